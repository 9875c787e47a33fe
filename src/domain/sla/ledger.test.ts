import { describe, expect, it } from 'vitest';
import type { Priority, TicketStatus } from '../tickets/ticket-words.js';
import { ledgerOf, type SlaPromise, type SlaStep, type TicketPast } from './ledger.js';
import type { SlaTarget } from './sla-words.js';
import { NO_HOLIDAYS, WorkingTime, type CalendarRules, type HolidayOf } from './working-time.js';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const iso = (ms: number | null | undefined): string | null => (ms == null ? null : new Date(ms).toISOString());

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
const everyDay = (...hours: { from: string; to: string }[]) => Object.fromEntries(WEEK.map((day) => [day, hours]));
/** Monday to Friday, 9 to 17, in UTC unless said otherwise. */
const nineToFive: CalendarRules = {
  timeZone: 'UTC',
  hours: everyDay({ from: '09:00', to: '17:00' }),
  overrides: [],
};
const around: CalendarRules = {
  timeZone: 'Europe/Paris',
  hours: Object.fromEntries([...WEEK, 'SATURDAY', 'SUNDAY'].map((day) => [day, [{ from: '00:00', to: '24:00' }]])),
  overrides: [],
};
const workingTime = (rules: CalendarRules = nineToFive, holidays: HolidayOf = NO_HOLIDAYS) =>
  new WorkingTime(rules, holidays);

const target = (priority: Priority, responseHours: number | null, resolutionHours: number | null): SlaTarget => ({
  priority,
  serviceType: null,
  responseSeconds: responseHours && responseHours * 3_600,
  resolutionSeconds: resolutionHours && resolutionHours * 3_600,
});
const promise: SlaPromise = {
  targets: [target('P1', 1, 4), target('P2', 2, 8), target('P3', 4, 16)],
  pauseStatuses: ['PENDING_CLIENT', 'PENDING_PARTS', 'PENDING_VENDOR'],
  warningPercent: 75,
};

/** A ticket that is opened as P3, and what then happens to it. */
const past = (opened: string, ...steps: [string, Omit<SlaStep, 'at'>][]): TicketPast => ({
  serviceType: 'ROBOT_FAULT',
  steps: [
    { at: at(opened), status: 'NEW', priority: 'P3' },
    ...steps.map(([when, step]): SlaStep => ({ at: at(when), ...step })),
  ],
});
const becomes = (status: TicketStatus, note: string | null = null) => ({ status, note });
const ledger = (ticket: TicketPast, now: string, time = workingTime(), promised = promise) =>
  ledgerOf(ticket, promised, time, at(now));

const withTarget = (hours: number): SlaPromise => ({ ...promise, targets: [target('P3', hours, hours)] });

