import { defineEntity, p } from '@mikro-orm/postgresql';
import type { EventActor } from '../../domain/events.js';
import { LINK_KINDS } from '../../domain/tickets/ticket-words.js';

/** What a ticket has to do with another, said of `ticketId`. RELATED has no direction: the lesser id comes first. */
export const TicketLinkSchema = defineEntity({
  name: 'TicketLink',
  tableName: 'ticket_link',
  primaryKeys: ['ticketId', 'otherId', 'kind'],
  properties: {
    ticketId: p.uuid().primary(),
    otherId: p.uuid().primary(),
    kind: p.enum(LINK_KINDS).primary(),
    createdBy: p.json().$type<EventActor>(),
    createdAt: p.datetime(),
  },
});
export class TicketLink extends TicketLinkSchema.class {}
TicketLinkSchema.setClass(TicketLink);
