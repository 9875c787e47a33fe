/** Evidence: what the robot said around a fault, frozen, because diagnostics expire and a ticket's proof must not. */
import { sql } from 'kysely';
import type { WatchedFault } from '../../domain/robots/detection.js';
import type { Db } from '../../entities/index.js';
import type { EvidenceLine } from '../../entities/tickets/evidence.entity.js';
import type { Tx } from '../transaction.js';

/** How far the window reaches before and after the fault, in seconds. */
const BEFORE_SECONDS = 600;
const AFTER_SECONDS = 60;
/** The most lines kept of a window: those nearest to its end. */
const LINES_MAX = 200;

/** Captures the windows of new tickets. What comes after the fault is added by `completeEvidence`. */
export async function captureEvidence(
  tx: Tx,
  opened: { ticketId: string; fault: WatchedFault; robot: { id: string } }[],
): Promise<void> {
  for (const { ticketId, fault, robot } of opened) {
    const from = new Date(fault.firstSeenAt.getTime() - BEFORE_SECONDS * 1_000);
    const to = new Date(fault.firstSeenAt.getTime() + AFTER_SECONDS * 1_000);
    const lines = await linesOf(tx.db, robot.id, from, to);
    await tx.db
      .insertInto('evidence')
      .values({
        ticket_id: ticketId,
        fault_id: fault.id,
        captured_at: tx.now,
        from_at: from,
        to_at: to,
        lines: JSON.stringify(lines) as never,
      })
      .execute();
  }
}

/** Captures again the windows whose end has passed since they were captured; answers how many. */
export async function completeEvidence(tx: Tx): Promise<number> {
  const due = await tx.db
    .selectFrom('evidence')
    .innerJoin('fault', 'fault.id', 'evidence.fault_id')
    .select(['evidence.ticket_id', 'evidence.fault_id', 'evidence.from_at', 'evidence.to_at', 'fault.robot_id'])
    .where(sql<boolean>`evidence.captured_at <= evidence.to_at and evidence.to_at < ${tx.now}`)
    .limit(500)
    .execute();
  for (const row of due) {
    const lines = await linesOf(tx.db, row.robot_id, new Date(row.from_at), new Date(row.to_at));
    await tx.db
      .updateTable('evidence')
      .set({ lines: JSON.stringify(lines) as never, captured_at: tx.now })
      .where('ticket_id', '=', row.ticket_id)
      .where('fault_id', '=', row.fault_id)
      .execute();
  }
  return due.length;
}

async function linesOf(db: Db, robotId: string, from: Date, to: Date): Promise<EvidenceLine[]> {
  const rows = await db
    .selectFrom('diagnostic')
    .select(['component', 'code', 'level', 'message', 'values', 'observed_at as observedAt'])
    .where('robot_id', '=', robotId)
    .where(sql<boolean>`observed_at between ${from} and ${to}`)
    .orderBy('observed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LINES_MAX)
    .execute();
  return rows.reverse();
}
