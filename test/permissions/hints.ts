/** What the schema does not say of itself, and the crossing test must know. Failures name the list to add to. */
import type { IdKind } from '../../src/domain/ids.js';
import { EDGE_ROWS, permissions } from '../../src/permissions/map.js';
import type { Row } from '../../src/permissions/rules.js';

/** What ids name whose names do not say it. */
export const KIND_OF_NAME: Record<string, IdKind> = {
  assetId: 'Robot',
  assigneeId: 'Technician',
  attachmentId: 'TicketAttachment',
  imageId: 'ProductImage',
  parentId: 'Ticket',
  userId: 'Account',
  mentions: 'Account',
  messageId: 'TicketMessage',
  replyToId: 'TicketMessage',
  upTo: 'TicketMessage',
};

/** By input type: values beside what is required, with which an operation comes as far as to look a thing up. */
export const GIVEN: Record<string, object> = {
  ChangeTicketStatusInput: { status: 'IN_PROGRESS' },
  CreateApiKeyInput: { scopes: ['robots:read'] },
  DiagnosticEntryInput: { observedAt: '2026-11-20T08:00:00Z', component: 'x', code: 'x', level: 'OK' },
  UpsertDetectionRuleInput: { kind: 'SIMPLE', severity: 'WARNING', raise: { code: 'x', levels: ['ERROR'] } },
  RosMessageInput: { message: { header: { stamp: { sec: 1_795_161_600, nanosec: 0 } }, status: [] } },
};

/** The same by handle, where one input serves several: what is beside it decides whether it is looked up. */
export const GIVEN_BESIDE: Record<string, object> = {
  'Mutation.assignRole input.technicianId': { role: 'TECHNICIAN' },
  'Mutation.createUser input.clientId': { role: 'CLIENT', email: 'a@list.test' },
  'Mutation.createUser input.technicianId': { role: 'TECHNICIAN', email: 'b@list.test' },
};

/** Conditions by text whose words are a closed list: they name nothing of anybody's. */
export const CLOSED_TEXTS = ['scope', 'timeZone'];

/** Conditions by text that are called otherwise than the column that they are about. */
export const COLUMN_OF_TEXT: Record<string, string> = {
  compatibleModel: 'compatibleModels',
  skill: 'skills',
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
  'Mutation.registerRobot input.serialNumber': 'ALREADY_EXISTS',
};

/**
 * References by which a row is somebody's: crossing one gives the row away. All others may lead to another's row, after
 * a sale or under a common problem.
 */
export const OWNERSHIP =
  /\.(client_id|account_id|technician_id|created_by)$|^(diagnostic|event|evidence|fault_progress|robot_state|ticket_attachment|timeline_entry|ticket_mention|ticket_read)\.|^ticket_message\.ticket_id$|^fault\.(robot_id|rule_id)$/;

/** What parts of things are shown by, when they are no things of their own. */
export const PART_OF: Record<string, Row | undefined> = {
  diagnostic: permissions['Query']?.['diagnostics']?.row,
  evidence: permissions['Ticket']?.['evidence']?.row,
  event: EDGE_ROWS['Ticket'],
  timeline_entry: EDGE_ROWS['Ticket'],
  ticket_mention: EDGE_ROWS['TicketMessage'],
};

/** The column behind an edge that is called otherwise. */
export const COLUMN_OF_EDGE: Record<string, string> = { assignee: 'technician_id' };
