/** Evidence: what the robot said around a fault, frozen, because diagnostics expire and a ticket's proof must not. */
import { sql } from 'kysely';
import { raisedAt, type WatchedFault } from '../../domain/robots/detection.js';
import type { Db } from '../../entities/index.js';
import type { EvidenceLine } from '../../entities/tickets/evidence.entity.js';
import type { Tx } from '../transaction.js';

/** How far the window reaches before and after the fault, in seconds. */
const BEFORE_SECONDS = 600;
const AFTER_SECONDS = 60;
/** The most lines kept of a window: those nearest to the fault. */
const LINES_MAX = 200;

/** Captures the windows of new tickets, around the time when their fault was last raised. */
export async function captureEvidence(
  tx: Tx,
  opened: { ticketId: string; fault: WatchedFault; robot: { id: string } }[],
): Promise<void> {
  for (const { ticketId, fault, robot } of opened) {
    const at = raisedAt(fault);
    const from = new Date(at - BEFORE_SECONDS * 1_000);
    const to = new Date(at + AFTER_SECONDS * 1_000);
    const lines = await linesOf(tx.db, robot.id, from, to);
    await tx.db
      .insertInto('evidence')
      .values({
        ticket_id: ticketId,
        fault_id: fault.id,
        captured_at: tx.now,
        from_at: from,
        to_at: to,
        complete: false,
        lines: JSON.stringify(lines) as never,
      })
      .execute();
  }
}

/**
 * Captures again the windows whose rest has had time to arrive, and answers how many. The desk's clock decides when: the
 * robot's may be wrong, or the report late.
 */
export async function completeEvidence(tx: Tx): Promise<number> {
  const due = await tx.db
    .selectFrom('evidence')
    .innerJoin('fault', 'fault.id', 'evidence.fault_id')
    .select(['evidence.ticket_id', 'evidence.fault_id', 'evidence.from_at', 'evidence.to_at', 'fault.robot_id'])
    .where('evidence.complete', '=', false)
    .where(sql<boolean>`evidence.captured_at < ${new Date(tx.now.getTime() - AFTER_SECONDS * 1_000)}`)
    .orderBy('evidence.captured_at')
    .limit(500)
    .forUpdate('evidence')
    .skipLocked()
    .execute();
  for (const row of due) {
    const lines = await linesOf(tx.db, row.robot_id, new Date(row.from_at), new Date(row.to_at));
    await tx.db
      .updateTable('evidence')
      .set({ lines: JSON.stringify(lines) as never, captured_at: tx.now, complete: true })
      .where('ticket_id', '=', row.ticket_id)
      .where('fault_id', '=', row.fault_id)
      .execute();
  }
  return due.length;
}

async function linesOf(db: Db, robotId: string, from: Date, to: Date): Promise<EvidenceLine[]> {
  const at = new Date(from.getTime() + BEFORE_SECONDS * 1_000);
  const rows = await db
    .selectFrom('diagnostic')
    .select(['component', 'code', 'level', 'message', 'values', 'observed_at as observedAt'])
    .where('robot_id', '=', robotId)
    .where(sql<boolean>`observed_at between ${from} and ${to}`)
    .orderBy(sql`abs(extract(epoch from observed_at - ${at}::timestamptz))`)
    .orderBy('id')
    .limit(LINES_MAX)
    .execute();
  return rows.sort((a, b) => new Date(a.observedAt).getTime() - new Date(b.observedAt).getTime());
}
