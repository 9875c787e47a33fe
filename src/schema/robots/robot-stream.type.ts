import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Cursor, DateTime } from '../common/scalars.js';
import { DiagnosticType } from './diagnostic.type.js';
import { FleetAlertType } from './fleet-alert.type.js';
import { RobotStatus } from './robot-enums.js';
import { RobotType } from './robot.type.js';

@ObjectType('RobotStatusChanged', {
  description: 'A robot’s status, health or operating mode changed. Shows the robot as it was then.',
  simpleResolvers: true,
})
export class RobotStatusChangedType {
  @Field(() => Cursor, { description: 'Hand it back as `after` to go on from here.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => Boolean, {
    description:
      'Whether this is the state at the beginning, asked for with `initial`, and not something that happened.',
  })
  initial!: boolean;

  @Field(() => RobotStatus as never, { nullable: true, description: 'Its status before; null on an initial event.' })
  previousStatus!: string | null;

  @Field(() => RobotType, { description: 'The robot.' })
  robot!: unknown;
}

@InputType('RobotStreamWhere', { description: 'Which robots; all that the caller sees when empty.' })
export class RobotStreamWhere {
  @Field(() => ID, { nullable: true, description: 'This robot. The stream ends when the right to see it does.' })
  robotId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Robots of this client.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Robots on this site.' })
  siteId?: string | null;
}

@ObjectType('DiagnosticReceived', { description: 'A robot said something new.', simpleResolvers: true })
export class DiagnosticReceivedType {
  @Field(() => Cursor, { description: 'Hand it back as `after` to go on from here.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => DiagnosticType, { description: 'What it said.' })
  diagnostic!: unknown;
}

@InputType('DiagnosticStreamWhere', {
  description: 'Which diagnostics; of all robots that the caller sees when empty.',
})
export class DiagnosticStreamWhere {
  @Field(() => ID, { nullable: true, description: 'Of this robot. The stream ends when the right to see it does.' })
  robotId?: string | null;
}

@ObjectType('FleetAlertRaised', { description: 'A fleet alert was raised.', simpleResolvers: true })
export class FleetAlertRaisedType {
  @Field(() => Cursor, { description: 'Hand it back as `after` to go on from here.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => Boolean, {
    description:
      'Whether this is the state at the beginning, asked for with `initial`, and not something that happened.',
  })
  initial!: boolean;

  @Field(() => FleetAlertType, { description: 'The alert.' })
  fleetAlert!: unknown;
}
