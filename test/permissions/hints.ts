/** What the schema does not say of itself, and the crossing test must know. Failures name the list to add to. */
import type { IdKind } from '../../src/domain/ids.js';
import { EDGE_ROWS, permissions } from '../../src/permissions/map.js';
import type { Row } from '../../src/permissions/rules.js';

/** What ids name whose names do not say it. */
export const KIND_OF_NAME: Record<string, IdKind> = {
  assetId: 'Robot',
  assetIds: 'Robot',
  assigneeId: 'Technician',
  calendarId: 'SlaCalendar',
  policyId: 'SlaPolicy',
  otherTicketId: 'Ticket',
  locationId: 'StockLocation',
  toLocationId: 'StockLocation',
  attachmentId: 'TicketAttachment',
  imageId: 'ProductImage',
  parentId: 'Ticket',
  sourceIds: 'Ticket',
  targetId: 'Ticket',
  userId: 'Account',
  watcherId: 'Account',
  mentions: 'Account',
  messageId: 'TicketMessage',
  attachmentIds: 'File',
  replyToId: 'TicketMessage',
  upTo: 'TicketMessage',
};

/** By input type: values beside what is required, with which an operation comes as far as to look a thing up. */
export const GIVEN: Record<string, object> = {
  ChangeTicketsInput: { priority: 'P1', reason: 'x' },
  ChangeTicketStatusInput: { status: 'IN_PROGRESS' },
  UpsertStockLocationInput: { kind: 'WAREHOUSE' },
  RegisterAssetInput: { name: 'x' },
  UpsertContactInput: { name: 'x' },
  UpsertContractInput: { name: 'x' },
  UpsertSiteInput: { name: 'x' },
  CreateApiKeyInput: { scopes: ['robots:read'] },
  DiagnosticEntryInput: { observedAt: '2026-11-20T08:00:00Z', component: 'x', code: 'x', level: 'OK' },
  UpsertDetectionRuleInput: { kind: 'SIMPLE', severity: 'WARNING', raise: { code: 'x', levels: ['ERROR'] } },
  SlaPolicyDraftInput: { targets: [{ priority: 'P3', resolution: 'PT8H' }] },
  UpsertSlaCalendarInput: { timeZone: 'Europe/Paris', hours: [{ weekday: 'MONDAY', from: '09:00', to: '17:00' }] },
  UpsertSlaPolicyInput: { targets: [{ priority: 'P3', resolution: 'PT8H' }] },
  WeekdayHoursInput: { weekday: 'MONDAY', from: '09:00', to: '17:00' },
  WorkingHoursInput: { from: '09:00', to: '17:00' },
  RosMessageInput: { message: { header: { stamp: { sec: 1_795_161_600, nanosec: 0 } }, status: [] } },
};

/** The same by handle, where one input serves several: what is beside it decides whether it is looked up. */
export const GIVEN_BESIDE: Record<string, object> = {
  // A view of a new name goes last, and so each further down.
  'Mutation.upsertSavedView input.name': { position: 1 },
  'Mutation.assignRole input.technicianId': { role: 'TECHNICIAN' },
  'Mutation.adjustStock input.toLocationId': { action: 'TRANSFER' },
  'Mutation.upsertStockLocation input.technicianId': { kind: 'VAN' },
  'Mutation.createUser input.clientId': { role: 'CLIENT', email: 'a@list.test' },
  'Mutation.createUser input.technicianId': { role: 'TECHNICIAN', email: 'b@list.test' },
};

/** Things of the caller's own that a handle needs beside it, by their names. */
export const OWN_BESIDE: Record<string, readonly string[]> = {
  'Mutation.upsertContract input.assetIds': ['clientId'],
  'Mutation.upsertContract input.slaPolicyId': ['clientId'],
};

/** Conditions by text whose words are a closed list: they name nothing of anybody's. */
export const CLOSED_TEXTS = ['scope', 'timeZone', 'from', 'to', 'holidayCountry', 'holidayRegion'];

/** Conditions by text that are called otherwise than the column that they are about. */
export const COLUMN_OF_TEXT: Record<string, string> = {
  compatibleModel: 'compatibleModels',
  skill: 'skills',
  tag: 'tags',
};

/** Queries that show no row of anybody's. */
export const OF_NO_ROWS = ['rateLimit'];

/** Lists of what nothing can be planted in, because it cannot be changed; their own tests ask them by each condition. */
export const UNPLANTABLE = ['Query.auditLog'];

/** Tables in which a stranger's own doing is noted: who tried to sign in, and as whom. */
export const NOTED = ['login_attempt'];

/**
 * Names that are given once in the whole desk: who brings one is told that it is taken, whoever has it, and nothing
 * else. These answers cannot be those for a name that never existed.
 */
export const GIVEN_ONCE: Record<string, string> = {
  'Mutation.raiseFleetAlert input.externalRef': 'ALREADY_EXISTS',
  'Mutation.createClient input.externalRef': 'ALREADY_EXISTS',
  'Mutation.updateClient input.externalRef': 'ALREADY_EXISTS',
  'Mutation.registerAsset input.externalRef': 'ALREADY_EXISTS',
  'Mutation.registerRobot input.serialNumber': 'ALREADY_EXISTS',
};

/**
 * References by which a row is somebody's: crossing one gives the row away. All others may lead to another's row, after
 * a sale or under a common problem. Stock and its statistics are of no side, and so are products.
 */
export const OWNERSHIP = new RegExp(
  [
    /\.(client_id|account_id|technician_id|created_by)$/,
    /^(diagnostic|event|evidence|fault_progress|robot_state|timeline_entry)\./,
    /^(sla_clock|sla_recount|ticket_sla|ticket_attachment|ticket_mention|ticket_read|ticket_watcher)\./,
    /^(stock_level|stock_location_worth|stock_movement|stock_piece|stock_shortage|stock_use|required_part_result)\./,
    /^(ticket_link|ticket_message)\.ticket_id$/,
    /^required_part\.(ticket_id|product_id)$/,
    /^fault\.(robot_id|rule_id)$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** What parts of things are shown by, when they are no things of their own. */
export const PART_OF: Record<string, Row | undefined> = {
  diagnostic: permissions['Query']?.['diagnostics']?.row,
  evidence: permissions['Ticket']?.['evidence']?.row,
  event: EDGE_ROWS['Ticket'],
  ticket_link: EDGE_ROWS['Ticket'],
  sla_clock: permissions['Ticket']?.['sla']?.row,
  timeline_entry: EDGE_ROWS['Ticket'],
  ticket_mention: EDGE_ROWS['TicketMessage'],
};

/** The column behind an edge that is called otherwise. */
export const COLUMN_OF_EDGE: Record<string, string> = {
  assignee: 'technician_id',
  asset: 'device_id',
  reassignTo: 'technician_id',
};
