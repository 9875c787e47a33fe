/** The recording of a real fleet, and what a desk made of what it was told. */
import { readFileSync } from 'node:fs';
import type { Vda5050Message } from '../../src/services/ports.js';
import type { TestDesk } from './desk.js';

const RECORDING = new URL('../fixtures/vda5050/fleet.jsonl', import.meta.url);

/** The 62 messages of `fleet.jsonl`, in the order in which they were received. */
export function fleetRecording(): Vda5050Message[] {
  return readFileSync(RECORDING, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { t, topic, payload } = JSON.parse(line) as { t: string; topic: string; payload: unknown };
      return { topic, receivedAt: new Date(t), payload };
    });
}

/** The faults of some robots (of all when none are named), the oldest first. */
export async function faultsOf(desk: TestDesk, serialNumbers?: string[]) {
  let query = desk.desk.db
    .selectFrom('fault')
    .innerJoin('robot', 'robot.id', 'fault.robot_id')
    .leftJoin('ticket', 'ticket.id', 'fault.ticket_id')
    .select([
      'robot.serial_number as serialNumber',
      'fault.id',
      'component',
      'fault.code',
      'severity',
      'active',
      'flapping',
      'occurrences',
      'first_seen_at as firstSeenAt',
      'last_seen_at as lastSeenAt',
      'cleared_at as clearedAt',
      'acknowledged_at as acknowledgedAt',
      'fault.ticket_id as ticketId',
      'fleet_alert_id as fleetAlertId',
      'ticket.status as ticketStatus',
      'ticket.priority',
      'ticket.reopened',
      'ticket.muted',
      'ticket.parent_id as parentId',
      'ticket.previous_id as previousId',
      'ticket.recovered_at as recoveredAt',
    ])
    .orderBy('serial_number')
    .orderBy('component')
    .orderBy('fault.code')
    .orderBy('first_seen_at');
  if (serialNumbers) query = query.where('serial_number', 'in', serialNumbers);
  return query.execute();
}

/** The tickets of a robot, the oldest first. */
export const ticketsOf = (desk: TestDesk, robotId: string) =>
  desk.desk.db
    .selectFrom('ticket')
    .selectAll()
    .where('robot_id', '=', robotId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();

/** A ticket's timeline in the order in which it was written, as kinds with what they tell. */
export const timelineOf = (desk: TestDesk, ticketId: string) =>
  desk.desk.db
    .selectFrom('timeline_entry')
    .select(['kind', 'data', 'actor_name as actorName'])
    .where('ticket_id', '=', ticketId)
    .orderBy('at')
    .orderBy('id')
    .execute();

/** The status events of a robot: from, and to. */
export async function statusesOf(desk: TestDesk, serialNumber: string): Promise<string[]> {
  const events = await desk.desk.db
    .selectFrom('event')
    .innerJoin('robot', 'robot.id', 'event.robot_id')
    .select('data')
    .where('event.kind', '=', 'robot.status_changed')
    .where('serial_number', '=', serialNumber)
    .orderBy('seq')
    .execute();
  return events.map(({ data }) => {
    const { previousStatus, robot } = data as { previousStatus: string; robot: { status: string } };
    return `${previousStatus} → ${robot.status}`;
  });
}

/** The state row of a robot. */
export const stateOf = (desk: TestDesk, robotId: string) =>
  desk.desk.db.selectFrom('robot_state').selectAll().where('robot_id', '=', robotId).executeTakeFirstOrThrow();

/** How many rows a table holds. */
export async function countOf(desk: TestDesk, table: 'diagnostic' | 'event' | 'fault' | 'ticket' | 'fleet_alert') {
  const { count } = await desk.desk.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
