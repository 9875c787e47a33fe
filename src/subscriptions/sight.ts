/** Gate two for live events: the reach of `domain/accounts/actor`, held against an event instead of a row. */
import { reachOf, type Actor } from '../domain/accounts/actor.js';
import type { LoggedEvent } from '../domain/events.js';
import type { Call } from '../services/desk.js';

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

/** Whether the actor may see a robot; for a technician the tickets of the moment are asked. */
export async function seesRobot(call: Call, robotId: string, clientId: string | null): Promise<boolean> {
  const reach = reachOf(call.actor);
  switch (reach.kind) {
    case 'ALL':
      return true;
    case 'CLIENT':
      return clientId === reach.clientId;
    case 'TECHNICIAN': {
      const row = await call.desk.db
        .selectFrom('ticket')
        .select('id')
        .where('robot_id', '=', robotId)
        .where('technician_id', '=', reach.technicianId)
        .executeTakeFirst();
      return row !== undefined;
    }
    case 'NONE':
      return false;
  }
}
