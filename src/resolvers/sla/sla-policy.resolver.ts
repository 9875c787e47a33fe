import { Arg, Ctx, Extensions, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import { SlaCalendarType } from '../../schema/sla/sla-calendar.type.js';
import {
  SlaPolicyDraftInput,
  SlaPolicyType,
  SlaTargetType,
  UpsertSlaPolicyInput,
} from '../../schema/sla/sla-policy.type.js';
import { SlaSimulationType } from '../../schema/sla/sla-simulation.type.js';
import { UpsertSlaPolicyPayload } from '../../schema/sla/sla.payload.js';
import { TechnicianType } from '../../schema/technicians/technician.type.js';
import { TicketWhere } from '../../schema/tickets/ticket.input.js';
import { sla } from '../../services/index.js';
import type { SlaPolicyRow } from '../../services/sla/sla.query.js';
import { ticketWhereOf } from '../tickets/where.js';
import { draftOf, targetsOf } from './decode.js';

@Resolver(() => SlaPolicyType as never)
export class SlaPolicyResolver {
  @Query(() => [SlaPolicyType], { description: 'All policies of service levels, by name.' })
  slaPolicies(@Ctx() { call }: Context) {
    return sla.listSlaPolicies(call);
  }

  @Extensions({ points: 150 })
  @Query(() => SlaSimulationType, {
    description:
      'Replays past tickets under another policy, and says what would have been met and breached. Nothing is changed.',
  })
  simulateSla(
    @Ctx() { call }: Context,
    @Arg('policy', () => SlaPolicyDraftInput, { description: 'The policy, which need not exist.' })
    policy: SlaPolicyDraftInput,
    @Arg('where', () => TicketWhere, { nullable: true, description: 'Which tickets, as in `tickets`.' })
    where?: TicketWhere,
    @Arg('limit', () => Int, { defaultValue: 10_000, description: 'How many at the most, the newest, 1 to 50,000.' })
    limit?: number,
  ) {
    return sla.simulateSla(call, {
      policy: draftOf(policy),
      where: ticketWhereOf(where),
      limit,
    });
  }

  @Mutation(() => UpsertSlaPolicyPayload, {
    description:
      'Makes a policy or changes one; it holds for tickets that are opened from now on. One that becomes the default takes the place of the one that was.',
  })
  upsertSlaPolicy(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpsertSlaPolicyInput, { description: 'The policy.' }) input: UpsertSlaPolicyInput,
  ) {
    return payload(call.locale, async () => {
      const { escalateTo, technicianId, targets, ...given } = input;
      const { policyId } = await sla.upsertSlaPolicy(call, {
        ...(given as unknown as Parameters<typeof sla.upsertSlaPolicy>[1]),
        id: optionalId('SlaPolicy', input.id),
        calendarId: idOf('SlaCalendar', input.calendarId),
        targets: [...targetsOf(targets)],
        breachActions: {
          escalateTo: escalateTo ?? null,
          reassignToTechnicianId: optionalId('Technician', technicianId),
        },
      });
      return { policy: await loaders.slaPolicy.load(policyId) };
    });
  }

  @FieldResolver(() => SlaCalendarType, {
    nullable: true,
    description: 'In whose working time its targets are reckoned.',
  })
  calendar(@Root() policy: SlaPolicyRow, @Ctx() { loaders }: Context) {
    return loaders.slaCalendar.load(policy.calendarId);
  }

  @FieldResolver(() => [SlaTargetType], { description: 'What is promised.' })
  targets(@Root() { targets }: SlaPolicyRow) {
    return targets.map(({ priority, serviceType, responseSeconds, resolutionSeconds }) => ({
      priority,
      serviceType,
      response: responseSeconds,
      resolution: resolutionSeconds,
    }));
  }

  @FieldResolver(() => Int, { nullable: true, description: 'A breach escalates the ticket to this level at least.' })
  escalateTo(@Root() { breachActions }: SlaPolicyRow) {
    return breachActions.escalateTo;
  }

  @FieldResolver(() => TechnicianType, { nullable: true, description: 'A breach gives the ticket to this technician.' })
  reassignTo(@Root() { breachActions }: SlaPolicyRow, @Ctx() { loaders }: Context) {
    const { reassignToTechnicianId: id } = breachActions;
    return id ? loaders.technician.load(id) : null;
  }
}
