import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayIn } from './calendar-day.js';

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-11-20', 24, '2028-11-20'],
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-05-31', 600, '2076-05-31'],
  ])('of %s and %d is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));

  const days = fc.integer({ min: 0, max: 40_000 }).map((after) => addDays('1990-01-01', after));
  const months = fc.integer({ min: 0, max: 600 });

  it('keeps the order of days, and of lengths', () =>
    fc.assert(
      fc.property(days, days, months, months, (a, b, m, n) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(addMonths(early, m) <= addMonths(late, m)).toBe(true);
        if (m < n) expect(addMonths(a, m) < addMonths(a, n)).toBe(true);
      }),
    ));

  it('ends on the same date, or on the last one of its month', () =>
    fc.assert(
      fc.property(days, months, (day, count) => {
        const end = addMonths(day, count);
        if (end.slice(8) !== day.slice(8)) expect(addDays(end, 1).slice(8)).toBe('01');
      }),
    ));
});

it('a day is the one of the time zone', () => {
  expect(dayIn('Europe/Paris', new Date('2026-11-20T23:30:00Z'))).toBe('2026-11-21');
  expect(dayIn('Europe/Paris', new Date('2026-07-20T22:30:00Z'))).toBe('2026-07-21');
  expect(dayIn('America/Cayenne', new Date('2026-11-21T02:30:00Z'))).toBe('2026-11-20');
});
