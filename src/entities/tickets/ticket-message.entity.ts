import { defineEntity, p, type Opt } from '@mikro-orm/postgresql';
import { DeskError } from '../../domain/errors.js';
import { MESSAGE_SIDES } from '../../domain/tickets/conversation.js';

/** Something that was said on a ticket: a message between client and desk, or a note of the desk for itself. */
export const TicketMessageSchema = defineEntity({
  name: 'TicketMessage',
  tableName: 'ticket_message',
  properties: {
    id: p.uuid().primary(),
    ticketId: p.uuid(),
    /** Given by the database: messages of a ticket in the order in which they were posted. */
    place: p.integer().generated('as identity').$type<Opt<number>>(),
    side: p.enum(MESSAGE_SIDES),
    /** An internal note: it never reaches a client. */
    internal: p.boolean().default(false),
    /** As it was given: plain text, in which Markdown may stand. It stays when the message is retracted. */
    body: p.text(),
    authorKind: p.enum(['PERSON', 'SYSTEM'] as const),
    authorId: p.uuid().nullable(),
    authorName: p.string(),
    replyToId: p.uuid().nullable(),
    postedAt: p.datetime(),
    /** When somebody of the other side first read as far as here. */
    seenAt: p.datetime().nullable(),
    retractedAt: p.datetime().nullable(),
  },
});

export class TicketMessage extends TicketMessageSchema.class {
  /** Takes it back: that it was there remains, what it said is shown no more. @throws DeskError CONFLICT */
  retract(at: Date): void {
    if (this.retractedAt) throw new DeskError('CONFLICT', 'already_retracted', {}, ['messageId']);
    this.retractedAt = at;
  }
}
TicketMessageSchema.setClass(TicketMessage);

/** Somebody who is named in a message, with the name they had then. */
export const TicketMentionSchema = defineEntity({
  name: 'TicketMention',
  tableName: 'ticket_mention',
  properties: {
    messageId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    accountName: p.string(),
  },
});
export class TicketMention extends TicketMentionSchema.class {}
TicketMentionSchema.setClass(TicketMention);

/** How far an account has read a ticket's messages. */
export const TicketReadSchema = defineEntity({
  name: 'TicketRead',
  tableName: 'ticket_read',
  properties: {
    ticketId: p.uuid().primary(),
    accountId: p.uuid().primary(),
    /** Place of the last message that it has read. */
    place: p.integer(),
    readAt: p.datetime(),
  },
});
export class TicketRead extends TicketReadSchema.class {}
TicketReadSchema.setClass(TicketRead);
