import { Field, ObjectType } from 'type-graphql';
import { DateTime, Duration } from '../common/scalars.js';
import { TicketStatus } from '../tickets/ticket-enums.js';
import { SlaClockKind, SlaReason, SlaState } from './sla-enums.js';

@ObjectType('SlaInterval', {
  description: 'A stretch of time of one clock, from its first moment to the first one after it.',
  simpleResolvers: true,
})
export class SlaIntervalType {
  @Field(() => DateTime, { description: 'Its first moment.' })
  from!: Date;

  @Field(() => DateTime, { description: 'The first moment after it.' })
  to!: Date;

  @Field(() => Duration, { description: 'How long it is.' })
  duration!: number;

  @Field(() => Boolean, { description: 'Whether it counts.' })
  counted!: boolean;

  @Field(() => SlaReason as never, { description: 'Why, or why not.' })
  reason!: string;

  @Field(() => TicketStatus as never, { nullable: true, description: 'The status because of which the clock stood.' })
  status!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The name of the holiday or day off; why the ticket waited, as was said, which is withheld from clients.',
  })
  note!: string | null;
}

@ObjectType('SlaClock', {
  description: 'One clock of a ticket as it stands. Lengths are working time.',
  simpleResolvers: true,
})
export class SlaClockType {
  @Field(() => SlaClockKind as never, { description: 'What it measures.' })
  kind!: string;

  @Field(() => SlaState as never, { description: 'How it stands.' })
  state!: string;

  @Field(() => Duration, { description: 'What was promised.' })
  target!: number;

  @Field(() => Duration, { description: 'What of it is used up.' })
  elapsed!: number;

  @Field(() => Duration, { description: 'What is left of it; less than nothing when it is late.' })
  remaining!: number;

  @Field(() => Duration, { description: 'For how long it stood, while somebody else was waited for.' })
  paused!: number;

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When its time is used up: who comes at that moment is late. Null while it stands, for nobody knows for how long; of a clock that is over, when it would have been.',
  })
  dueAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the desk warns of that.' })
  warningAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was met, or its ticket ended.' })
  stoppedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the desk warned.' })
  warnedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the desk told that its time was used up.' })
  breachedAt!: Date | null;

  @Field(() => [SlaIntervalType], {
    description: 'All the time from its beginning until now, or until it was over, in order and without gaps.',
  })
  intervals!: SlaIntervalType[];
}

@ObjectType('TicketSla', {
  description: 'The service level of a ticket: what was promised when it was opened, and how that stands.',
  simpleResolvers: true,
})
export class TicketSlaType {
  @Field(() => SlaClockType, { nullable: true, description: 'Until the first response; null where none is promised.' })
  response!: SlaClockType | null;

  @Field(() => SlaClockType, { nullable: true, description: 'Until the resolution; null where none is promised.' })
  resolution!: SlaClockType | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when a resolution can be expected; null while somebody else is waited for.',
  })
  expectedBy!: Date | null;
}
