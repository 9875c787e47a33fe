import { Field, ID, Int, Float, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { Node } from '../common/node.js';
import { AssetType } from '../clients/asset.type.js';
import { Connection, Health, OperatingMode, RobotStatus } from './robot-enums.js';

@ObjectType('Robot', {
  description: 'A robot under the desk’s care, with what it is doing now.',
  implements: [Node, AssetType],
  simpleResolvers: true,
})
export class RobotType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Serial number; unique in the desk.' })
  serialNumber!: string;

  @Field(() => String, { description: 'Who built it.' })
  manufacturer!: string;

  @Field(() => String, { description: 'Its model.' })
  model!: string;

  @Field(() => RobotStatus as never, { description: 'One word made of connection and health.' })
  status!: string;

  @Field(() => Connection as never, { description: 'How it is connected.' })
  connection!: string;

  @Field(() => Health as never, { description: 'How well it is.' })
  health!: string;

  @Field(() => OperatingMode as never, {
    nullable: true,
    description: 'Its operating mode; null until it has said one.',
  })
  operatingMode!: string | null;

  @Field(() => Float, { nullable: true, description: 'Battery level in percent; null until it has said one.' })
  batteryLevel!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is charging; null until it has said so.' })
  charging!: boolean | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last heard of; null when never.' })
  lastSeenAt!: string | null;

  @Field(() => Int, {
    description: 'How often it is expected to report, in seconds; silent for three of these, it is STALE.',
  })
  reportPeriodSeconds!: number;

  @Field(() => DateTime, { description: 'When it was taken into care.' })
  createdAt!: string;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

export const RobotConnection = connectionOf('Robot', () => RobotType);
