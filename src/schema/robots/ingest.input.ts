import { Field, InputType } from 'type-graphql';
import { Json, ReportedInteger, ReportedLevel, ReportedText, ReportedTime } from '../common/scalars.js';

@InputType('DiagnosticEntryInput', {
  description: 'One diagnostic in the desk’s own form. Each part is checked entry by entry.',
})
export class DiagnosticEntryInput {
  @Field(() => ReportedText, { nullable: true, description: 'Serial number of the robot. Needed.' })
  serialNumber?: unknown;

  @Field(() => ReportedTime, { nullable: true, description: 'When it was observed, by the robot’s clock. Needed.' })
  observedAt?: unknown;

  @Field(() => ReportedInteger, {
    nullable: true,
    description:
      'The robot’s own number of the entry; a repetition is recognised by it, otherwise by component and code.',
  })
  sequence?: unknown;

  @Field(() => ReportedText, {
    nullable: true,
    description: 'The part of the robot, for instance `drive_left`. Needed.',
  })
  component?: unknown;

  @Field(() => ReportedText, { nullable: true, description: 'What was found, for instance `wheelSlip`. Needed.' })
  code?: unknown;

  @Field(() => ReportedLevel, { nullable: true, description: 'OK, WARN, ERROR or STALE. Needed.' })
  level?: unknown;

  @Field(() => ReportedText, { nullable: true, description: 'The robot’s own words.' })
  message?: unknown;

  @Field(() => Json, { nullable: true, description: 'Measures and the like, as a JSON object.' })
  values?: unknown;
}

@InputType('Vda5050MessageInput', { description: 'One VDA 5050 message as it came off the broker.' })
export class Vda5050MessageInput {
  @Field(() => ReportedText, {
    nullable: true,
    description: 'Its MQTT topic: `<interface>/<version>/<manufacturer>/<serialNumber>/<kind>`.',
  })
  topic?: unknown;

  @Field(() => ReportedTime, {
    nullable: true,
    description: 'When the bridge received it; connection messages are ordered by this.',
  })
  receivedAt?: unknown;

  @Field(() => Json, { nullable: true, description: 'Its payload: a JSON object, or the text of one.' })
  payload?: unknown;
}

@InputType('RosMessageInput', { description: 'One ROS `diagnostic_msgs/DiagnosticArray` message.' })
export class RosMessageInput {
  @Field(() => ReportedText, { nullable: true, description: 'Serial number of the robot that it came from.' })
  serialNumber?: unknown;

  @Field(() => Json, { nullable: true, description: 'The message, ROS 1 or ROS 2, as JSON.' })
  message?: unknown;
}

@InputType('IngestDiagnosticsInput', { description: 'A batch of messages: at most 5,000 in all lists together.' })
export class IngestDiagnosticsInput {
  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;

  @Field(() => String, { nullable: true, description: 'Who sends it, for the log.' })
  source?: string | null;

  @Field(() => [DiagnosticEntryInput], { nullable: 'itemsAndList', description: 'The desk’s own form.' })
  entries?: (DiagnosticEntryInput | null)[] | null;

  @Field(() => [Vda5050MessageInput], { nullable: 'itemsAndList', description: 'VDA 5050 2.0, 2.1 and 3.0.' })
  vda5050?: (Vda5050MessageInput | null)[] | null;

  @Field(() => [RosMessageInput], { nullable: 'itemsAndList', description: 'ROS 1 and ROS 2 diagnostics.' })
  ros?: (RosMessageInput | null)[] | null;
}
