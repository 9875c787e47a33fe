import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { WEEKDAYS } from '../../domain/sla/sla-words.js';
import { optionalId } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import { SlaCalendarType, UpsertSlaCalendarInput, WeekdayHoursType } from '../../schema/sla/sla-calendar.type.js';
import { UpsertSlaCalendarPayload } from '../../schema/sla/sla.payload.js';
import { sla } from '../../services/index.js';
import type { SlaCalendarRow } from '../../services/sla/sla.query.js';
import { calendarOf, overridesOf } from './decode.js';

@Resolver(() => SlaCalendarType as never)
export class SlaCalendarResolver {
  @Query(() => [SlaCalendarType], { description: 'All calendars of service levels, by name.' })
  slaCalendars(@Ctx() { call }: Context) {
    return sla.listSlaCalendars(call);
  }

  @Mutation(() => UpsertSlaCalendarPayload, {
    description:
      'Makes a calendar or changes one. New hours hold for tickets that are opened from now on; new holidays and days off also move the deadlines of open ones.',
  })
  upsertSlaCalendar(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpsertSlaCalendarInput, { description: 'The calendar.' }) input: UpsertSlaCalendarInput,
  ) {
    return payload(call.locale, async () => {
      const { name, version, idempotencyKey } = input;
      const id = optionalId('SlaCalendar', input.id);
      const { calendarId } = await sla.upsertSlaCalendar(call, {
        ...calendarOf(input),
        overrides: overridesOf(input.overrides),
        id,
        name,
        version,
        idempotencyKey,
      });
      return { calendar: await loaders.slaCalendar.load(calendarId) };
    });
  }

  @FieldResolver(() => [WeekdayHoursType], { description: 'Working hours, from Monday on.' })
  hours(@Root() { hours }: SlaCalendarRow) {
    return WEEKDAYS.flatMap((weekday) => (hours[weekday] ?? []).map((interval) => ({ weekday, ...interval })));
  }
}
