/** What holds of every ledger, whatever happens to a ticket and whenever people work. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRIORITIES, TICKET_STATUSES } from '../tickets/ticket-words.js';
import { ledgerOf, type ClockLedger, type SlaPromise, type SlaStep, type TicketPast } from './ledger.js';
import { WEEKDAYS, type Hours } from './sla-words.js';
import { WorkingTime, type CalendarRules } from './working-time.js';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** A March with its change of clocks, or an October. */
const anyStart = fc.constantFrom(Date.parse('2026-03-23T00:00:00Z'), Date.parse('2026-10-19T00:00:00Z'));
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Up to three intervals that do not overlap. */
const anyHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { maxLength: 6 })
  .map((edges) => edges.sort((a, b) => a - b).map((half) => clock(half * 30)))
  .map((edges) =>
    edges.flatMap((from, index): Hours[] =>
      index % 2 === 0 && edges[index + 1] ? [{ from, to: edges[index + 1]! }] : [],
    ),
  );
const anyCalendar: fc.Arbitrary<CalendarRules> = fc.record({
  timeZone: fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'UTC', 'Africa/Cairo'),
  hours: fc.tuple(...WEEKDAYS.map(() => anyHours)).map((days) => ({
    ...Object.fromEntries(WEEKDAYS.map((day, index) => [day, days[index]])),
    WEDNESDAY: [{ from: '09:00', to: '17:00' }],
  })),
  overrides: fc.constantFrom(
    [],
    [{ date: '2026-03-27', name: 'Inventaire', hours: [] }],
    [{ date: '2026-10-25', name: null, hours: [{ from: '01:30', to: '02:45' }] }],
  ),
});
const anyWorkingTime = anyCalendar.map(
  (rules) => new WorkingTime(rules, (date) => (date.endsWith('-26') ? 'Fête' : null)),
);

const promise: SlaPromise = {
  targets: PRIORITIES.map((priority, index) => ({
    priority,
    serviceType: null,
    responseSeconds: (index + 1) * 3_600,
    resolutionSeconds: (index + 1) * 4 * 3_600,
  })),
  pauseStatuses: ['PENDING_CLIENT', 'PENDING_PARTS'],
  warningPercent: 75,
};

const anyChange: fc.Arbitrary<Omit<SlaStep, 'at'>> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TICKET_STATUSES.slice(0, 8)).map((status) => ({ status })) },
  { weight: 1, arbitrary: fc.constantFrom(...TICKET_STATUSES.slice(8)).map((status) => ({ status })) },
  { weight: 2, arbitrary: fc.constantFrom(...PRIORITIES).map((priority) => ({ priority })) },
  { weight: 1, arbitrary: fc.constant({ responded: true as const }) },
);
/** A ticket over some ten days, and a moment within or after them. */
const anyTicket = fc
  .tuple(
    anyStart,
    fc.constantFrom(...PRIORITIES),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 3 * 1_440 }), anyChange), { maxLength: 8 }),
    fc.integer({ min: 0, max: 14 * 1_440 }),
  )
  .map(([start, priority, changes, minutes]) => {
    let at = start;
    const later = changes.map(([wait, change]): SlaStep => ({ at: (at += wait * MINUTE), ...change }));
    const past: TicketPast = { serviceType: 'SECURITY', steps: [{ at: start, status: 'NEW', priority }, ...later] };
    return { past, now: start + minutes * MINUTE };
  });

const clocks = (past: TicketPast, time: WorkingTime, now: number): ClockLedger[] => {
  const { response, resolution } = ledgerOf(past, promise, time, now);
  return [response!, resolution!];
};
const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);
const lengthOf = (intervals: ClockLedger['intervals']): number => sum(intervals.map(({ from, to }) => to - from));

