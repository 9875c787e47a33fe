/** Letting go of what is kept for a time only. */
import { sql } from 'kysely';
import type { Call } from '../desk.js';
import { IDEMPOTENCY_HOURS } from '../idempotency.js';
import { transaction } from '../transaction.js';

/** Trims the event log; streams cannot be resumed from before. The newest event always stays. */
export async function trimEvents(call: Call): Promise<number> {
  const { eventRetentionDays } = call.desk.settings;
  return transaction(call, async (tx) => {
    const before = new Date(tx.now.getTime() - eventRetentionDays * 86_400_000);
    const { rows } = await sql<{ seq: string }>`
      delete from event where at < ${before} and seq < (select max(seq) from event) returning seq`.execute(tx.db);
    const through = rows.reduce((last, { seq }) => Math.max(last, Number(seq)), 0);
    if (through > 0)
      await tx.db
        .updateTable('event_log')
        .set({ trimmed_through: sql`greatest(trimmed_through, ${through})` })
        .execute();
    return rows.length;
  });
}

/** Forgets first results that are older than the API promises to keep them. */
export async function forgetIdempotencyKeys(call: Call): Promise<number> {
  return transaction(call, async (tx) => {
    const before = new Date(tx.now.getTime() - IDEMPOTENCY_HOURS * 3_600_000);
    const { numDeletedRows } = await tx.db
      .deleteFrom('idempotency')
      .where(sql<boolean>`created_at < ${before}`)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  });
}
