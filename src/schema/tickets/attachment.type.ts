import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Node } from '../common/node.js';
import { DateTime } from '../common/scalars.js';
import { Payload } from '../common/user-error.js';
import { EventActorType, TicketType } from './ticket.type.js';

@ObjectType('TicketAttachment', { description: 'A file on a ticket.', implements: Node, simpleResolvers: true })
export class TicketAttachmentType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What whoever put it there says of it.' })
  caption!: string | null;

  @Field(() => Boolean, { description: 'Whether it is for the house only; clients never see such a file.' })
  internal!: boolean;

  @Field(() => EventActorType, { description: 'Who put it there.' })
  createdBy!: EventActorType;

  @Field(() => DateTime, { description: 'When it was put there.' })
  createdAt!: string;
}

@InputType('AddTicketAttachmentInput', { description: 'A file for a ticket.' })
export class AddTicketAttachmentInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => ID, { description: 'A file that the caller has sent, for TICKET_ATTACHMENT (see `requestUpload`).' })
  fileId!: string;

  @Field(() => String, { nullable: true, description: 'What is on it, at most 500 characters.' })
  caption?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is for the house only; clients may not say so.',
  })
  internal?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Names this write: the same key and input answer its result.' })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'What became of a file for a ticket.', simpleResolvers: true })
export class AddTicketAttachmentPayload extends Payload {
  @Field(() => TicketAttachmentType, { nullable: true, description: 'The file as it is now on the ticket.' })
  attachment!: unknown;
}

@InputType('RemoveTicketAttachmentInput', { description: 'A file that is to come off its ticket.' })
export class RemoveTicketAttachmentInput {
  @Field(() => ID, { description: 'Its id, as the attachment it is.' })
  attachmentId!: string;
}

@ObjectType({ description: 'What became of taking a file off its ticket.', simpleResolvers: true })
export class RemoveTicketAttachmentPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket, without it.' })
  ticket!: unknown;
}
