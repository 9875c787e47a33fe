import { defineEntity, p } from '@mikro-orm/postgresql';
import { EVENT_KINDS, type EventActor } from '../../domain/events.js';

/** One event in the log that streams are served from. */
export const EventSchema = defineEntity({
  name: 'Event',
  tableName: 'event',
  properties: {
    seq: p.integer().primary().autoincrement(),
    at: p.datetime(),
    kind: p.enum(EVENT_KINDS),
    actor: p.json().$type<EventActor>(),
    clientId: p.uuid().nullable(),
    siteId: p.uuid().nullable(),
    robotId: p.uuid().nullable(),
    ticketId: p.uuid().nullable(),
    technicianId: p.uuid().nullable(),
    data: p.json().$type<Record<string, unknown>>(),
  },
});
export class Event extends EventSchema.class {}
EventSchema.setClass(Event);
