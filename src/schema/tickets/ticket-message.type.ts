import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../common/connection.js';
import { Node } from '../common/node.js';
import { Cursor, DateTime } from '../common/scalars.js';
import { MessageSide } from './ticket-enums.js';
import { EventActorType } from './ticket.type.js';

@ObjectType('TicketMention', { description: 'Somebody who is named in a message.', simpleResolvers: true })
export class TicketMentionType {
  @Field(() => ID, { description: 'Their account.' })
  accountId!: string;

  @Field(() => String, { description: 'The name they had then.' })
  name!: string;
}

@ObjectType('TicketMessage', {
  description:
    'Something that was said on a ticket: a message between client and desk, or a note of the desk for itself.',
  implements: Node,
  simpleResolvers: true,
})
export class TicketMessageType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => MessageSide as never, { description: 'For whom it was written.' })
  side!: string;

  @Field(() => Boolean, {
    description: 'Whether it is a note of the desk for itself. Clients and service accounts never see any.',
  })
  internal!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'What it says, as it was given: plain text, in which Markdown may stand. HTML in it is text and never to be trusted. Null when it was retracted.',
  })
  body!: string | null;

  @Field(() => EventActorType, { description: 'Who wrote it.' })
  author!: unknown;

  @Field(() => DateTime, { description: 'When it was posted.' })
  postedAt!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When somebody of the other side first read as far as here; null before that, and of notes.',
  })
  seenAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  retractedAt!: string | null;
}

export const TicketMessageConnection = connectionOf('TicketMessage', () => TicketMessageType);

@ObjectType('TicketMessagePosted', { description: 'A message was posted, or a note.', simpleResolvers: true })
export class TicketMessagePostedType {
  @Field(() => Cursor, { description: 'Hand it back as `after` to go on from here.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it was posted.' })
  at!: string;

  @Field(() => Boolean, {
    description: 'Whether it was there at the beginning, asked for with `initial`, and has not just been posted.',
  })
  initial!: boolean;

  @Field(() => TicketMessageType, { description: 'The message as it now is.' })
  message!: unknown;
}
