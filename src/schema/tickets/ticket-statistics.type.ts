import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import { CALENDAR_PERIODS } from '../../domain/tickets/statistics.js';
import { enumOf } from '../common/enums.js';
import { DateOnly, DateTime, Duration } from '../common/scalars.js';
import { Origin, Priority, TicketStatus } from './ticket-enums.js';

export const CalendarPeriod = enumOf('CalendarPeriod', 'A stretch of the calendar.', CALENDAR_PERIODS, {
  DAY: 'A day, from midnight to midnight.',
  WEEK: 'A week, from Monday on.',
  MONTH: 'A month, from its first day on.',
});

@ObjectType('TicketStatusCount', { description: 'How many tickets have a status.', simpleResolvers: true })
export class TicketStatusCountType {
  @Field(() => TicketStatus as never, { description: 'The status.' })
  status!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType('DurationSummary', {
  description: 'Lengths of time, in time that went by: nights and weekends count. Null where there are none.',
  simpleResolvers: true,
})
export class DurationSummaryType {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field(() => Duration, { nullable: true, description: 'Half of them are no longer than this one of them.' })
  median!: number | null;

  @Field(() => Duration, { nullable: true, description: 'Nine of ten are no longer than this one of them.' })
  p90!: number | null;

  @Field(() => Duration, { nullable: true, description: 'Their average.' })
  average!: number | null;
}

@ObjectType('TicketPriorityCount', { description: 'How many tickets have a priority.', simpleResolvers: true })
export class TicketPriorityCountType {
  @Field(() => Priority as never, { description: 'The priority.' })
  priority!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;

  @Field(() => DurationSummaryType, { description: 'Their times to the first response, as in `responseTime`.' })
  @Extensions({ points: 40 })
  responseTime!: DurationSummaryType;

  @Field(() => DurationSummaryType, { description: 'Their times to the resolution, as in `resolutionTime`.' })
  @Extensions({ points: 40 })
  resolutionTime!: DurationSummaryType;
}

@ObjectType('TicketOriginCount', { description: 'How many tickets came from somewhere.', simpleResolvers: true })
export class TicketOriginCountType {
  @Field(() => Origin as never, { description: 'Where they came from.' })
  origin!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType('TicketTechnicianCount', { description: 'How many tickets a technician has.', simpleResolvers: true })
export class TicketTechnicianCountType {
  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType('TicketProductCount', {
  description: 'How many tickets are about robots of one make and model.',
  simpleResolvers: true,
})
export class TicketProductCountType {
  @Field(() => String, { description: 'Who made the robots.' })
  manufacturer!: string;

  @Field(() => String, { description: 'Their model.' })
  model!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType('TicketPeriodCount', { description: 'How many tickets were opened in a period.', simpleResolvers: true })
export class TicketPeriodCountType {
  @Field(() => DateOnly, { description: 'Its first day, in the time zone.' })
  startsOn!: string;

  @Field(() => DateTime, { description: 'When it starts.' })
  startsAt!: string;

  @Field(() => DateTime, { description: 'When the next one starts.' })
  endsAt!: string;

  @Field(() => Int, { description: 'How many; 0 where nothing happened.' })
  count!: number;
}

@ObjectType('TicketAgeCount', { description: 'How many open tickets are of an age.', simpleResolvers: true })
export class TicketAgeCountType {
  @Field(() => Duration, { description: 'At least this old.' })
  from!: number;

  @Field(() => Duration, { nullable: true, description: 'Younger than this; null for the oldest.' })
  to!: number | null;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType('TicketBacklog', {
  description: 'The tickets on which work is not over: neither RESOLVED nor CLOSED, CANCELLED or MERGED.',
  simpleResolvers: true,
})
export class TicketBacklogType {
  @Field(() => Int, { description: 'How many.' })
  total!: number;

  @Field(() => Duration, { nullable: true, description: 'Half of them were opened no longer ago; null of none.' })
  medianAge!: number | null;

  @Field(() => Duration, { nullable: true, description: 'How long ago the oldest was opened; null of none.' })
  oldestAge!: number | null;

