import { Field, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../common/enums.js';
import { Payload } from '../common/user-error.js';
import { DetectionRuleType } from './detection-rule.type.js';
import { FaultType } from './fault.type.js';
import { FleetAlertType } from './fleet-alert.type.js';
import { RobotType } from './robot.type.js';

@ObjectType({ description: 'What became of registering a robot.', simpleResolvers: true })
export class RegisterRobotPayload extends Payload {
  @Field(() => RobotType, { nullable: true, description: 'The robot, in care.' })
  robot!: unknown;
}

@ObjectType({ description: 'What became of linking a robot.', simpleResolvers: true })
export class LinkRobotToClientPayload extends Payload {
  @Field(() => RobotType, { nullable: true, description: 'The robot, linked.' })
  robot!: unknown;
}

@ObjectType({ description: 'What became of acknowledging a fault.', simpleResolvers: true })
export class AcknowledgeFaultPayload extends Payload {
  @Field(() => FaultType, { nullable: true, description: 'The fault, acknowledged.' })
  fault!: unknown;
}

@ObjectType({ description: 'What became of editing a detection rule.', simpleResolvers: true })
export class UpsertDetectionRulePayload extends Payload {
  @Field(() => DetectionRuleType, { nullable: true, description: 'The rule as it now is.' })
  rule!: unknown;
}

@ObjectType({ description: 'What became of raising a fleet alert.', simpleResolvers: true })
export class RaiseFleetAlertPayload extends Payload {
  @Field(() => FleetAlertType, { nullable: true, description: 'The alert.' })
  fleetAlert!: unknown;
}

@ObjectType({ description: 'What became of resolving a fleet alert.', simpleResolvers: true })
export class ResolveFleetAlertPayload extends Payload {
  @Field(() => FleetAlertType, { nullable: true, description: 'The alert, resolved.' })
  fleetAlert!: unknown;
}

const IngestList = enumOf('IngestList', 'One of the lists of a batch.', ['entries', 'vda5050', 'ros'], {
  entries: 'The desk’s own form.',
  vda5050: 'VDA 5050 messages.',
  ros: 'ROS messages.',
});

@ObjectType({ description: 'One message of a batch that was not taken.', simpleResolvers: true })
export class RejectedMessage {
  @Field(() => Int, { description: 'Its index in its list, from 0.' })
  index!: number;

  @Field(() => IngestList as never, { description: 'Its list.' })
  list!: string;

  @Field(() => String, {
    description:
      'MALFORMED, UNSUPPORTED_TOPIC, UNSUPPORTED_VERSION, OUT_OF_RANGE (its time), UNKNOWN_ROBOT or TOO_MANY. Stable.',
  })
  code!: string;

  @Field(() => String, { description: 'What is wrong with it, and what to do.' })
  message!: string;
}

@ObjectType({ description: 'What became of a batch of messages.', simpleResolvers: true })
export class IngestDiagnosticsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Messages taken: stored and judged for the first time.' })
  accepted!: number | null;

  @Field(() => Int, { nullable: true, description: 'Messages that the desk had already; sending again does no harm.' })
  duplicates!: number | null;

  @Field(() => [RejectedMessage], { nullable: true, description: 'Messages that were not taken; all others were.' })
  rejected!: RejectedMessage[] | null;

  @Field(() => Int, { nullable: true, description: 'Faults that were raised, or came back.' })
  faultsRaised!: number | null;

  @Field(() => Int, { nullable: true, description: 'Faults that went away.' })
  faultsCleared!: number | null;

  @Field(() => Int, { nullable: true, description: 'Tickets that the desk opened.' })
  ticketsOpened!: number | null;
}
