/** What robots send, for tests: the desk's own entries, VDA 5050 and ROS messages. */
import type { DeskEntry, RosMessage, Vda5050Message } from '../../src/services/ports.js';

let sent = 0;

/** One of the desk's own entries: an ERROR, unless it is said otherwise. `observedAt` may be a Date. */
export function anEntry(
  serialNumber: string,
  given: Partial<Omit<DeskEntry, 'observedAt'>> & { observedAt?: unknown } = {},
): DeskEntry {
  sent += 1;
  return {
    sequence: sent,
    component: 'drive_left',
    code: 'wheelSlip',
    level: 'ERROR',
    message: 'slip over 20 %',
    values: {},
    ...given,
    observedAt: 'observedAt' in given ? written(given.observedAt) : new Date().toISOString(),
    serialNumber,
  };
}

/** A time as JSON writes it; anything else as it is. */
const written = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

export interface StateError {
  code: string;
  level?: 'WARNING' | 'URGENT' | 'CRITICAL' | 'FATAL';
  component?: string;
  description?: string;
}

/** A VDA 5050 2.0 state message: healthy, unless errors are given. */
export function aState(
  serialNumber: string,
  at: Date,
  errors: StateError[] = [],
  more: Record<string, unknown> = {},
): Vda5050Message {
  sent += 1;
  return {
    topic: `sav/v2/ScoutBots/${serialNumber}/state`,
    receivedAt: at,
    payload: {
      headerId: sent,
      timestamp: at.toISOString(),
      version: '2.0.0',
      manufacturer: 'ScoutBots',
      serialNumber,
      orderId: '',
      orderUpdateId: 0,
      lastNodeId: '',
      lastNodeSequenceId: 0,
      nodeStates: [],
      edgeStates: [],
      actionStates: [],
      driving: false,
      operatingMode: 'AUTOMATIC',
      batteryState: { batteryCharge: 80, charging: false },
      safetyState: { eStop: 'NONE', fieldViolation: false },
      errors: errors.map(({ code, level = 'WARNING', component, description = '' }) => ({
        errorType: code,
        errorLevel: level,
        errorDescription: description,
        errorReferences: component ? [{ referenceKey: 'component', referenceValue: component }] : [],
      })),
      ...more,
    },
  };
}

/** A VDA 5050 connection message. A last will has the header of the day on which it was registered: give `headerId` and `said`. */
export function aConnection(
  serialNumber: string,
  receivedAt: Date | null,
  connectionState: string,
  given: { headerId?: number; said?: Date } = {},
): Vda5050Message {
  sent += 1;
  return {
    topic: `sav/v2/ScoutBots/${serialNumber}/connection`,
    receivedAt,
    payload: {
      headerId: given.headerId ?? sent,
      timestamp: (given.said ?? receivedAt ?? new Date()).toISOString(),
      version: '2.0.0',
      manufacturer: 'ScoutBots',
      serialNumber,
      connectionState,
    },
  };
}

/** An order, which fleet control sends and the robot only receives. */
export function anOrder(serialNumber: string, at: Date): Vda5050Message {
  sent += 1;
  return {
    topic: `sav/v2/ScoutBots/${serialNumber}/order`,
    receivedAt: at,
    payload: { headerId: sent, timestamp: at.toISOString(), version: '2.0.0', orderId: 'o1', nodes: [], edges: [] },
  };
}

/** A ROS 2 DiagnosticArray with one status. */
export function aDiagnosticArray(
  serialNumber: string,
  at: Date,
  status: { name?: string; level?: number; message?: string; values?: { key: string; value: string }[] } = {},
): RosMessage {
  const time = at.getTime();
  return {
    serialNumber,
    message: {
      header: { stamp: { sec: Math.floor(time / 1_000), nanosec: (time % 1_000) * 1_000_000 }, frame_id: '' },
      status: [{ name: 'lidar: scan', level: 0, message: 'OK', hardware_id: '', values: [], ...status }],
    },
  };
}
