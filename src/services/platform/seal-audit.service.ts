/** Noting where the audit log stands. */
import type { Call } from '../desk.js';

/**
 * Notes the last event of the audit log, when there is a new one: in the table that verification holds the log against,
 * and in the log of this process, which is kept elsewhere and proves what the database alone cannot. Answers its number.
 */
export async function sealAudit(call: Call): Promise<number | null> {
  const { db, clock, log } = call.desk;
  const head = await db
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!head) return null;
  // Of two workers at once, one notes it.
  const noted = await db
    .insertInto('audit_seal')
    .values({ seq: head.seq, hash: head.hash, at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const seq = Number(head.seq);
  if (noted.numInsertedOrUpdatedRows === 1n) log.info({ seq, hash: head.hash }, 'audit head');
  return seq;
}
