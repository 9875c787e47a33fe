import { defineEntity, p } from '@mikro-orm/postgresql';

/** One row: up to where the event log was trimmed. */
export const EventLogSchema = defineEntity({
  name: 'EventLog',
  tableName: 'event_log',
  properties: {
    onlyRow: p.boolean().primary(),
    trimmedThrough: p.integer(),
  },
});
export class EventLogRow extends EventLogSchema.class {}
EventLogSchema.setClass(EventLogRow);