  @Field(() => [TicketAgeCountType], { description: 'By how long ago they were opened, the youngest first.' })
  byAge!: TicketAgeCountType[];
}

@ObjectType('TicketReopening', {
  description: 'How many tickets were not done when they were thought to be.',
  simpleResolvers: true,
})
export class TicketReopeningType {
  @Field(() => Int, { description: 'Tickets that have been resolved at least once.' })
  resolved!: number;

  @Field(() => Int, { description: 'Those of them that were reopened.' })
  reopened!: number;

  @Field(() => Float, { nullable: true, description: 'Their part of them, 0 to 1; null when none was resolved.' })
  rate!: number | null;
}

@ObjectType('TicketFirstTimeFix', {
  description: 'How many tickets were done by the technician who first had them, at the first attempt.',
  simpleResolvers: true,
})
export class TicketFirstTimeFixType {
  @Field(() => Int, { description: 'Tickets that have been resolved at least once.' })
  resolved!: number;

  @Field(() => Int, {
    description:
      'Those of them that never went from one technician to another and were not reopened, which is possible for 14 days. Interventions do not count yet.',
  })
  fixed!: number;

  @Field(() => Float, { nullable: true, description: 'Their part of them, 0 to 1; null when none was resolved.' })
  rate!: number | null;
}

// Points are the milliseconds that a part takes on 100,000 tickets, where a page of 50 tickets takes one or two.
@ObjectType('TicketStatistics', {
  description: 'Tickets in numbers: of those that the caller sees and that `where` finds.',
  simpleResolvers: true,
})
export class TicketStatisticsType {
  @Field(() => Int, { description: 'How many tickets there are.' })
  @Extensions({ points: 10 })
  total!: number;

  @Field(() => [TicketStatusCountType], { description: 'By status: each of them, in the order of the lifecycle.' })
  @Extensions({ points: 20 })
  byStatus!: TicketStatusCountType[];

  @Field(() => [TicketPriorityCountType], { description: 'By priority: each of them, the most urgent first.' })
  @Extensions({ points: 20 })
  byPriority!: TicketPriorityCountType[];

  @Field(() => [TicketOriginCountType], { description: 'By origin: each of them.' })
  @Extensions({ points: 10 })
  byOrigin!: TicketOriginCountType[];

  @Field(() => [TicketTechnicianCountType], {
    description:
      'By the technician who has them, most tickets first, `limit` technicians. Tickets of nobody are left out.',
  })
  @Extensions({ points: 10 })
  byTechnician!: TicketTechnicianCountType[];

  @Field(() => [TicketProductCountType], {
    description:
      'By make and model of the robot, most tickets first, `limit` products. Tickets about no robot that the caller sees are left out.',
  })
  @Extensions({ points: 25 })
  byProduct!: TicketProductCountType[];

  @Field(() => [TicketPeriodCountType], {
    description:
      'By when they were opened, oldest period first, without gaps: the last periods up to now or to where `where.createdAt` ends, from where it begins.',
  })
  @Extensions({ points: 5 })
  byPeriod!: TicketPeriodCountType[];

  @Field(() => DurationSummaryType, {
    description: 'From the opening to the first response, of tickets that have one (`Ticket.respondedAt`).',
  })
  @Extensions({ points: 20 })
  responseTime!: DurationSummaryType;

  @Field(() => DurationSummaryType, {
    description: 'From the opening to the resolution that holds, of tickets that have one (`Ticket.resolvedAt`).',
  })
  @Extensions({ points: 20 })
  resolutionTime!: DurationSummaryType;

  @Field(() => DurationSummaryType, {
    description:
      'Of tickets that a diagnostic opened: by how much the desk was ahead of the client, from the opening to the first message that the client wrote on them. Those on which no client has written are left out.',
  })
  @Extensions({ points: 40 })
  leadTime!: DurationSummaryType;

  @Field(() => TicketBacklogType, { description: 'What is open, and since when.' })
  @Extensions({ points: 10 })
  backlog!: TicketBacklogType;

  @Field(() => TicketReopeningType, { description: 'What was resolved, and had to be reopened.' })
  @Extensions({ points: 10 })
  reopening!: TicketReopeningType;

  @Field(() => TicketFirstTimeFixType, { description: 'What was resolved at the first attempt.' })
  @Extensions({ points: 20 })
  firstTimeFix!: TicketFirstTimeFixType;
}
