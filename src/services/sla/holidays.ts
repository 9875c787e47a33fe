/** Public holidays of countries and regions, by `date-holidays`; each year of each is looked up once. */
import type { default as HolidaysClass } from 'date-holidays';
import { NO_HOLIDAYS, type HolidayOf } from '../../domain/sla/working-time.js';
import { dateOf, DAY, zoneOf } from '../../domain/sla/zone.js';

type Holidays = typeof HolidaysClass;

/** The rules of all countries are large: they are loaded when the first calendar asks for them. */
let loading: Promise<Holidays> | undefined;
const load = (): Promise<Holidays> => (loading ??= import('date-holidays').then((module) => module.default));

export interface HolidayPlace {
  timeZone: string;
  holidayCountry: string | null;
  holidayRegion: string | null;
}

/** Whether the country, and the region in it, are known. A region is written `57`, or `BY-A` for a part of one. */
export async function knowsHolidaysOf({
  holidayCountry,
  holidayRegion,
}: Omit<HolidayPlace, 'timeZone'>): Promise<boolean> {
  if (!holidayCountry) return !holidayRegion;
  const known = new (await load())();
  if (!Object.hasOwn(known.getCountries(), holidayCountry)) return false;
  if (!holidayRegion) return true;
  const [state, part] = partsOf(holidayRegion);
  if (!Object.hasOwn(known.getStates(holidayCountry) ?? {}, state)) return false;
  return !part || Object.hasOwn(known.getRegions(holidayCountry, state) ?? {}, part);
}

/** What a calendar takes for holidays. */
export async function holidaysOf({ timeZone, holidayCountry, holidayRegion }: HolidayPlace): Promise<HolidayOf> {
  if (!holidayCountry) return NO_HOLIDAYS;
  const Holidays = await load();
  const [state, part] = partsOf(holidayRegion ?? '');
  const rules = new Holidays(holidayCountry, state, part, { timezone: timeZone, languages: 'fr', types: ['public'] });
  const years = new Map<number, ReadonlyMap<string, string>>();
  return (date) => {
    const year = Number(date.slice(0, 4));
    let names = years.get(year);
    if (!names) years.set(year, (names = namesOf(rules, timeZone, year)));
    return names.get(date) ?? null;
  };
}

const partsOf = (region: string): [state: string, part: string] => {
  const [state = '', part = ''] = region.split('-');
  return [state, part];
};

/** The holidays of a year by date: days whose noon lies in one, for some begin the evening before. */
function namesOf(rules: HolidaysClass, timeZone: string, year: number): ReadonlyMap<string, string> {
  const zone = zoneOf(timeZone);
  const names = new Map<string, string>();
  for (const { start, end, name, type } of rules.getHolidays(year)) {
    if (type !== 'public') continue;
    for (let day = zone.dayAt(start.getTime()); ; day += 1) {
      const noon = zone.instantOf(day * DAY + DAY / 2);
      if (noon >= end.getTime()) break;
      if (noon >= start.getTime()) names.set(dateOf(day), name);
    }
  }
  return names;
}
