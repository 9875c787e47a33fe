/** Calendars that were reckoned with of late, ready to be used again: their days are known already. */
import { LRUCache } from 'lru-cache';
import { canonical } from '../../domain/canonical.js';
import { WorkingTime, type CalendarRules } from '../../domain/sla/working-time.js';
import { holidaysOf, type HolidayPlace } from './holidays.js';

const recent = new LRUCache<string, Promise<WorkingTime>>({ max: 50 });

/** A calendar by what it says: one that has changed is another one. */
export function workingTimeOf(calendar: CalendarRules & HolidayPlace): Promise<WorkingTime> {
  const { timeZone, hours, overrides, holidayCountry, holidayRegion } = calendar;
  const key = canonical({ timeZone, hours, overrides, holidayCountry, holidayRegion });
  let time = recent.get(key);
  if (!time) {
    time = holidaysOf(calendar).then((holidayOf) => new WorkingTime(calendar, holidayOf));
    recent.set(key, time);
  }
  return time;
}
