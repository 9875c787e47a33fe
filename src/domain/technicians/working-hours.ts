/** When a technician works: hours a weekday, by the clock on the wall of their time zone. */
import { WEEKDAYS, type Hours, type Weekday } from '../sla/sla-words.js';

export type WorkingHours = Partial<Record<Weekday, Hours[]>>;

/** Most intervals of one day. */
export const INTERVALS_MAX = 6;
const DAY = 1_440;

/** Minutes since midnight of `HH:MM`; null when it is no time of a day. `24:00` ends one. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= DAY ? minute : null;
}

/** Whether a day's hours are in order: each ends after it begins, and before the next one does. */
export function areInOrder(hours: readonly Hours[]): boolean {
  let last = 0;
  return (
    hours.length <= INTERVALS_MAX &&
    hours.every(({ from, to }) => {
      const [start, end] = [minuteOf(from), minuteOf(to)];
      if (start === null || end === null || start < last || end <= start) return false;
      last = end;
      return true;
    })
  );
}

/** Where a technician's day stands: at work until, off until, or nobody knows. */
export type Presence =
  | { kind: 'AT_WORK'; until: string }
  | { kind: 'OFF'; weekday: Weekday; from: string; minutes: number }
  | { kind: 'UNKNOWN' };

/** Where the day stands at an instant. Minutes of waiting go by the wall, which may be an hour off when clocks change. */
export function presenceAt(hours: WorkingHours, timeZone: string, at: Date): Presence {
  const now = wallClock(at, timeZone);
  const today = WEEKDAYS.indexOf(now.weekday);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const weekday = WEEKDAYS[(today + ahead) % 7]!;
    for (const { from, to } of hours[weekday] ?? []) {
      const [start, end] = [minuteOf(from) ?? 0, minuteOf(to) ?? 0];
      const wait = ahead * DAY + start - now.minute;
      if (wait > 0) return { kind: 'OFF', weekday, from, minutes: wait };
      if (ahead === 0 && now.minute < end) return { kind: 'AT_WORK', until: to };
    }
  }
  return { kind: 'UNKNOWN' };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(at: Date, timeZone: string): { weekday: Weekday; minute: number } {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const shown = { weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    clocks.set(timeZone, (clock = new Intl.DateTimeFormat('en-US', { timeZone, ...shown })));
  }
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const weekday = parts['weekday']!.toUpperCase() as Weekday;
  return { weekday, minute: Number(parts['hour']) * 60 + Number(parts['minute']) };
}
