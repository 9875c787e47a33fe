/** Keeping diagnostics: a partition a week, made ahead and dropped as a whole when it is past retention. */
import { sql } from 'kysely';
import type { Call } from '../desk.js';
import { transaction } from '../transaction.js';

const WEEK_MS = 7 * 86_400_000;
/** A Monday: weeks are counted from it, so that every process names partitions alike. */
const EPOCH = Date.UTC(2020, 0, 6);
const WEEKS_AHEAD = 2;

const weekOf = (time: number): number => Math.floor((time - EPOCH) / WEEK_MS);
const startOf = (week: number): Date => new Date(EPOCH + week * WEEK_MS);
const nameOf = (week: number): string => `diagnostic_${startOf(week).toISOString().slice(0, 10).replaceAll('-', '')}`;

/**
 * Makes the partitions of the retention time and of the weeks ahead that are missing, and drops those that are past it.
 * A week for which the catch-all partition already holds lines is left to it: they stay where they are found.
 */
export async function keepDiagnostics(call: Call): Promise<{ made: string[]; dropped: string[] }> {
  const { diagnosticRetentionDays } = call.desk.settings;
  return transaction(call, async (tx) => {
    // Two processes may start at once, and only one of them can make a partition.
    await sql`select pg_advisory_xact_lock(7341004)`.execute(tx.db);
    const now = tx.now.getTime();
    const oldest = weekOf(now - diagnosticRetentionDays * 86_400_000);
    const { rows } = await sql<{ name: string }>`
      select child.relname as name from pg_inherits
      join pg_class as child on child.oid = inhrelid
      where inhparent = 'diagnostic'::regclass and child.relname ~ '^diagnostic_[0-9]{8}$'`.execute(tx.db);
    const there = new Set(rows.map(({ name }) => name));
    const made: string[] = [];
    for (let week = oldest; week <= weekOf(now) + WEEKS_AHEAD; week += 1) {
      if (there.has(nameOf(week)) || (await isInOther(week))) continue;
      const [from, to] = [startOf(week).toISOString(), startOf(week + 1).toISOString()];
      await sql`create table ${sql.table(nameOf(week))} partition of diagnostic
        for values from (${sql.lit(from)}) to (${sql.lit(to)})`.execute(tx.db);
      made.push(nameOf(week));
    }
    const dropped = [...there].filter((name) => name < nameOf(oldest));
    for (const name of dropped) await sql`drop table ${sql.table(name)}`.execute(tx.db);
    const before = new Date(now - diagnosticRetentionDays * 86_400_000);
    await sql`delete from diagnostic_other where received_at < ${before} and observed_at < ${before}`.execute(tx.db);
    return { made, dropped };

    async function isInOther(week: number): Promise<boolean> {
      const found = await sql`select from diagnostic_other
        where observed_at >= ${startOf(week)} and observed_at < ${startOf(week + 1)} limit 1`.execute(tx.db);
      return found.rows.length > 0;
    }
  });
}
