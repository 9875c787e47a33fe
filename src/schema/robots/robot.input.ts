import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeFilter, IdFilter, TextFilter } from '../common/filters.js';
import { ConnectionFilter, HealthFilter, RobotStatusFilter } from './robot-enums.js';

@InputType('RobotWhere', { description: 'Conditions on robots; all that are given must hold.' })
export class RobotWhere {
  @Field(() => RobotStatusFilter, { nullable: true, description: 'By status.' })
  status?: object | null;

  @Field(() => ConnectionFilter, { nullable: true, description: 'By connection.' })
  connection?: object | null;

  @Field(() => HealthFilter, { nullable: true, description: 'By health.' })
  health?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By client.' })
  clientId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By site.' })
  siteId?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By manufacturer.' })
  manufacturer?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By model.' })
  model?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By serial number.' })
  serialNumber?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was last heard of.' })
  lastSeenAt?: object | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words in the manufacturer or model, or parts of the serial number.',
  })
  search?: string | null;
}

@InputType('RegisterRobotInput', { description: 'A robot to take into care.' })
export class RegisterRobotInput {
  @Field(() => String, { description: 'Serial number; unique in the desk.' })
  serialNumber!: string;

  @Field(() => String, { description: 'Who built it.' })
  manufacturer!: string;

  @Field(() => String, { description: 'Its model.' })
  model!: string;

  @Field(() => ID, { nullable: true, description: 'The client it works for.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The site it works on; one of the client’s.' })
  siteId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How often it is expected to report, in seconds, 1 to 86400; 30 when nothing is said.',
  })
  reportPeriodSeconds?: number | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('LinkRobotToClientInput', { description: 'Which robot goes to which client.' })
export class LinkRobotToClientInput {
  @Field(() => ID, { description: 'The robot.' })
  robotId!: string;

  @Field(() => ID, { nullable: true, description: 'The client; null takes the robot back.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A site of the client’s.' })
  siteId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;
}
