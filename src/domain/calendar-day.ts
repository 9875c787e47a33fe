/** Days of the calendar as text, `2026-11-20`: they have no time and no zone, and compare as texts do. */
export type Day = string;

const DAY_MS = 86_400_000;

const dayOf = (time: number): Day => new Date(time).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayOf(Date.parse(day) + days * DAY_MS);

/**
 * The same day so many months later, or the last day of a month that is too short: the 31st of January and one month is
 * the 28th or 29th of February. This is how periods in months end (article 641 of the Code de procédure civile).
 */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
}

/** Which day an instant is on in a time zone. */
export function dayIn(timeZone: string, at: Date): Day {
  let format = formats.get(timeZone);
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })));
  return format.format(at);
}
/** To make one is dear. */
const formats = new Map<string, Intl.DateTimeFormat>();
