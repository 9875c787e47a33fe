import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CalendarOverride, Hours, Weekday } from '../../domain/sla/sla-words.js';

/** When people work: several intervals a weekday in one time zone, without holidays, with days that are otherwise. */
export const SlaCalendarSchema = defineEntity({
  name: 'SlaCalendar',
  tableName: 'sla_calendar',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    timeZone: p.string(),
    hours: p.json().$type<Partial<Record<Weekday, Hours[]>>>(),
    /** ISO 3166-1 alpha-2 and the region as `date-holidays` names it; null for no holidays. */
    holidayCountry: p.string().nullable(),
    holidayRegion: p.string().nullable(),
    overrides: p.json().$type<CalendarOverride[]>(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
});
export class SlaCalendar extends SlaCalendarSchema.class {}
SlaCalendarSchema.setClass(SlaCalendar);
