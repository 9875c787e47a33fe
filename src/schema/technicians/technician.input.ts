import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { DateOnly } from '../common/scalars.js';
import { Weekday } from '../common/weekday.js';

@InputType('CertificationInput', { description: 'What somebody is certified for.' })
export class CertificationInput {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => DateOnly, {
    nullable: true,
    description: 'The last day on which it holds; for good when nothing is said.',
  })
  validUntil?: string | null;
}

@InputType('TechnicianHoursInput', { description: 'Hours of one weekday; several for one with a break.' })
export class TechnicianHoursInput {
  @Field(() => Weekday as never, { description: 'The day.' })
  weekday!: string;

  @Field(() => String, { description: 'From, as `08:00`.' })
  from!: string;

  @Field(() => String, { description: 'To, as `12:30`; `24:00` ends the day.' })
  to!: string;
}

@InputType('UpsertTechnicianInput', {
  description:
    'A new technician, or with `technicianId` a changed one: what is left out stays. Whose account it is, is said with `assignRole`.',
})
export class UpsertTechnicianInput {
  @Field(() => ID, { nullable: true, description: 'Whose record changes; a new one when nothing is said.' })
  technicianId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name; a new technician needs one.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address at work.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone at work.' })
  phone?: string | null;

  @Field(() => [String], { nullable: true, description: 'All that they know, 50 words at most.' })
  skills?: string[] | null;

  @Field(() => [CertificationInput], { nullable: true, description: 'All that they are certified for.' })
  certifications?: CertificationInput[] | null;

  @Field(() => String, { nullable: true, description: 'Street and number of where they set out from.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'The town of it.' })
  city?: string | null;

  @Field(() => Float, { nullable: true, description: 'Its latitude in degrees, WGS 84; with the longitude.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Its longitude in degrees, WGS 84.' })
  longitude?: number | null;

  @Field(() => [TechnicianHoursInput], { nullable: true, description: 'The whole week.' })
  workingHours?: TechnicianHoursInput[] | null;

  @Field(() => String, { nullable: true, description: 'Whose clock the hours go by, like Europe/Paris.' })
  timeZone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether tickets can be given to them.' })
  active?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}
