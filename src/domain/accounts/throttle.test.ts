import { describe, expect, it } from 'vitest';
import { afterAttempt, afterSuccess, LIMITS, networkOf, type Level, type Limit } from './throttle.js';

const START = new Date('2026-11-20T08:00:00Z');
const limit: Limit = { free: 3, leakSeconds: 60, longestSeconds: 30 };
const waitOf = ({ at, blockedUntil }: Level): number =>
  blockedUntil ? (blockedUntil.getTime() - at.getTime()) / 1_000 : 0;

/** Attempts made as soon as they may be. */
function attempts(count: number, given: Limit = limit): Level[] {
  const made: Level[] = [];
  for (let now = START; made.length < count; now = made.at(-1)!.blockedUntil ?? now)
    made.push(afterAttempt(made.at(-1) ?? null, given, now));
  return made;
}

describe('attempts', () => {
  it('wait longer and longer after the free ones, up to the longest', () => {
    expect(attempts(9, { ...limit, leakSeconds: Infinity }).map(waitOf)).toEqual([0, 0, 1, 2, 4, 8, 16, 30, 30]);
  });

  it('are forgotten one by one', () => {
    const last = attempts(3).at(-1)!;
    expect(waitOf(afterAttempt(last, limit, new Date(last.at.getTime() + 119_000)))).toBe(0);
    expect(waitOf(afterAttempt(last, limit, new Date(last.at.getTime() + 59_000)))).toBe(1);
    expect(afterAttempt(last, limit, new Date(last.at.getTime() + 1e9)).level).toBe(1);
  });

  it('that turn out to be good count for nothing', () => {
    let level: Level | null = null;
    for (let n = 0; n < 50; n += 1) level = afterSuccess(afterAttempt(level, limit, START));
    expect(level).toEqual({ level: 0, at: START, blockedUntil: null });
  });

  it('are not forgiven by good ones in between: each guess still counts', () => {
    let level: Level | null = null;
    const waits: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      level = afterAttempt(level, limit, START);
      waits.push(waitOf(level));
      level = afterSuccess(afterAttempt(level, limit, START));
    }
    expect(waits).toEqual([0, 0, 1, 2, 4, 8]);
  });

  it('are not taken back by a clock that goes back', () => {
    const last = attempts(3).at(-1)!;
    expect(afterAttempt(last, limit, new Date(START.getTime() - 1e9)).level).toBe(4);
  });

  it('of a patient attacker come to no more than the leak in the long run', () => {
    const day = 86_400;
    for (const [name, most] of [
      ['pair', 10 + day / 600 + 15],
      ['account', 30 + day / 60 + 15],
    ] as const) {
      const made = attempts(Math.ceil(most) + 1, LIMITS[name]);
      expect((made.at(-1)!.at.getTime() - START.getTime()) / 1_000).toBeGreaterThan(day);
    }
  });
});

describe('a network', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [null, 'unknown'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));
});
