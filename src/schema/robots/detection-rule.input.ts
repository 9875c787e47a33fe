import { Field, ID, InputType, Int } from 'type-graphql';
import { Priority, ServiceType } from '../tickets/ticket-enums.js';
import { DiagnosticLevel, DiagnosticSource, OperatingMode, Operator, RuleKind, Severity } from './robot-enums.js';

@InputType('MeasureInput', { description: 'A comparison of one measure.' })
export class MeasureInput {
  @Field(() => String, { description: 'Key in the diagnostic’s values, for instance `batteryCharge`.' })
  key!: string;

  @Field(() => Operator as never, { description: 'How to compare.' })
  operator!: string;

  @Field(() => String, { description: 'With what: a number for the orderings, a text for EQ and NEQ.' })
  value!: string;
}

@InputType('ConditionInput', { description: 'What must be true of a diagnostic; all parts that are given must hold.' })
export class ConditionInput {
  @Field(() => DiagnosticSource as never, { nullable: true, description: 'The standard it came in.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Component; `*` stands for anything.' })
  component?: string | null;

  @Field(() => String, { nullable: true, description: 'Code; `*` stands for anything.' })
  code?: string | null;

  @Field(() => [DiagnosticLevel as never], { nullable: true, description: 'Any of these levels.' })
  levels?: string[] | null;

  @Field(() => MeasureInput, { nullable: true, description: 'A comparison of one of its values.' })
  measure?: MeasureInput | null;
}

@InputType('UpsertDetectionRuleInput', {
  description: 'A new rule, or with `id` an existing one, said anew as a whole.',
})
export class UpsertDetectionRuleInput {
  @Field(() => ID, { nullable: true, description: 'The rule to change; a new one when null.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => String, { description: 'What people call it; unique.' })
  name!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is used.' })
  enabled!: boolean;

  @Field(() => RuleKind as never, { description: 'When it raises.' })
  kind!: string;

  @Field(() => Int, {
    defaultValue: 1000,
    description: 'Rules are tried from the lowest rank up; of those that read levels, the first that holds decides.',
  })
  rank!: number;

  @Field(() => ConditionInput, { description: 'Raises when this holds.' })
  raise!: ConditionInput;

  @Field(() => ConditionInput, {
    nullable: true,
    description:
      'Clears when this holds. Without it: an OK of the same component and code, or absence from a message that lists everything.',
  })
  clear?: ConditionInput | null;

  @Field(() => Int, { nullable: true, description: 'For how long it must hold, for DURATION.' })
  holdSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'How often it must hold, for REPEATING.' })
  count?: number | null;

  @Field(() => Int, { nullable: true, description: 'Within which time, for REPEATING.' })
  windowSeconds?: number | null;

  @Field(() => String, { nullable: true, description: 'Code of the fault; the diagnostic’s own when null.' })
  faultCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Component of the fault; the diagnostic’s own when null.' })
  faultComponent?: string | null;

  @Field(() => Severity as never, { nullable: true, description: 'Severity of the fault; as reported when null.' })
  severity?: string | null;

  @Field(() => Priority as never, { nullable: true, description: 'Priority of its ticket; by severity when null.' })
  priority?: string | null;

  @Field(() => ServiceType as never, { defaultValue: 'ROBOT_FAULT', description: 'Service type of its ticket.' })
  serviceType!: string;

  @Field(() => Int, { defaultValue: 5, description: 'Raising this often …' })
  flapCount!: number;

  @Field(() => Int, { defaultValue: 600, description: '… within this time is flapping.' })
  flapSeconds!: number;

  @Field(() => [OperatingMode as never], {
    defaultValue: ['SERVICE', 'TEACH_IN', 'STARTUP'],
    description: 'Operating modes in which nothing is raised.',
  })
  suppressedModes!: string[];

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether a running maintenance intervention keeps it quiet.',
  })
  suppressedByIntervention!: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether a fault opens a ticket.' })
  opensTicket!: boolean;

  @Field(() => ID, { nullable: true, description: 'Technician to whom its tickets go at once.' })
  technicianId?: string | null;
}