describe('what the domain asks for by name', () => {
  it('Mon–Fri 9–17, created Fri 16:30, target 1 h: due Mon 09:30', () => {
    const { response } = ledger(past('2026-11-20T16:30:00Z'), '2026-11-20T16:30:00Z', workingTime(), withTarget(1));
    expect(iso(response!.dueAt)).toBe('2026-11-23T09:30:00.000Z');
  });

  it('a target of 16 h on 8 h days is 2 working days', () => {
    const { resolution } = ledger(past('2026-11-23T09:00:00Z'), '2026-11-23T09:00:00Z');
    expect(iso(resolution!.dueAt)).toBe('2026-11-24T17:00:00.000Z');
  });

  it('a pause wholly outside working hours moves the deadline by 0', () => {
    const ticket = past(
      '2026-11-23T09:00:00Z',
      ['2026-11-23T18:00:00Z', becomes('PENDING_CLIENT', 'A question')],
      ['2026-11-24T08:00:00Z', becomes('IN_PROGRESS')],
    );
    const { resolution } = ledger(ticket, '2026-11-24T10:00:00Z');
    expect(resolution).toMatchObject({ paused: 0, elapsed: 9 * HOUR, dueAt: at('2026-11-24T17:00:00Z') });
  });

  it('pausing and resolving in one change still deducts the pause', () => {
    const ticket = past(
      '2026-11-23T09:00:00Z',
      ['2026-11-23T10:00:00Z', becomes('PENDING_PARTS', 'A wheel')],
      ['2026-11-23T15:00:00Z', becomes('RESOLVED')],
    );
    expect(ledger(ticket, '2026-11-30T12:00:00Z').resolution).toMatchObject({
      state: 'MET',
      elapsed: HOUR,
      paused: 5 * HOUR,
      stoppedAt: at('2026-11-23T15:00:00Z'),
    });
  });

  it('pausing and resolving at the same instant counts what was before, and nothing after', () => {
    const ticket = past(
      '2026-11-23T09:00:00Z',
      ['2026-11-23T11:00:00Z', becomes('PENDING_CLIENT', 'A question')],
      ['2026-11-23T11:00:00Z', becomes('RESOLVED')],
    );
    expect(ledger(ticket, '2026-11-30T12:00:00Z').resolution).toMatchObject({ elapsed: 2 * HOUR, paused: 0 });
  });

  it('a change of priority keeps what is counted and the pause already accrued', () => {
    const ticket = past(
      '2026-11-23T09:00:00Z',
      ['2026-11-23T10:00:00Z', becomes('PENDING_CLIENT', 'A question')],
      ['2026-11-23T13:00:00Z', becomes('IN_PROGRESS')],
      ['2026-11-23T14:00:00Z', { priority: 'P2' }],
    );
    const { resolution } = ledger(ticket, '2026-11-23T14:00:00Z');
    expect(resolution).toMatchObject({ target: 8 * HOUR, elapsed: 2 * HOUR, paused: 3 * HOUR });
    expect(iso(resolution!.dueAt)).toBe('2026-11-24T12:00:00.000Z');
  });

  it('a change of priority while paused holds when it goes on', () => {
    const paused = past(
      '2026-11-23T09:00:00Z',
      ['2026-11-23T10:00:00Z', becomes('PENDING_CLIENT', 'A question')],
      ['2026-11-23T11:00:00Z', { priority: 'P1' }],
    );
    expect(ledger(paused, '2026-11-23T12:00:00Z').resolution).toMatchObject({
      state: 'PAUSED',
      target: 4 * HOUR,
      elapsed: HOUR,
      dueAt: null,
    });
    const goesOn: TicketPast = {
      ...paused,
      steps: [...paused.steps, { at: at('2026-11-23T12:00:00Z'), status: 'IN_PROGRESS' }],
    };
    expect(iso(ledger(goesOn, '2026-11-23T12:00:00Z').resolution!.dueAt)).toBe('2026-11-23T15:00:00.000Z');
  });

  it('warns at 75 % and is breached at 100 %', () => {
    const { resolution } = ledger(past('2026-11-23T09:00:00Z'), '2026-11-23T09:00:00Z');
    expect(iso(resolution!.warningAt)).toBe('2026-11-24T13:00:00.000Z');
    const before = ledger(past('2026-11-23T09:00:00Z'), '2026-11-24T16:59:59.999Z').resolution!;
    const then = ledger(past('2026-11-23T09:00:00Z'), '2026-11-24T17:00:00Z').resolution!;
    expect([before.state, then.state]).toEqual(['RUNNING', 'BREACHED']);
    expect([before.remaining, then.remaining]).toEqual([1, 0]);
  });
});

