// Made by graphql-codegen, see codegen.yml.
import * as documents from './documents.js';

/** Every operation of the desk, by its root field. */
export const operations = {
  /** Notes that somebody has seen a fault. */
  acknowledgeFault: { kind: 'mutation', document: documents.AcknowledgeFaultDocument, hash: 'bfcd3d34d3a41c945a044c4317d738a19db78c64e0c85a1f974fd3e865f95d40', takesKey: false },
  /** The API keys, also those that have ended; never their secrets. */
  apiKeys: { kind: 'query', document: documents.ApiKeysDocument, hash: 'f57b7d7206c9bc12bb7869e8a6c5de13adf113aa456bd88d27c7f40221f0c9a1' },
  /** Gives an account another role; it holds at once. The last active ADMIN stays one. */
  assignRole: { kind: 'mutation', document: documents.AssignRoleDocument, hash: '12bc3ee4697325488e879ba508e0f406eb55d61edadbbee35ad1595c2df45757', takesKey: false },
  /** Gives a ticket to a technician. */
  assignTicket: { kind: 'mutation', document: documents.AssignTicketDocument, hash: 'd80cf5a9200c85f20274ac97e2704c768eccd4af833d23062ec66f61d130905b', takesKey: false },
  /** Who did what to which thing, the newest first. Nothing is ever taken out of it. */
  auditLog: { kind: 'query', document: documents.AuditLogDocument, hash: '20b91e833a613ebfead4a32cfd9e67bcb91d652588b0b9215f25bbe0b35ae33b' },
  /** Changes the caller’s own password, and ends every other session of theirs. */
  changePassword: { kind: 'mutation', document: documents.ChangePasswordDocument, hash: 'b625a7e2dc466c7a2f232102243d292be546a9471988a688945719ba65ad87f1', takesKey: false },
  /** Sets a priority by decision, up or down. */
  changeTicketPriority: { kind: 'mutation', document: documents.ChangeTicketPriorityDocument, hash: '005646bce5a216d58a0dafe0703dc8fb8a802ec205a70b151b63404b83416d49', takesKey: false },
  /** Takes one step of the lifecycle. */
  changeTicketStatus: { kind: 'mutation', document: documents.ChangeTicketStatusDocument, hash: '2dde438b4c3448770c06fc2babc5545633a9085f5d7a37484dac84247398d44a', takesKey: false },
  /** Makes one change to many tickets, and answers for each. */
  changeTickets: { kind: 'mutation', document: documents.ChangeTicketsDocument, hash: 'dee312e97da89a88e95f5b9c766b6c61911de28f4db26f20fce3f3214366db5b', takesKey: false },
  /** A client; null when there is none that the caller may see. */
  client: { kind: 'query', document: documents.ClientDocument, hash: 'c0e9771eb1d5523d7622844f5720727d4ea60fcb5a564346f3489768e6ed2e1c' },
  /** The clients. */
  clients: { kind: 'query', document: documents.ClientsDocument, hash: '97ffa8ef8d7ae00af677ec201118b45c7fb9282febb09591a66b0c9a1768432a' },
  /** Makes an API key for a service account. */
  createApiKey: { kind: 'mutation', document: documents.CreateApiKeyDocument, hash: '0e376b2b3e080f0414eda53c2a75981f73b7336ed6aaac22e91444e96c94a955', takesKey: false },
  /** Opens a ticket. */
  createTicket: { kind: 'mutation', document: documents.CreateTicketDocument, hash: '7b2aa5c1cd2d6f566fda2eefe22a250d1210220972062311794478d2c0e79ecf', takesKey: true },
  /** Makes an account for somebody, who is invited by mail to choose a password. */
  createUser: { kind: 'mutation', document: documents.CreateUserDocument, hash: '22d170b84ce26daacd2e83cbb00d95444d28d7e47a9fa797cc3a1c004ecc6489', takesKey: true },
  /** All detection rules, in the order in which they are tried. */
  detectionRules: { kind: 'query', document: documents.DetectionRulesDocument, hash: '975b2e3550a95baf7b38829672285956bfbef536d5bccdb958efd227fd064731' },
  /** What robots say, as it comes: of one, or of all that the caller sees. */
  diagnosticReceived: { kind: 'subscription', document: documents.DiagnosticReceivedDocument, hash: 'c21f015c0a7fd98d3178fbb755a029a84949d7b682fdd999f3becbff4d28e67d' },
  /** What the robots that the caller sees have said. */
  diagnostics: { kind: 'query', document: documents.DiagnosticsDocument, hash: '7fb96c084f16346bcc344c168be0a192d77905605f85ec7bfdf9d2bf7dd8a3a6' },
  /** Escalates a ticket, or ends its escalation. */
  escalateTicket: { kind: 'mutation', document: documents.EscalateTicketDocument, hash: 'b17680822c907227cfd9110e0ecee00b19fba0ade2a3f3cd5853075369820881', takesKey: false },
  /** Faults of the robots that the caller sees, active and cleared. */
  faults: { kind: 'query', document: documents.FaultsDocument, hash: 'b6322808b02f993926acbbd79dceb506ce8631c49b2ffc43321cfef59d4be605' },
  /** Fleet alerts as they are raised. */
  fleetAlertRaised: { kind: 'subscription', document: documents.FleetAlertRaisedDocument, hash: 'c993f2a72d5fdcef8483cf8d431a01f83f68fc73aabe83776d580cc9b8840e81' },
  /** Fleet alerts, open and resolved. */
  fleetAlerts: { kind: 'query', document: documents.FleetAlertsDocument, hash: '6ce784161359f0a7c8a26dffd34a25bea91c69e597444b2d8b7cd10f14456888' },
  /** Takes a batch of what robots say. Bad messages are rejected one by one and the good ones are kept; what the desk had already is counted and changes nothing. */
  ingestDiagnostics: { kind: 'mutation', document: documents.IngestDiagnosticsDocument, hash: '445a45ee86e61f932246b25f5ec86cd2731041a5c0b961d8b53d4a38c6cc94ab', takesKey: true },
  /** Links a robot to a client and site, or takes it back. */
  linkRobotToClient: { kind: 'mutation', document: documents.LinkRobotToClientDocument, hash: '21026293d614323e9000377315c5ba8e75f1737cc2acb9682671507913f2ddca', takesKey: false },
  /** Says what a ticket has to do with another. */
  linkTickets: { kind: 'mutation', document: documents.LinkTicketsDocument, hash: '631d3fb9801ef2e6629f3ad60627a298f2f9f285619a4fde6032548e9d6e4860', takesKey: false },
  /** Signs in with e-mail and password. */
  login: { kind: 'mutation', document: documents.LoginDocument, hash: 'bc172e6137cf3138fbd5098cd558f2763f4569f279596b8bb29fd106ec727ee0', takesKey: false },
  /** Every attempt to sign in with a password, good or bad. */
  loginAudit: { kind: 'query', document: documents.LoginAuditDocument, hash: 'a0d78588d40d89944a6433cfa72a73f31c13c4e782cee4c5ddeac30a983e41f2' },
  /** Signs out: ends the session, its tokens and its sockets. Not for API keys. */
  logout: { kind: 'mutation', document: documents.LogoutDocument, hash: 'db3c5f2b82d241c2fd09ccf3b6e2339fb0d186a24bf6a455e2f81ebc9a6c9c4f', takesKey: false },
  /** Who the caller is. */
  me: { kind: 'query', document: documents.MeDocument, hash: 'b31ee7a70e248fb36adf7f9b3d23828d59e8fcbd99d38a67d2ddf91eb6fc1456' },
  /** Merges tickets into another of the same client; what hangs on them goes over, and they end for good. */
  mergeTickets: { kind: 'mutation', document: documents.MergeTicketsDocument, hash: '563a9adc52d6c4fd767849c5012deda7f93c5bc6d07ca4ca450d9a46ca610686', takesKey: false },
  /** Anything by its id; null when the caller may not see it. */
  node: { kind: 'query', document: documents.NodeDocument, hash: '713b3446a7c8d1df0f06e71e6955844ced6095adf0b0fe51ad079e097c598e0b' },
  /** Several things by their ids, in the order asked; null for those that the caller may not see. */
  nodes: { kind: 'query', document: documents.NodesDocument, hash: '8c0d08dc61c6674a93a51c38bbcfb82e1e35c578d334d2ba25376c759731dc14' },
  /** Limits and allowed origins, as they now hold. */
  policies: { kind: 'query', document: documents.PoliciesDocument, hash: '6d5fe2dd101fa7d612cfa5e03975959d1fc590694f0bf116bf7bc8691d1ffa08' },
  /** A product by id or by reference, also an archived one; null when there is none. */
  product: { kind: 'query', document: documents.ProductDocument, hash: '0c67e705caa921e9e2f4f613cbdd0cd9f198ea6c548efa36a48b9f53d2c10d96' },
  /** The products of the catalogue. */
  products: { kind: 'query', document: documents.ProductsDocument, hash: '93e4877644b41a50ac19451f964b7e13f67125adcb2b2d4afec44baffe3bc32d' },
  /** Raises an alert: one parent ticket, on which the faults that it describes hang, muted while it is open. */
  raiseFleetAlert: { kind: 'mutation', document: documents.RaiseFleetAlertDocument, hash: 'c82bcde05b7923a4dd7c8c2e2bcb6dcd3ea32ba02e810b31b9c171d174e3d942', takesKey: true },
  /** The caller’s budget of cost, the same over HTTP and WebSocket. Each answer also has it in `extensions`. */
  rateLimit: { kind: 'query', document: documents.RateLimitDocument, hash: '3683eca399268b2c0d8813cdc3778e17a5148d9ca199ddf581cf22dbf20b8146' },
  /** Exchanges a refresh token for new tokens. Using one twice ends the session. */
  refreshToken: { kind: 'mutation', document: documents.RefreshTokenDocument, hash: '248bf678a1cd28e34e27e06ff83fe04d8ee08ea1ca7dc036c09e3e58b313401f', takesKey: true },
  /** Opens a client’s account, with its profile, and signs in. Not for those who are signed in. */
  register: { kind: 'mutation', document: documents.RegisterDocument, hash: '82495f754a41897ad0a4193ac58684917a2e4412a4f49e9b859e34b246c80cde', takesKey: false },
  /** Takes a robot into care. */
  registerRobot: { kind: 'mutation', document: documents.RegisterRobotDocument, hash: '5d133bcb5b119d9208a89e5c5922f71526197e1588481daecbe652026b847cf6', takesKey: true },
  /** Has a link to a new password sent by mail, good once and for an hour. The answer is the same whether or not the address has an account. */
  requestPasswordReset: { kind: 'mutation', document: documents.RequestPasswordResetDocument, hash: '7f09bb82db0d7fb3fddadb54e5ddd66f06b4e3bbf8452dbe56703eaecf74cfd1', takesKey: false },
  /** Asks for a place to send a file to. A file that belongs to nothing a day later is forgotten. */
  requestUpload: { kind: 'mutation', document: documents.RequestUploadDocument, hash: '480e9a2e15da56a3c9782d38e9367e970c9012647679c4cf8fe741952ccad913', takesKey: true },
  /** Sets a password by the link in a mail, and ends all sessions of the account. */
  resetPassword: { kind: 'mutation', document: documents.ResetPasswordDocument, hash: 'd06111964d336ac62c41e9cf470f1652ac6233afa21f57b2b038bd5576fe86d5', takesKey: false },
  /** Resolves an alert and its parent ticket; its children are heard again. */
  resolveFleetAlert: { kind: 'mutation', document: documents.ResolveFleetAlertDocument, hash: '863c32de5cb9d23bce9620f2706c23359003e5ff90bbbcad86a3e9932b6bbf31', takesKey: false },
  /** Ends an API key, and the sockets opened with it, at once. */
  revokeApiKey: { kind: 'mutation', document: documents.RevokeApiKeyDocument, hash: '2e41123630f7a6bebb8f63489ea8e66d9c2232ed00abf988a87544236bbcdafb', takesKey: false },
  /** Ends one of the caller’s own sessions, its tokens and its sockets. */
  revokeSession: { kind: 'mutation', document: documents.RevokeSessionDocument, hash: 'f928996413b279757da323e0d24ad524b85be280e76e71e6e35be16b72b971af', takesKey: false },
  /** A robot by id or by serial number; null when there is none that the caller may see. */
  robot: { kind: 'query', document: documents.RobotDocument, hash: '8d569f176e97c88aef84b321bf71a594483c2b9cf3c6a8662021640598d30830' },
  /** Changes of status of one robot, a site, a client, or all that the caller sees. A reader too slow for it gets the newest change of each robot. */
  robotStatusChanged: { kind: 'subscription', document: documents.RobotStatusChangedDocument, hash: 'b6194230cdf264851da7f7d6405be8c85100b13f612628f8edba0541aedf4687' },
  /** The robots that the caller sees. */
  robots: { kind: 'query', document: documents.RobotsDocument, hash: 'ea9631313aa7d97405f773cba0deaca28120beb50f450538d2a11f036bab364c' },
  /** The caller’s own sessions that are good, the last used first. */
  sessions: { kind: 'query', document: documents.SessionsDocument, hash: '43d1e572f35bff41ba615da3f0c37649b85948ab52c08cd5cd190088d745d981' },
  /** Lets somebody in or out; whoever is let out is out at once. A SAV_MANAGER does it with accounts of clients. The last active ADMIN stays in. */
  setUserActive: { kind: 'mutation', document: documents.SetUserActiveDocument, hash: '7670cf456d4e5c3d41ef4d029738d41452140571830f5e7352ef16b83ba966eb', takesKey: false },
  /** Makes part of a ticket a ticket of its own, and links them. */
  splitTicket: { kind: 'mutation', document: documents.SplitTicketDocument, hash: 'a6fb3ed4a3c2d248b12651906cf932ee77a596554460e5bdc5b68abb216e6e2e', takesKey: true },
  /** Providers that people may sign in with; none when the desk has none. */
  ssoProviders: { kind: 'query', document: documents.SsoProvidersDocument, hash: '1f97c687f2bce8fd6b697584e4051f53f015afd06003f8b93333fa6678559be8' },
  /** To whom a ticket could be given, and why; null when there is none that the caller may see. */
  suggestTechnicians: { kind: 'query', document: documents.SuggestTechniciansDocument, hash: 'd6a326311009c20ad68d5eb83f6d7d4f18a73117878dd14af4b32e56cd68b446' },
  /** Takes tags on and off. */
  tagTicket: { kind: 'mutation', document: documents.TagTicketDocument, hash: '4cdfbfd78a2041a18e0b10d63dfa98be3627d6336409ad0f9646a95826adfef8', takesKey: false },
  /** The technicians; a technician sees themselves. */
  technicians: { kind: 'query', document: documents.TechniciansDocument, hash: '5d54da5ef2c2dce016ad486110ddb8d1d83a5dbd39656f8f21822f2c10dd2da5' },
  /** A ticket by id or by number; null when there is none that the caller may see. */
  ticket: { kind: 'query', document: documents.TicketDocument, hash: '54b4fa77c2147bbdb96abb58d03f4936b9425c09cefb127b9d76b72b20e3f56d' },
  /** The tickets that the caller sees, in numbers. Only what is asked for is counted. */
  ticketStatistics: { kind: 'query', document: documents.TicketStatisticsDocument, hash: 'e9f1098f72719c5611eeb84694d4d9189b747ee4a3eade5c780b452700d3fb1a' },
  /** What happens to one ticket, or to all that the caller sees and asks for. */
  ticketUpdated: { kind: 'subscription', document: documents.TicketUpdatedDocument, hash: '1cab5e3cbd79bc0d2e599dd5fab702740983c309c8b833341e9b47b453b02a49' },
  /** The tickets that the caller sees. */
  tickets: { kind: 'query', document: documents.TicketsDocument, hash: '665c84adf3664d392c52c21ef2b24265430a52fb5b9aaaba90e5be13e3b57a4f' },
  /** Takes a ticket from its technician. */
  unassignTicket: { kind: 'mutation', document: documents.UnassignTicketDocument, hash: 'd706d57fff18f7913b331bcb8754f4a8aab933d0d0afb8b4f1bb906fc065d6af', takesKey: false },
  /** Takes a link away, named from either side. */
  unlinkTickets: { kind: 'mutation', document: documents.UnlinkTicketsDocument, hash: '289c802cdc0cba9c7cfc58070f4f9a178434b89ef36418a5119e4241c4349ae6', takesKey: false },
  /** Takes somebody from among them. */
  unwatchTicket: { kind: 'mutation', document: documents.UnwatchTicketDocument, hash: 'b859128e5808b7f2a7aee9a7135813e06e0d34984364905a1d49a0d5fad12895', takesKey: false },
  /** Changes limits and allowed origins. They hold at once, at every process of the desk. */
  updatePolicies: { kind: 'mutation', document: documents.UpdatePoliciesDocument, hash: 'aa49309a80448dd9374edaa9b112dc655e5af0bc70494c38ea2ac71d10a03c24', takesKey: false },
  /** Changes the caller’s own name and language. */
  updateProfile: { kind: 'mutation', document: documents.UpdateProfileDocument, hash: 'e9cae8f4129906a6f95bfb43ca48b3c0258785003b5de102a6e35a56c1aeaef0', takesKey: false },
  /** Corrects what a ticket says; a client may until work begins. */
  updateTicket: { kind: 'mutation', document: documents.UpdateTicketDocument, hash: '6fd9ad20c2d9779826253c3cc78596ebc81c97b9154859e10ddfce4fc3d5cd63', takesKey: false },
  /** Makes a detection rule or changes one; it holds from the next batch on. */
  upsertDetectionRule: { kind: 'mutation', document: documents.UpsertDetectionRuleDocument, hash: 'e771db5aba36687c9147c0b7180e0bec384593a80ed52e91e7806ace1a464938', takesKey: false },
  /** Enters a technician, or changes their record. */
  upsertTechnician: { kind: 'mutation', document: documents.UpsertTechnicianDocument, hash: '37cec4d09e40d294def283bb96e4b285c4898979e79c4586c23a999a908e146c', takesKey: true },
  /** The accounts. A SAV_MANAGER is shown those of clients and technicians. */
  users: { kind: 'query', document: documents.UsersDocument, hash: 'dcc613e819911f05889fbdeb834cb849f7680ed6223bad58389fb3b867d03a7c' },
  /** Puts somebody among those who want to hear of a ticket. */
  watchTicket: { kind: 'mutation', document: documents.WatchTicketDocument, hash: '3a2bd57d595d48336982cb0a337a730400ac23c6e9cac3a792407226d3f8a8ae', takesKey: false },
} as const;
