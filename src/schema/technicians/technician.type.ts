import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { orderEnumOf } from '../common/enums.js';
import { Node } from '../common/node.js';
import { TECHNICIAN_ORDERS } from '../../services/technicians/technician.query.js';

export const TechnicianOrder = orderEnumOf('TechnicianOrder', 'technicians', TECHNICIAN_ORDERS);

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

  @Field(() => String, { nullable: true, description: 'Where they set out from.' })
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
