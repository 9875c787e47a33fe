/** Reading timelines: what happened to tickets that the caller sees, oldest first; of notes only where they see those. */
import { sql, type SqlBool } from 'kysely';
import type { EventKind } from '../../domain/events.js';
import { invalid } from '../../domain/errors.js';
import { ofVisibleTickets, withoutLinesOfNotes } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { keyset, literalLimit, PAGE_DEFAULT, PAGE_MAX, type Order, type Page, type PageArgs } from '../page.js';

const ENTRY_COLUMNS = [
  'timeline_entry.id',
  'timeline_entry.ticket_id as ticketId',
  'timeline_entry.kind',
  'timeline_entry.at',
  'timeline_entry.actor_kind as actorKind',
  'timeline_entry.actor_name as actorName',
  'timeline_entry.data',
] as const;

/** With the ticket in any case: lines of several timelines are told apart by it. */
const entryRows = (call: Call) =>
  call.desk.db.selectFrom('timeline_entry').select(columnsFor('TimelineEntry', ENTRY_COLUMNS, call, 'ticketId'));

export type TimelineRow = Awaited<ReturnType<ReturnType<typeof entryRows>['execute']>>[number];

/**
 * The first or last lines of several tickets' timelines, oldest first, in one statement. Of tickets that the caller
 * sees now: an old event in a stream may show one that has gone to another technician since.
 */
export async function timelinesOf(
  call: Call,
  ticketIds: readonly string[],
  count: number,
  fromEnd: boolean,
): Promise<TimelineRow[][]> {
  const direction = fromEnd ? 'desc' : 'asc';
  const found = (await call.desk.db
    .selectFrom(sql<{ id: string }>`unnest(${ticketIds}::uuid[])`.as<'asked'>(sql`asked(id)`))
    .where(ofVisibleTickets(call.actor, 'asked.id'))
    .innerJoinLateral(
      () =>
        entryRows(call)
          .where(sql<boolean>`timeline_entry.ticket_id = asked.id`)
          .where(withoutLinesOfNotes(call.actor))
          .orderBy('timeline_entry.place', direction)
          .limit(literalLimit(count))
          .as('entry'),
      (join) => join.onTrue(),
    )
    .selectAll('entry')
    .execute()) as TimelineRow[];
  const byTicket = Map.groupBy(found, (row) => row.ticketId);
  return ticketIds.map((id) => {
    const lines = byTicket.get(id) ?? [];
    return fromEnd ? lines.reverse() : lines;
  });
}

/** The order in which things happened: places are given under the lock of the ticket. */
const HAPPENED: Order = { name: 'happened', column: sql`timeline_entry.place`, type: 'bigint', direction: 'ASC' };

/** Lines of these kinds; of all when null. */
export type TimelineKinds = readonly EventKind[] | null;

const ofKinds = (kinds: TimelineKinds) =>
  kinds === null ? [] : [sql<SqlBool>`timeline_entry.kind = any(${kinds}::text[])`];

/** The same page of each of several timelines, in one statement; all kinds of lines when none are given. */
export async function timelinePagesOf(
  call: Call,
  ticketIds: readonly string[],
  kinds: TimelineKinds,
  page: PageArgs,
): Promise<Page<TimelineRow & { pageKey: string }>[]> {
  const set = keyset(page, HAPPENED, sql`timeline_entry.id`);
  const found = await call.desk.db
    .selectFrom(sql<{ id: string }>`unnest(${ticketIds}::uuid[])`.as<'asked'>(sql`asked(id)`))
    .where(ofVisibleTickets(call.actor, 'asked.id'))
    .innerJoinLateral(
      () =>
        entryRows(call)
          .select(['timeline_entry.id', set.key.as('pageKey')])
          .where(sql<boolean>`timeline_entry.ticket_id = asked.id`)
          .where((eb) => eb.and([withoutLinesOfNotes(call.actor), ...ofKinds(kinds), ...set.where]))
          .orderBy(set.orderBy as never)
          .limit(literalLimit(set.limit))
          .as('entry'),
      (join) => join.onTrue(),
    )
    .selectAll('entry')
    .execute();
  const byTicket = Map.groupBy(found as (TimelineRow & { pageKey: string })[], (row) => row.ticketId);
  return ticketIds.map((id) => set.finish(byTicket.get(id) ?? []));
}

/** How many lines several timelines have. */
export async function countLines(call: Call, ticketIds: readonly string[], kinds: TimelineKinds): Promise<number[]> {
  const found = await call.desk.db
    .selectFrom('timeline_entry')
    .select(['ticket_id as ticketId', sql<number>`count(*)::integer`.as('count')])
    .where(sql<boolean>`ticket_id = any(${ticketIds}::uuid[])`)
    .where(ofVisibleTickets(call.actor, 'timeline_entry.ticket_id'))
    .where((eb) => eb.and([withoutLinesOfNotes(call.actor), ...ofKinds(kinds)]))
    .groupBy('ticket_id')
    .execute();
  const counts = new Map(found.map(({ ticketId, count }) => [ticketId, count]));
  return ticketIds.map((id) => counts.get(id) ?? 0);
}

/** Which part of a timeline is asked for: the last 20 lines when nothing is said. @throws DeskError VALIDATION */
export function timelineSpan(first?: number | null, last?: number | null): { count: number; fromEnd: boolean } {
  if (first != null && last != null) throw invalid('page_direction', ['last']);
  const count = first ?? last ?? PAGE_DEFAULT;
  if (count < 1 || count > PAGE_MAX) throw invalid('page_size', [first == null ? 'last' : 'first'], { max: PAGE_MAX });
  return { count, fromEnd: first == null };
}
