/** Reading what happened to tickets, as far as their clocks are concerned. */
import { sql } from 'kysely';
import { SLA_KINDS, TOLD_KINDS, type SlaLine } from '../../domain/sla/history.js';
import type { Db } from '../../entities/index.js';

/** The lines of several timelines that concern their clocks, in the order of time, by ticket. */
export async function slaLinesOf(
  db: Db,
  ticketIds: readonly string[],
  kinds: readonly string[] = [...SLA_KINDS, ...TOLD_KINDS],
): Promise<Map<string, SlaLine[]>> {
  const { rows } = await sql<SlaLine & { ticketId: string }>`
    select ticket_id as "ticketId", kind, (extract(epoch from at) * 1000)::float8 as at, actor_kind as "actorKind", data
    from timeline_entry
    where ticket_id = any(${ticketIds}::uuid[]) and kind = any(${kinds}::text[])
    order by ticket_id, timeline_entry.at, id`.execute(db);
  return Map.groupBy(rows, ({ ticketId }) => ticketId);
}

/** A time as the clocks take it, ms, from PostgreSQL's. */
export const epochMs = (column: string) => sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
