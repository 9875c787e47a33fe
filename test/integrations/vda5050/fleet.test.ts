import { describe, expect, it } from 'vitest';
import { fleet, read } from './fixture.js';

const readings = fleet().map(({ topic, payload }) => read(payload, topic));
const errors = readings.flatMap(({ serialNumber, observations }) =>
  observations.filter((line) => line.severity !== null).map((line) => ({ serialNumber, ...line })),
);

describe('a recorded fleet', () => {
  it('is read whole', () => {
    expect(readings).toHaveLength(62);
    expect(readings.filter((reading) => reading.covers === 'ALL')).toHaveLength(48);
    expect(readings.filter((reading) => reading.connection !== null)).toHaveLength(10);
  });

  it('reports 35 errors, 9 of them FATAL, which are 5 faults, 2 of them FATAL', () => {
    expect(errors).toHaveLength(35);
    expect(errors.filter((line) => line.severity === 'FATAL')).toHaveLength(9);
    const faults = errors.map(({ serialNumber, component, code, severity }) =>
      [serialNumber, component, code, severity].join(' '),
    );
    expect([...new Set(faults)].sort()).toEqual([
      'R001 vehicle instantActionError WARNING',
      'R002 batteryState batteryLowError FATAL',
      'R004 drive_left maintenanceCycleExpired WARNING',
      'R004 scanner_front laserScannerContaminated FATAL',
      'R004 vehicle noRouteError WARNING',
    ]);
  });

  it('gives every line a key of its own per robot and time', () => {
    const keys = readings.flatMap((reading) =>
      reading.observations.map((line) => [reading.serialNumber, reading.observedAt.toISOString(), line.key].join(' ')),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('tells the connections of R003, its last will older than the ONLINE before it', () => {
    const said = readings.filter(({ serialNumber, connection }) => serialNumber === 'R003' && connection !== null);
    expect(said.map(({ connection }) => connection)).toEqual(['ONLINE', 'CONNECTION_BROKEN', 'ONLINE', 'OFFLINE']);
    const [online, will] = said;
    expect(will!.observedAt < online!.observedAt).toBe(true);
  });

  it('says what is odd: 21 state messages lack an angle that 2.0 requires', () => {
    const odd = readings.filter(({ notes }) => notes.length > 0);
    expect(odd).toHaveLength(21);
    for (const { notes } of odd) expect(notes).toEqual(['nodeStates[].nodePosition.theta is missing']);
  });

  it('keeps orders and instant actions as they were sent, without taking them for a sign of life', () => {
    const told = readings.filter(({ covers, connection }) => covers === 'MENTIONED' && connection === null);
    expect(
      told.map(({ observations }) => observations.map(({ component, code, level }) => [component, code, level])),
    ).toEqual([
      [['vehicle', 'order', 'OK']],
      [['vehicle', 'order', 'OK']],
      [['vehicle', 'order', 'OK']],
      [['vehicle', 'instantActions', 'OK']],
    ]);
    expect(told.every(({ state }) => state === null)).toBe(true);
    expect(told[0]!.observations[0]).toMatchObject({ key: 'order:0', values: { orderId: 'o1', orderUpdateId: 0 } });
  });

  it('is the same as text', () => {
    const asText = fleet().map(({ topic, payload }) => read(JSON.stringify(payload), topic));
    expect(asText).toEqual(readings);
  });
});
