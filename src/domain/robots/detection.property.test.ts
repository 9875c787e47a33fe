import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aRule } from '../../../test/factories/detection-rule.factory.js';
import { aReading, aWatch } from '../../../test/factories/reading.factory.js';
import { DEFAULT_RULES } from './default-rules.js';
import { detect, faultMapKey, progressMapKey, type Finding } from './detection.js';
import { DIAGNOSTIC_LEVELS, OPERATING_MODES, SEVERITIES, type Reading } from './reading.js';

const RULES = [aRule(), aRule({ raise: { levels: ['WARN'] } })];
const ALL_RULES = DEFAULT_RULES.map((rule, index) => ({ ...rule, id: `default-${index}`, version: 1 }));

const line = fc.record({
  component: fc.constantFrom('vehicle', 'drive', 'scanner'),
  code: fc.constantFrom('state', 'stuck', 'dirty'),
  level: fc.constantFrom(...DIAGNOSTIC_LEVELS),
  severity: fc.option(fc.constantFrom(...SEVERITIES), { nil: null }),
  values: fc.dictionary(
    fc.constantFrom('batteryCharge', 'motorTemperature', 'eStop', '__proto__', 'constructor'),
    fc.oneof(fc.double(), fc.string(), fc.constant(null), fc.jsonValue()) as fc.Arbitrary<unknown>,
  ),
});
const reading = fc
  .record({
    second: fc.integer({ min: 0, max: 3_000_000 }),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    covers: fc.constantFrom('ALL' as const, 'MENTIONED' as const),
    source: fc.constantFrom('DESK' as const, 'VDA5050' as const, 'ROS' as const),
    mode: fc.option(fc.constantFrom(...OPERATING_MODES), { nil: null }),
  })
  .map(({ second, lines, covers, source, mode }) =>
    aReading(second, lines, {
      covers,
      source,
      state: mode && { operatingMode: mode, batteryLevel: null, charging: null, driving: null },
    }),
  );

function run(rules: typeof RULES, readings: Reading[]) {
  const watch = aWatch();
  const findings: Finding[] = [];
  let ids = 0;
  for (const one of readings) findings.push(...detect(rules, watch, one, one.observations, () => `f${(ids += 1)}`));
  return { watch, findings };
}

test('whatever comes: one active fault an identity, findings that alternate, severities that only rise', () => {
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 40 }), (readings) => {
      const { watch, findings } = run([...ALL_RULES], readings);
      for (const [key, fault] of watch.faults) {
        expect(faultMapKey(fault)).toBe(key);
        expect(fault.active).toBe(fault.clearedAt === null);
        expect(+fault.firstSeenAt).toBeLessThanOrEqual(+fault.lastSeenAt);
      }
      for (const [key, progress] of watch.progress) expect(progressMapKey(progress)).toBe(key);
      const standing = new Map<string, string>();
      const worst = new Map<string, number>();
      for (const { kind, fault, severity } of findings) {
        const key = faultMapKey(fault);
        if (kind === 'RAISED' || kind === 'RETURNED') {
          expect(standing.has(key)).toBe(false);
          standing.set(key, fault.id);
          worst.set(key, SEVERITIES.indexOf(severity));
        } else if (kind === 'ROSE') {
          expect(SEVERITIES.indexOf(severity)).toBeGreaterThan(worst.get(key)!);
          worst.set(key, SEVERITIES.indexOf(severity));
        } else if (kind === 'CLEARED') {
          expect(standing.get(key)).toBe(fault.id);
          standing.delete(key);
        }
      }
      expect(
        [...watch.faults.values()]
          .filter(({ active }) => active)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...standing.values()].sort());
    }),
  );
});

test('full lists with distinct times, in any order: what stands is what the newest one lists', () => {
  const state = fc.record({
    second: fc.integer({ min: 0, max: 100_000 }),
    codes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  });
  fc.assert(
    fc.property(fc.uniqueArray(state, { selector: ({ second }) => second, minLength: 1, maxLength: 12 }), (states) => {
      const { watch } = run(
        RULES,
        states.map(({ second, codes }) =>
          aReading(second, [{ component: 'vehicle', code: 'state', level: 'OK' }, ...codes.map((code) => ({ code }))], {
            covers: 'ALL',
          }),
        ),
      );
      const newest = states.toSorted((one, other) => one.second - other.second).at(-1)!;
      const active = [...watch.faults.values()].filter((fault) => fault.active);
      expect(active.map(({ code }) => code).sort()).toEqual(newest.codes.toSorted());
    }),
  );
});

test('single lines with distinct times, in any order: a fault stands if the newest line that has data is a finding', () => {
  const said = fc.record({
    second: fc.integer({ min: 0, max: 100_000 }),
    level: fc.constantFrom(...DIAGNOSTIC_LEVELS),
  });
  fc.assert(
    fc.property(fc.uniqueArray(said, { selector: ({ second }) => second, maxLength: 12 }), (lines) => {
      const { watch } = run(
        RULES,
        lines.map(({ second, level }) => aReading(second, [{ level }])),
      );
      const newest = lines
        .filter(({ level }) => level !== 'STALE')
        .toSorted((one, other) => one.second - other.second)
        .at(-1);
      const isFinding = newest?.level === 'ERROR' || newest?.level === 'WARN';
      expect([...watch.faults.values()].some((fault) => fault.active)).toBe(isFinding);
    }),
  );
});

test('n identical findings are one fault with n occurrences, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 100 }), (seconds) => {
      const { watch, findings } = run(
        RULES,
        seconds.map((second) => aReading(second, [{}])),
      );
      const [fault, ...others] = [...watch.faults.values()];
      expect(others).toEqual([]);
      expect(fault!.occurrences).toBe(seconds.length);
      expect(findings.filter(({ kind }) => kind !== 'RECURRED')).toHaveLength(1);
      expect([fault!.firstSeenAt, fault!.lastSeenAt]).toEqual(
        [Math.min(...seconds), Math.max(...seconds)].map((second) => aReading(second, []).observedAt),
      );
    }),
  );
});
