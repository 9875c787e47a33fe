import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vda5050 } from '../../../src/integrations/vda5050/index.js';
import { fixture, read, refusalOf, state, STATE_TOPIC } from './fixture.js';

const on = (kind: string) => `uagv/v2/ScoutBots/R101/${kind}`;

describe('a VDA 5050 message is refused', () => {
  it.each(['', 'state', 'uagv/v2/ScoutBots/state', 'uagv/v2/ScoutBots//state', 'uagv//ScoutBots/R101/state'])(
    'on the topic "%s"',
    (topic) => expect(refusalOf(state(), topic).code).toBe('UNSUPPORTED_TOPIC'),
  );

  it('when its kind is unknown, whatever it holds', () => {
    expect(refusalOf('{', on('dance'))).toEqual({
      code: 'UNSUPPORTED_TOPIC',
      message:
        '"dance" is no kind of VDA 5050 message. Send state, connection, order, instantActions, visualization, factsheet, zoneSet, responses.',
    });
  });

  it.each([
    ['1.1.0', STATE_TOPIC],
    ['4.0.0', STATE_TOPIC],
    [undefined, 'uagv/v1/ScoutBots/R101/state'],
    [undefined, 'uagv/latest/ScoutBots/R101/state'],
    ['99999999999.0', 'uagv/latest/ScoutBots/R101/state'],
  ])('when its version is %s on %s', (version, topic) => {
    expect(refusalOf(state({ version }), topic).code).toBe('UNSUPPORTED_VERSION');
  });

  it('when its serial number is another robot’s', () => {
    expect(refusalOf(state({ serialNumber: 'R102' }), STATE_TOPIC)).toEqual({
      code: 'MALFORMED',
      message: 'serialNumber "R102" differs from "R101" in the topic. Make them the same.',
    });
  });

  it.each([['{"headerId":'], [''], ['null'], ['[]'], ['7'], [null], [undefined], [7], [[state()]]])(
    'when its payload is %j',
    (payload) => expect(refusalOf(payload, STATE_TOPIC).code).toBe('MALFORMED'),
  );

  it.each([
    ['a text', { orderId: 'a\u0000b' }],
    ['a text that is not read', { information: [{ infoType: 'x\u0000' }] }],
    ['a member name', { extra: { 'a\u0000b': 1 } }],
    ['half a character', { extra: ['\ud83e'] }],
  ])('when it has what cannot be stored in %s', (_, change) => {
    expect(refusalOf({ ...state(), ...change }, STATE_TOPIC).code).toBe('MALFORMED');
    expect(refusalOf(JSON.stringify({ ...state(), ...change }), STATE_TOPIC).code).toBe('MALFORMED');
  });

  it('when a null character is in its topic', () => {
    expect(refusalOf(state({ serialNumber: undefined }), 'uagv/v2/Scout/R1\u0000/state').code).toBe('MALFORMED');
  });

  it('when it is nested without end', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(refusalOf(`{"a":${deep}}`, STATE_TOPIC).message).toBe('The message is nested more than 32 levels deep.');
    const cycle: unknown[] = [];
    cycle.push(cycle, cycle);
    expect(refusalOf({ ...state(), cycle }, STATE_TOPIC).code).toBe('MALFORMED');
  });

  it('when it has too many members', () => {
    expect(refusalOf({ ...state(), list: new Array(300_000).fill(0) }, STATE_TOPIC).code).toBe('MALFORMED');
  });

  it('when it is no JSON at all', () => {
    expect(refusalOf({ ...state(), size: 1n }, STATE_TOPIC).message).toBe('The message is not JSON.');
  });

  it.each([
    [undefined],
    [''],
    [1_700_000_000],
    ['yesterday'],
    ['2026-11-20'],
    ['2026-02-30T00:00:00Z'],
    ['2026-13-01T00:00:00Z'],
    ['2026-11-20T25:00:00Z'],
    ['2026-11-20T08:15:30+99:99'],
  ])('when its timestamp is %j', (timestamp) => {
    expect(refusalOf(state({ timestamp }), STATE_TOPIC).code).toBe('MALFORMED');
  });
});

