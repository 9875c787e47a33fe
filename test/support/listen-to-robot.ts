/** A robot that is listened to by the pure rules alone. */
import { detect, type Watch, type WatchedFault } from '../../src/domain/robots/detection.js';
import type { DetectionRule } from '../../src/domain/robots/detection-rule.js';
import type { Observation, OperatingMode, Reading } from '../../src/domain/robots/reading.js';
import { aRule } from '../factories/detection-rule.factory.js';
import { aReading, aWatch } from '../factories/reading.factory.js';

export const ERRORS = aRule();
export const WARNINGS = aRule({ rank: 110, raise: { levels: ['WARN'] } });
export const HOT = aRule({
  raise: { measure: { key: 'temperature', operator: 'GT', value: '80' } },
  clear: { measure: { key: 'temperature', operator: 'LT', value: '70' } },
  faultCode: 'hot',
});

/** Lets a robot talk, and tells what was found. */
export function listen(rules: DetectionRule[] = [ERRORS, WARNINGS], watch: Watch = aWatch()) {
  let ids = 0;
  const hear = (reading: Reading, fresh: Observation[] = reading.observations) =>
    detect(rules, watch, reading, fresh, () => `fault-${(ids += 1)}`).map(({ kind }) => kind);
  return {
    watch,
    hear,
    /** One line, at a time in seconds. */
    say: (second: number, line: Partial<Observation> = {}, given: Partial<Reading> = {}) =>
      hear(aReading(second, [line], given)),
    /** A full list, at a time in seconds. */
    list: (second: number, lines: Partial<Observation>[], mode: OperatingMode = 'AUTOMATIC') =>
      hear(
        aReading(second, lines, {
          source: 'VDA5050',
          covers: 'ALL',
          state: { operatingMode: mode, batteryLevel: null, charging: null, driving: null },
        }),
      ),
    temperature: (second: number, temperature: unknown, line: Partial<Observation> = {}) =>
      hear(aReading(second, [{ level: 'OK', code: 'measure', values: { temperature }, ...line }])),
    fault: (): WatchedFault => [...watch.faults.values()][0]!,
    active: () => [...watch.faults.values()].filter((fault) => fault.active),
  };
}
