/** The robot's state as the desk keeps it: two axes (connection, health), and one word made of them for people. */
import type { OperatingMode, SaidConnection, Severity } from './reading.js';

/** STALE is the desk's own verdict: ONLINE, and silent for more than three report periods. */
export const CONNECTIONS = ['ONLINE', 'OFFLINE', 'HIBERNATING', 'CONNECTION_BROKEN', 'STALE'] as const;
export type Connection = (typeof CONNECTIONS)[number];

export const HEALTHS = ['OK', 'DEGRADED', 'FAULT', 'UNKNOWN'] as const;
export type Health = (typeof HEALTHS)[number];

export const ROBOT_STATUSES = [
  'ONLINE',
  'DEGRADED',
  'FAULT',
  'OFFLINE',
  'HIBERNATING',
  'CONNECTION_BROKEN',
  'STALE',
] as const;
export type RobotStatus = (typeof ROBOT_STATUSES)[number];

/** How often a robot is expected to report, in seconds, unless it is registered otherwise (VDA 5050's own bound). */
export const DEFAULT_REPORT_PERIOD = 30;
/** After how many silent periods an ONLINE robot is STALE. */
export const SILENT_PERIODS = 3;

export interface RobotState {
  connection: Connection;
  health: Health;
  operatingMode: OperatingMode | null;
  batteryLevel: number | null;
  charging: boolean | null;
}

/** A connection other than ONLINE hides the health, which nobody can know; otherwise the health speaks. */
export function statusOf(state: Pick<RobotState, 'connection' | 'health'>): RobotStatus {
  if (state.connection !== 'ONLINE') return state.connection;
  return state.health === 'FAULT' || state.health === 'DEGRADED' ? state.health : 'ONLINE';
}

/** FATAL and CRITICAL faults stop a robot; lesser ones degrade it. */
export function healthOf(activeSeverities: Iterable<Severity>): Health {
  let health: Health = 'OK';
  for (const severity of activeSeverities) {
    if (severity === 'FATAL' || severity === 'CRITICAL') return 'FAULT';
    health = 'DEGRADED';
  }
  return health;
}

/**
 * What a message's arrival says of the connection. A connection message speaks for itself. Any other message ends
 * silence (STALE); and it makes a robot ONLINE only if that robot never says so itself, because a state message can
 * overtake a last will.
 */
export function connectionAfter(before: Connection, said: SaidConnection | null, everSaid: boolean): Connection {
  if (said) return said;
  if (before === 'STALE' || !everSaid) return 'ONLINE';
  return before;
}

/** Whether a change is worth telling: the word people see, the health, or the mode; learning a first value is not a change. */
export function isRealChange(before: RobotState, after: RobotState): boolean {
  return (
    statusOf(before) !== statusOf(after) ||
    (before.health !== after.health && before.health !== 'UNKNOWN') ||
    (before.operatingMode !== after.operatingMode && before.operatingMode !== null)
  );
}
