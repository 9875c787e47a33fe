import { describe, expect, test } from 'vitest';
import { aRule } from '../../../test/factories/detection-rule.factory.js';
import { aReading } from '../../../test/factories/reading.factory.js';
import { ERRORS, HOT, listen } from '../../../test/support/listen-to-robot.js';

describe('SIMPLE', () => {
  test('raises at once, counts, and clears by an OK of the same component and code', () => {
    const { say, fault } = listen();
    expect(say(0)).toEqual(['RAISED']);
    expect(say(1)).toEqual(['RECURRED']);
    expect(say(2, { level: 'OK', component: 'drive_right' })).toEqual([]);
    expect(say(3, { level: 'OK', code: 'other' })).toEqual([]);
    expect(say(4, { level: 'OK' })).toEqual(['CLEARED']);
    expect(fault()).toMatchObject({ occurrences: 2, active: false });
    expect(say(5, { level: 'OK' })).toEqual([]);
  });

  test('severity only rises while it stands', () => {
    const { say, fault } = listen();
    say(0, { level: 'WARN', message: 'a little' });
    expect(say(1, { level: 'ERROR', message: 'a lot' })).toEqual(['ROSE']);
    expect(say(2, { level: 'WARN' })).toEqual(['RECURRED']);
    expect(fault()).toMatchObject({ severity: 'CRITICAL', message: 'a lot', occurrences: 3 });
    expect(say(3, { level: 'ERROR', severity: 'FATAL' })).toEqual(['ROSE']);
  });

  test('STALE neither raises nor clears', () => {
    const { say, active } = listen();
    expect(say(0, { level: 'STALE' })).toEqual([]);
    say(1);
    expect(say(2, { level: 'STALE' })).toEqual([]);
    expect(active()).toHaveLength(1);
  });

  test('the first rule that reads levels decides; rules that read measures judge for themselves', () => {
    const first = aRule({ raise: { code: 'wheel*', levels: ['ERROR'] }, severity: 'URGENT', faultCode: 'first' });
    const { hear, active } = listen([first, ERRORS, HOT]);
    hear(aReading(0, [{ values: { temperature: 90 } }]));
    expect(active().map(({ code }) => code)).toEqual(['first', 'hot']);
  });
});

describe('a list of all that is wrong', () => {
  test('clears what is not in it any more, of the same source only', () => {
    const { list, say, active } = listen();
    list(0, [{ code: 'a' }, { code: 'b' }]);
    say(1, { code: 'of the desk' });
    expect(list(2, [{ code: 'b' }])).toEqual(['RECURRED', 'CLEARED']);
    expect(active().map(({ code }) => code)).toEqual(['b', 'of the desk']);
  });

  test('that was heard in part before still says that all of it stands', () => {
    const { hear, active } = listen();
    const reading = aReading(0, [{ code: 'a' }, { code: 'b' }], { covers: 'ALL' });
    hear(reading, [reading.observations[0]!]);
    expect(hear(reading, [reading.observations[1]!])).toEqual(['RAISED']);
    expect(active()).toHaveLength(2);
  });

  test('does not clear a fault that a measure raised: its own clear condition does', () => {
    const { list } = listen([HOT]);
    const state = { component: 'vehicle', code: 'state', level: 'OK' as const };
    list(0, [{ ...state, values: { temperature: 90 } }]);
    expect(list(1, [{ ...state, values: {} }])).toEqual([]);
    expect(list(2, [{ ...state, values: { temperature: 60 } }])).toEqual(['CLEARED']);
  });
});

