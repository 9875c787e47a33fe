import { Field, ID, InputType, Int } from 'type-graphql';
import { DateOnly } from '../common/scalars.js';
import { DateTimeFilter, IdFilter, TextFilter } from '../common/filters.js';
import {
  ContactMode,
  EscalationLevelFilter,
  Grade,
  OriginFilter,
  PriorityFilter,
  ResolutionCode,
  ServiceType,
  ServiceTypeFilter,
  TicketStatus,
  TicketStatusFilter,
} from './ticket-enums.js';

@InputType('TicketWhere', { description: 'Conditions on tickets; all that are given must hold.' })
export class TicketWhere {
  @Field(() => TicketStatusFilter, { nullable: true, description: 'By status.' })
  status?: object | null;

  @Field(() => PriorityFilter, { nullable: true, description: 'By priority; P1 is less than P2.' })
  priority?: object | null;

  @Field(() => OriginFilter, { nullable: true, description: 'By origin.' })
  origin?: object | null;

  @Field(() => ServiceTypeFilter, { nullable: true, description: 'By service type.' })
  serviceType?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By client.' })
  clientId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By site.' })
  siteId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By robot.' })
  robotId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By technician.' })
  assigneeId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the ticket that they hang on.' })
  parentId?: object | null;

  @Field(() => EscalationLevelFilter, { nullable: true, description: 'By the level of escalation, 0 to 3.' })
  escalationLevel?: object | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'By an account that watches them, as far as the caller sees who does.',
  })
  watcherId?: object | null;

  @Field(() => String, { nullable: true, description: 'That bear this tag.' })
  tag?: string | null;

  @Field(() => TextFilter, { nullable: true, description: 'By number.' })
  number?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was opened.' })
  createdAt?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was last changed.' })
  updatedAt?: object | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether others wrote something that the caller has not read.' })
  unread?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the caller is named in a message.' })
  mentionsMe?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Words in the number, title or description.' })
  search?: string | null;
}

@InputType('EquipmentInput', { description: 'The equipment, where it is not one that the desk knows.' })
export class EquipmentInput {
  @Field(() => String, { nullable: true, description: 'Brand.' })
  brand?: string | null;

  @Field(() => String, { nullable: true, description: 'Model.' })
  model?: string | null;

  @Field(() => String, { nullable: true, description: 'Operating system.' })
  operatingSystem?: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Day of purchase.' })
  purchasedOn?: string | null;
}

@InputType('TicketContactInput', { description: 'Whom to ask on site, and how.' })
export class TicketContactInput {
  @Field(() => String, { nullable: true, description: 'Name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone?: string | null;

  @Field(() => ContactMode as never, { nullable: true, description: 'How they prefer to be reached.' })
  preferredMode?: string | null;
}

@InputType('CreateTicketInput', { description: 'A request for service.' })
export class CreateTicketInput {
  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'More about it.' })
  description?: string | null;

  @Field(() => ServiceType as never, { description: 'What is asked for.' })
  serviceType!: string;

  @Field(() => Grade as never, { nullable: true, description: 'Impact on the business; MEDIUM when nothing is said.' })
  impact?: string | null;

  @Field(() => Grade as never, { nullable: true, description: 'How soon it hurts; MEDIUM when nothing is said.' })
  urgency?: string | null;

  @Field(() => ID, { nullable: true, description: 'For whom; a CLIENT’s own when nothing is said.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where; the robot’s site when nothing is said.' })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The equipment it is about; for a robot the same as `robotId`.' })
  assetId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The robot it is about.' })
  robotId?: string | null;

  @Field(() => EquipmentInput, { nullable: true, description: 'The equipment, where the desk does not know it.' })
  equipment?: EquipmentInput | null;

  @Field(() => TicketContactInput, { nullable: true, description: 'Whom to ask on site.' })
  contact?: TicketContactInput | null;

  @Field(() => String, { nullable: true, description: 'What was already tried.' })
  triedSolutions?: string | null;

  @Field(() => String, { nullable: true, description: 'Where, when it is no site that the desk knows.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'Which department asks.' })
  department?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('AssignTicketInput', { description: 'Which ticket goes to whom.' })
export class AssignTicketInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => ID, { description: 'The technician.' })
  technicianId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;
}

@InputType('ChangeTicketStatusInput', { description: 'One step of the lifecycle.' })
export class ChangeTicketStatusInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => TicketStatus as never, { description: 'Where it goes.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'Why; needed for PENDING_*, CANCELLED and for reopening.' })
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How it was resolved, with RESOLVED; what `reason` says when nothing is said.',
  })
  resolution?: string | null;

  @Field(() => ResolutionCode as never, { nullable: true, description: 'The same in one word, with RESOLVED.' })
  resolutionCode?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;
}
