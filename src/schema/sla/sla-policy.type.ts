import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../common/node.js';
import { DateTime, Duration } from '../common/scalars.js';
import { Priority, ServiceType, TicketStatus } from '../tickets/ticket-enums.js';
import { SlaCalendarDraftInput } from './sla-calendar.type.js';

@ObjectType('SlaTarget', { description: 'What is promised of tickets of one priority.', simpleResolvers: true })
export class SlaTargetType {
  @Field(() => Priority as never, { description: 'Of which priority.' })
  priority!: string;

  @Field(() => ServiceType as never, { nullable: true, description: 'Of which service type; of any when null.' })
  serviceType!: string | null;

  @Field(() => Duration, { nullable: true, description: 'Working time until the first response; null promises none.' })
  response!: number | null;

  @Field(() => Duration, { nullable: true, description: 'Working time until the resolution; null promises none.' })
  resolution!: number | null;
}

@ObjectType('SlaPolicy', {
  description: 'What is promised: targets by priority and service type, in the working time of a calendar.',
  implements: Node,
  simpleResolvers: true,
})
export class SlaPolicyType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'What people call it; unique.' })
  name!: string;

  @Field(() => [TicketStatus as never], { description: 'Statuses in which the clock of the resolution stands.' })
  pauseStatuses!: string[];

  @Field(() => Int, { description: 'At which part of a target the desk warns, percent.' })
  warningPercent!: number;

  @Field(() => Boolean, { description: 'Whether it is for tickets that no other policy speaks of; one policy is.' })
  isDefault!: boolean;

  @Field(() => Boolean, { description: 'Whether new tickets can be opened under it.' })
  enabled!: boolean;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: string;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

@InputType('SlaTargetInput', { description: 'What is promised of tickets of one priority.' })
export class SlaTargetInput {
  @Field(() => Priority as never, { description: 'Of which priority.' })
  priority!: string;

  @Field(() => ServiceType as never, { nullable: true, description: 'Of which service type; of any when null.' })
  serviceType?: string | null;

  @Field(() => Duration, { nullable: true, description: 'Working time until the first response: `PT4H`.' })
  response?: number | null;

  @Field(() => Duration, { nullable: true, description: 'Working time until the resolution: `PT24H`.' })
  resolution?: number | null;
}

@InputType('UpsertSlaPolicyInput', { description: 'A new policy, or with `id` an existing one, said anew as a whole.' })
export class UpsertSlaPolicyInput {
  @Field(() => ID, { nullable: true, description: 'The policy to change; a new one when null.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => String, { description: 'What people call it; unique.' })
  name!: string;

  @Field(() => ID, { description: 'In whose working time its targets are reckoned.' })
  calendarId!: string;

  @Field(() => [SlaTargetInput], { description: 'What is promised; the default policy says it for each priority.' })
  targets!: SlaTargetInput[];

  @Field(() => [TicketStatus as never], {
    defaultValue: ['PENDING_CLIENT', 'PENDING_PARTS', 'PENDING_VENDOR'],
    description: 'Statuses in which the clock of the resolution stands: of the PENDING ones.',
  })
  pauseStatuses!: string[];

  @Field(() => Int, { defaultValue: 75, description: 'At which part of a target to warn, percent, 1 to 99.' })
  warningPercent!: number;

  @Field(() => Int, { nullable: true, description: 'A breach escalates the ticket to this level at least, 1 to 3.' })
  escalateTo?: number | null;

  @Field(() => ID, { nullable: true, description: 'A breach gives the ticket to this technician.' })
  technicianId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Makes it the default, in place of the one that was. There is always one.',
  })
  isDefault!: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether new tickets can be opened under it.' })
  enabled!: boolean;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('SlaPolicyDraftInput', { description: 'A policy that need not exist.' })
export class SlaPolicyDraftInput {
  @Field(() => [SlaTargetInput], { description: 'What would be promised.' })
  targets!: SlaTargetInput[];

  @Field(() => [TicketStatus as never], {
    defaultValue: ['PENDING_CLIENT', 'PENDING_PARTS', 'PENDING_VENDOR'],
    description: 'Statuses in which the clock of the resolution would stand: of the PENDING ones.',
  })
  pauseStatuses!: string[];

  @Field(() => ID, { nullable: true, description: 'In the working time of a calendar that there is, or …' })
  calendarId?: string | null;

  @Field(() => SlaCalendarDraftInput, {
    nullable: true,
    description: '… of one that is as much a draft; of the default policy’s when neither is given.',
  })
  calendar?: SlaCalendarDraftInput | null;
}
