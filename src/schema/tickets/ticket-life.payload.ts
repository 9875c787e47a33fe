import { Field, ID, ObjectType } from 'type-graphql';
import { Payload } from '../common/user-error.js';
import { TicketType } from './ticket.type.js';

@ObjectType({ description: 'What became of taking a ticket from its technician.', simpleResolvers: true })
export class UnassignTicketPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket, for nobody.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of a priority.', simpleResolvers: true })
export class ChangeTicketPriorityPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket, as urgent as it now is.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of a correction.', simpleResolvers: true })
export class UpdateTicketPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket, corrected.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of tags.', simpleResolvers: true })
export class TagTicketPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket with its tags.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of an escalation.', simpleResolvers: true })
export class EscalateTicketPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket, escalated.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of a merge: all of it was done, or nothing.', simpleResolvers: true })
export class MergeTicketsPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The target.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of splitting a ticket.', simpleResolvers: true })
export class SplitTicketPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket that was split.' })
  ticket!: unknown;

  @Field(() => TicketType, { nullable: true, description: 'The ticket that part of it became.' })
  newTicket!: unknown;
}

@ObjectType({ description: 'What became of a link.', simpleResolvers: true })
export class LinkTicketsPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The first of the two tickets.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of taking a link away.', simpleResolvers: true })
export class UnlinkTicketsPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The first of the two tickets.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of watching a ticket.', simpleResolvers: true })
export class WatchTicketPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket with its watchers.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of no longer watching a ticket.', simpleResolvers: true })
export class UnwatchTicketPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket with its watchers.' })
  ticket!: unknown;
}

@ObjectType({ description: 'What became of one of many tickets.', simpleResolvers: true })
export class TicketChangePayload extends Payload {
  @Field(() => ID, { description: 'The ticket, as it was named.' })
  ticketId!: string;

  @Field(() => TicketType, { nullable: true, description: 'The ticket, changed; null when it was not.' })
  ticket!: unknown;
}

@ObjectType({
  description: 'What became of one change to many tickets: each was changed whole, or not at all.',
  simpleResolvers: true,
})
export class ChangeTicketsPayload extends Payload {
  @Field(() => [TicketChangePayload], {
    nullable: true,
    description: 'One for each ticket, in the order given; null when the change itself was refused.',
  })
  results!: TicketChangePayload[] | null;
}
