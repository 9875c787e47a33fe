import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { DateTimeFilter, IdFilter, TextFilter } from '../common/filters.js';
import { Node } from '../common/node.js';
import { Severity, SeverityFilter } from './robot-enums.js';

@ObjectType('Fault', {
  description: 'Something wrong with a robot. Its identity is robot, component and code; one is active at a time.',
  implements: Node,
  simpleResolvers: true,
})
export class FaultType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'The part of the robot.' })
  component!: string;

  @Field(() => String, { description: 'What is wrong, in the robot’s vocabulary.' })
  code!: string;

  @Field(() => Severity as never, { description: 'How grave; only rises while the fault is active.' })
  severity!: string;

  @Field(() => String, { description: 'The robot’s own words.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether it stands. No data is not recovery.' })
  active!: boolean;

  @Field(() => Boolean, { description: 'Whether somebody has seen it; independent of whether it stands.' })
  acknowledged!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When somebody said so.' })
  acknowledgedAt!: string | null;

  @Field(() => Boolean, { description: 'Whether it comes and goes: it keeps one ticket and is not told again.' })
  flapping!: boolean;

  @Field(() => Int, { description: 'How often it was reported.' })
  occurrences!: number;

  @Field(() => DateTime, { description: 'When it was first observed.' })
  firstSeenAt!: string;

  @Field(() => DateTime, { description: 'When it was last observed.' })
  lastSeenAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it went away; null while it stands.' })
  clearedAt!: string | null;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

export const FaultConnection = connectionOf('Fault', () => FaultType);

@InputType('FaultWhere', { description: 'Conditions on faults; all that are given must hold.' })
export class FaultWhere {
  @Field(() => Boolean, { nullable: true, description: 'Whether it stands.' })
  active?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether somebody has seen it.' })
  acknowledged?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it comes and goes.' })
  flapping?: boolean | null;

  @Field(() => SeverityFilter, { nullable: true, description: 'By severity.' })
  severity?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By code.' })
  code?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By component.' })
  component?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By robot.' })
  robotId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By client of the robot.' })
  clientId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By site of the robot.' })
  siteId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By ticket.' })
  ticketId?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was first observed.' })
  firstSeenAt?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was last observed.' })
  lastSeenAt?: object | null;
}

@InputType('AcknowledgeFaultInput', { description: 'The fault that somebody has seen.' })
export class AcknowledgeFaultInput {
  @Field(() => ID, { description: 'The fault.' })
  faultId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  version?: number | null;
}
