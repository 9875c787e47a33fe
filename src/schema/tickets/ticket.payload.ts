import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../common/user-error.js';
import { TicketType } from './ticket.type.js';

@ObjectType({ description: 'What became of a request for service.', simpleResolvers: true })
export class CreateTicketPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket, opened.' })
  ticket!: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'What to tell the requester at once, in the caller’s language: number, summary, priority and why.',
  })
  confirmation!: string | null;
}

@ObjectType({ description: 'What became of giving a ticket to a technician.', simpleResolvers: true })
export class AssignTicketPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket, assigned.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of a step of the lifecycle.', simpleResolvers: true })
export class ChangeTicketStatusPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket where it now stands.' })
  ticket!: unknown;
}
