import { defineEntity, p } from '@mikro-orm/postgresql';

/** Somebody who wants to hear of a ticket. */
export const TicketWatcherSchema = defineEntity({
  name: 'TicketWatcher',
  tableName: 'ticket_watcher',
  primaryKeys: ['ticketId', 'accountId'],
  properties: {
    ticketId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    createdAt: p.datetime(),
  },
});
export class TicketWatcher extends TicketWatcherSchema.class {}
TicketWatcherSchema.setClass(TicketWatcher);
