/** Working time: what of the time that passes counts, by a calendar. */
import { WEEKDAYS, type CalendarOverride, type Hours, type Weekday } from './sla-words.js';
import { dateOf, DAY, zoneOf, type Zone } from './zone.js';

/** When people work, without holidays. */
export interface CalendarRules {
  timeZone: string;
  hours: Partial<Record<Weekday, readonly Hours[]>>;
  /** Days that are not like their weekday, holiday or not. */
  overrides: readonly CalendarOverride[];
}

/** The name of the holiday that an ISO date is; null for a day like any other. */
export type HolidayOf = (date: string) => string | null;

export const NO_HOLIDAYS: HolidayOf = () => null;

/** Why time counts, or does not. */
export type Kind = 'OPEN' | 'OUTSIDE_HOURS' | 'HOLIDAY' | 'DAY_OFF';

/** A stretch of time of one kind, half-open, ms. */
export interface Stretch {
  from: number;
  to: number;
  kind: Kind;
  /** Of the holiday, or of the day off. */
  name: string | null;
}

const MINUTE = 60_000;
/** How far ahead a deadline is looked for, days: beyond ten years nobody waits for it. */
export const HORIZON_DAYS = 3_660;

/** `HH:MM` as minutes since midnight; null for what is no time of the day. `24:00` is the end of the day. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(text) ?? [];
  const all = Number(hours) * 60 + Number(minutes);
  return hours === undefined || all > 1_440 ? null : all;
}

/** Days of ISO weekday order: 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): Weekday => WEEKDAYS[(((day + 3) % 7) + 7) % 7]!;

/** One calendar, ready to be reckoned with. It remembers the days that it was asked for. */
export class WorkingTime {
  readonly #zone: Zone;
  readonly #rules: CalendarRules;
  readonly #holidayOf: HolidayOf;
  readonly #overrides: ReadonlyMap<string, CalendarOverride>;
  readonly #days = new Map<number, Stretch[]>();

  /** @throws RangeError for a zone that there is not */
  constructor(rules: CalendarRules, holidayOf: HolidayOf) {
    this.#zone = zoneOf(rules.timeZone);
    this.#rules = rules;
    this.#holidayOf = holidayOf;
    this.#overrides = new Map(rules.overrides.map((override) => [override.date, override]));
  }

  /** All time between two instants, in order and without gaps; neighbours are of different kinds. */
  *stretches(from: number, to: number): Generator<Stretch> {
    let pending: Stretch | null = null;
    for (const stretch of this.#parts(from, to)) {
      if (pending && pending.kind === stretch.kind && pending.name === stretch.name) {
        pending.to = stretch.to;
        continue;
      }
      if (pending) yield pending;
      pending = stretch;
    }
    if (pending) yield pending;
  }

  /** Working time between two instants, ms. */
  between(from: number, to: number): number {
    let sum = 0;
    for (const { kind, from: start, to: end } of this.#parts(from, to)) if (kind === 'OPEN') sum += end - start;
    return sum;
  }

  /** The first instant at which so much working time has passed since another; null beyond the horizon. */
  after(from: number, amount: number): number | null {
    if (amount <= 0) return from;
    let left = amount;
    for (const stretch of this.#parts(from, from + HORIZON_DAYS * DAY)) {
      if (stretch.kind !== 'OPEN') continue;
      const length = stretch.to - stretch.from;
      if (length >= left) return stretch.from + left;
      left -= length;
    }
    return null;
  }

  /** Like `stretches`, day by day. */
  *#parts(from: number, to: number): Generator<Stretch> {
    if (to <= from) return;
    // One day early: where clocks are put back over midnight, a day begins before it has ended.
    for (let day = this.#zone.dayAt(from) - 1, reached = from; reached < to; day += 1)
      for (const stretch of this.#day(day)) {
        const start = Math.max(stretch.from, reached);
        const end = Math.min(stretch.to, to);
        if (end <= start) continue;
        yield { ...stretch, from: start, to: end };
        reached = end;
      }
  }

  #day(day: number): Stretch[] {
    let stretches = this.#days.get(day);
    if (!stretches) this.#days.set(day, (stretches = this.#reckonDay(day)));
    return stretches;
  }

  #reckonDay(day: number): Stretch[] {
    const date = dateOf(day);
    const override = this.#overrides.get(date);
    const holiday = override ? null : this.#holidayOf(date);
    const hours = override ? override.hours : holiday === null ? (this.#rules.hours[weekdayOf(day)] ?? []) : [];
    const closed: Pick<Stretch, 'kind' | 'name'> =
      holiday !== null
        ? { kind: 'HOLIDAY', name: holiday }
        : override && hours.length === 0
          ? { kind: 'DAY_OFF', name: override.name }
          : { kind: 'OUTSIDE_HOURS', name: null };
    const at = (minutes: number): number => this.#zone.instantOf(day * DAY + minutes * MINUTE);
    const found: Stretch[] = [];
    let reached = at(0);
    const end = at(1_440);
    const until = (to: number, rest: Pick<Stretch, 'kind' | 'name'>): void => {
      if (to > reached) found.push({ from: reached, to, ...rest });
      reached = Math.max(reached, to);
    };
    for (const [opens, closes] of minutesOfHours(hours)) {
      until(at(opens), closed);
      until(at(closes), { kind: 'OPEN', name: null });
    }
    until(end, closed);
    return found;
  }
}

/** Hours as minutes since midnight, in order. */
const minutesOfHours = (hours: readonly Hours[]): [number, number][] =>
  hours.map(({ from, to }): [number, number] => [minutesOf(from) ?? 0, minutesOf(to) ?? 0]).sort(([a], [b]) => a - b);
