import { defineEntity, p } from '@mikro-orm/postgresql';
import type { EventActor } from '../../domain/events.js';

/** A file that belongs to a ticket. */
export const TicketAttachmentSchema = defineEntity({
  name: 'TicketAttachment',
  tableName: 'ticket_attachment',
  properties: {
    id: p.uuid().primary(),
    ticketId: p.uuid(),
    fileId: p.uuid(),
    caption: p.string().nullable(),
    /** For the staff and technicians: never shown to a client. */
    internal: p.boolean().default(false),
    /** Who attached it; their account may take it off again. */
    accountId: p.uuid(),
    createdBy: p.json().$type<EventActor>(),
    createdAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
  },
});
export class TicketAttachment extends TicketAttachmentSchema.class {
  archive(at: Date): void {
    this.archivedAt = at;
  }
}
TicketAttachmentSchema.setClass(TicketAttachment);
