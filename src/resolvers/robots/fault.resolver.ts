import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { connection } from '../../schema/common/connection.js';
import { idOf } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { DetectionRuleType } from '../../schema/robots/detection-rule.type.js';
import { AcknowledgeFaultInput, FaultConnection, FaultType, FaultWhere } from '../../schema/robots/fault.type.js';
import { FleetAlertType } from '../../schema/robots/fleet-alert.type.js';
import { FaultOrder } from '../../schema/robots/robot-enums.js';
import { AcknowledgeFaultPayload } from '../../schema/robots/robot.payload.js';
import { RobotType } from '../../schema/robots/robot.type.js';
import { TicketType } from '../../schema/tickets/ticket.type.js';
import { robots } from '../../services/index.js';
import type { FaultOrder as Order, FaultRow } from '../../services/robots/fault.query.js';
import { faultWhereOf } from './where.js';

@Resolver(() => FaultType as never)
export class FaultResolver {
  @Query(() => FaultConnection, { description: 'Faults of the robots that the caller sees, active and cleared.' })
  async faults(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => FaultWhere, { nullable: true, description: 'Which of them.' }) where?: FaultWhere,
    @Arg('orderBy', () => FaultOrder as never, { defaultValue: 'LAST_SEEN_AT_DESC', description: 'In which order.' })
    orderBy: Order = 'LAST_SEEN_AT_DESC',
  ) {
    const decoded = faultWhereOf(where);
    return connection(await robots.listFaults(call, decoded, orderBy, page), () => robots.countFaults(call, decoded));
  }

  @Mutation(() => AcknowledgeFaultPayload, { description: 'Notes that somebody has seen a fault.' })
  acknowledgeFault(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => AcknowledgeFaultInput, { description: 'The fault.' }) input: AcknowledgeFaultInput,
  ) {
    return payload(call.locale, async () => {
      const { faultId } = await robots.acknowledgeFault(call, { ...input, faultId: idOf('Fault', input.faultId) });
      return { fault: await loaders.fault.load(faultId) };
    });
  }

  @FieldResolver(() => RobotType, { nullable: true, description: 'The robot.' })
  robot(@Root() fault: FaultRow, @Ctx() { loaders }: Context) {
    return loaders.robot.load(fault.robotId);
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'Its ticket.' })
  ticket(@Root() fault: FaultRow, @Ctx() { loaders }: Context) {
    return fault.ticketId ? loaders.ticket.load(fault.ticketId) : null;
  }

  @FieldResolver(() => DetectionRuleType, { nullable: true, description: 'The rule that raised it.' })
  rule(@Root() fault: FaultRow, @Ctx() { loaders }: Context) {
    return loaders.rule.load(fault.ruleId);
  }

  @FieldResolver(() => FleetAlertType, { nullable: true, description: 'The larger problem that it hangs on.' })
  fleetAlert(@Root() fault: FaultRow, @Ctx() { loaders }: Context) {
    return fault.fleetAlertId ? loaders.alert.load(fault.fleetAlertId) : null;
  }
}
