/** Gate two for live events: the reach of `domain/accounts/actor`, held against an event instead of a row. */
import { sql } from 'kysely';
import { reachOf, type Actor } from '../domain/accounts/actor.js';
import { EVENT_KINDS, type EventKind, type LoggedEvent } from '../domain/events.js';
import { hearsOf } from '../domain/tickets/conversation.js';
import type { Call } from '../services/desk.js';

/**
 * The events of tickets that the actor hears of at all. What is not among them is no part of the log to them: an internal
 * note is not left out of a client's stream, it never comes near it.
 */
export const ticketKindsFor = (actor: Actor): EventKind[] =>
  EVENT_KINDS.filter((kind) => kind.startsWith('ticket.') && hearsOf(actor, kind));

/** Whether the actor may see what an event of a ticket tells. */
export function seesTicketEvent(actor: Actor, event: LoggedEvent): boolean {
  const reach = reachOf(actor);
  switch (reach.kind) {
    case 'ALL':
      return true;
    case 'CLIENT':
      return event.clientId === reach.clientId;
    case 'TECHNICIAN':
      return event.technicianId === reach.technicianId;
    case 'NONE':
      return false;
  }
}

/** A robot, and whose it was at the event. */
export interface Sighted {
  robotId: string;
  clientId: string | null;
}

/** Whether the actor may see a robot; told at once where nobody has to be asked. */
export function seesRobot(call: Call, robotId: string, clientId: string | null): boolean | Promise<boolean> {
  const reach = reachOf(call.actor);
  if (reach.kind === 'ALL') return true;
  if (reach.kind === 'CLIENT') return clientId === reach.clientId;
  return robotsSeen(call, [{ robotId, clientId }]).then((seen) => seen.length > 0);
}

/** Those of several robots that the actor may see; for a technician the tickets of the moment are asked, once for all. */
export async function robotsSeen<Robot extends Sighted>(call: Call, robots: Robot[]): Promise<Robot[]> {
  const reach = reachOf(call.actor);
  switch (reach.kind) {
    case 'ALL':
      return robots;
    case 'CLIENT':
      return robots.filter(({ clientId }) => clientId === reach.clientId);
    case 'TECHNICIAN': {
      const ids = robots.map(({ robotId }) => robotId);
      const rows = await call.desk.db
        .selectFrom('ticket')
        .select('robot_id')
        .distinct()
        .where(sql<boolean>`robot_id = any(${ids}::uuid[])`)
        .where('technician_id', '=', reach.technicianId)
        .execute();
      const seen = new Set(rows.map((row) => row.robot_id));
      return robots.filter(({ robotId }) => seen.has(robotId));
    }
    case 'NONE':
      return [];
  }
}
