import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRule } from '../../../test/factories/detection-rule.factory.js';
import { anObservation } from '../../../test/factories/reading.factory.js';
import { DEFAULT_RULES } from './default-rules.js';
import { holds, isComparable, matches, missingFrom, severityOf, type Measure } from './detection-rule.js';

describe('patterns', () => {
  test.each([
    ['drive_*', 'drive_left', true],
    ['drive_*', 'drive_', true],
    ['drive_*', 'my drive_left', false],
    ['*left', 'drive_left', true],
    ['*_*', 'drive_left', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*c', 'a-c-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['**', '', true],
    ['a.c', 'abc', false],
    ['[a-z]', 'b', false],
    ['drive', 'drive_left', false],
    [null, 'anything', true],
    ['', 'anything', true],
  ])('%s on %s: %s', (pattern, text, expected) => expect(matches(pattern, text)).toBe(expected));

  test('mean what a regular expression would', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (glob, said) => {
        const expression = new RegExp(`^${glob.replaceAll('*', '[^]*')}$`);
        expect(matches(glob, said)).toBe(expression.test(said));
      }),
    );
  });

  // As a regular expression these would not end in anybody's lifetime.
  test('a hostile one comes to its end', () => {
    const [pattern, text] = ['a*'.repeat(100) + 'b', 'a'.repeat(10_000)];
    expect(matches(pattern, text)).toBe(false);
    expect(matches('*a'.repeat(100) + '*b', text)).toBe(false);
  });
});

describe('measures', () => {
  const on = (measure: Measure, value: unknown) =>
    holds({ measure }, 'DESK', anObservation({ values: JSON.parse(JSON.stringify({ key: value })) }));
  test.each<[Measure['operator'], string, unknown, boolean]>([
    ['LT', '10', 9.9, true],
    ['LT', '10', 10, false],
    ['LTE', '10', 10, true],
    ['GT', '10', '10.5', true],
    ['GTE', '10', '10', true],
    ['GTE', '10', 'ten', false],
    ['LT', '10', '', false],
    ['LT', '10', ' ', false],
    ['LT', 'x', 1, false],
    ['EQ', 'NONE', 'NONE', true],
    ['EQ', '1', 1, true],
    ['EQ', 'true', true, true],
    ['NEQ', 'NONE', 'MANUAL', true],
    ['NEQ', 'NONE', 'NONE', false],
    ['NEQ', 'NONE', null, false],
    ['NEQ', 'NONE', { toString: 1 }, false],
    ['LT', '10', [5], false],
    ['GT', '10', { valueOf: 20 }, false],
  ])('%s %s on %j: %s', (operator, value, actual, expected) =>
    expect(on({ key: 'key', operator, value }, actual)).toBe(expected),
  );

  test('what every object inherits is not measured', () => {
    const measure: Measure = { key: 'constructor', operator: 'NEQ', value: 'x' };
    expect(holds({ measure }, 'DESK', anObservation())).toBe(false);
  });

  test('the orderings need a number to compare with', () => {
    expect(isComparable({ key: 'k', operator: 'LT', value: 'x' })).toBe(false);
    expect(isComparable({ key: 'k', operator: 'LT', value: '' })).toBe(false);
    expect(isComparable({ key: 'k', operator: 'LT', value: '-1.5' })).toBe(true);
    expect(isComparable({ key: 'k', operator: 'NEQ', value: 'x' })).toBe(true);
  });
});

test('every part that is given must hold', () => {
  const condition = { source: 'ROS', component: 'drive_*', code: 'wheelSlip', levels: ['ERROR'] } as const;
  const said = (given = {}) => holds({ ...condition, levels: ['ERROR'] }, 'ROS', anObservation(given));
  expect(said()).toBe(true);
  expect([said({ component: 'arm' }), said({ code: 'x' }), said({ level: 'WARN' })]).toEqual([false, false, false]);
  expect(holds({ ...condition, levels: ['ERROR'] }, 'DESK', anObservation())).toBe(false);
});

test('severity: the rule’s, else the robot’s, else by level', () => {
  expect(severityOf(aRule({ severity: 'URGENT' }), anObservation({ severity: 'FATAL' }))).toBe('URGENT');
  expect(severityOf(aRule(), anObservation({ severity: 'FATAL' }))).toBe('FATAL');
  expect(severityOf(aRule(), anObservation({ level: 'ERROR' }))).toBe('CRITICAL');
  expect(severityOf(aRule(), anObservation({ level: 'WARN' }))).toBe('WARNING');
});

test('what a rule of each kind cannot do without', () => {
  expect(missingFrom(aRule({ kind: 'DURATION' }))).toEqual(['holdSeconds']);
  expect(missingFrom(aRule({ kind: 'REPEATING' }))).toEqual(['count', 'windowSeconds']);
  expect(missingFrom(aRule({ raise: { code: 'x' } }))).toEqual(['raise.levels | raise.measure']);
  expect(missingFrom(aRule({ clear: { component: 'x' } }))).toEqual(['clear.levels | clear.measure']);
  for (const rule of DEFAULT_RULES) expect(missingFrom(rule)).toEqual([]);
});
