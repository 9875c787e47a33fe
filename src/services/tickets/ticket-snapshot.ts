import type { DeskEvent } from '../../domain/events.js';
import type { Db } from '../../entities/index.js';
import { ticketRows } from './ticket.query.js';

/**
 * Puts the ticket as it now is into each of its events, and with it whom the event concerns: a stream shows what was
 * true at the event, however late it is read.
 */
export async function snapshotTickets(db: Db, events: DeskEvent[]): Promise<void> {
  const ofTickets = events.filter((event) => event.ticketId && event.kind.startsWith('ticket.'));
  const ids = [...new Set(ofTickets.map((event) => event.ticketId!))];
  if (ids.length === 0) return;
  const rows = new Map((await ticketRows(db).where('ticket.id', 'in', ids).execute()).map((row) => [row.id, row]));
  for (const event of ofTickets) {
    const ticket = rows.get(event.ticketId!);
    if (!ticket) continue;
    event.clientId = ticket.clientId;
    event.siteId = ticket.siteId;
    event.robotId = ticket.robotId;
    event.technicianId = ticket.technicianId;
    event.data = { ...event.data, ticket };
  }
}
