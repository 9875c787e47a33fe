import { defineEntity, p } from '@mikro-orm/postgresql';
import { OPERATING_MODES } from '../../domain/robots/reading.js';
import { CONNECTIONS, HEALTHS, ROBOT_STATUSES } from '../../domain/robots/robot-state.js';

/** What a robot is doing now: one narrow row, rewritten in place by each batch that concerns it. */
export const RobotStateSchema = defineEntity({
  name: 'RobotState',
  tableName: 'robot_state',
  properties: {
    robotId: p.uuid().primary(),
    status: p.enum(ROBOT_STATUSES).default('OFFLINE'),
    connection: p.enum(CONNECTIONS).default('OFFLINE'),
    /** Whether the robot ever sent a connection message itself; if it does, nothing else makes it ONLINE. */
    connectionSaid: p.boolean().default(false),
    connectionReceivedAt: p.datetime().nullable(),
    health: p.enum(HEALTHS).default('UNKNOWN'),
    operatingMode: p.enum(OPERATING_MODES).nullable(),
    batteryLevel: p.float().nullable(),
    charging: p.boolean().nullable(),
    stateObservedAt: p.datetime().nullable(),
    fullReportAt: p.datetime().nullable(),
    /** When the robot was last heard of, as its bridge says. */
    lastSeenAt: p.datetime().nullable(),
    /** When its last message reached the desk: what silence is judged by. */
    heardAt: p.datetime().nullable(),
    /** Newest time that a line of it bears; null: there is none. */
    newestObservedAt: p.datetime().nullable(),
  },
});

export class RobotStateRow extends RobotStateSchema.class {}
RobotStateSchema.setClass(RobotStateRow);
