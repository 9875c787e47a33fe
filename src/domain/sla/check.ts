/** What calendars and policies must be, whoever draws them up. */
import { invalid } from '../errors.js';
import type { MessageKey } from '../messages.js';
import { isTimeZone } from '../time-zone.js';
import { isPending } from '../tickets/lifecycle.js';
import { PRIORITIES, TICKET_STATUSES, type TicketStatus } from '../tickets/ticket-words.js';
import { WEEKDAYS, type BreachActions, type Hours, type SlaTarget } from './sla-words.js';
import { minutesOf, type CalendarRules } from './working-time.js';

/** The longest target, seconds: a year of working time. */
export const TARGET_MAX = 31_536_000;
const HOURS_MAX = 12;
const OVERRIDES_MAX = 1_000;
const TARGETS_MAX = 100;

/** Statuses in which work waits: those that a policy may pause in. */
export const PAUSABLE = TICKET_STATUSES.filter(isPending);

/** @throws DeskError VALIDATION with the part that cannot be */
export function checkCalendar({ timeZone, hours, overrides }: CalendarRules, path: readonly string[] = []): void {
  const refuse = refusing(path);
  if (!isTimeZone(timeZone)) throw refuse('time_zone', 'timeZone');
  for (const weekday of WEEKDAYS) checkHours(hours[weekday] ?? [], [...path, 'hours', weekday]);
  if (!WEEKDAYS.some((weekday) => (hours[weekday] ?? []).length > 0)) throw refuse('no_working_hours', 'hours');
  if (overrides.length > OVERRIDES_MAX) throw refuse('too_many', 'overrides', { max: OVERRIDES_MAX });
  const dates = new Set<string>();
  for (const [index, { date, hours: own }] of overrides.entries()) {
    if (dates.has(date)) throw refuse('date_twice', 'overrides', { date });
    dates.add(date);
    checkHours(own, [...path, 'overrides', String(index), 'hours']);
  }
}

function checkHours(hours: readonly Hours[], path: string[]): void {
  if (hours.length > HOURS_MAX) throw invalid('too_many', path, { max: HOURS_MAX });
  const minutes = hours.map(({ from, to }) => {
    const [opens, closes] = [minutesOf(from), minutesOf(to)];
    if (opens === null || closes === null) throw invalid('time_of_day', path);
    if (opens >= closes) throw invalid('from_before_to', path);
    return { opens, closes };
  });
  minutes.sort((a, b) => a.opens - b.opens);
  if (minutes.some(({ opens }, index) => index > 0 && opens < minutes[index - 1]!.closes))
    throw invalid('hours_overlap', path);
}

/** What of a policy can be judged by itself. */
export interface PolicyRules {
  targets: readonly SlaTarget[];
  pauseStatuses: readonly TicketStatus[];
  warningPercent: number;
  breachActions?: BreachActions;
}

/** @throws DeskError VALIDATION with the part that cannot be */
export function checkPolicy(
  { targets, pauseStatuses, warningPercent, breachActions }: PolicyRules,
  path: readonly string[] = [],
): void {
  const refuse = refusing(path);
  if (targets.length > TARGETS_MAX) throw refuse('too_many', 'targets', { max: TARGETS_MAX });
  if (!targets.some(({ responseSeconds, resolutionSeconds }) => responseSeconds ?? resolutionSeconds))
    throw refuse('no_target', 'targets');
  const said = new Set<string>();
  for (const [index, target] of targets.entries()) {
    const place = [...path, 'targets', String(index)];
    for (const name of ['responseSeconds', 'resolutionSeconds'] as const) {
      const seconds = target[name];
      if (seconds != null && (seconds < 1 || seconds > TARGET_MAX))
        throw invalid('out_of_bounds', [...place, name], { min: 1, max: TARGET_MAX });
    }
    const whose = `${target.priority} ${target.serviceType ?? ''}`;
    if (said.has(whose)) throw invalid('target_twice', place);
    said.add(whose);
  }
  if (!pauseStatuses.every(isPending)) throw refuse('pause_status', 'pauseStatuses', { allowed: PAUSABLE.join(', ') });
  if (warningPercent < 1 || warningPercent > 99) throw refuse('out_of_bounds', 'warningPercent', { min: 1, max: 99 });
  const level = breachActions?.escalateTo;
  if (level != null && (level < 1 || level > 3))
    throw invalid('out_of_bounds', [...path, 'breachActions', 'escalateTo'], { min: 1, max: 3 });
}

/** Every ticket has a priority, so a policy for all of them promises something for each. */
export const promisesForAll = (targets: readonly SlaTarget[]): boolean =>
  PRIORITIES.every((priority) => targets.some((target) => target.priority === priority && target.serviceType === null));

const refusing =
  (path: readonly string[]) =>
  (key: MessageKey, part: string, params: Parameters<typeof invalid>[2] = {}) =>
    invalid(key, [...path, part], params);
