import { Field, ObjectType } from 'type-graphql';
import { Role } from '../accounts/account.type.js';
import { DateTime } from '../common/scalars.js';
import { LinkDirection, TicketLinkKind } from './ticket-enums.js';
import { EventActorType } from './ticket.type.js';

@ObjectType('TicketLink', { description: 'What a ticket has to do with another.', simpleResolvers: true })
export class TicketLinkType {
  @Field(() => TicketLinkKind as never, { description: 'What one has to do with the other.' })
  kind!: string;

  @Field(() => LinkDirection as never, { description: 'Of which of the two it is said.' })
  direction!: string;

  @Field(() => EventActorType, { description: 'Who linked them.' })
  createdBy!: EventActorType;

  @Field(() => DateTime, { description: 'When they were linked.' })
  createdAt!: string;
}

@ObjectType('TicketWatcher', { description: 'Somebody who wants to hear of a ticket.', simpleResolvers: true })
export class TicketWatcherType {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Role as never, { description: 'What they are to the desk.' })
  role!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;
}