describe('hysteresis', () => {
  test('raises above one bound and clears below another', () => {
    const { temperature } = listen([HOT]);
    expect([79, 81, 75, 70, 69, 75].map((value, second) => temperature(second, value))).toEqual([
      [],
      ['RAISED'],
      [],
      [],
      ['CLEARED'],
      [],
    ]);
  });

  test('another component that is cool does not clear it, nor does an old value that came as STALE', () => {
    const { temperature, active } = listen([HOT]);
    temperature(0, 90);
    expect(temperature(1, 20, { component: 'drive_right' })).toEqual([]);
    expect(temperature(2, 20, { level: 'STALE' })).toEqual([]);
    expect(active()).toHaveLength(1);
  });

  test('without a clear condition it clears when its own measure does not hold any more', () => {
    const { temperature } = listen([{ ...HOT, clear: null }]);
    temperature(0, 90);
    expect(temperature(1, 20, { component: 'drive_right' })).toEqual([]);
    expect(temperature(2, undefined)).toEqual([]);
    expect(temperature(3, 80)).toEqual(['CLEARED']);
  });

  test('a clear condition on levels is about the same component and code', () => {
    const { say } = listen([aRule({ clear: { levels: ['OK'] } })]);
    say(0);
    expect(say(1, { level: 'OK', code: 'state' })).toEqual([]);
    expect(say(2, { level: 'OK' })).toEqual(['CLEARED']);
  });
});

describe('DURATION', () => {
  const LONG = { ...HOT, kind: 'DURATION' as const, holdSeconds: 60 };

  test('raises when it has held for the time, and starts anew when it stops', () => {
    const { temperature } = listen([LONG]);
    expect([0, 59].map((second) => temperature(second, 90))).toEqual([[], []]);
    expect(temperature(60, 90)).toEqual(['RAISED']);
    const again = listen([LONG]);
    again.temperature(0, 90);
    again.temperature(30, 50);
    expect(again.temperature(61, 90)).toEqual([]);
    expect(again.temperature(121, 90)).toEqual(['RAISED']);
  });

  test('another component, silence and STALE do not stop it', () => {
    const { temperature } = listen([LONG]);
    temperature(0, 90);
    temperature(10, 20, { component: 'drive_right' });
    temperature(20, 20, { level: 'STALE' });
    expect(temperature(60, 90)).toEqual(['RAISED']);
  });

  test('an older report neither begins nor stops it', () => {
    const { temperature } = listen([LONG]);
    temperature(50, 20);
    temperature(0, 90);
    expect(temperature(70, 90)).toEqual([]);
    temperature(60, 20);
    expect(temperature(130, 90)).toEqual(['RAISED']);
  });

  test('of a listed error stops when the list is without it', () => {
    const { list } = listen([aRule({ kind: 'DURATION', holdSeconds: 60 })]);
    list(0, [{}]);
    list(10, []);
    expect(list(70, [{}])).toEqual([]);
    expect(list(130, [{}])).toEqual(['RAISED']);
  });
});

describe('REPEATING', () => {
  const OFTEN = aRule({ kind: 'REPEATING', count: 3, windowSeconds: 60 });

  test('raises at the third within a minute, and counts anew after that', () => {
    const { say } = listen([OFTEN]);
    expect([0, 30, 60, 70].map((second) => say(second))).toEqual([[], [], [], ['RAISED']]);
    say(80, { level: 'OK' });
    expect([81, 82, 83].map((second) => say(second))).toEqual([[], [], ['RETURNED']]);
  });

  test('in any order, and never by reports that are far apart', () => {
    const { say: shuffled } = listen([OFTEN]);
    expect([20, 0, 10].map((second) => shuffled(second))).toEqual([[], [], ['RAISED']]);
    const { say } = listen([OFTEN]);
    expect([1_000, 990, 0].map((second) => say(second))).toEqual([[], [], []]);
  });

  test('remembers no more than it counts', () => {
    const { say, watch } = listen([{ ...OFTEN, suppressedByIntervention: false, count: 3, windowSeconds: 86_400 }]);
    say(10);
    say(20, { level: 'OK' });
    for (let second = 100; second < 200; second += 1) say(second);
    for (const { hits } of watch.progress.values()) expect(hits.length).toBeLessThanOrEqual(3);
  });
});
