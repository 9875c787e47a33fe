import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../common/user-error.js';
import { TicketMessageType } from './ticket-message.type.js';
import { TicketType } from './ticket.type.js';

@ObjectType({ description: 'What became of a message.', simpleResolvers: true })
export class PostTicketMessagePayload extends Payload {
  @Field(() => TicketMessageType, { nullable: true, description: 'The message, posted.' })
  message!: unknown;
}

@ObjectType({ description: 'What became of taking a message back.', simpleResolvers: true })
export class RetractTicketMessagePayload extends Payload {
  @Field(() => TicketMessageType, { nullable: true, description: 'What is left of the message.' })
  message!: unknown;
}

@ObjectType({ description: 'What became of marking a ticket as read.', simpleResolvers: true })
export class MarkTicketReadPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket.' })
  ticket!: unknown;
}
