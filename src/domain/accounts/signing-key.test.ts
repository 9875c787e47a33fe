import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACCESS_TOKEN_SECONDS,
  activeKey,
  CLOCKS_APART,
  endOf,
  inOrder,
  nextKeyFrom,
  PUBLISHED_AHEAD,
  stateOf,
  type KeyTimes,
} from './signing-key.js';

const NOON = new Date('2026-11-20T12:00:00Z');
const at = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1_000);
const key = (kid: string, seconds: number): KeyTimes => ({ kid, signsFrom: at(seconds) });
const DAY = 86_400;

describe('the life of a signing key', () => {
  const [old, next] = [key('old', 0), key('next', 3_600)];
  const ring = [old, next];

  it.each([
    [0, 'ACTIVE', 'UPCOMING'],
    [3_599, 'ACTIVE', 'UPCOMING'],
    [3_600, 'RETIRING', 'ACTIVE'],
    [3_600 + ACCESS_TOKEN_SECONDS + 59, 'RETIRING', 'ACTIVE'],
    [3_600 + ACCESS_TOKEN_SECONDS + 60, 'ENDED', 'ACTIVE'],
  ] as const)('after %i seconds: %s, and its follower %s', (seconds, first, second) => {
    expect(ring.map((one) => stateOf(ring, one, at(seconds)))).toEqual([first, second]);
  });

  it('has one key that signs, whatever the clock says', () => {
    expect(activeKey([], NOON)).toBeNull();
    expect(activeKey([next], NOON)).toBe(next);
    expect(stateOf([next], next, NOON)).toBe('ACTIVE');
    const rings = fc.uniqueArray(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rings, fc.integer({ min: -20_000, max: 20_000 }), (starts, seconds) => {
        const keys = inOrder(starts.map((start) => key(`${start}`, start)));
        expect(keys.filter((one) => stateOf(keys, one, at(seconds)) === 'ACTIVE')).toHaveLength(1);
      }),
    );
  });

  it('verifies every token that it signed, for as long as the token is good', () => {
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(starts, fc.nat(12_000), fc.nat(ACCESS_TOKEN_SECONDS), (given, signedAt, age) => {
        const keys = inOrder(given.map((start) => key(`${start}`, start)));
        const signer = activeKey(keys, at(signedAt))!;
        expect(stateOf(keys, signer, at(signedAt + age))).not.toBe('ENDED');
      }),
    );
  });

  it('ends only when another one follows', () => {
    expect(endOf(ring, next)).toBeNull();
    expect(endOf(ring, old)).toEqual(at(3_600 + ACCESS_TOKEN_SECONDS + CLOCKS_APART / 1_000));
  });
});

describe('the next key', () => {
  it('is published an hour before the active one has had its days', () => {
    const ring = [key('a', 0)];
    expect(nextKeyFrom(ring, at(90 * DAY - 3_601), 90)).toBeNull();
    expect(nextKeyFrom(ring, at(90 * DAY - 3_600), 90)).toEqual(at(90 * DAY));
  });

  it('is published for its hour also when the desk was away on the day', () => {
    const now = at(400 * DAY);
    expect(nextKeyFrom([key('a', 0)], now, 90)).toEqual(new Date(now.getTime() + PUBLISHED_AHEAD));
  });

  it('is one: no other is made while one is upcoming', () => {
    expect(nextKeyFrom([key('a', 0), key('b', 90 * DAY)], at(90 * DAY - 1), 90)).toBeNull();
  });

  it('signs at once on a desk without keys', () => expect(nextKeyFrom([], NOON, 90)).toEqual(NOON));
});
