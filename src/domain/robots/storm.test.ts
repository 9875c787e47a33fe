import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOfStorm, STORM_ROBOTS, STORM_SECONDS } from './storm.js';

const robots = (count: number, at: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({ robotId: `r${index}`, at: at(index) * 1_000 }));

test('ten robots within a minute, the ends included', () => {
  expect(startOfStorm(robots(10, (index) => (index * 60) / 9))).toBe(0);
  expect(startOfStorm(robots(10, (index) => (index * 61) / 9))).toBeNull();
  expect(startOfStorm(robots(9, () => 0))).toBeNull();
  expect(startOfStorm([])).toBeNull();
});

test('robots are counted, not faults', () => {
  const one = Array.from({ length: 50 }, (_, index) => ({ robotId: 'r', at: index }));
  expect(startOfStorm(one)).toBeNull();
  expect(startOfStorm([...one, ...robots(8, () => 0)])).toBeNull();
});

test('those from long before are not of it', () => {
  const before = { robotId: 'early', at: -600_000 };
  expect(startOfStorm([...robots(10, (index) => index), before])).toBe(0);
});

test('agrees with counting every window, in any order', () => {
  const raised = fc.array(
    fc.record({ robotId: fc.constantFrom(...'abcdefghijkl'), at: fc.integer({ min: 0, max: 200_000 }) }),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(raised, (faults) => {
      const isStorm = faults.some(({ at }) => {
        const within = faults.filter((one) => one.at <= at && one.at >= at - STORM_SECONDS * 1_000);
        return new Set(within.map(({ robotId }) => robotId)).size >= STORM_ROBOTS;
      });
      expect(startOfStorm(faults) !== null).toBe(isStorm);
    }),
  );
});
