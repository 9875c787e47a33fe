import { Field, Float, Int, ObjectType } from 'type-graphql';
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

@ObjectType('TicketPriorityCount', { description: 'How many tickets have a priority.', simpleResolvers: true })
export class TicketPriorityCountType {
  @Field(() => Priority as never, { description: 'The priority.' })
  priority!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
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

@ObjectType('TicketStatistics', {
  description: 'Tickets in numbers: of those that the caller sees and that `where` finds.',
  simpleResolvers: true,
})
export class TicketStatisticsType {
  @Field(() => Int, { description: 'How many tickets there are.' })
  total!: number;

  @Field(() => [TicketStatusCountType], { description: 'By status: each of them, in the order of the lifecycle.' })
  byStatus!: TicketStatusCountType[];

  @Field(() => [TicketPriorityCountType], { description: 'By priority: each of them, the most urgent first.' })
  byPriority!: TicketPriorityCountType[];

  @Field(() => [TicketOriginCountType], { description: 'By origin: each of them.' })
  byOrigin!: TicketOriginCountType[];

  @Field(() => [TicketTechnicianCountType], {
    description:
      'By the technician who has them, most tickets first, `limit` technicians. Tickets of nobody are left out.',
  })
  byTechnician!: TicketTechnicianCountType[];

  @Field(() => [TicketProductCountType], {
    description:
      'By make and model of the robot, most tickets first, `limit` products. Tickets about no robot that the caller sees are left out.',
  })
  byProduct!: TicketProductCountType[];

  @Field(() => [TicketPeriodCountType], {
    description:
      'By when they were opened, oldest period first, without gaps: the last periods up to now or to where `where.createdAt` ends, from where it begins.',
  })
  byPeriod!: TicketPeriodCountType[];

  @Field(() => DurationSummaryType, {
    description: 'From the opening to the first response, of tickets that have one (`Ticket.respondedAt`).',
  })
  responseTime!: DurationSummaryType;

  @Field(() => DurationSummaryType, {
    description: 'From the opening to the resolution that holds, of tickets that have one (`Ticket.resolvedAt`).',
  })
  resolutionTime!: DurationSummaryType;

  @Field(() => TicketBacklogType, { description: 'What is open, and since when.' })
  backlog!: TicketBacklogType;

  @Field(() => TicketReopeningType, { description: 'What was resolved, and had to be reopened.' })
  reopening!: TicketReopeningType;
}
