/** Reading tickets: plain rows, as far as the caller sees. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import { ofVisibleTickets, visibleTickets } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { conditions, searched, type Filter, type SearchDocument } from '../filter.js';
import { conversationConditions } from './message.query.js';
import { edgesAround, type TicketEdges } from './ticket-edges.js';
import { countOf, orderOf, pageOf, type Order, type Page, type PageArgs } from '../page.js';
import { comparable } from '../text.js';

const COLUMNS = [
  'ticket.id',
  'ticket.number',
  'ticket.title',
  'ticket.description',
  'ticket.status',
  'ticket.status_reason as statusReason',
  'ticket.priority',
  'ticket.priority_reason as priorityReason',
  'ticket.origin',
  'ticket.service_type as serviceType',
  'ticket.impact',
  'ticket.urgency',
  'ticket.client_id as clientId',
  'ticket.site_id as siteId',
  'ticket.robot_id as robotId',
  'ticket.technician_id as technicianId',
  'ticket.parent_id as parentId',
  'ticket.previous_id as previousId',
  'ticket.muted',
  'ticket.recovered_at as recoveredAt',
  'ticket.equipment',
  'ticket.contact',
  'ticket.tried_solutions as triedSolutions',
  'ticket.created_by as createdBy',
  'ticket.created_at as createdAt',
  'ticket.updated_at as updatedAt',
  'ticket.responded_at as respondedAt',
  'ticket.resolved_at as resolvedAt',
  'ticket.closed_at as closedAt',
  'ticket.reopened',
  'ticket.escalation_level as escalationLevel',
  'ticket.resolution',
  'ticket.resolution_code as resolutionCode',
  'ticket.merged_into_id as mergedIntoId',
  'ticket.tags',
  'ticket.address',
  'ticket.department',
  'ticket.priority_basis as priorityBasis',
  'ticket.version',
] as const;

/** Tickets as they are shown; also what an event of a ticket keeps as its snapshot. */
export const ticketRows = (db: Db) => db.selectFrom('ticket').select(COLUMNS);

const rows = (call: Call) => call.desk.db.selectFrom('ticket').select(columnsFor('Ticket', COLUMNS, call));

export type TicketRow = Awaited<ReturnType<ReturnType<typeof ticketRows>['execute']>>[number];

export interface TicketWhere {
  status?: Filter<string> | null;
  priority?: Filter<string> | null;
  origin?: Filter<string> | null;
  serviceType?: Filter<string> | null;
  clientId?: Filter<string> | null;
  siteId?: Filter<string> | null;
  robotId?: Filter<string> | null;
  assigneeId?: Filter<string> | null;
  parentId?: Filter<string> | null;
  number?: Filter<string> | null;
  createdAt?: Filter<Date> | null;
  updatedAt?: Filter<Date> | null;
  unread?: boolean | null;
  mentionsMe?: boolean | null;
  search?: string | null;
}

const created = { name: 'createdAt', column: sql`ticket.created_at`, type: 'timestamptz' } as const;
const updated = { name: 'updatedAt', column: sql`ticket.updated_at`, type: 'timestamptz' } as const;
const priority = { name: 'priority', column: sql`ticket.priority`, type: 'text' } as const;

export const TICKET_ORDERS = {
  CREATED_AT_DESC: { ...created, direction: 'DESC' },
  CREATED_AT_ASC: { ...created, direction: 'ASC' },
  UPDATED_AT_DESC: { ...updated, direction: 'DESC' },
  UPDATED_AT_ASC: { ...updated, direction: 'ASC' },
  PRIORITY_ASC: { ...priority, direction: 'ASC' },
  PRIORITY_DESC: { ...priority, direction: 'DESC' },
} as const satisfies Record<string, Order>;
export type TicketOrder = keyof typeof TICKET_ORDERS;

/** Indexed as `ticket_search_idx` and `ticket_codes_idx`. */
const DOCUMENT: SearchDocument = {
  text: sql`to_tsvector('desk', ticket.title || ' ' || ticket.description)`,
  codes: sql`ticket.number`,
};

/** What a ticket must be: the caller's to see, and as is asked. */
export const ticketConditions = (call: Call, where: TicketWhere) => [
  visibleTickets(call.actor),
  ...conditions(sql`ticket.status`, where.status),
  ...conditions(sql`ticket.priority`, where.priority),
  ...conditions(sql`ticket.origin`, where.origin),
  ...conditions(sql`ticket.service_type`, where.serviceType),
  ...conditions(sql`ticket.client_id`, where.clientId, 'uuid'),
  ...conditions(sql`ticket.site_id`, where.siteId, 'uuid'),
  ...conditions(sql`ticket.robot_id`, where.robotId, 'uuid'),
  ...conditions(sql`ticket.technician_id`, where.assigneeId, 'uuid'),
  ...conditions(sql`ticket.parent_id`, where.parentId, 'uuid'),
  ...conditions(sql`ticket.number`, where.number),
  ...conditions(sql`ticket.created_at`, where.createdAt, 'timestamptz'),
  ...conditions(sql`ticket.updated_at`, where.updatedAt, 'timestamptz'),
  ...conversationConditions(call, where),
  ...searched(DOCUMENT, where.search),
];

/** One page of the tickets that the caller sees, with the edges that are asked for. */
export const listTickets = (
  call: Call,
  where: TicketWhere,
  orderBy: TicketOrder,
  page: PageArgs,
): Promise<Page<TicketRow & TicketEdges & { pageKey: string }>> => {
  const edges = edgesAround(call, columnsFor('Ticket', COLUMNS, call));
  const around = edges && { db: call.desk.db, ...edges };
  const order = orderOf(TICKET_ORDERS[orderBy], where.search);
  return pageOf(rows(call), ticketConditions(call, where), order, sql`ticket.id`, page, around);
};

export const countTickets = (call: Call, where: TicketWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('ticket'), ticketConditions(call, where));

/** Tickets by id, of those that the caller sees. */
export const ticketsByIds = (call: Call, ids: readonly string[]): Promise<TicketRow[]> =>
  rows(call)
    .where(sql<boolean>`ticket.id = any(${ids}::uuid[])`)
    .where(visibleTickets(call.actor))
    .execute();

/** One ticket by its number, or null. */
export async function ticketByNumber(call: Call, number: string): Promise<TicketRow | null> {
  const row = await rows(call)
    .where('ticket.number', '=', comparable(number))
    .where(visibleTickets(call.actor))
    .executeTakeFirst();
  return row ?? null;
}

/** The frozen evidence of several tickets, in one statement; like timelines, of those that the caller sees now. */
export async function evidenceOf(call: Call, ticketIds: readonly string[]): Promise<EvidenceRow[][]> {
  const found = await evidenceRows(call.desk.db)
    .where(ofVisibleTickets(call.actor, 'evidence.ticket_id'))
    .where(sql<boolean>`evidence.ticket_id = any(${ticketIds}::uuid[])`)
    .execute();
  const byTicket = Map.groupBy(found, (row) => row.ticketId);
  return ticketIds.map((id) => byTicket.get(id) ?? []);
}

const evidenceRows = (db: Db) =>
  db
    .selectFrom('evidence')
    .select([
      'evidence.ticket_id as ticketId',
      'evidence.fault_id as faultId',
      'evidence.captured_at as capturedAt',
      'evidence.from_at as fromAt',
      'evidence.to_at as toAt',
      'evidence.lines',
    ])
    .orderBy('evidence.captured_at');
export type EvidenceRow = Awaited<ReturnType<ReturnType<typeof evidenceRows>['execute']>>[number];
