/** What the desk has of the tickets that were imported, in the numbers that their source tells too. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';

export interface ImportedFacts {
  tickets: number;
  byStatus: Record<string, number>;
  reassignedTickets: number;
  reassignments: number;
  reopenedTickets: number;
  reopenings: number;
  /** How often work began to wait, and for how long in all, in hours. */
  pauses: number;
  pausedHours: number;
}

/** Told from the tickets and their timelines. */
export async function importedFacts(db: Db, clientId: string): Promise<ImportedFacts> {
  const { rows } = await sql<ImportedFacts>`
    with imported as (select * from ticket where client_id = ${clientId}::uuid and external_ref is not null),
      step as (
        select entry.at, entry.data ->> 'to' as "to",
          lead(entry.at) over (partition by entry.ticket_id order by entry.place) as until
        from timeline_entry as entry join imported on imported.id = entry.ticket_id
        where entry.kind in ('ticket.status_changed', 'ticket.reopened')),
      pause as (select until - at as length from step where "to" like 'PENDING%')
    select count(*)::integer as tickets,
      (select coalesce(json_object_agg(status, count), '{}') from (select status, count(*) from imported group by 1) as counted) as "byStatus",
      count(*) filter (where reassigned > 0)::integer as "reassignedTickets", coalesce(sum(reassigned), 0)::integer as reassignments,
      count(*) filter (where reopened > 0)::integer as "reopenedTickets", coalesce(sum(reopened), 0)::integer as reopenings,
      (select count(*)::integer from pause) as pauses,
      (select coalesce(date_part('epoch', sum(length)) / 3600, 0) from pause) as "pausedHours"
    from imported`.execute(db);
  return rows[0]!;
}
