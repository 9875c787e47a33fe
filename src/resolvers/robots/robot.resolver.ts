import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ProductType } from '../../schema/catalogue/product.type.js';
import { connection } from '../../schema/common/connection.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { ClientType, SiteType } from '../../schema/clients/client.type.js';
import { FaultConnection, FaultWhere } from '../../schema/robots/fault.type.js';
import { RobotOrder } from '../../schema/robots/robot-enums.js';
import { LinkRobotToClientInput, RegisterRobotInput, RobotWhere } from '../../schema/robots/robot.input.js';
import { LinkRobotToClientPayload, RegisterRobotPayload } from '../../schema/robots/robot.payload.js';
import { RobotConnection, RobotType } from '../../schema/robots/robot.type.js';
import { robots } from '../../services/index.js';
import type { RobotOrder as Order, RobotRow } from '../../services/robots/robot.query.js';
import { faultWhereOf, robotWhereOf } from './where.js';

@Resolver(() => RobotType as never)
export class RobotResolver {
  @Query(() => RobotType, {
    nullable: true,
    description: 'A robot by id or by serial number; null when there is none that the caller may see.',
  })
  robot(
    @Ctx() { call, loaders }: Context,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string,
    @Arg('serialNumber', () => String, { nullable: true, description: 'Its serial number.' }) serialNumber?: string,
  ) {
    if (id != null) return loaders.robot.load(idOf('Robot', id));
    return serialNumber == null ? null : robots.robotBySerialNumber(call, serialNumber);
  }

  @Query(() => RobotConnection, { description: 'The robots that the caller sees.' })
  async robots(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => RobotWhere, { nullable: true, description: 'Which of them.' }) where?: RobotWhere,
    @Arg('orderBy', () => RobotOrder as never, { defaultValue: 'SERIAL_NUMBER_ASC', description: 'In which order.' })
    orderBy: Order = 'SERIAL_NUMBER_ASC',
  ) {
    const decoded = robotWhereOf(where);
    return connection(await robots.listRobots(call, decoded, orderBy, page), () => robots.countRobots(call, decoded));
  }

  @Mutation(() => RegisterRobotPayload, { description: 'Takes a robot into care.' })
  registerRobot(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => RegisterRobotInput, { description: 'The robot.' }) input: RegisterRobotInput,
  ) {
    return payload(call.locale, async () => {
      const { robotId } = await robots.registerRobot(call, {
        ...input,
        clientId: optionalId('Client', input.clientId),
        siteId: optionalId('Site', input.siteId),
      });
      return { robot: await loaders.robot.load(robotId) };
    });
  }

  @Mutation(() => LinkRobotToClientPayload, { description: 'Links a robot to a client and site, or takes it back.' })
  linkRobotToClient(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => LinkRobotToClientInput, { description: 'Which robot goes where.' })
    input: LinkRobotToClientInput,
  ) {
    return payload(call.locale, async () => {
      const { robotId } = await robots.linkRobotToClient(call, {
        robotId: idOf('Robot', input.robotId),
        clientId: optionalId('Client', input.clientId),
        siteId: optionalId('Site', input.siteId),
        version: input.version,
      });
      return { robot: await loaders.robot.load(robotId) };
    });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'The client it works for.' })
  client(@Root() robot: RobotRow, @Ctx() { loaders }: Context) {
    return robot.clientId ? loaders.client.load(robot.clientId) : null;
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'The site it works on.' })
  site(@Root() robot: RobotRow, @Ctx() { loaders }: Context) {
    return robot.siteId ? loaders.site.load(robot.siteId) : null;
  }

  @FieldResolver(() => ProductType, { nullable: true, description: 'What it is in the catalogue.' })
  product(@Root() robot: RobotRow, @Ctx() { loaders }: Context) {
    return robot.productId ? loaders.product.load(robot.productId) : null;
  }

  @FieldResolver(() => String, { description: 'Its model and serial number.' })
  name(@Root() robot: RobotRow) {
    return robots.robotName(robot);
  }

  @FieldResolver(() => String, { description: 'Its manufacturer, as the brand of an asset.' })
  brand(@Root() robot: RobotRow) {
    return robot.manufacturer;
  }

  @FieldResolver(() => FaultConnection, { description: 'Its faults, the latest first.' })
  async faults(
    @Root() robot: RobotRow,
    @Ctx() { call, loaders }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => FaultWhere, { nullable: true, description: 'Which of them.' }) where?: FaultWhere,
  ) {
    const decoded = faultWhereOf(where);
    const found = await loaders.faultsOfRobot({ where: decoded, page }).load(robot.id);
    return connection(found, () => robots.countFaults(call, { ...decoded, robotId: { eq: robot.id } }));
  }
}
