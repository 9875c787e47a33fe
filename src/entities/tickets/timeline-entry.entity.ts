import { defineEntity, p } from '@mikro-orm/postgresql';
import { EVENT_KINDS } from '../../domain/events.js';

/** One thing that happened to a ticket. Kept for good, unlike the event log, which serves streams and is trimmed. */
export const TimelineEntrySchema = defineEntity({
  name: 'TimelineEntry',
  tableName: 'timeline_entry',
  properties: {
    id: p.uuid().primary(),
    /** Given by the database: lines of a ticket in the order in which they happened. */
    place: p.integer().generated('as identity'),
    ticketId: p.uuid(),
    kind: p.enum(EVENT_KINDS),
    at: p.datetime(),
    actorKind: p.enum(['PERSON', 'SERVICE', 'SYSTEM'] as const),
    actorId: p.uuid().nullable(),
    actorName: p.string(),
    data: p.json().$type<Record<string, unknown>>(),
  },
});
export class TimelineEntry extends TimelineEntrySchema.class {}
TimelineEntrySchema.setClass(TimelineEntry);
