/** What the passing of time does to robots and faults. */
import { sql } from 'kysely';
import { LockMode } from '@mikro-orm/postgresql';
import { SILENT_PERIODS, statusOf, type RobotState } from '../../domain/robots/robot-state.js';
import { Ticket } from '../../entities/tickets/ticket.entity.js';
import type { Call } from '../desk.js';
import { transaction } from '../transaction.js';
import { completeEvidence } from './evidence.js';
import type { KnownRobot } from './known-robots.js';
import { recover } from './follow-findings.js';

/** Marks ONLINE robots that have been silent for more than three report periods as STALE; answers how many. */
export async function markSilentRobots(call: Call): Promise<number> {
  return transaction(call, async (tx) => {
    const { rows } = await sql<Silent>`
      update robot_state as state set connection = 'STALE', status = 'STALE'
      from robot
      where robot.id = state.robot_id and state.robot_id in (
        select candidate.robot_id from robot_state as candidate join robot as known on known.id = candidate.robot_id
        where candidate.connection = 'ONLINE'
          and candidate.heard_at < ${tx.now}::timestamptz - known.report_period_seconds * ${SILENT_PERIODS} * interval '1 second'
        order by candidate.robot_id for update of candidate skip locked)
      returning robot.id, robot.serial_number as "serialNumber", robot.manufacturer, robot.model,
        robot.client_id as "clientId", robot.site_id as "siteId",
        robot.report_period_seconds as "reportPeriodSeconds", robot.created_at as "createdAt", robot.version, state.health, state.operating_mode as "operatingMode",
        state.battery_level as "batteryLevel", state.charging, state.last_seen_at as "lastSeenAt"`.execute(tx.db);
    for (const robot of rows) {
      const { health } = robot;
      tx.record({
        kind: 'robot.status_changed',
        robotId: robot.id,
        clientId: robot.clientId,
        siteId: robot.siteId,
        data: {
          previousStatus: statusOf({ connection: 'ONLINE', health }),
          robot: { ...robot, connection: 'STALE', status: 'STALE' },
        },
      });
    }
    return rows.length;
  });
}

interface Silent extends Omit<RobotState, 'connection'>, KnownRobot {
  lastSeenAt: string | null;
}

/** Faults that have stopped flapping settle: those that are clear let their ticket recover. Answers how many settled. */
export async function settleFlapping(call: Call): Promise<number> {
  return transaction(call, async (tx) => {
    // Robots are locked first, as for a batch, then their tickets, and faults last: the order that everybody keeps.
    const robots = await sql<{ id: string }>`
      select robot_id as id from robot_state where robot_id in (select robot_id from fault where flapping)
      order by robot_id for update skip locked`.execute(tx.db);
    const { rows } = await sql<{ id: string; active: boolean; ticketId: string | null }>`
      select fault.id, active, ticket_id as "ticketId" from fault join detection_rule as rule on rule.id = rule_id
      where flapping and robot_id = any(${robots.rows.map(({ id }) => id)}::uuid[])
        and greatest(last_seen_at, coalesce(cleared_at, last_seen_at))
          < ${tx.now}::timestamptz - rule.flap_seconds * interval '1 second'
      order by fault.id`.execute(tx.db);
    if (rows.length === 0) return 0;
    const clear = rows.filter(({ active, ticketId }) => !active && ticketId);
    const tickets = await tx.em.find(
      Ticket,
      { id: { $in: clear.map(({ ticketId }) => ticketId!) } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    await sql`update fault set flapping = false, version = version + 1
      where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx.db);
    for (const ticket of tickets)
      recover(
        tx,
        ticket,
        clear.find(({ ticketId }) => ticketId === ticket.id)!,
      );
    return rows.length;
  });
}

/** Adds to the evidence of tickets what was said after their fault. */
export const completeEvidenceWindows = (call: Call): Promise<number> => transaction(call, completeEvidence);
