import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { CalendarPeriod as Period } from '../../domain/tickets/statistics.js';
import { TechnicianType } from '../../schema/technicians/technician.type.js';
import {
  CalendarPeriod,
  TicketStatisticsType,
  TicketTechnicianCountType,
} from '../../schema/tickets/ticket-statistics.type.js';
import { TicketWhere } from '../../schema/tickets/ticket.input.js';
import { tickets } from '../../services/index.js';
import type { TicketStatistics } from '../../services/tickets/ticket-statistics.query.js';
import { ticketWhereOf } from './where.js';

@Resolver(() => TicketTechnicianCountType as never)
export class TicketStatisticsResolver {
  @Query(() => TicketStatisticsType, {
    description: 'The tickets that the caller sees, in numbers. Only what is asked for is counted.',
  })
  ticketStatistics(
    @Ctx() { call }: Context,
    @Arg('where', () => TicketWhere, { nullable: true, description: 'Which of them, as in `tickets`.' })
    where: TicketWhere | undefined,
    @Arg('period', () => CalendarPeriod as never, { defaultValue: 'DAY', description: 'What `byPeriod` counts by.' })
    period: Period,
    @Arg('last', () => Int, { defaultValue: 30, description: 'How many periods at the most, 1 to 400.' })
    last: number,
    @Arg('timeZone', () => String, {
      defaultValue: 'Europe/Paris',
      description: 'Where a period begins at midnight: a name of the tz database.',
    })
    timeZone: string,
    @Arg('limit', () => Int, { defaultValue: 10, description: 'How many technicians and products, 1 to 100.' })
    limit: number,
  ) {
    return tickets.ticketStatistics(call, ticketWhereOf(where), { period, last, timeZone, limit });
  }

  @FieldResolver(() => TechnicianType, { nullable: true, description: 'The technician.' })
  technician(@Root() counted: TicketStatistics['byTechnician'][number], @Ctx() { loaders }: Context) {
    return loaders.technician.load(counted.technicianId);
  }
}
