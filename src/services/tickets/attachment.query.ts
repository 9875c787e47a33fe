/** Reading the files of tickets. */
import { sql } from 'kysely';
import { ofVisibleTickets, shownAttachments } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { literalLimit, PAGE_MAX } from '../page.js';

const COLUMNS = [
  'ticket_attachment.id',
  // In any case: files of several tickets are told apart by it.
  sql<string>`ticket_attachment.ticket_id`.as('ticketId'),
  'ticket_attachment.file_id as fileId',
  'ticket_attachment.caption',
  'ticket_attachment.internal',
  'ticket_attachment.created_by as createdBy',
  'ticket_attachment.created_at as createdAt',
] as const;

const rows = (call: Call) =>
  call.desk.db
    .selectFrom('ticket_attachment')
    .select(columnsFor('TicketAttachment', COLUMNS, call))
    .where('ticket_attachment.archived_at', 'is', null)
    .where(shownAttachments(call.actor));

export type AttachmentRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** The files of several tickets, oldest first, in one statement; of tickets that the caller sees now. */
export async function attachmentsOf(call: Call, ticketIds: readonly string[]): Promise<AttachmentRow[][]> {
  const found = (await call.desk.db
    .selectFrom(sql<{ id: string }>`unnest(${ticketIds}::uuid[])`.as<'asked'>(sql`asked(id)`))
    .where(ofVisibleTickets(call.actor, 'asked.id'))
    .innerJoinLateral(
      () =>
        rows(call)
          .where(sql<boolean>`ticket_attachment.ticket_id = asked.id`)
          .orderBy('ticket_attachment.created_at')
          .orderBy('ticket_attachment.id')
          .limit(literalLimit(PAGE_MAX))
          .as('attachment'),
      (join) => join.onTrue(),
    )
    .selectAll('attachment')
    .execute()) as AttachmentRow[];
  const byTicket = Map.groupBy(found, (row) => row.ticketId);
  return ticketIds.map((id) => byTicket.get(id) ?? []);
}

/** The files that came with several messages, in the order in which they were given; of tickets that the caller sees now. */
export async function attachmentsOfMessages(call: Call, messageIds: readonly string[]): Promise<AttachmentRow[][]> {
  const found = await rows(call)
    .select('ticket_attachment.message_id as messageId')
    .where(sql<boolean>`ticket_attachment.message_id = any(${messageIds}::uuid[])`)
    .where(ofVisibleTickets(call.actor, 'ticket_attachment.ticket_id'))
    .orderBy('ticket_attachment.id')
    .execute();
  const byMessage = Map.groupBy(found, ({ messageId }) => messageId);
  return messageIds.map((id) => byMessage.get(id) ?? []);
}

/** Files of tickets by id, of those that the caller sees. */
export const attachmentsByIds = (call: Call, ids: readonly string[]): Promise<AttachmentRow[]> =>
  rows(call)
    .where(sql<boolean>`ticket_attachment.id = any(${ids}::uuid[])`)
    .where(ofVisibleTickets(call.actor, 'ticket_attachment.ticket_id'))
    .execute();
