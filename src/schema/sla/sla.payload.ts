import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../common/user-error.js';
import { SlaCalendarType } from './sla-calendar.type.js';
import { SlaPolicyType } from './sla-policy.type.js';

@ObjectType({ description: 'What became of drawing up a calendar.', simpleResolvers: true })
export class UpsertSlaCalendarPayload extends Payload {
  @Field(() => SlaCalendarType, { nullable: true, description: 'The calendar as it now is.' })
  calendar!: unknown;
}

@ObjectType({ description: 'What became of drawing up a policy.', simpleResolvers: true })
export class UpsertSlaPolicyPayload extends Payload {
  @Field(() => SlaPolicyType, { nullable: true, description: 'The policy as it now is.' })
  policy!: unknown;
}
