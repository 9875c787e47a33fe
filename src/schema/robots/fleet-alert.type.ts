import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { DateTimeFilter, TextFilter } from '../common/filters.js';
import { Node } from '../common/node.js';
import { FleetAlertOrigin, Severity, SeverityFilter } from './robot-enums.js';

@ObjectType('FleetAlert', {
  description:
    'One problem behind many faults. While it is open, matching faults hang on its ticket and their own are muted.',
  implements: Node,
  simpleResolvers: true,
})
export class FleetAlertType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => FleetAlertOrigin as never, { description: 'Who saw it.' })
  origin!: string;

  @Field(() => String, { nullable: true, description: 'The sender’s own reference.' })
  externalRef!: string | null;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => String, { description: 'More about it.' })
  message!: string;

  @Field(() => Severity as never, { description: 'How grave.' })
  severity!: string;

  @Field(() => String, { nullable: true, description: 'Code of the faults that it is about; any when null.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Component of the faults; any when null.' })
  component!: string | null;

  @Field(() => String, { nullable: true, description: 'Manufacturer of the robots; any when null.' })
  manufacturer!: string | null;

  @Field(() => String, { nullable: true, description: 'Model of the robots; any when null.' })
  model!: string | null;

  @Field(() => DateTime, { description: 'When it was raised.' })
  raisedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was resolved; null while it is open.' })
  resolvedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'How it was resolved.' })
  resolution!: string | null;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

export const FleetAlertConnection = connectionOf('FleetAlert', () => FleetAlertType);

@InputType('FleetAlertWhere', { description: 'Conditions on fleet alerts; all that are given must hold.' })
export class FleetAlertWhere {
  @Field(() => Boolean, { nullable: true, description: 'Whether it is open.' })
  open?: boolean | null;

  @Field(() => SeverityFilter, { nullable: true, description: 'By severity.' })
  severity?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By code.' })
  code?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was raised.' })
  raisedAt?: object | null;
}

@InputType('RaiseFleetAlertInput', {
  description:
    'An alert: what it is, and which faults on which robots are its children. Parts that are left out fit any.',
})
export class RaiseFleetAlertInput {
  @Field(() => String, { nullable: true, description: 'Your own reference; raising it again answers the same alert.' })
  externalRef?: string | null;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'More about it.' })
  message?: string | null;

  @Field(() => Severity as never, { description: 'How grave.' })
  severity!: string;

  @Field(() => String, { nullable: true, description: 'Code of the faults.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Component of the faults.' })
  component?: string | null;

  @Field(() => String, { nullable: true, description: 'Manufacturer of the robots.' })
  manufacturer?: string | null;

  @Field(() => String, { nullable: true, description: 'Model of the robots.' })
  model?: string | null;

  @Field(() => ID, { nullable: true, description: 'Client of the robots.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Site of the robots.' })
  siteId?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('ResolveFleetAlertInput', { description: 'The alert that is over.' })
export class ResolveFleetAlertInput {
  @Field(() => ID, { description: 'The alert.' })
  fleetAlertId!: string;

  @Field(() => String, { nullable: true, description: 'How it was resolved.' })
  resolution?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;
}
