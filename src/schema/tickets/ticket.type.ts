import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateOnly, DateTime, Json } from '../common/scalars.js';
import { connectionOf } from '../common/connection.js';
import { Node } from '../common/node.js';
import {
  ActorKind,
  ContactMode,
  Grade,
  Origin,
  Priority,
  ResolutionCode,
  ServiceType,
  TicketStatus,
  TimelineKind,
} from './ticket-enums.js';

@ObjectType('Actor', { description: 'Who did something, with the name they had then.', simpleResolvers: true })
export class EventActorType {
  @Field(() => ActorKind as never, { description: 'A person, a service account, or the desk itself.' })
  kind!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;
}

@ObjectType('Equipment', { description: 'The equipment as the requester describes it.', simpleResolvers: true })
export class EquipmentType {
  @Field(() => String, { nullable: true, description: 'Brand.' })
  brand!: string | null;

  @Field(() => String, { nullable: true, description: 'Model.' })
  model!: string | null;

  @Field(() => String, { nullable: true, description: 'Operating system.' })
  operatingSystem!: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Day of purchase.' })
  purchasedOn!: string | null;
}

@ObjectType('TicketContact', { description: 'Whom to ask on site, and how.', simpleResolvers: true })
export class TicketContactType {
  @Field(() => String, { nullable: true, description: 'Name.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone!: string | null;

  @Field(() => ContactMode as never, { nullable: true, description: 'How they prefer to be reached.' })
  preferredMode!: string | null;
}

@ObjectType('TimelineEntry', { description: 'One thing that happened to a ticket.', simpleResolvers: true })
export class TimelineEntryType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => TimelineKind as never, { description: 'What happened.' })
  kind!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => EventActorType, { description: 'Who did it.' })
  actor!: EventActorType;

  @Field(() => Json, { description: 'What changed, for a program.' })
  data!: unknown;
}

@ObjectType('Evidence', {
  description: 'What the robot said around the fault, frozen when the ticket was opened.',
  simpleResolvers: true,
})
export class EvidenceType {
  @Field(() => DateTime, { description: 'When it was frozen.' })
  capturedAt!: string;

  @Field(() => DateTime, { description: 'Start of the window.' })
  fromAt!: string;

  @Field(() => DateTime, { description: 'End of the window.' })
  toAt!: string;

  @Field(() => Json, { description: 'The diagnostics, oldest first.' })
  lines!: unknown;
}

@ObjectType('Ticket', {
  description: 'A request for service, from the first word to the last.',
  implements: Node,
  simpleResolvers: true,
})
export class TicketType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Short and human: `T-2026-000123`.' })
  number!: string;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => String, { description: 'More about it.' })
  description!: string;

  @Field(() => TicketStatus as never, { description: 'Where it stands.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'Why it stands there, when somebody said so.' })
  statusReason!: string | null;

  @Field(() => Priority as never, { description: 'How urgent.' })
  priority!: string;

  @Field(() => String, {
    description: 'Why it is that urgent, in the caller’s language, or in the words of who decided it.',
  })
  priorityReason!: string;

  @Field(() => Origin as never, { description: 'Where it came from.' })
  origin!: string;

  @Field(() => ServiceType as never, { description: 'What is asked for.' })
  serviceType!: string;

  @Field(() => Grade as never, { nullable: true, description: 'Impact on the business.' })
  impact!: string | null;

  @Field(() => Grade as never, { nullable: true, description: 'How soon it hurts.' })
  urgency!: string | null;

  @Field(() => Boolean, {
    description: 'Whether nobody is told of it by itself, because it hangs on a larger problem that is open.',
  })
  muted!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the fault went away while somebody was on it: recovered, verify.',
  })
  recoveredAt!: string | null;

  @Field(() => EquipmentType, { nullable: true, description: 'The equipment as the requester describes it.' })
  equipment!: EquipmentType | null;

  @Field(() => TicketContactType, { nullable: true, description: 'Whom to ask on site.' })
  contact!: TicketContactType | null;

  @Field(() => String, { nullable: true, description: 'What was already tried.' })
  triedSolutions!: string | null;

  @Field(() => EventActorType, { description: 'Who opened it.' })
  createdBy!: EventActorType;

  @Field(() => DateTime, { description: 'When it was opened.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'First response: when it was first given to a technician, the staff first changed its status, or the desk first wrote a message.',
  })
  respondedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was resolved.' })
  resolvedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed, cancelled or merged.' })
  closedAt!: string | null;

  @Field(() => Int, { description: 'How often it was reopened.' })
  reopened!: number;

  @Field(() => Int, { description: 'How often it went from one technician to another.' })
  reassigned!: number;

  @Field(() => String, { nullable: true, description: 'Its number in the system that it was imported from.' })
  externalRef!: string | null;

  @Field(() => Int, { description: 'How far it is escalated: 0 (not at all) to 3.' })
  escalationLevel!: number;

  @Field(() => String, { nullable: true, description: 'How it was resolved.' })
  resolution!: string | null;

  @Field(() => ResolutionCode as never, { nullable: true, description: 'How it was resolved, in one word.' })
  resolutionCode!: string | null;

  @Field(() => [String], {
    description: 'Words of the house’s own, in the order of their letters; clients see them too.',
  })
  tags!: string[];

  @Field(() => String, { nullable: true, description: 'Where, when it is no site that the desk knows.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'Which department asks.' })
  department!: string | null;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

export const TimelineEntryConnection = connectionOf('TimelineEntry', () => TimelineEntryType);
export const TicketConnection = connectionOf('Ticket', () => TicketType);
