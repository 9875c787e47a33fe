/** Reading what tickets have beside them: links, watchers, tags. */
import { sql, type Expression, type SqlBool } from 'kysely';
import { reachOf, type Actor, type Role } from '../../domain/accounts/actor.js';
import type { EventActor } from '../../domain/events.js';
import { tagOf } from '../../domain/tickets/tags.js';
import type { LinkKind } from '../../domain/tickets/ticket-words.js';
import { ofVisibleTickets, visibleTickets } from '../access.js';
import type { Call } from '../desk.js';
import { conditions, type Filter } from '../filter.js';

/** A link as it is seen from one of its tickets. */
export interface LinkRow {
  /** From which it is seen. */
  seenFrom: string;
  kind: LinkKind;
  direction: 'TO' | 'FROM';
  ticketId: string;
  createdBy: EventActor;
  createdAt: string;
}

/** The links of several tickets, oldest first, in one statement; those of which the caller sees both ends. */
export async function linksOf(call: Call, ticketIds: readonly string[]): Promise<LinkRow[][]> {
  const { rows } = await sql<LinkRow>`
    select asked.id as "seenFrom", link.kind, link.direction, ticket.id as "ticketId",
      link.created_by as "createdBy", link.created_at as "createdAt"
    from unnest(${ticketIds}::uuid[]) as asked(id)
      join lateral (
        select other_id, kind, 'TO' as direction, created_by, created_at from ticket_link where ticket_id = asked.id
        union all
        select ticket_id, kind, case kind when 'RELATED' then 'TO' else 'FROM' end, created_by, created_at
        from ticket_link where other_id = asked.id
      ) as link on true
      join ticket on ticket.id = link.other_id and ${visibleTickets(call.actor)}
    where ${ofVisibleTickets(call.actor, 'asked.id')}
    order by link.created_at, ticket.id, link.kind`.execute(call.desk.db);
  const byTicket = Map.groupBy(rows, (row) => row.seenFrom);
  return ticketIds.map((id) => byTicket.get(id) ?? []);
}

/** Who wants to hear of a ticket. */
export interface WatcherRow {
  ticketId: string;
  accountId: string;
  name: string;
  role: Role;
  since: string;
}

/**
 * Watchers that the actor may know of; `account` and `ticket` are joined. A client knows its own people's, and nobody is
 * told of people of another client than the ticket's.
 */
function visibleWatchers(actor: Actor): Expression<SqlBool> {
  const reach = reachOf(actor);
  return reach.kind === 'CLIENT'
    ? sql<SqlBool>`account.client_id = ${reach.clientId}::uuid`
    : sql<SqlBool>`(account.client_id is null or account.client_id = ticket.client_id)`;
}

/** The watchers of several tickets, longest first, in one statement. */
export async function watchersOf(call: Call, ticketIds: readonly string[]): Promise<WatcherRow[][]> {
  const { rows } = await sql<WatcherRow>`
    select watcher.ticket_id as "ticketId", account.id as "accountId", account.role,
      account.first_name || ' ' || account.last_name as name, watcher.created_at as since
    from ticket_watcher as watcher
      join ticket on ticket.id = watcher.ticket_id and ${visibleTickets(call.actor)}
      join account on account.id = watcher.account_id and ${visibleWatchers(call.actor)}
    where watcher.ticket_id = any(${ticketIds}::uuid[])
    order by watcher.created_at, account.id`.execute(call.desk.db);
  const byTicket = Map.groupBy(rows, (row) => row.ticketId);
  return ticketIds.map((id) => byTicket.get(id) ?? []);
}

/** Tickets that accounts watch, as far as the caller may know that they do. */
export function watchedBy(call: Call, filter: Filter<string> | null | undefined): Expression<SqlBool>[] {
  const are = conditions(sql`account.id`, filter, 'uuid');
  if (are.length === 0) return [];
  return [
    sql<SqlBool>`exists (select from ticket_watcher as watcher join account on account.id = watcher.account_id
      where watcher.ticket_id = ticket.id and ${visibleWatchers(call.actor)} and ${sql.join(are, sql` and `)})`,
  ];
}

/** Tickets that bear a tag, however it is spelled; what is no tag is on none. */
export function tagged(given: string | null | undefined): Expression<SqlBool>[] {
  if (given == null) return [];
  const tag = tagOf(given);
  return [tag === null ? sql<SqlBool>`false` : sql<SqlBool>`ticket.tags @> array[${tag}]::text[]`];
}
