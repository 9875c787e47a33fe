import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../common/node.js';
import { DateOnly, DateTime } from '../common/scalars.js';
import { Weekday } from '../common/weekday.js';

@ObjectType('WorkingHours', { description: 'An interval of working hours, by the wall clock.', simpleResolvers: true })
export class WorkingHoursType {
  @Field(() => String, { description: 'When they begin: `09:00`.' })
  from!: string;

  @Field(() => String, { description: 'When they end: `12:30`; `24:00` is the end of the day.' })
  to!: string;
}

@ObjectType('WeekdayHours', { description: 'An interval of working hours of each such day.', simpleResolvers: true })
export class WeekdayHoursType extends WorkingHoursType {
  @Field(() => Weekday as never, { description: 'On which days.' })
  weekday!: string;
}

@ObjectType('CalendarOverride', {
  description: 'A day that is not like its weekday, holiday or not.',
  simpleResolvers: true,
})
export class CalendarOverrideType {
  @Field(() => DateOnly, { description: 'The day.' })
  date!: string;

  @Field(() => String, { nullable: true, description: 'What it is.' })
  name!: string | null;

  @Field(() => [WorkingHoursType], { description: 'Its hours; none for a day off.' })
  hours!: WorkingHoursType[];
}

@ObjectType('SlaCalendar', {
  description: 'When people work: by weekday in one time zone, without public holidays, with days that are otherwise.',
  implements: Node,
  simpleResolvers: true,
})
export class SlaCalendarType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'What people call it; unique.' })
  name!: string;

  @Field(() => String, { description: 'By which wall clock: a name of the tz database.' })
  timeZone!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Whose public holidays are none of its days: ISO 3166-1 alpha-2.',
  })
  holidayCountry!: string | null;

  @Field(() => String, { nullable: true, description: 'And those of which region: `57`, or `BY-A` for a part of one.' })
  holidayRegion!: string | null;

  @Field(() => [CalendarOverrideType], { description: 'Days that are not like others.' })
  overrides!: CalendarOverrideType[];

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: string;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

@InputType('WorkingHoursInput', { description: 'An interval of working hours, by the wall clock.' })
export class WorkingHoursInput {
  @Field(() => String, { description: 'When they begin: `09:00`.' })
  from!: string;

  @Field(() => String, { description: 'When they end: `12:30`; `24:00` is the end of the day.' })
  to!: string;
}

@InputType('WeekdayHoursInput', { description: 'An interval of working hours of each such day.' })
export class WeekdayHoursInput extends WorkingHoursInput {
  @Field(() => Weekday as never, { description: 'On which days.' })
  weekday!: string;
}

@InputType('CalendarOverrideInput', { description: 'A day that is not like its weekday, holiday or not.' })
export class CalendarOverrideInput {
  @Field(() => DateOnly, { description: 'The day.' })
  date!: string;

  @Field(() => String, { nullable: true, description: 'What it is.' })
  name?: string | null;

  @Field(() => [WorkingHoursInput], { defaultValue: [], description: 'Its hours; none for a day off.' })
  hours!: WorkingHoursInput[];
}

@InputType('SlaCalendarDraftInput', { description: 'When people work.' })
export class SlaCalendarDraftInput {
  @Field(() => String, { description: 'By which wall clock: a name of the tz database, such as Europe/Paris.' })
  timeZone!: string;

  @Field(() => [WeekdayHoursInput], {
    description: 'Working hours; several intervals of a day have breaks between them. None at all is refused.',
  })
  hours!: WeekdayHoursInput[];

  @Field(() => String, { nullable: true, description: 'Whose public holidays are not worked: ISO 3166-1 alpha-2.' })
  holidayCountry?: string | null;

  @Field(() => String, { nullable: true, description: 'And those of which region: `57`, or `BY-A` for a part of one.' })
  holidayRegion?: string | null;
}

@InputType('UpsertSlaCalendarInput', {
  description: 'A new calendar, or with `id` an existing one, said anew as a whole.',
})
export class UpsertSlaCalendarInput extends SlaCalendarDraftInput {
  @Field(() => ID, { nullable: true, description: 'The calendar to change; a new one when null.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => String, { description: 'What people call it; unique.' })
  name!: string;

  @Field(() => [CalendarOverrideInput], { defaultValue: [], description: 'Days that are not like others.' })
  overrides!: CalendarOverrideInput[];

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}
