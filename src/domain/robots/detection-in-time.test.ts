import { describe, expect, test } from 'vitest';
import { aRule } from '../../../test/factories/detection-rule.factory.js';
import { aReading, aWatch } from '../../../test/factories/reading.factory.js';
import { ERRORS, HOT, listen } from '../../../test/support/listen-to-robot.js';
import { REOPEN_WINDOW_MS } from '../tickets/lifecycle.js';
import type { OperatingMode } from './reading.js';

describe('late and out of order', () => {
  test('a report from before the clearance counts, and raises nothing again', () => {
    const { say, fault } = listen();
    say(10);
    say(20, { level: 'OK' });
    expect(say(15)).toEqual(['RECURRED']);
    expect(fault()).toMatchObject({ active: false, occurrences: 2 });
    expect(say(21)).toEqual(['RETURNED']);
  });

  test('an OK from before the last finding clears nothing', () => {
    const { say, active } = listen();
    say(10);
    expect(say(5, { level: 'OK' })).toEqual([]);
    expect(active()).toHaveLength(1);
  });

  test('a finding from before a newer OK, or before a newer full list, raises nothing', () => {
    const { say, list } = listen();
    say(10, { level: 'OK' });
    expect(say(5)).toEqual([]);
    expect(say(5, { code: 'other' })).toEqual(['RAISED']);
    list(10, []);
    expect(list(5, [{ code: 'late' }])).toEqual([]);
  });

  test('an earlier report of a standing fault moves its beginning, not its end', () => {
    const { say, fault } = listen();
    say(10);
    say(5);
    expect([fault().firstSeenAt, fault().lastSeenAt]).toEqual([
      aReading(5, []).observedAt,
      aReading(10, []).observedAt,
    ]);
  });
});

describe('coming back', () => {
  const window = REOPEN_WINDOW_MS / 1_000;

  test('within the window it is the same fault; later another one, after the first', () => {
    const { say, fault, watch } = listen();
    say(0);
    say(10, { level: 'OK' });
    expect(say(10 + window)).toEqual(['RETURNED']);
    say(20 + window, { level: 'OK' });
    const first = fault();
    expect(say(21 + 2 * window)).toEqual(['RAISED']);
    expect(fault()).not.toBe(first);
    expect(watch.faults.size).toBe(1);
  });

  test('often within the time is flapping; that it was often before is forgotten', () => {
    const { say, fault } = listen();
    const flap = (from: number, step: number) => {
      for (let time = 0; time < 5; time += 1) {
        say(from + time * step);
        say(from + time * step + 1, { level: 'OK' });
      }
    };
    flap(0, 200);
    expect(fault().flapping).toBe(false);
    flap(10_000, 100);
    expect(fault().flapping).toBe(true);
    expect(fault().raises).toHaveLength(5);
  });
});

describe('suppression', () => {
  test.each<OperatingMode>(['SERVICE', 'TEACH_IN', 'STARTUP'])(
    'in %s nothing is raised, and afterwards it is',
    (mode) => {
      const { list } = listen();
      expect(list(0, [{}], mode)).toEqual([]);
      expect(list(1, [{}], 'AUTOMATIC')).toEqual(['RAISED']);
      expect(list(2, [], mode)).toEqual(['CLEARED']);
    },
  );

  test('an overtaken report does not bring its mode back', () => {
    const { list } = listen();
    list(10, [], 'AUTOMATIC');
    list(5, [], 'SERVICE');
    expect(list(11, [{}])).toEqual(['RAISED']);
  });

  test('a running intervention keeps quiet the rules that let it', () => {
    const loud = aRule({ raise: { code: 'loud', levels: ['ERROR'] }, suppressedByIntervention: false });
    const { say } = listen([loud, ERRORS], aWatch({ underIntervention: true }));
    expect([say(0), say(1, { code: 'loud' })]).toEqual([[], ['RAISED']]);
  });
});

describe('a rule that was disabled', () => {
  test('raises nothing new; what it raised goes on while it stands, and clears as the rule says', () => {
    const { watch, temperature } = listen([HOT]);
    temperature(0, 90);
    const off = listen([{ ...HOT, enabled: false }], watch);
    expect(off.temperature(1, 75)).toEqual([]);
    expect(off.temperature(2, 90)).toEqual(['RECURRED']);
    expect(off.temperature(3, 60)).toEqual(['CLEARED']);
    expect(off.temperature(4, 90)).toEqual([]);
  });

  test('its listed errors are not taken for repaired', () => {
    const { watch, list } = listen([ERRORS]);
    list(0, [{}]);
    const off = listen([{ ...ERRORS, enabled: false }], watch);
    expect(off.list(1, [{}])).toEqual(['RECURRED']);
    expect(off.list(2, [])).toEqual(['CLEARED']);
  });
});