describe('days that are not like others', () => {
  it('a lunch break does not count', () => {
    const rules = { ...nineToFive, hours: everyDay({ from: '09:00', to: '12:30' }, { from: '13:30', to: '18:00' }) };
    const { response } = ledger(
      past('2026-11-23T12:00:00Z'),
      '2026-11-23T14:00:00Z',
      workingTime(rules),
      withTarget(1),
    );
    expect(iso(response!.dueAt)).toBe('2026-11-23T14:00:00.000Z');
    expect(response!.intervals.map(({ reason, from, to }) => [reason, (to - from) / 60_000])).toEqual([
      ['COUNTED', 30],
      ['OUTSIDE_HOURS', 60],
      ['COUNTED', 30],
    ]);
  });

  it('a public holiday does not count, and is named', () => {
    const time = workingTime(nineToFive, (date) => (date === '2026-12-25' ? 'Noël' : null));
    const { response } = ledger(past('2026-12-24T16:30:00Z'), '2026-12-28T10:00:00Z', time, withTarget(1));
    expect(iso(response!.dueAt)).toBe('2026-12-28T09:30:00.000Z');
    expect(response!.intervals).toContainEqual({
      from: at('2026-12-25T00:00:00Z'),
      to: at('2026-12-26T00:00:00Z'),
      counted: false,
      reason: 'HOLIDAY',
      status: null,
      note: 'Noël',
    });
  });

  it('a holiday that is added after the fact moves the deadline of what runs', () => {
    const ticket = past('2026-11-23T09:00:00Z');
    const added = { ...nineToFive, overrides: [{ date: '2026-11-24', name: 'Inventaire', hours: [] }] };
    expect(iso(ledger(ticket, '2026-11-23T10:00:00Z').resolution!.dueAt)).toBe('2026-11-24T17:00:00.000Z');
    const after = ledger(ticket, '2026-11-25T10:00:00Z', workingTime(added)).resolution!;
    expect(iso(after.dueAt)).toBe('2026-11-25T17:00:00.000Z');
    expect(after.intervals.map(({ reason, note }) => [reason, note])).toContainEqual(['DAY_OFF', 'Inventaire']);
  });

  it('an override wins over a holiday', () => {
    const rules = {
      ...nineToFive,
      overrides: [{ date: '2026-12-25', name: 'Astreinte', hours: [{ from: '10:00', to: '12:00' }] }],
    };
    const time = workingTime(rules, () => 'Noël');
    expect(time.between(at('2026-12-25T00:00:00Z'), at('2026-12-26T00:00:00Z'))).toBe(2 * HOUR);
    expect(time.between(at('2026-12-24T00:00:00Z'), at('2026-12-25T00:00:00Z'))).toBe(0);
  });
});