describe('a timestamp', () => {
  it.each([
    ['2026-11-20T08:15:30Z', '2026-11-20T08:15:30.000Z'],
    ['2026-11-20T08:15:30.1Z', '2026-11-20T08:15:30.100Z'],
    ['2026-11-20T08:15:30.123456789Z', '2026-11-20T08:15:30.123Z'],
    ['2026-11-20T08:15:30,5Z', '2026-11-20T08:15:30.500Z'],
    ['2026-11-20T08:15Z', '2026-11-20T08:15:00.000Z'],
    ['2026-11-20T00:15:30+01:00', '2026-11-19T23:15:30.000Z'],
    ['2026-11-20T08:15:30-0530', '2026-11-20T13:45:30.000Z'],
    ['2026-11-20T08:15:30+02', '2026-11-20T06:15:30.000Z'],
    ['2028-02-29T23:59:59.999Z', '2028-02-29T23:59:59.999Z'],
    ['0075-01-01T00:00:00Z', '0075-01-01T00:00:00.000Z'],
  ])('%s is %s', (timestamp, instant) => {
    const reading = read(state({ timestamp }), STATE_TOPIC);
    expect([reading.observedAt.toISOString(), reading.notes]).toEqual([instant, []]);
  });
});

describe('other kinds', () => {
  it.each(['order', 'instantActions', 'visualization', 'factsheet', 'zoneSet', 'responses'])('%s is kept', (kind) => {
    const payload = { ...fixture('connection-2.1.0.json'), anything: [1, 2] };
    expect(read(payload, on(kind))).toMatchObject({
      connection: null,
      state: null,
      covers: 'MENTIONED',
      observations: [
        { component: 'vehicle', code: kind, level: 'OK', severity: null, values: payload, key: `${kind}:3` },
      ],
    });
  });

  it('are kept without their content when that is too large', () => {
    const reading = read({ ...fixture('connection-2.1.0.json'), nodes: 'n'.repeat(70_000) }, on('order'));
    expect(reading.observations[0]!.values).toEqual({});
    expect(reading.notes).toEqual(['the values of order are larger than 64 KB and are left out']);
  });

  it('are found below an interface name with slashes', () => {
    expect(read(state(), `site-7/hall/${STATE_TOPIC}`).serialNumber).toBe('R101');
  });
});

describe('whatever comes', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true });

  it('is read or refused, never thrown', () => {
    fc.assert(
      fc.property(anything, (message) => {
        expect(vda5050.read(message as never)).toHaveProperty('refusal');
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(STATE_TOPIC, on('connection'), on('order')), anything, (topic, payload) => {
        vda5050.read({ topic, receivedAt: null, payload });
      }),
    );
  });

  it('gives a reading that can be stored, or none, for a state with any one member replaced', () => {
    const members = fc.constantFrom(...Object.keys(state()), 'powerSupply', 'mobileRobotPosition');
    const value = fc.oneof(
      anything,
      fc.array(fc.record({ errorType: anything, errorLevel: anything, errorReferences: anything })),
    );
    fc.assert(
      fc.property(members, value, (member, value) => {
        const result = vda5050.read({ topic: STATE_TOPIC, receivedAt: null, payload: { ...state(), [member]: value } });
        if ('refusal' in result) return;
        expect(JSON.stringify(result.reading)).not.toContain('\\u0000');
        expect(result.reading.observations.length).toBeGreaterThan(0);
        expect(Number.isNaN(result.reading.observedAt.getTime())).toBe(false);
      }),
    );
  });

  it('is refused when a getter throws', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    );
    expect(refusalOf(trap, STATE_TOPIC)).toEqual({
      code: 'MALFORMED',
      message: 'The message could not be read: "trap".',
    });
  });
});