describe('every ledger', () => {
  it('adds up: what counted is elapsed, what was paused is paused, and no moment is left out or told twice', () => {
    fc.assert(
      fc.property(anyTicket, anyWorkingTime, ({ past, now }, time) => {
        for (const { intervals, elapsed, paused, target, remaining, startedAt, stoppedAt } of clocks(past, time, now)) {
          expect(lengthOf(intervals.filter(({ counted }) => counted))).toBe(elapsed);
          expect(lengthOf(intervals.filter(({ reason }) => reason === 'PAUSED'))).toBe(paused);
          expect(elapsed + remaining).toBe(target);
          expect(lengthOf(intervals)).toBe((stoppedAt ?? now) - startedAt);
          for (const [index, { from, to }] of intervals.entries()) {
            expect(to).toBeGreaterThan(from);
            expect(from).toBe(index === 0 ? startedAt : intervals[index - 1]!.to);
          }
        }
      }),
    );
  });

  it('is late exactly from its deadline on', () => {
    fc.assert(
      fc.property(anyTicket, anyWorkingTime, ({ past, now }, time) => {
        for (const { state, dueAt, warningAt, stoppedAt, remaining } of clocks(past, time, now)) {
          const isLate = state === 'BREACHED' || state === 'MET_LATE';
          expect(isLate).toBe(remaining <= 0);
          if (dueAt === null) expect(state).toBe('PAUSED');
          else {
            expect(isLate).toBe(dueAt <= (stoppedAt ?? now));
            expect(warningAt).toBeLessThanOrEqual(dueAt);
          }
        }
      }),
    );
  });

  it('is foreseen: the deadline of a clock that runs on comes when it was said to', () => {
    fc.assert(
      fc.property(anyTicket, anyWorkingTime, ({ past, now }, time) => {
        const untouched: TicketPast = { ...past, steps: [past.steps[0]] };
        for (const [index, { dueAt }] of clocks(untouched, time, now).entries()) {
          expect(clocks(untouched, time, dueAt! - 1)[index]!.state).toBe('RUNNING');
          expect(clocks(untouched, time, dueAt!)[index]!.state).toBe('BREACHED');
          expect(clocks(untouched, time, dueAt! + 40 * DAY)[index]!.dueAt).toBe(dueAt);
        }
      }),
    );
  });

  it('is not changed by a step that changes nothing', () => {
    fc.assert(
      fc.property(anyTicket, anyWorkingTime, fc.nat(), ({ past, now }, time, where) => {
        const index = where % past.steps.length;
        const step = past.steps[index]!;
        const until = past.steps[index + 1]?.at ?? step.at + DAY;
        const status = past.steps.slice(0, index + 1).findLast((one) => one.status)!.status!;
        const again: SlaStep = { at: Math.floor((step.at + until) / 2), status };
        const [opening, ...later] = past.steps;
        const steps: TicketPast['steps'] = [opening, ...later.slice(0, index), again, ...later.slice(index)];
        expect(clocks({ ...past, steps }, time, now)).toEqual(clocks(past, time, now));
      }),
    );
  });

  it('is not changed by splitting an interval of the calendar', () => {
    fc.assert(
      fc.property(anyTicket, anyCalendar, ({ past, now }, rules) => {
        const halves = (hours: readonly Hours[]): Hours[] =>
          hours.flatMap(({ from, to }) => {
            const [start, end] = [from, to].map((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
            const middle = clock(Math.floor((start! + end!) / 2));
            return [
              { from, to: middle },
              { from: middle, to },
            ];
          });
        const hours = Object.fromEntries(Object.entries(rules.hours).map(([day, own]) => [day, halves(own)]));
        const none = () => null;
        expect(clocks(past, new WorkingTime({ ...rules, hours }, none), now)).toEqual(
          clocks(past, new WorkingTime(rules, none), now),
        );
      }),
    );
  });

  it('has elapsed time that is additive', () => {
    fc.assert(
      fc.property(anyTicket, anyWorkingTime, fc.nat(), ({ past, now }, time, cut) => {
        const from = past.steps[0].at;
        const middle = from + (now === from ? 0 : cut % (now - from));
        expect(time.between(from, middle) + time.between(middle, now)).toBe(time.between(from, now));
        for (const [index, clock] of clocks(past, time, now).entries()) {
          const before = clocks(past, time, middle)[index]!;
          expect(before.elapsed).toBeLessThanOrEqual(clock.elapsed);
        }
      }),
    );
  });

  it('never has its deadline brought forward by a pause, and not moved at all by one outside of working hours', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyWorkingTime,
        fc.integer({ min: 0, max: 5 * 1_440 }),
        fc.integer({ min: 1, max: 3 * 1_440 }),
        (start, time, wait, length) => {
          const [from, to] = [start + wait * MINUTE, start + (wait + length) * MINUTE];
          const opening = { at: start, status: 'IN_PROGRESS', priority: 'P3' } as const;
          const plain: TicketPast = { serviceType: 'SECURITY', steps: [opening] };
          const paused: TicketPast = {
            ...plain,
            steps: [opening, { at: from, status: 'PENDING_CLIENT' }, { at: to, status: 'IN_PROGRESS' }],
          };
          const due = ledgerOf(plain, promise, time, to).resolution!.dueAt!;
          const dueLater = ledgerOf(paused, promise, time, to).resolution!.dueAt!;
          expect(dueLater).toBeGreaterThanOrEqual(due);
          if (time.between(from, to) === 0) expect(dueLater).toBe(due);
          // It moves by exactly the working time that it took from before the deadline.
          if (from < due) expect(time.between(due, dueLater)).toBe(time.between(from, to));
        },
      ),
    );
  });

  it('says as much of the past as it said then', () => {
    fc.assert(
      fc.property(anyTicket, anyWorkingTime, ({ past, now }, time) => {
        const [opening, ...later] = past.steps;
        const known: TicketPast = { ...past, steps: [opening, ...later.filter(({ at }) => at <= now)] };
        expect(clocks(known, time, now)).toEqual(clocks(past, time, now));
      }),
    );
  });
});
