// Made by graphql-codegen, see codegen.yml.
import * as documents from './documents.js';

/** Every operation of the desk, by its root field. */
export const operations = {
  /** Notes that somebody has seen a fault. */
  acknowledgeFault: { kind: 'mutation', document: documents.AcknowledgeFaultDocument, takesKey: false },
  /** Gives a ticket to a technician. */
  assignTicket: { kind: 'mutation', document: documents.AssignTicketDocument, takesKey: false },
  /** Takes one step of the lifecycle. */
  changeTicketStatus: { kind: 'mutation', document: documents.ChangeTicketStatusDocument, takesKey: false },
  /** A client; null when there is none that the caller may see. */
  client: { kind: 'query', document: documents.ClientDocument },
  /** The clients. */
  clients: { kind: 'query', document: documents.ClientsDocument },
  /** Makes an API key for a service account. */
  createApiKey: { kind: 'mutation', document: documents.CreateApiKeyDocument, takesKey: false },
  /** Opens a ticket. */
  createTicket: { kind: 'mutation', document: documents.CreateTicketDocument, takesKey: true },
  /** All detection rules, in the order in which they are tried. */
  detectionRules: { kind: 'query', document: documents.DetectionRulesDocument },
  /** What robots say, as it comes: of one, or of all that the caller sees. */
  diagnosticReceived: { kind: 'subscription', document: documents.DiagnosticReceivedDocument },
  /** What the robots that the caller sees have said. */
  diagnostics: { kind: 'query', document: documents.DiagnosticsDocument },
  /** Faults of the robots that the caller sees, active and cleared. */
  faults: { kind: 'query', document: documents.FaultsDocument },
  /** Fleet alerts as they are raised. */
  fleetAlertRaised: { kind: 'subscription', document: documents.FleetAlertRaisedDocument },
  /** Fleet alerts, open and resolved. */
  fleetAlerts: { kind: 'query', document: documents.FleetAlertsDocument },
  /** Takes a batch of what robots say. Bad messages are rejected one by one and the good ones are kept; what the desk had already is counted and changes nothing. */
  ingestDiagnostics: { kind: 'mutation', document: documents.IngestDiagnosticsDocument, takesKey: true },
  /** Links a robot to a client and site, or takes it back. */
  linkRobotToClient: { kind: 'mutation', document: documents.LinkRobotToClientDocument, takesKey: false },
  /** Signs in with e-mail and password. */
  login: { kind: 'mutation', document: documents.LoginDocument, takesKey: false },
  /** Who the caller is. */
  me: { kind: 'query', document: documents.MeDocument },
  /** Anything by its id; null when the caller may not see it. */
  node: { kind: 'query', document: documents.NodeDocument },
  /** Several things by their ids, in the order asked; null for those that the caller may not see. */
  nodes: { kind: 'query', document: documents.NodesDocument },
  /** Raises an alert: one parent ticket, on which the faults that it describes hang, muted while it is open. */
  raiseFleetAlert: { kind: 'mutation', document: documents.RaiseFleetAlertDocument, takesKey: true },
  /** Exchanges a refresh token for new tokens. Using one twice ends the session. */
  refreshToken: { kind: 'mutation', document: documents.RefreshTokenDocument, takesKey: false },
  /** Takes a robot into care. */
  registerRobot: { kind: 'mutation', document: documents.RegisterRobotDocument, takesKey: true },
  /** Resolves an alert and its parent ticket; its children are heard again. */
  resolveFleetAlert: { kind: 'mutation', document: documents.ResolveFleetAlertDocument, takesKey: false },
  /** A robot by id or by serial number; null when there is none that the caller may see. */
  robot: { kind: 'query', document: documents.RobotDocument },
  /** Changes of status of one robot, a site, a client, or all that the caller sees. A reader too slow for it gets the newest change of each robot. */
  robotStatusChanged: { kind: 'subscription', document: documents.RobotStatusChangedDocument },
  /** The robots that the caller sees. */
  robots: { kind: 'query', document: documents.RobotsDocument },
  /** Providers that people may sign in with; none when the desk has none. */
  ssoProviders: { kind: 'query', document: documents.SsoProvidersDocument },
  /** The technicians; a technician sees themselves. */
  technicians: { kind: 'query', document: documents.TechniciansDocument },
  /** A ticket by id or by number; null when there is none that the caller may see. */
  ticket: { kind: 'query', document: documents.TicketDocument },
  /** What happens to one ticket, or to all that the caller sees and asks for. */
  ticketUpdated: { kind: 'subscription', document: documents.TicketUpdatedDocument },
  /** The tickets that the caller sees. */
  tickets: { kind: 'query', document: documents.TicketsDocument },
  /** Makes a detection rule or changes one; it holds from the next batch on. */
  upsertDetectionRule: { kind: 'mutation', document: documents.UpsertDetectionRuleDocument, takesKey: false },
} as const;
