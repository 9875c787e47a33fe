/** Reading the parts that tickets need, with the tickets that the caller sees. */
import { sql } from 'kysely';
import { ofVisibleTickets } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';

const COLUMNS = [
  'required_part.id',
  'required_part.ticket_id as ticketId',
  'required_part.product_id as productId',
  'required_part.location_id as locationId',
  'required_part.status',
  'required_part.quantity',
  'required_part.approved',
  'required_part.reserved',
  'required_part.used',
  sql<number>`case when required_part.status = 'SHORTAGE' then required_part.approved - required_part.reserved else 0 end`.as(
    'missing',
  ),
  'required_part.note',
  'required_part.reason',
  'required_part.requested_by as requestedBy',
  'required_part.created_at as createdAt',
  'required_part.updated_at as updatedAt',
  'required_part.version',
] as const;

/** With the ticket in any case: parts of several tickets are told apart by it. */
const rows = (call: Call) =>
  call.desk.db
    .selectFrom('required_part')
    .select(columnsFor('RequiredPart', COLUMNS, call, 'ticketId'))
    .select('required_part.id')
    .where(ofVisibleTickets(call.actor, 'required_part.ticket_id'));
export type RequiredPartRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export const requiredPartsByIds = (call: Call, ids: readonly string[]): Promise<RequiredPartRow[]> =>
  rows(call)
    .where(sql<boolean>`required_part.id = any(${ids}::uuid[])`)
    .execute();

/** The parts of several tickets, the oldest first, in one statement. */
export async function partsOfTickets(call: Call, ticketIds: readonly string[]): Promise<RequiredPartRow[][]> {
  const found = await rows(call)
    .where(sql<boolean>`required_part.ticket_id = any(${ticketIds}::uuid[])`)
    .orderBy('required_part.created_at')
    .orderBy('required_part.id')
    .execute();
  const byTicket = Map.groupBy(found, (part) => part.ticketId);
  return ticketIds.map((id) => byTicket.get(id) ?? []);
}
