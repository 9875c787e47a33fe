import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime, Json } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { DateTimeFilter, IdFilter, TextFilter } from '../common/filters.js';
import {
  DiagnosticLevel,
  DiagnosticLevelFilter,
  DiagnosticSource,
  DiagnosticSourceFilter,
  Severity,
} from './robot-enums.js';

@ObjectType('Diagnostic', { description: 'One line of what a robot said.', simpleResolvers: true })
export class DiagnosticType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => DiagnosticSource as never, { description: 'The standard it came in.' })
  source!: string;

  @Field(() => String, { description: 'The part of the robot.' })
  component!: string;

  @Field(() => String, { description: 'What was found.' })
  code!: string;

  @Field(() => DiagnosticLevel as never, { description: 'How bad.' })
  level!: string;

  @Field(() => Severity as never, { nullable: true, description: 'Severity that the robot itself named.' })
  severity!: string | null;

  @Field(() => String, { description: 'The robot’s own words.' })
  message!: string;

  @Field(() => Json, { description: 'Measures and the like, as they came.' })
  values!: unknown;

  @Field(() => [String], { nullable: true, description: 'What was odd about its message, if anything.' })
  notes!: string[] | null;

  @Field(() => DateTime, { description: 'When it was observed, by the robot’s clock.' })
  observedAt!: string;

  @Field(() => DateTime, { description: 'When it was received.' })
  receivedAt!: string;
}

export const DiagnosticConnection = connectionOf('Diagnostic', () => DiagnosticType);

@InputType('DiagnosticWhere', { description: 'Conditions on diagnostics; all that are given must hold.' })
export class DiagnosticWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By robot.' })
  robotId?: object | null;

  @Field(() => DiagnosticSourceFilter, { nullable: true, description: 'By the standard it came in.' })
  source?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By component.' })
  component?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By code.' })
  code?: object | null;

  @Field(() => DiagnosticLevelFilter, { nullable: true, description: 'By level.' })
  level?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was observed.' })
  observedAt?: object | null;
}
