import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { notFound } from '../../domain/errors.js';
import type { LoggedEvent } from '../../domain/events.js';
import { optionalId } from '../../schema/common/decode.js';
import { Cursor } from '../../schema/common/scalars.js';
import { RobotStatusChangedType, RobotStreamWhere } from '../../schema/robots/robot-stream.type.js';
import type { Call } from '../../services/desk.js';
import { robots } from '../../services/index.js';
import { encodeCursor } from '../cursor.js';
import { checkInitial, everyPage } from '../initial.js';
import type { Coalescing } from '../live-buffer.js';
import { seesRobot } from '../sight.js';
import { openFeed, type StreamSpec } from '../stream.js';

interface Args {
  where?: RobotStreamWhere | null;
  after?: string | null;
  initial?: boolean | null;
}

@Resolver()
export class RobotStatusSubscription {
  @Subscription(() => RobotStatusChangedType, {
    description:
      'Changes of status of one robot, a site, a client, or all that the caller sees. A reader too slow for it gets the newest change of each robot.',
    subscribe: openFeed(statusChanges),
  })
  robotStatusChanged(
    @Root() event: unknown,
    @Arg('where', () => RobotStreamWhere, { nullable: true, description: 'Which robots.' }) _where?: RobotStreamWhere,
    @Arg('after', () => Cursor, { nullable: true, description: 'Go on after this event.' }) _after?: string,
    @Arg('initial', () => Boolean, { nullable: true, description: 'Begin with the state of each robot as it now is.' })
    _initial?: boolean,
  ) {
    return event;
  }
}

/** Only the newest status of a robot matters; the change is then from what it was before the first one left out. */
const newestOfRobot: Coalescing = {
  keyOf: ({ kind, robotId }) => `${kind}/${robotId}`,
  merge: (older, newer) => ({ ...newer, data: { ...newer.data, previousStatus: older.data['previousStatus'] } }),
};

export async function statusChanges(
  context: Context,
  { where, after, initial }: Args,
): Promise<StreamSpec<StatusChange>> {
  const { call, loaders } = context;
  checkInitial(initial, after);
  const robotId = optionalId('Robot', where?.robotId);
  const clientId = optionalId('Client', where?.clientId);
  const siteId = optionalId('Site', where?.siteId);
  if (robotId && !(await loaders.robot.load(robotId))) throw notFound('robot', ['where', 'robotId']);
  if (clientId && !(await loaders.client.load(clientId))) throw notFound('client', ['where', 'clientId']);
  if (siteId && !(await loaders.site.load(siteId))) throw notFound('site', ['where', 'siteId']);

  return {
    // Being linked elsewhere is no change of status, but may end the right to see the one robot asked for.
    part: { kinds: robotId ? ['robot.status_changed', 'robot.linked'] : ['robot.status_changed'], robotId },
    after,
    coalescing: newestOfRobot,
    sees: (event) => seesRobot(call, event.robotId!, event.clientId),
    matches: (event) =>
      event.kind === 'robot.status_changed' &&
      (!clientId || event.clientId === clientId) &&
      (!siteId || event.siteId === siteId),
    show: (event) => [changeOf(event)],
    initial: initial ? (cursor) => robotsAsTheyAre(call, { robotId, clientId, siteId }, cursor) : null,
  };
}

async function* robotsAsTheyAre(
  call: Call,
  { robotId, clientId, siteId }: Record<'robotId' | 'clientId' | 'siteId', string | null>,
  cursor: string,
): AsyncGenerator<StatusChange> {
  const at = call.desk.clock.now();
  const where = { clientId: clientId ? { eq: clientId } : null, siteId: siteId ? { eq: siteId } : null };
  const found = robotId
    ? await robots.robotsByIds(call, [robotId])
    : everyPage((page) => robots.listRobots(call, where, 'SERIAL_NUMBER_ASC', page));
  for await (const robot of found) yield { cursor, at, initial: true, previousStatus: null, robot };
}

interface StatusChange {
  cursor: string;
  at: Date;
  initial: boolean;
  previousStatus: unknown;
  robot: unknown;
}

const changeOf = (event: LoggedEvent): StatusChange => ({
  cursor: encodeCursor({ seq: event.seq, line: null }),
  at: event.at,
  initial: false,
  previousStatus: event.data['previousStatus'],
  robot: event.data['robot'],
});
