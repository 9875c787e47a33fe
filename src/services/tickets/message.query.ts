/** Reading what was said on tickets: as far as the caller sees the ticket, and notes only where they see those. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor } from '../../domain/accounts/actor.js';
import { ofVisibleTickets, visibleMessages, withoutNotes } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { keyset, literalLimit, type Order, type Page, type PageArgs } from '../page.js';

const COLUMNS = [
  'ticket_message.id',
  'ticket_message.side',
  'ticket_message.internal',
  sql<string | null>`case when ticket_message.retracted_at is null then ticket_message.body end`.as('body'),
  'ticket_message.author_kind as actorKind',
  'ticket_message.author_name as actorName',
  'ticket_message.reply_to_id as replyToId',
  'ticket_message.posted_at as postedAt',
  'ticket_message.seen_at as seenAt',
  'ticket_message.retracted_at as retractedAt',
] as const;

/** With the ticket in any case: messages of several tickets are told apart by it. */
const rows = (call: Call) =>
  call.desk.db
    .selectFrom('ticket_message')
    .select(columnsFor('TicketMessage', COLUMNS, call))
    .select('ticket_message.ticket_id as ticketId');

export type MessageRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** Oldest first: the order in which they were posted. */
const POSTED: Order = { name: 'posted', column: sql`ticket_message.place`, type: 'bigint', direction: 'ASC' };

/** The same page of messages for each of several tickets, in one statement; `internal` keeps to notes, or to messages. */
export async function messagesOfTickets(
  call: Call,
  ticketIds: readonly string[],
  internal: boolean | null,
  page: PageArgs,
): Promise<Page<MessageRow & { pageKey: string }>[]> {
  const set = keyset(page, POSTED, sql`ticket_message.id`);
  const found = await call.desk.db
    .selectFrom(sql<{ id: string }>`unnest(${ticketIds}::uuid[])`.as<'asked'>(sql`asked(id)`))
    .where(ofVisibleTickets(call.actor, 'asked.id'))
    .innerJoinLateral(
      () =>
        rows(call)
          .select(set.key.as('pageKey'))
          .where(sql<boolean>`ticket_message.ticket_id = asked.id`)
          .where((eb) => eb.and([...kept(call.actor, internal), ...set.where]))
          .orderBy(set.orderBy as never)
          .limit(literalLimit(set.limit))
          .as('message'),
      (join) => join.onTrue(),
    )
    .selectAll('message')
    .execute();
  const byTicket = Map.groupBy(found as (MessageRow & { pageKey: string })[], (row) => row.ticketId);
  return ticketIds.map((id) => set.finish(byTicket.get(id) ?? []));
}

/** How many messages several tickets have; those that were retracted are no longer counted where `isSaid`. */
export async function countMessages(
  call: Call,
  ticketIds: readonly string[],
  internal: boolean | null,
  isSaid = false,
): Promise<number[]> {
  const found = await call.desk.db
    .selectFrom('ticket_message')
    .select(['ticket_id as ticketId', sql<number>`count(*)::integer`.as('count')])
    .where(sql<boolean>`ticket_id = any(${ticketIds}::uuid[])`)
    .where(ofVisibleTickets(call.actor, 'ticket_message.ticket_id'))
    .where((eb) => eb.and([...kept(call.actor, internal), ...(isSaid ? [STANDING] : [])]))
    .groupBy('ticket_id')
    .execute();
  const counts = new Map(found.map(({ ticketId, count }) => [ticketId, count]));
  return ticketIds.map((id) => counts.get(id) ?? 0);
}

const STANDING = sql<SqlBool>`ticket_message.retracted_at is null`;

const kept = (actor: Actor, internal: boolean | null) => [
  withoutNotes(actor),
  ...(internal === null ? [] : [sql<SqlBool>`ticket_message.internal = ${internal}`]),
];

/** Messages by id, of those that the caller sees. */
export const messagesByIds = (call: Call, ids: readonly string[]): Promise<MessageRow[]> =>
  rows(call)
    .where(sql<boolean>`ticket_message.id = any(${ids}::uuid[])`)
    .where(visibleMessages(call.actor))
    .execute();

export interface Mention {
  accountId: string;
  name: string;
}

/** Who is named in several messages, by name. The messages' visibility was decided where they were found. */
export async function mentionsOf(call: Call, messageIds: readonly string[]): Promise<Mention[][]> {
  const found = await call.desk.db
    .selectFrom('ticket_mention')
    .select(['message_id as messageId', 'account_id as accountId', 'account_name as name'])
    .where(sql<boolean>`message_id = any(${messageIds}::uuid[])`)
    .orderBy('account_name')
    .orderBy('account_id')
    .execute();
  const byMessage = Map.groupBy(found, ({ messageId }) => messageId);
  return messageIds.map((id) => byMessage.get(id) ?? []);
}

/** How many messages of several tickets the caller has not read: others' only. */
export async function countUnread(call: Call, ticketIds: readonly string[]): Promise<number[]> {
  const { actor } = call;
  if (actor.kind !== 'PERSON') return ticketIds.map(() => 0);
  const found = await call.desk.db
    .selectFrom('ticket_message')
    .select(['ticket_id as ticketId', sql<number>`count(*)::integer`.as('count')])
    .where(sql<boolean>`ticket_id = any(${ticketIds}::uuid[])`)
    .where(visibleMessages(actor))
    .where(isUnreadBy(actor.accountId))
    .groupBy('ticket_id')
    .execute();
  const counts = new Map(found.map(({ ticketId, count }) => [ticketId, count]));
  return ticketIds.map((id) => counts.get(id) ?? 0);
}

/** What others have said and not taken back, after the last message that the account has read. */
const isUnreadBy = (accountId: string) => sql<SqlBool>`ticket_message.author_id is distinct from ${accountId}::uuid
  and ${STANDING} and ticket_message.place > coalesce((select ticket_read.place from ticket_read
    where ticket_read.ticket_id = ticket_message.ticket_id and ticket_read.account_id = ${accountId}::uuid), 0)`;

/** Conditions on tickets by what is said on them; a service account has nothing to read, and nobody names it. */
export function conversationConditions(
  { actor }: Call,
  { unread, mentionsMe }: { unread?: boolean | null; mentionsMe?: boolean | null },
): RawBuilder<SqlBool>[] {
  const accountId = actor.kind === 'PERSON' ? actor.accountId : null;
  const hasOne = (condition: RawBuilder<SqlBool>): RawBuilder<SqlBool> =>
    accountId === null
      ? sql<SqlBool>`false`
      : sql<SqlBool>`exists (select from ticket_message
          where ticket_message.ticket_id = ticket.id and ${withoutNotes(actor)} and ${condition})`;
  const is = (wanted: boolean | null | undefined, condition: RawBuilder<SqlBool>) =>
    wanted == null ? [] : [wanted ? hasOne(condition) : sql<SqlBool>`not ${hasOne(condition)}`];
  return [
    ...is(unread, isUnreadBy(accountId!)),
    ...is(
      mentionsMe,
      sql<SqlBool>`${STANDING} and exists (select from ticket_mention
        where ticket_mention.message_id = ticket_message.id and ticket_mention.account_id = ${accountId}::uuid)`,
    ),
  ];
}
