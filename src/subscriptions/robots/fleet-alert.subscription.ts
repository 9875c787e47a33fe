import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { Cursor } from '../../schema/common/scalars.js';
import { FleetAlertRaisedType } from '../../schema/robots/robot-stream.type.js';
import type { Call } from '../../services/desk.js';
import { robots } from '../../services/index.js';
import { encodeCursor } from '../cursor.js';
import { checkInitial, everyPage } from '../initial.js';
import { openFeed, type StreamSpec } from '../stream.js';

interface Args {
  after?: string | null;
  initial?: boolean | null;
}

@Resolver()
export class FleetAlertSubscription {
  @Subscription(() => FleetAlertRaisedType, {
    description: 'Fleet alerts as they are raised.',
    subscribe: openFeed(alertsRaised),
  })
  fleetAlertRaised(
    @Root() event: unknown,
    @Arg('after', () => Cursor, { nullable: true, description: 'Go on after this event.' }) _after?: string,
    @Arg('initial', () => Boolean, { nullable: true, description: 'Begin with the alerts that are open.' })
    _initial?: boolean,
  ) {
    return event;
  }
}

interface AlertRaised {
  cursor: string;
  at: Date;
  initial: boolean;
  fleetAlert: unknown;
}

export async function alertsRaised(context: Context, { after, initial }: Args): Promise<StreamSpec<AlertRaised>> {
  const { call } = context;
  checkInitial(initial, after);
  // Whether the caller sees an alert is asked of the row itself, at each event.
  const alertOf = async (id: unknown) => (await robots.fleetAlertsByIds(call, [String(id)]))[0];
  return {
    part: { kinds: ['fleet_alert.raised'] },
    after,
    coalescing: null,
    sees: () => true,
    matches: () => true,
    show: async function* (event) {
      const fleetAlert = await alertOf(event.data['fleetAlertId']);
      const cursor = encodeCursor({ seq: event.seq, line: null });
      if (fleetAlert) yield { cursor, at: event.at, initial: false, fleetAlert };
    },
    initial: initial ? (cursor) => openAlerts(call, cursor) : null,
  };
}

async function* openAlerts(call: Call, cursor: string): AsyncGenerator<AlertRaised> {
  const at = call.desk.clock.now();
  for await (const fleetAlert of everyPage((page) =>
    robots.listFleetAlerts(call, { open: true }, 'RAISED_AT_ASC', page),
  ))
    yield { cursor, at, initial: true, fleetAlert };
}
