import { describe, expect, test } from 'vitest';
import { SAID_CONNECTIONS, SEVERITIES } from './reading.js';
import {
  CONNECTIONS,
  connectionAfter,
  HEALTHS,
  healthOf,
  isRealChange,
  statusOf,
  type RobotState,
} from './robot-state.js';

test('the status of every pair', () => {
  const table = CONNECTIONS.map((connection) => HEALTHS.map((health) => statusOf({ connection, health })));
  expect(table).toEqual([
    ['ONLINE', 'DEGRADED', 'FAULT', 'ONLINE'],
    ['OFFLINE', 'OFFLINE', 'OFFLINE', 'OFFLINE'],
    ['HIBERNATING', 'HIBERNATING', 'HIBERNATING', 'HIBERNATING'],
    ['CONNECTION_BROKEN', 'CONNECTION_BROKEN', 'CONNECTION_BROKEN', 'CONNECTION_BROKEN'],
    ['STALE', 'STALE', 'STALE', 'STALE'],
  ]);
});

test('health is that of the worst active fault', () => {
  expect(healthOf([])).toBe('OK');
  expect(SEVERITIES.map((severity) => healthOf([severity]))).toEqual(['DEGRADED', 'DEGRADED', 'FAULT', 'FAULT']);
  expect(healthOf(['WARNING', 'FATAL', 'URGENT'])).toBe('FAULT');
});

describe('the connection after a message', () => {
  test('what a connection message says counts, whatever was before', () => {
    for (const before of CONNECTIONS)
      for (const said of SAID_CONNECTIONS)
        for (const ever of [true, false]) expect(connectionAfter(before, said, ever)).toBe(said);
  });

  test('any other message makes a robot ONLINE that never says so itself', () => {
    for (const before of CONNECTIONS) expect(connectionAfter(before, null, false)).toBe('ONLINE');
  });

  test('of one that does say so, it ends silence only: a state can overtake a last will', () => {
    expect(CONNECTIONS.map((before) => connectionAfter(before, null, true))).toEqual([
      'ONLINE',
      'OFFLINE',
      'HIBERNATING',
      'CONNECTION_BROKEN',
      'ONLINE',
    ]);
  });
});

test('real changes: the word, the health, the mode; battery and first values are none', () => {
  const state: RobotState = {
    connection: 'ONLINE',
    health: 'OK',
    operatingMode: 'AUTOMATIC',
    batteryLevel: 50,
    charging: false,
  };
  const changed = (given: Partial<RobotState>, from: Partial<RobotState> = {}) =>
    isRealChange({ ...state, ...from }, { ...state, ...given });
  expect(changed({ batteryLevel: 10, charging: true })).toBe(false);
  expect(changed({}, { health: 'UNKNOWN' })).toBe(false);
  expect(changed({}, { operatingMode: null })).toBe(false);
  expect(changed({ connection: 'STALE' })).toBe(true);
  expect(changed({ operatingMode: 'MANUAL' })).toBe(true);
  expect(changed({ health: 'FAULT' })).toBe(true);
  expect(changed({ connection: 'OFFLINE', health: 'FAULT' }, { connection: 'OFFLINE' })).toBe(true);
});
