import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateOnly, DateTime } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { orderEnumOf } from '../common/enums.js';
import { Weekday } from '../common/weekday.js';
import { Node } from '../common/node.js';
import { TECHNICIAN_ORDERS } from '../../services/technicians/technician.query.js';

export const TechnicianOrder = orderEnumOf('TechnicianOrder', 'technicians', TECHNICIAN_ORDERS);

@ObjectType('Certification', { description: 'What somebody is certified for.', simpleResolvers: true })
export class CertificationType {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => DateOnly, { nullable: true, description: 'The last day on which it holds; null for good.' })
  validUntil!: string | null;
}

@ObjectType('TechnicianBase', { description: 'Where a technician sets out from.', simpleResolvers: true })
export class TechnicianBaseType {
  @Field(() => String, { nullable: true, description: 'Street and number.' })
  address!: string | null;

  @Field(() => Float, { nullable: true, description: 'Latitude in degrees, WGS 84.' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Longitude in degrees, WGS 84.' })
  longitude!: number | null;
}

@ObjectType('TechnicianHours', { description: 'Hours of one weekday.', simpleResolvers: true })
export class TechnicianHoursType {
  @Field(() => Weekday as never, { description: 'The day.' })
  weekday!: string;

  @Field(() => String, { description: 'From, as `08:00`.' })
  from!: string;

  @Field(() => String, { description: 'To, as `12:30`; `24:00` ends the day.' })
  to!: string;
}

@ObjectType('Technician', { description: 'Somebody who repairs.', implements: Node, simpleResolvers: true })
export class TechnicianType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'E-mail address at work.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone at work.' })
  phone!: string | null;

  @Field(() => [String], { description: 'What they know.' })
  skills!: string[];

  @Field(() => [CertificationType], { description: 'What they are certified for.' })
  certifications!: CertificationType[];

  @Field(() => String, { description: 'Whose clock their hours go by.' })
  timeZone!: string;

  @Field(() => String, { nullable: true, description: 'The town that they set out from.' })
  city!: string | null;

  @Field(() => Boolean, { description: 'Whether tickets can be given to them.' })
  active!: boolean;

  @Field(() => DateTime, { description: 'When they were entered.' })
  createdAt!: string;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

export const TechnicianConnection = connectionOf('Technician', () => TechnicianType);

@InputType('TechnicianWhere', { description: 'Conditions on technicians; all that are given must hold.' })
export class TechnicianWhere {
  @Field(() => Boolean, { nullable: true, description: 'Whether tickets can be given to them.' })
  active?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Who know this.' })
  skill?: string | null;

  @Field(() => String, { nullable: true, description: 'Words in the name or city.' })
  search?: string | null;
}
