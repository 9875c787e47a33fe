import { describe, expect, it } from 'vitest';
import { fixture, read, refusalOf, state, STATE_TOPIC, topicOf } from './fixture.js';

const error = (change: Record<string, unknown> = {}) => ({ errorType: 'jam', errorLevel: 'WARNING', ...change });

describe('a state message', () => {
  it('of 2.1 gives the state and one line per error', () => {
    expect(read(state(), STATE_TOPIC)).toEqual({
      source: 'VDA5050',
      serialNumber: 'R101',
      manufacturer: 'ScoutBots',
      observedAt: new Date('2026-11-20T08:15:30.250Z'),
      connection: null,
      state: { operatingMode: 'TEACH_IN', batteryLevel: 63.5, charging: false, driving: true },
      covers: 'ALL',
      notes: [],
      observations: [
        {
          component: 'vehicle',
          code: 'state',
          level: 'OK',
          severity: null,
          message: '',
          key: 'state:4711',
          values: {
            operatingMode: 'TEACH_IN',
            driving: true,
            paused: false,
            orderId: 'order-88',
            lastNodeId: 'n7',
            batteryCharge: 63.5,
            batteryVoltage: 47.9,
            batteryHealth: 91,
            charging: false,
            reach: 5400,
            x: 12.5,
            y: -3.25,
            theta: 1.57,
            mapId: 'hall-1',
            positionInitialized: true,
            localizationScore: 0.93,
            vx: 0.8,
            vy: 0,
            omega: 0.05,
            eStop: 'AUTOACK',
            fieldViolation: false,
          },
        },
        {
          component: 'drive_left',
          code: 'motorOvertemperature',
          level: 'ERROR',
          severity: 'FATAL',
          message: 'left drive motor above 95 °C',
          key: 'state:4711/drive_left/motorOvertemperature',
          values: {
            errorHint: 'Let it cool and check the fan.',
            errorReferences: [
              { referenceKey: 'orderId', referenceValue: 'order-88' },
              { referenceKey: 'motor', referenceValue: 'drive_left' },
            ],
          },
        },
        {
          component: 'batteryState',
          code: 'batteryLow',
          level: 'WARN',
          severity: 'WARNING',
          message: '',
          key: 'state:4711/batteryState/batteryLow',
          values: { errorReferences: [{ referenceKey: 'batteryState.batteryCharge', referenceValue: '63.5' }] },
        },
      ],
    });
  });

  it('of 3.0 gives the same measures under the same names', () => {
    const payload = fixture('state-3.0.0.json');
    const reading = read(payload, topicOf(payload, 'state'));
    expect(reading.notes).toEqual([]);
    expect(reading.state).toEqual({ operatingMode: 'INTERVENED', batteryLevel: 41, charging: true, driving: false });
    expect(reading.observations[0]!.values).toEqual({
      operatingMode: 'INTERVENED',
      driving: false,
      paused: true,
      orderId: 'order-89',
      lastNodeId: 'n1',
      batteryCharge: 41,
      batteryVoltage: 47.1,
      batteryCurrent: -12.5,
      batteryHealth: 88,
      charging: true,
      reach: 3200,
      x: 12.5,
      y: -3.25,
      theta: 1.57,
      mapId: 'hall-1',
      positionInitialized: true,
      localizationScore: 0.93,
      vx: 0,
      vy: 0,
      omega: 0,
      eStop: 'NONE',
      fieldViolation: true,
    });
    expect(
      reading.observations.map(({ component, code, level, severity }) => [component, code, level, severity]),
    ).toEqual([
      ['vehicle', 'state', 'OK', null],
      ['gripper-2', 'gripperJammed', 'ERROR', 'CRITICAL'],
      ['scanner_front', 'lensDirty', 'WARN', 'URGENT'],
      ['batteryState', 'batteryLow', 'WARN', 'WARNING'],
      ['vehicle', 'localizationLost', 'ERROR', 'FATAL'],
    ]);
    expect(reading.observations[1]!.values['errorDescriptionTranslations']).toEqual([
      { translationKey: 'fr', translationValue: 'la pince ne se ferme pas' },
    ]);
  });

  it('without errors is one OK line', () => {
    const { observations } = read(state({ errors: [] }), STATE_TOPIC);
    expect(observations.map(({ level, key }) => [level, key])).toEqual([['OK', 'state:4711']]);
  });

  it.each([
    ['AUTOMATIC', 'AUTOMATIC'],
    ['SEMIAUTOMATIC', 'SEMIAUTOMATIC'],
    ['INTERVENED', 'INTERVENED'],
    ['MANUAL', 'MANUAL'],
    ['STARTUP', 'STARTUP'],
    ['SERVICE', 'SERVICE'],
    ['TEACHIN', 'TEACH_IN'],
    ['TEACH_IN', 'TEACH_IN'],
  ])('in mode %s is %s', (said, mode) => {
    const reading = read(state({ operatingMode: said }), STATE_TOPIC);
    expect([reading.state?.operatingMode, reading.notes]).toEqual([mode, []]);
  });

  it.each([
    [{ operatingMode: 'DANCING' }, 'operatingMode "DANCING" is unknown'],
    [{ operatingMode: undefined }, 'operatingMode is missing'],
    [{ agvPosition: { x: 1, y: 2, mapId: 'm', positionInitialized: true } }, 'agvPosition.theta is missing'],
    [{ batteryState: undefined }, 'batteryState is missing'],
    [{ batteryState: [] }, 'batteryState is not an object'],
    [{ batteryState: { batteryCharge: '80', charging: true } }, 'batteryState.batteryCharge is not a number'],
    [{ batteryState: { batteryCharge: 180, charging: true } }, 'the battery charge 180 is not between 0 and 100'],
    [{ velocity: { vx: true } }, 'velocity.vx is not a number'],
    [{ headerId: undefined }, 'headerId is missing'],
    [{ headerId: '12' }, 'headerId is not an integer'],
    [{ version: undefined }, 'version is missing'],
    [{ version: 'latest' }, 'version cannot be read'],
    [{ version: '3.0.0' }, 'version "3.0.0" differs from "v2" in the topic'],
    [{ manufacturer: 'Scout Bots' }, 'manufacturer "Scout Bots" differs from "ScoutBots" in the topic'],
    [{ manufacturer: undefined }, 'manufacturer is missing'],
    [{ serialNumber: undefined }, 'serialNumber is missing'],
    [{ nodeStates: undefined }, 'nodeStates is missing'],
    [{ timestamp: '2026-11-20T08:15:30' }, 'timestamp has no zone and is taken as UTC'],
    [{ errors: [error({ errorLevel: 'SEVERE' })] }, 'errorLevel "SEVERE" is read as WARNING'],
    [{ errors: [error({ errorLevel: 'fatal' })] }, 'errorLevel "fatal" is read as FATAL'],
    [{ errors: [error(), error()] }, 'the error "jam" of "vehicle" is listed more than once'],
    [
      { errors: [error({ errorDescription: 'x'.repeat(4001) })] },
      'errors[0].errorDescription is cut after 4000 characters',
    ],
    [
      { errors: [error({ more: 'é'.repeat(40_000) })] },
      'the values of errors[0] are larger than 64 KB and are left out',
    ],
    [{ orderId: 'o'.repeat(70_000) }, 'the values of the state are larger than 64 KB and are left out'],
  ])('that is odd but usable is read with a note: %#', (change, note) => {
    expect(read(state(change), STATE_TOPIC).notes).toContain(note);
  });

  it('notes no more than twenty oddities and says that there were more', () => {
    const errors = Array.from({ length: 1000 }, (_, index) => error({ errorType: `e${index}`, errorReferences: 7 }));
    const { notes, observations } = read(state({ errors }), STATE_TOPIC);
    expect(notes).toHaveLength(21);
    expect(notes.at(-1)).toBe('980 more oddities are left out');
    expect(observations).toHaveLength(1001);
  });

  it('keeps the worst of two errors that are the same', () => {
    const errors = [error({ errorLevel: 'URGENT' }), error({ errorLevel: 'FATAL' }), error()];
    const { observations } = read(state({ errors }), STATE_TOPIC);
    expect(observations.map(({ severity }) => severity)).toEqual([null, 'FATAL']);
  });

  it('cuts a long description between characters', () => {
    const errors = [error({ errorDescription: `${'x'.repeat(3999)}🤖🤖` })];
    expect(read(state({ errors }), STATE_TOPIC).observations[1]!.message).toBe('x'.repeat(3999));
  });

  it('keeps apart what a slash could mix up', () => {
    const named = (component: string, errorType: string) =>
      error({ errorType, errorReferences: [{ referenceKey: 'component', referenceValue: component }] });
    const { observations } = read(state({ errors: [named('a/b', 'c'), named('a', 'b/c')] }), STATE_TOPIC);
    expect(observations.map(({ key }) => key)).toEqual(['state:4711', 'state:4711/a%2Fb/c', 'state:4711/a/b/c']);
  });

  it('is keyed without a number when it has none', () => {
    const { observations } = read(state({ headerId: undefined, errors: [error()] }), STATE_TOPIC);
    expect(observations.map(({ key }) => key)).toEqual(['state', 'state/vehicle/jam']);
  });

  it.each([
    [{ errors: undefined }, 'errors must be a list, and an empty one when the robot has no error.'],
    [{ errors: {} }, 'errors must be a list, and an empty one when the robot has no error.'],
    [{ errors: ['jam'] }, 'errors[0] is not an object.'],
    [{ errors: [error(), { errorLevel: 'FATAL' }] }, 'errors[1].errorType is missing.'],
    [{ errors: [{ errorType: 'jam' }] }, 'errors[0].errorLevel is missing.'],
    [{ errors: [error({ errorType: 'x'.repeat(201) })] }, 'errors[0].errorType is longer than 200 characters.'],
    [
      { errors: [error({ errorReferences: [{ referenceKey: 'part', referenceValue: 'x'.repeat(201) }] })] },
      'The component of an error is longer than 200 characters.',
    ],
  ])('whose errors cannot be used is refused: %#', (change, message) => {
    expect(refusalOf(state(change), STATE_TOPIC)).toEqual({ code: 'MALFORMED', message });
  });
});