describe('daylight saving in Europe/Paris', () => {
  const paris = workingTime(around);

  it('the last Sunday of March has 23 hours', () => {
    expect(paris.between(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'))).toBe(23 * HOUR);
    const { resolution } = ledger(past('2026-03-28T23:00:00Z'), '2026-03-28T23:00:00Z', paris, withTarget(24));
    expect(iso(resolution!.dueAt)).toBe('2026-03-29T23:00:00.000Z');
  });

  it('the last Sunday of October has 25 hours', () => {
    expect(paris.between(at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z'))).toBe(25 * HOUR);
    const { resolution } = ledger(past('2026-10-24T22:00:00Z'), '2026-10-24T22:00:00Z', paris, withTarget(24));
    expect(iso(resolution!.dueAt)).toBe('2026-10-25T22:00:00.000Z');
  });

  const nightly = (from: string, to: string) =>
    workingTime({ timeZone: 'Europe/Paris', hours: { SUNDAY: [{ from, to }] }, overrides: [] });

  it.each([
    // In March the clock goes from 02:00 to 03:00 at 01:00 UTC.
    ['02:00', '03:00', '2026-03-29', 0],
    ['02:30', '03:00', '2026-03-29', 0],
    ['01:30', '02:30', '2026-03-29', 0.5],
    ['02:30', '05:00', '2026-03-29', 2],
    ['01:00', '04:00', '2026-03-29', 2],
    // In October from 03:00 to 02:00, at 01:00 UTC.
    ['02:00', '03:00', '2026-10-25', 2],
    ['01:00', '02:30', '2026-10-25', 1.5],
    ['02:30', '05:00', '2026-10-25', 3.5],
    ['01:00', '05:00', '2026-10-25', 5],
    ['09:00', '17:00', '2026-10-25', 8],
  ])('%s to %s on %s counts %d h', (from, to, date, hours) => {
    const day = at(`${date}T00:00:00Z`);
    expect(nightly(from, to).between(day - 2 * HOUR, day + 24 * HOUR) / HOUR).toBe(hours);
  });

  it('hours that meet in the doubled hour count each moment once', () => {
    const split = workingTime({
      timeZone: 'Europe/Paris',
      hours: {
        SUNDAY: [
          { from: '00:00', to: '02:30' },
          { from: '02:30', to: '24:00' },
        ],
      },
      overrides: [],
    });
    expect(split.between(at('2026-10-24T12:00:00Z'), at('2026-10-26T12:00:00Z'))).toBe(25 * HOUR);
  });
});

describe('the end of a clock', () => {
  const opened = '2026-11-23T09:00:00Z';

  it('the first response meets the clock of the response, and nothing after it counts', () => {
    const ticket = past(
      opened,
      ['2026-11-23T11:00:00Z', { responded: true }],
      ['2026-11-23T12:00:00Z', { priority: 'P1' }],
    );
    const { response } = ledger(ticket, '2026-12-23T11:00:00Z');
    expect(response).toMatchObject({ state: 'MET', elapsed: 2 * HOUR, target: 4 * HOUR });
    expect(iso(response!.stoppedAt)).toBe('2026-11-23T11:00:00.000Z');
    expect(iso(response!.dueAt)).toBe('2026-11-23T13:00:00.000Z');
    expect(response!.intervals).toHaveLength(1);
  });

  it('who comes at the deadline is late', () => {
    const answered = (when: string) =>
      ledger(past(opened, [when, { responded: true }]), '2026-12-01T00:00:00Z').response!;
    expect(answered('2026-11-23T12:59:59.999Z').state).toBe('MET');
    expect(answered('2026-11-23T13:00:00Z').state).toBe('MET_LATE');
  });

  it('breached and then met is kept apart from met', () => {
    const ticket = past(opened, ['2026-11-25T10:00:00Z', becomes('RESOLVED')]);
    expect(ledger(ticket, '2026-11-25T09:30:00Z').resolution!.state).toBe('BREACHED');
    expect(ledger(ticket, '2026-11-26T00:00:00Z').resolution).toMatchObject({ state: 'MET_LATE', remaining: -HOUR });
  });

  it('a reopened ticket goes on where it stood, and its response stays met', () => {
    const ticket = past(
      opened,
      ['2026-11-23T10:00:00Z', { status: 'ASSIGNED', responded: true }],
      ['2026-11-23T15:00:00Z', becomes('RESOLVED')],
      ['2026-11-24T15:00:00Z', becomes('IN_PROGRESS', 'It is back')],
    );
    const { response, resolution } = ledger(ticket, '2026-11-24T16:00:00Z');
    expect(response!.state).toBe('MET');
    expect(resolution).toMatchObject({ state: 'RUNNING', elapsed: 7 * HOUR, stoppedAt: null });
    expect(iso(resolution!.dueAt)).toBe('2026-11-25T17:00:00.000Z');
    expect(resolution!.intervals.filter(({ reason }) => reason === 'STOPPED')).toMatchObject([
      { status: 'RESOLVED', from: at('2026-11-23T15:00:00Z'), to: at('2026-11-24T15:00:00Z') },
    ]);
  });

  it.each(['MERGED', 'CANCELLED'] as const)('a %s ticket ends both clocks, which are not breached later', (status) => {
    const { response, resolution } = ledger(past(opened, ['2026-11-23T10:00:00Z', { status }]), '2027-11-23T10:00:00Z');
    expect([response!.state, resolution!.state]).toEqual(['ENDED', 'ENDED']);
    expect([response!.elapsed, resolution!.elapsed]).toEqual([HOUR, HOUR]);
  });

  it('what was breached before the ticket was cancelled stays breached', () => {
    const ticket = past(opened, ['2026-11-30T10:00:00Z', becomes('CANCELLED')]);
    expect(ledger(ticket, '2027-01-01T00:00:00Z').resolution!.state).toBe('BREACHED');
  });

  it('a ticket that the desk resolves unanswered is not breached later, and waits again when it is reopened', () => {
    const resolved = past(opened, ['2026-11-23T10:00:00Z', becomes('RESOLVED')]);
    expect(ledger(resolved, '2026-12-23T10:00:00Z').response!.state).toBe('MET');
    const back: TicketPast = {
      ...resolved,
      steps: [...resolved.steps, { at: at('2026-11-24T09:00:00Z'), status: 'NEW' }],
    };
    expect(ledger(back, '2026-11-24T09:00:00Z').response).toMatchObject({ state: 'RUNNING', elapsed: HOUR });
  });

  it('a priority raised past what is used up is breached at once, and the deadline says when that was', () => {
    const ticket = past(opened, ['2026-11-23T15:00:00Z', { priority: 'P1' }]);
    const { resolution } = ledger(ticket, '2026-11-23T15:00:00Z');
    expect(resolution).toMatchObject({ state: 'BREACHED', dueAt: at('2026-11-23T13:00:00Z') });
  });

  it('where nothing is promised there is no clock', () => {
    const ticket = past(opened, ['2026-11-23T10:00:00Z', { priority: 'P4' }]);
    expect(ledger(ticket, '2026-11-24T10:00:00Z')).toEqual({ response: null, resolution: null });
    const onlyResponse = { ...promise, targets: [target('P3', 1, null)] };
    expect(ledger(past(opened), opened, workingTime(), onlyResponse).resolution).toBeNull();
  });

  it('a target for the service type comes before the one for all', () => {
    const special = { ...target('P3', 1, 1), serviceType: 'ROBOT_FAULT' as const };
    const { resolution } = ledger(past(opened), opened, workingTime(), {
      ...promise,
      targets: [...promise.targets, special, { ...special, serviceType: 'SECURITY' as const, resolutionSeconds: 60 }],
    });
    expect(resolution!.target).toBe(HOUR);
  });
});

describe('the intervals', () => {
  it('leave no moment out, and say why each counts or does not', () => {
    const ticket = past(
      '2026-11-20T16:00:00Z',
      ['2026-11-20T16:30:00Z', becomes('PENDING_CLIENT', 'Which robot?')],
      ['2026-11-23T10:00:00Z', becomes('IN_PROGRESS')],
    );
    const { intervals } = ledger(ticket, '2026-11-23T11:00:00Z').resolution!;
    expect(intervals.map(({ reason, counted, status, note }) => [reason, counted, status, note])).toEqual([
      ['COUNTED', true, null, null],
      ['PAUSED', false, 'PENDING_CLIENT', 'Which robot?'],
      ['OUTSIDE_HOURS', false, null, null],
      ['PAUSED', false, 'PENDING_CLIENT', 'Which robot?'],
      ['COUNTED', true, null, null],
    ]);
    expect(intervals[0]!.from).toBe(at('2026-11-20T16:00:00Z'));
    expect(intervals.at(-1)!.to).toBe(at('2026-11-23T11:00:00Z'));
    for (const [index, { from }] of intervals.entries()) if (index > 0) expect(from).toBe(intervals[index - 1]!.to);
  });

  it('a year-long ticket is told interval by interval', () => {
    const rules: CalendarRules = {
      timeZone: 'Europe/Paris',
      hours: everyDay({ from: '09:00', to: '12:30' }, { from: '13:30', to: '18:00' }),
      overrides: [],
    };
    const { resolution } = ledger(past('2025-11-20T08:00:00Z'), '2026-11-20T08:00:00Z', workingTime(rules));
    expect(resolution!.intervals.length).toBeGreaterThan(1_000);
  });
});
