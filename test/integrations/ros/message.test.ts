import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ros } from '../../../src/integrations/ros/index.js';
import { one, read, refusalOf, stamped } from './fixture.js';

const pair = (key: string, value: unknown) => ({ key, value });
const values = (...pairs: [string, unknown][]) => one({ values: pairs.map(([key, value]) => pair(key, value)) });

describe('a level', () => {
  it.each([
    [0, 'OK'],
    [1, 'WARN'],
    [2, 'ERROR'],
    [3, 'STALE'],
    ['\u0000', 'OK'],
    ['\u0002', 'ERROR'],
    ['\u0003', 'STALE'],
    ['\\x00', 'OK'],
    ['\\0', 'OK'],
    ['\\x02', 'ERROR'],
    ["b'\\x01'", 'WARN'],
    ['AA==', 'OK'],
    ['AQ==', 'WARN'],
    ['Ag==', 'ERROR'],
    ['Aw==', 'STALE'],
    ['0', 'OK'],
    ['2', 'ERROR'],
  ])('%j is %s', (level, meant) => {
    const reading = read(one({ level }));
    expect([reading.observations[0]!.level, reading.notes]).toEqual([meant, []]);
  });

  it.each([
    [4, 'status[0].level 4 is unknown and read as WARN'],
    [-1, 'status[0].level -1 is unknown and read as WARN'],
    [1.5, 'status[0].level 1.5 is unknown and read as WARN'],
    ['BQ==', 'status[0].level "BQ==" is unknown and read as WARN'],
    ['\u0000\u0002', 'status[0].level "\\u0000\\u0002" is unknown and read as WARN'],
  ])('%j is worth a look', (level, note) => {
    expect(read(one({ level }))).toMatchObject({ observations: [{ level: 'WARN' }], notes: [note] });
  });

  it.each([[undefined], [null], [''], [{}], [[2]]])('%j is refused', (level) => {
    expect(refusalOf(one({ level }))).toEqual({ code: 'MALFORMED', message: 'status[0].level is missing.' });
  });
});

describe('a stamp', () => {
  it.each([
    [{ secs: 1_700_000_000, nsecs: 999_999_999 }, '2023-11-14T22:13:20.999Z'],
    [{ sec: 1_700_000_000, nanosec: 5_000_000 }, '2023-11-14T22:13:20.005Z'],
    [{ sec: 1_700_000_000 }, '2023-11-14T22:13:20.000Z'],
  ])('%j is %s', (stamp, instant) => {
    expect(read({ ...one(), header: { stamp } }).observedAt.toISOString()).toBe(instant);
  });

  it.each([
    [{ secs: 0, nsecs: 0 }, 'header.stamp is not set: it is zero. Set it when publishing.'],
    [{ sec: 0, nanosec: 0 }, 'header.stamp is not set: it is zero. Set it when publishing.'],
    [{ sec: 8_640_000_000_001, nanosec: 0 }, 'header.stamp is out of range.'],
    [undefined, 'header.stamp is missing.'],
    [null, 'header.stamp is missing.'],
  ])('%j is refused', (stamp, message) => {
    expect(refusalOf({ ...one(), header: { stamp } })).toEqual({ code: 'MALFORMED', message });
  });

  it.each([{}, { sec: '1' }, { sec: -1, nanosec: 0 }, { sec: 1.5, nanosec: 0 }, { sec: 1, nanosec: 1e9 }])(
    '%j is no stamp',
    (stamp) => expect(refusalOf({ ...one(), header: { stamp } }).message).toMatch(/^header\.stamp must be/),
  );
});

describe('a value', () => {
  it.each([
    ['0', 0],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['10.533250', 10.53325],
    ['1e-05', 0.00001],
    ['1e999', '1e999'],
    ['1e+999', '1e+999'],
    ['12E4', '12E4'],
    ['007', '007'],
    ['12345678901234567890', '12345678901234567890'],
    ['0x10', '0x10'],
    ['12 V', '12 V'],
    [' 12', ' 12'],
    ['', ''],
    ['nan', 'nan'],
    ['Infinity', 'Infinity'],
    ['True', 'True'],
    [3.5, 3.5],
    [true, true],
  ])('%j is kept as %j', (said, kept) => {
    expect(read(values(['v', said])).observations[0]!.values).toEqual({ v: kept });
  });

  it('of a key that comes twice is the last one, with a note', () => {
    const reading = read(values(['v', '1'], ['v', '2']));
    expect(reading.observations[0]!.values).toEqual({ v: 2 });
    expect(reading.notes).toEqual(['status[0].values has a key more than once']);
  });

  it('under __proto__ is a value like any other', () => {
    const { values: kept } = read(values(['__proto__', '1'])).observations[0]!;
    expect(Object.entries(kept)).toEqual([['__proto__', 1]]);
  });

  it.each([[null], [{}], [[1]], [undefined]])('%j is passed over with a note', (said) => {
    const reading = read(values(['v', said]));
    expect(reading.observations[0]!.values).toEqual({});
    expect(reading.notes).toEqual(['status[0].values has an entry that is no key and value']);
  });

  it('is left out with all others when they are too large', () => {
    const reading = read(values(['v', 'x'.repeat(70_000)]));
    expect(reading.observations[0]!.values).toEqual({});
    expect(reading.notes).toEqual(['the values of status[0] are larger than 64 KB and are left out']);
  });
});

