/**
 * A robot's condition in the words of VDA 5050 2.0, 2.1 and 3.0. The official schemas are the judge, in the tests.
 */
import type { Condition } from './condition.js';
import { DRIVE_LIMIT } from './drive.js';
import type { ActiveFault } from './faults.js';
import type { Version } from './fault-kind.js';
import { faultKind, levelOf } from './fault-kind.js';

/** Who sends. */
export interface Identity {
  manufacturer: string;
  serialNumber: string;
  version: Version;
  /** The map it drives on. */
  mapId: string;
}

/** What every message begins with. */
export interface Header {
  headerId: number;
  /** ISO 8601, UTC. */
  timestamp: string;
}

/** What a robot or, for the last will, its broker can say of the connection. */
export type ConnectionState = 'ONLINE' | 'OFFLINE' | 'HIBERNATING' | 'CONNECTION_BROKEN';

export type Payload = Record<string, unknown>;

/** The MQTT topic of one kind of message. */
export function topicOf({ manufacturer, serialNumber, version }: Identity, kind: 'state' | 'connection'): string {
  return `uagv/v${version.charAt(0)}/${manufacturer}/${serialNumber}/${kind}`;
}

function envelope({ manufacturer, serialNumber, version }: Identity, { headerId, timestamp }: Header): Payload {
  return { headerId, timestamp, version, manufacturer, serialNumber };
}

/** A `connection` message. */
export function connectionMessage(identity: Identity, header: Header, state: ConnectionState): Payload {
  const old = identity.version !== '3.0.0';
  return {
    ...envelope(identity, header),
    connectionState: old && state === 'CONNECTION_BROKEN' ? 'CONNECTIONBROKEN' : state,
  };
}

/** A `state` message. `starting`: just switched on, which only 3.0 has a word for. */
export function stateMessage(identity: Identity, header: Header, condition: Condition, starting: boolean): Payload {
  const { traveller, faults } = condition;
  const isNew = identity.version === '3.0.0';
  return {
    ...envelope(identity, header),
    orderId: traveller.orderId,
    orderUpdateId: 0,
    lastNodeId: traveller.lastNodeId,
    lastNodeSequenceId: traveller.lastSequenceId,
    distanceSinceLastNode: round(traveller.sinceLastNode, 2),
    driving: traveller.velocity > 0,
    paused: false,
    operatingMode: isNew && starting ? 'STARTUP' : condition.mode,
    nodeStates: traveller.ahead.map(({ nodeId, sequenceId, x, y }) => ({
      nodeId,
      sequenceId,
      released: true,
      nodePosition: { x: round(x, 2), y: round(y, 2), theta: 0, mapId: identity.mapId },
    })),
    edgeStates: traveller.ahead.map(({ nodeId, sequenceId }) => ({
      edgeId: `to-${nodeId}`,
      sequenceId: sequenceId - 1,
      released: true,
    })),
    actionStates: traveller.actions.map(({ actionId, actionType, status }) => ({
      actionId,
      actionType,
      actionStatus: status,
    })),
    ...(isNew ? { instantActionStates: [] } : {}),
    velocity: { vx: round(traveller.velocity, 2), vy: 0, omega: 0 },
    loads: traveller.loaded ? [{ loadType: 'EPAL', loadPosition: 'fork', weight: 420 }] : [],
    ...position(identity, condition),
    ...power(identity.version, condition),
    errors: faults.all.map((fault) => errorOf(fault, identity.version, condition)),
    safetyState: {
      [isNew ? 'activeEmergencyStop' : 'eStop']: faults.has('emergencyStop') ? 'MANUAL' : 'NONE',
      fieldViolation: faults.has('laserScannerContaminated'),
    },
  };
}

function position({ version, mapId }: Identity, { traveller, faults, localizationScore }: Condition): Payload {
  const known = !faults.has('localizationLost');
  const place = {
    x: round(traveller.x, 3),
    y: round(traveller.y, 3),
    // Cut and not rounded: a half turn rounded up is more than π, which 3.0 forbids.
    theta: Math.trunc(traveller.theta * 10_000) / 10_000,
    mapId,
    localizationScore: round(localizationScore, 2),
  };
  return version === '3.0.0'
    ? { mobileRobotPosition: { ...place, localized: known } }
    : { agvPosition: { ...place, positionInitialized: known } };
}

function power(version: Version, { battery }: Condition): Payload {
  const { charging, health, reach } = battery;
  const charge = round(battery.level, 1);
  const shared = { batteryVoltage: round(battery.voltage, 2), batteryHealth: health, charging };
  return version === '3.0.0'
    ? { powerSupply: { stateOfCharge: charge, ...shared, range: reach } }
    : { batteryState: { batteryCharge: charge, ...shared, reach } };
}

function errorOf({ code, component }: ActiveFault, version: Version, condition: Condition): Payload {
  const { referenceKey, description, hint } = faultKind(code);
  const error = {
    errorType: code,
    errorLevel: levelOf(code, version),
    errorDescription: description + detail(code, component, condition),
    // The order changes while a fault lasts: real robots name it too, and it must not be taken for the fault's identity.
    errorReferences: references({
      [referenceKey]: component,
      ...(condition.traveller.orderId ? { orderId: condition.traveller.orderId } : {}),
    }),
  };
  return version === '2.0.0' ? error : { ...error, errorHint: hint };
}

/** Numbers in the words, which differ from message to message. */
function detail(code: ActiveFault['code'], component: string, { battery, drives }: Condition): string {
  if (code === 'batteryLow') return ` (${Math.round(battery.level)} %)`;
  const drive = drives.find((d) => d.component === component);
  return drive ? ` (${drive.temperature.toFixed(0)} °C, limit ${DRIVE_LIMIT} °C)` : '';
}

function references(values: Record<string, string>): Payload[] {
  return Object.entries(values).map(([referenceKey, referenceValue]) => ({ referenceKey, referenceValue }));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
