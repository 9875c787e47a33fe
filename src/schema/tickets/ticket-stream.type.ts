import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Cursor, DateTime } from '../common/scalars.js';
import { TicketStatus, TimelineKind } from './ticket-enums.js';
import { EventActorType, TicketType } from './ticket.type.js';

@ObjectType('TicketUpdated', {
  description: 'Something happened to a ticket. Shows the ticket as it was then.',
  simpleResolvers: true,
})
export class TicketUpdatedType {
  @Field(() => Cursor, { description: 'Hand it back as `after` to go on from here.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => Boolean, {
    description:
      'Whether this is the state at the beginning, asked for with `initial`, and not something that happened.',
  })
  initial!: boolean;

  @Field(() => TimelineKind as never, { nullable: true, description: 'What happened; null on an initial event.' })
  kind!: string | null;

  @Field(() => TicketType, { description: 'The ticket.' })
  ticket!: unknown;

  @Field(() => EventActorType, { nullable: true, description: 'Who did it; null on an initial event.' })
  actor!: unknown | null;
}

@InputType('TicketStreamWhere', { description: 'Which tickets; all that the caller sees when empty.' })
export class TicketStreamWhere {
  @Field(() => ID, { nullable: true, description: 'This ticket. The stream ends when the right to see it does.' })
  ticketId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Tickets of this client.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Tickets of this technician.' })
  assigneeId?: string | null;

  @Field(() => [TicketStatus as never], {
    nullable: true,
    description: 'Tickets that are now in one of these statuses.',
  })
  status?: string[] | null;
}
