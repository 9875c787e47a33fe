import 'reflect-metadata';
import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Cursor, DateOnly, DateTime, Duration, Json } from './scalars.js';

describe('DateTime', () => {
  it.each([
    ['2026-11-20T06:11:11Z', '2026-11-20T06:11:11.000Z'],
    ['2026-11-20T06:11:11.730Z', '2026-11-20T06:11:11.730Z'],
    ['2026-11-20T06:11:11.730999999Z', '2026-11-20T06:11:11.730Z'],
    ['2026-11-20t06:11:11z', '2026-11-20T06:11:11.000Z'],
    ['2026-11-20T06:11+01:00', '2026-11-20T05:11:00.000Z'],
    ['2026-03-29T02:30:00+0200', '2026-03-29T00:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('takes %s', (given, instant) => {
    expect((DateTime.parseValue(given) as Date).toISOString()).toBe(instant);
    expect((DateTime.parseLiteral(parseValue(JSON.stringify(given))) as Date).toISOString()).toBe(instant);
  });

  it.each([
    '2026-11-20',
    '2026-11-20 06:11:11Z',
    '2026-11-20T06:11:11',
    '2026-13-01T00:00:00Z',
    '2026-11-20T25:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-04-31T12:00:00+02:00',
    '1899-12-31T23:59:59Z',
    '10000-01-01T00:00:00Z',
    'now',
    '',
    null,
    1_700_000_000_000,
    {},
  ])('refuses %j', (given) => expect(() => DateTime.parseValue(given)).toThrow('ISO 8601'));

  it.each([
    ['2026-11-20 07:16:40.601234+00', '2026-11-20T07:16:40.601Z'],
    ['2026-11-20 07:16:40.6+00', '2026-11-20T07:16:40.600Z'],
    ['2026-11-20 07:16:40+00', '2026-11-20T07:16:40.000Z'],
    ['2026-11-20T07:16:40.601+00:00', '2026-11-20T07:16:40.601Z'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
  ])('shows %s as %s', (stored, shown) => expect(DateTime.serialize(stored)).toBe(shown));

  it('shows nothing that is no time', () => {
    for (const value of [1, {}, 'soon']) expect(() => DateTime.serialize(value)).toThrow();
  });
});

describe('Duration', () => {
  it.each([
    [0, 'PT0S'],
    [0.4, 'PT0S'],
    [59.5, 'PT1M'],
    [3_600, 'PT1H'],
    [26 * 3_600 + 3 * 60 + 5, 'PT26H3M5S'],
    [86_400_000, 'PT24000H'],
    [-90, '-PT1M30S'],
  ])('shows %d seconds as %s', (seconds, shown) => expect(Duration.serialize(seconds)).toBe(shown));

  it.each([
    ['PT0S', 0],
    ['PT26H3M5S', 93_785],
    ['PT90M', 5_400],
    ['P1D', 86_400],
    ['P2W', 1_209_600],
    ['P1W2DT3H', 788_400],
  ])('takes %s', (given, seconds) => {
    expect(Duration.parseValue(given)).toBe(seconds);
    expect(Duration.parseLiteral(parseValue(JSON.stringify(given)))).toBe(seconds);
  });

  it.each(['', 'P', 'PT', 'P1', 'P1DT', 'P1Y', 'P1M', 'PT1.5H', '-PT1H', 'PT1S1M', '1H', 'PT1e9S', 60, null, {}])(
    'refuses %j',
    (given) => expect(() => Duration.parseValue(given)).toThrow('ISO 8601'),
  );

  it('shows nothing that is no length', () => {
    for (const value of ['PT1S', NaN, Infinity, null]) expect(() => Duration.serialize(value)).toThrow();
  });
});

describe('Date', () => {
  it.each(['2026-11-20', '2024-02-29'])('takes %s as it is', (day) => {
    expect(DateOnly.parseValue(day)).toBe(day);
    expect(DateOnly.parseLiteral(parseValue(JSON.stringify(day)))).toBe(day);
    expect(DateOnly.serialize(day)).toBe(day);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-11-20T00:00:00Z', '', null, 20261120])('refuses %j', (given) =>
    expect(() => DateOnly.parseValue(given)).toThrow('calendar day'),
  );
});

describe('Cursor', () => {
  it('is any short text', () => {
    expect(Cursor.parseValue('x'.repeat(1_024))).toHaveLength(1_024);
    for (const given of ['x'.repeat(1_025), 7, null, {}]) expect(() => Cursor.parseValue(given)).toThrow('short text');
  });
});

describe('JSON', () => {
  it('is the same written in the text as sent beside it', () => {
    const value = { a: [1, -2.5, 'b', true, null, { c: {} }], d: null };
    const literal = parseValue('{ a: [1, -2.5, "b", true, null, { c: {} }], d: null }');
    expect(JSON.parse(JSON.stringify(Json.parseLiteral(literal)))).toEqual(value);
    expect(Json.parseValue(value)).toBe(value);
  });

  it('takes names that JavaScript has a meaning for as names', () => {
    const parsed = Json.parseLiteral(parseValue('{ __proto__: { admin: true }, constructor: 1 }')) as object;
    expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
