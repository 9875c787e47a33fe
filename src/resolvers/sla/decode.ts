/** Calendars and policies on their way in: from the schema's words to those of the services. */
import { optionalId } from '../../schema/common/decode.js';
import type { CalendarOverride } from '../../domain/sla/sla-words.js';
import type {
  CalendarOverrideInput,
  SlaCalendarDraftInput,
  WeekdayHoursInput,
} from '../../schema/sla/sla-calendar.type.js';
import type { SlaPolicyDraftInput, SlaTargetInput } from '../../schema/sla/sla-policy.type.js';
import type { sla } from '../../services/index.js';

type CalendarDraft = sla.CalendarDraft;
type PolicyDraft = sla.PolicyDraft;

/** Hours by their weekday. */
const hoursOf = (given: readonly WeekdayHoursInput[]): CalendarDraft['hours'] =>
  Object.fromEntries(
    [...Map.groupBy(given, ({ weekday }) => weekday)].map(([weekday, own]) => [
      weekday,
      own.map(({ from, to }) => ({ from, to })),
    ]),
  );

export const calendarOf = (given: SlaCalendarDraftInput): CalendarDraft => ({
  timeZone: given.timeZone,
  hours: hoursOf(given.hours),
  holidayCountry: given.holidayCountry ?? null,
  holidayRegion: given.holidayRegion ?? null,
  overrides: [],
});

export const overridesOf = (given: readonly CalendarOverrideInput[]): CalendarOverride[] =>
  given.map(({ date, name, hours }) => ({
    date,
    name: name ?? null,
    hours: hours.map(({ from, to }) => ({ from, to })),
  }));

export const targetsOf = (given: readonly SlaTargetInput[]): PolicyDraft['targets'] =>
  given.map(({ priority, serviceType, response, resolution }) => ({
    priority: priority as PolicyDraft['targets'][number]['priority'],
    serviceType: (serviceType ?? null) as PolicyDraft['targets'][number]['serviceType'],
    responseSeconds: response ?? null,
    resolutionSeconds: resolution ?? null,
  }));

/** A draft warns of nothing, so that when it would is all the same. */
export const draftOf = (given: SlaPolicyDraftInput): PolicyDraft => ({
  targets: targetsOf(given.targets),
  pauseStatuses: given.pauseStatuses as PolicyDraft['pauseStatuses'],
  warningPercent: 75,
  calendarId: optionalId('SlaCalendar', given.calendarId),
  calendar: given.calendar ? calendarOf(given.calendar) : null,
});
