import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ClientType, SiteType } from '../../schema/clients/client.type.js';
import { connection } from '../../schema/common/connection.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import {
  FleetAlertConnection,
  FleetAlertType,
  FleetAlertWhere,
  RaiseFleetAlertInput,
  ResolveFleetAlertInput,
} from '../../schema/robots/fleet-alert.type.js';
import { FleetAlertOrder } from '../../schema/robots/robot-enums.js';
import { RaiseFleetAlertPayload, ResolveFleetAlertPayload } from '../../schema/robots/robot.payload.js';
import { TicketType } from '../../schema/tickets/ticket.type.js';
import { robots } from '../../services/index.js';
import type { FleetAlertOrder as Order, FleetAlertRow } from '../../services/robots/fleet-alert.query.js';

@Resolver(() => FleetAlertType as never)
export class FleetAlertResolver {
  @Query(() => FleetAlertConnection, { description: 'Fleet alerts, open and resolved.' })
  async fleetAlerts(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => FleetAlertWhere, { nullable: true, description: 'Which of them.' }) where?: FleetAlertWhere,
    @Arg('orderBy', () => FleetAlertOrder as never, { defaultValue: 'RAISED_AT_DESC', description: 'In which order.' })
    orderBy: Order = 'RAISED_AT_DESC',
  ) {
    const given = (where ?? {}) as Parameters<typeof robots.listFleetAlerts>[1];
    const found = await robots.listFleetAlerts(call, given, orderBy, page);
    return connection(found, () => robots.countFleetAlerts(call, given));
  }

  @Mutation(() => RaiseFleetAlertPayload, {
    description:
      'Raises an alert: one parent ticket, on which the faults that it describes hang, muted while it is open.',
  })
  raiseFleetAlert(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => RaiseFleetAlertInput, { description: 'The alert.' }) input: RaiseFleetAlertInput,
  ) {
    return payload(call.locale, async () => {
      const { fleetAlertId } = await robots.raiseFleetAlert(call, {
        ...(input as unknown as Parameters<typeof robots.raiseFleetAlert>[1]),
        clientId: optionalId('Client', input.clientId),
        siteId: optionalId('Site', input.siteId),
      });
      return { fleetAlert: await loaders.alert.load(fleetAlertId) };
    });
  }

  @Mutation(() => ResolveFleetAlertPayload, {
    description: 'Resolves an alert and its parent ticket; its children are heard again.',
  })
  resolveFleetAlert(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => ResolveFleetAlertInput, { description: 'The alert.' }) input: ResolveFleetAlertInput,
  ) {
    return payload(call.locale, async () => {
      const { fleetAlertId } = await robots.resolveFleetAlert(call, {
        ...input,
        fleetAlertId: idOf('FleetAlert', input.fleetAlertId),
      });
      return { fleetAlert: await loaders.alert.load(fleetAlertId) };
    });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'The client of the robots; any when null.' })
  client(@Root() alert: FleetAlertRow, @Ctx() { loaders }: Context) {
    return alert.clientId ? loaders.client.load(alert.clientId) : null;
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'The site of the robots; any when null.' })
  site(@Root() alert: FleetAlertRow, @Ctx() { loaders }: Context) {
    return alert.siteId ? loaders.site.load(alert.siteId) : null;
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'The parent ticket.' })
  ticket(@Root() alert: FleetAlertRow, @Ctx() { loaders }: Context) {
    return loaders.ticket.load(alert.ticketId);
  }

  @FieldResolver(() => Int, { description: 'How many active faults hang on it.' })
  activeFaultCount(@Root() alert: FleetAlertRow, @Ctx() { loaders }: Context) {
    return loaders.activeFaultsOfAlert.load(alert.id);
  }
}
