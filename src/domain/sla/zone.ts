/**
 * Wall clocks of time zones. A wall time is what a clock on a wall shows, told in ms as if that were UTC; a day is the
 * number of whole days of such a time since 1970.
 */
export const DAY = 86_400_000;

/** Zones that are known at a time: there are some 600 names, and the case of their letters is free. */
const ZONES_MAX = 200;
const zones = new Map<string, Zone>();

/** The zone of a name of the tz database. @throws RangeError for no such name */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    if (zones.size >= ZONES_MAX) zones.clear();
    zones.set(name, (zone = new Zone(name)));
  }
  return zone;
}

export class Zone {
  readonly #format: Intl.DateTimeFormat;
  /** Offsets at the midnights of UTC: to ask `Intl` is dear. */
  readonly #atMidnight = new Map<number, number>();

  constructor(name: string) {
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  }

  /** How far the wall clock is ahead of UTC at an instant, ms. */
  offsetAt(instant: number): number {
    // `11/20/2026, GMT+01:00`; `GMT` alone is UTC, and seconds are told where there were any.
    const [, sign, hours, minutes, seconds] =
      /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(this.#format.format(instant)) ?? [];
    if (!sign) return 0;
    const offset = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1_000;
    return sign === '-' ? -offset : offset;
  }

  /** The day that it is at an instant. */
  dayAt(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / DAY);
  }

  /**
   * The first instant at which the wall clock shows this or later. So a time that comes twice, when clocks are put back,
   * is its first coming, and one that is skipped is the moment of the change: hours before and after it neither gain nor
   * lose by it.
   */
  instantOf(wall: number): number {
    const day = Math.floor(wall / DAY);
    // No wall clock is a whole day from UTC: these are before and after the instant that is looked for.
    const before = this.#midnightOffset(day - 1);
    const after = this.#midnightOffset(day + 2);
    if (before === after) return wall - before;
    const early = wall - before;
    if (this.offsetAt(early) === before) return early;
    const late = wall - after;
    if (this.offsetAt(late) === after) return late;
    return this.#change(late, early, before);
  }

  /** When the offset stops being `before`, between two instants. */
  #change(from: number, to: number, before: number): number {
    let [low, high] = [from, to];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  #midnightOffset(day: number): number {
    let offset = this.#atMidnight.get(day);
    if (offset === undefined) this.#atMidnight.set(day, (offset = this.offsetAt(day * DAY)));
    return offset;
  }
}

/** ISO date of a day. */
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
