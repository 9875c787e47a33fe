import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../common/node.js';
import { Priority, ServiceType } from '../tickets/ticket-enums.js';
import { DiagnosticLevel, DiagnosticSource, OperatingMode, Operator, RuleKind, Severity } from './robot-enums.js';

@ObjectType('Measure', { description: 'A comparison of one measure.', simpleResolvers: true })
export class MeasureType {
  @Field(() => String, { description: 'Key in the diagnostic’s values, for instance `batteryCharge`.' })
  key!: string;

  @Field(() => Operator as never, { description: 'How to compare.' })
  operator!: string;

  @Field(() => String, { description: 'With what: a number for the orderings, a text for EQ and NEQ.' })
  value!: string;
}

@ObjectType('Condition', {
  description: 'What must be true of a diagnostic; all parts that are given must hold.',
  simpleResolvers: true,
})
export class ConditionType {
  @Field(() => DiagnosticSource as never, { nullable: true, description: 'The standard it came in.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'Component; `*` stands for anything.' })
  component!: string | null;

  @Field(() => String, { nullable: true, description: 'Code; `*` stands for anything.' })
  code!: string | null;

  @Field(() => [DiagnosticLevel as never], { nullable: true, description: 'Any of these levels.' })
  levels!: string[] | null;

  @Field(() => MeasureType, { nullable: true, description: 'A comparison of one of its values.' })
  measure!: MeasureType | null;
}

@ObjectType('DetectionRule', {
  description: 'Says when what a robot reports is a fault, when it is over, and what follows.',
  implements: Node,
  simpleResolvers: true,
})
export class DetectionRuleType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'What people call it; unique.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it is used.' })
  enabled!: boolean;

  @Field(() => RuleKind as never, { description: 'When it raises.' })
  kind!: string;

  @Field(() => Int, {
    description: 'Rules are tried from the lowest rank up; of those that read levels, the first that holds decides.',
  })
  rank!: number;

  @Field(() => ConditionType, { description: 'Raises when this holds.' })
  raise!: ConditionType;

  @Field(() => ConditionType, {
    nullable: true,
    description:
      'Clears when this holds. Without it: an OK of the same component and code, or absence from a message that lists everything.',
  })
  clear!: ConditionType | null;

  @Field(() => Int, { nullable: true, description: 'For how long it must hold, for DURATION.' })
  holdSeconds!: number | null;

  @Field(() => Int, { nullable: true, description: 'How often it must hold, for REPEATING.' })
  count!: number | null;

  @Field(() => Int, { nullable: true, description: 'Within which time, for REPEATING.' })
  windowSeconds!: number | null;

  @Field(() => String, { nullable: true, description: 'Code of the fault; the diagnostic’s own when null.' })
  faultCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Component of the fault; the diagnostic’s own when null.' })
  faultComponent!: string | null;

  @Field(() => Severity as never, { nullable: true, description: 'Severity of the fault; as reported when null.' })
  severity!: string | null;

  @Field(() => Priority as never, { nullable: true, description: 'Priority of its ticket; by severity when null.' })
  priority!: string | null;

  @Field(() => ServiceType as never, { description: 'Service type of its ticket.' })
  serviceType!: string;

  @Field(() => Int, { description: 'Raising this often …' })
  flapCount!: number;

  @Field(() => Int, { description: '… within this time is flapping.' })
  flapSeconds!: number;

  @Field(() => [OperatingMode as never], { description: 'Operating modes in which nothing is raised.' })
  suppressedModes!: string[];

  @Field(() => Boolean, { description: 'Whether a running maintenance intervention keeps it quiet.' })
  suppressedByIntervention!: boolean;

  @Field(() => Boolean, { description: 'Whether a fault opens a ticket.' })
  opensTicket!: boolean;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}