describe('a status', () => {
  it.each([
    [[0, 2, 1], 'ERROR'],
    [[0, 3], 'STALE'],
    [[1, 3], 'WARN'],
    [[3, 2], 'ERROR'],
  ])('listed with the levels %j is %s, with a note', (levels, worst) => {
    const status = levels.map((level) => ({ level, name: 'imu', message: '', hardware_id: '', values: [] }));
    const reading = read(stamped({ status }));
    expect(reading.observations.map(({ level }) => level)).toEqual([worst]);
    expect(reading.notes).toEqual(['the status "imu" is listed more than once']);
  });

  it('without message and values is read with notes', () => {
    const reading = read(one({ message: undefined, values: undefined }));
    expect(reading.observations[0]).toMatchObject({ message: '', values: {} });
    expect(reading.notes).toEqual(['status[0].message is missing', 'status[0].values is missing']);
  });

  it('with a long message is cut', () => {
    const reading = read(one({ message: 'x'.repeat(5000) }));
    expect(reading.observations[0]!.message).toHaveLength(4000);
    expect(reading.notes).toEqual(['status[0].message is cut after 4000 characters']);
  });

  it.each([
    [{ name: undefined }, 'status[0].name is missing.'],
    [{ name: ' ' }, 'status[0].name is missing.'],
    [{ name: 'x'.repeat(201) }, 'status[0].name is longer than 200 characters.'],
  ])('without a usable name is refused: %#', (change, message) => {
    expect(refusalOf(one(change))).toEqual({ code: 'MALFORMED', message });
  });

  it.each([
    [{ name: 'a\u0000' }],
    [{ message: 'a\u0000' }],
    [{ hardware_id: 'a\u0000' }],
    [{ values: [pair('a\u0000', '1')] }],
    [{ values: [pair('a', '1\u0000')] }],
    [{ message: '\ud83e' }],
  ])('with what cannot be stored is refused: %j', (change) => {
    expect(refusalOf(one(change)).code).toBe('MALFORMED');
  });
});

describe('a message without statuses', () => {
  it.each([
    [[], 'status is empty: the message says nothing. Send at least one status.'],
    [undefined, 'status must be a list.'],
    [{}, 'status must be a list.'],
    [[7], 'status[0] is not an object.'],
  ])('such as %j is refused', (status, message) => {
    expect(refusalOf(stamped({ status }))).toEqual({ code: 'MALFORMED', message });
  });
});

describe('a battery', () => {
  const battery = (key: string, value: string, change = {}) =>
    one({ name: 'Battery: main', values: [pair(key, value)], ...change });

  it.each(['percentage', 'Percentage', 'Battery percentage', 'battery_level', 'Charge (%)'])(
    'tells its level as %s',
    (key) => {
      expect(read(battery(key, '87.5')).state).toEqual({
        operatingMode: null,
        batteryLevel: 87.5,
        charging: null,
        driving: null,
      });
    },
  );

  it('that is empty is at 0', () => {
    expect(read(battery('percentage', '0')).state?.batteryLevel).toBe(0);
  });

  it.each([
    ['0.87', 'the battery percentage may be a fraction and is not taken as the level'],
    ['1.0', 'the battery percentage may be a fraction and is not taken as the level'],
    ['101', 'the battery percentage is not between 0 and 100'],
    ['-1', 'the battery percentage is not between 0 and 100'],
  ])('at %s tells no level', (value, note) => {
    expect(read(battery('percentage', value))).toMatchObject({ state: null, notes: [note] });
  });

  it('tells nothing when it is stale, when the status is another, or under another key', () => {
    expect(read(battery('percentage', '50', { level: 3 })).state).toBeNull();
    expect(read(battery('percentage', '50', { name: 'cpu' })).state).toBeNull();
    expect(read(battery('voltage', '50')).state).toBeNull();
  });

  it('of several is the lowest', () => {
    const status = ['80', '20', '60'].map((value, index) => ({
      level: 0,
      name: `battery ${index}`,
      message: '',
      hardware_id: '',
      values: [pair('percentage', value)],
    }));
    expect(read(stamped({ status })).state?.batteryLevel).toBe(20);
  });
});

describe('whatever comes', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true });

  it.each([[''], [undefined], [7], ['x\u0000'], ['x'.repeat(201)]])(
    'from the serial number %j is refused',
    (serialNumber) => {
      expect(ros.read({ serialNumber: serialNumber as string, message: one() })).toMatchObject({
        refusal: { code: 'MALFORMED' },
      });
    },
  );

  it('is read or refused, never thrown', () => {
    fc.assert(
      fc.property(anything, (message) => {
        expect(ros.read(message as never)).toHaveProperty('refusal');
        expect(ros.read({ serialNumber: 'R7', message })).toHaveProperty('refusal');
      }),
    );
  });

  it('gives a reading that can be stored, or none, for a status of anything', () => {
    const status = fc.record(
      {
        level: fc.oneof(fc.integer({ min: -1, max: 4 }), fc.string({ unit: 'binary', maxLength: 4 }), anything),
        name: fc.oneof(fc.string({ unit: 'binary' }), anything),
        message: fc.oneof(fc.string({ unit: 'binary' }), anything),
        hardware_id: anything,
        values: fc.oneof(fc.array(fc.record({ key: fc.string({ unit: 'binary' }), value: anything })), anything),
      },
      { requiredKeys: ['level', 'name'] },
    );
    fc.assert(
      fc.property(fc.array(status, { maxLength: 3 }), (list) => {
        const result = ros.read({ serialNumber: 'R7', message: stamped({ status: list }) });
        if ('refusal' in result) return;
        // A note may quote a strange level, escaped: as text of six characters, which is no null character.
        expect(JSON.stringify(result.reading.observations)).not.toContain('\\u0000');
        expect(result.reading.notes.join()).not.toContain('\u0000');
        expect(result.reading.observations.length).toBeGreaterThan(0);
      }),
    );
  });
});
