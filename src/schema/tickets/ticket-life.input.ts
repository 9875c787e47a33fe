import { Field, ID, InputType, Int } from 'type-graphql';
import { Priority, ServiceType, TicketLinkKind, TicketStatus } from './ticket-enums.js';
import { EquipmentInput, TicketContactInput } from './ticket.input.js';

@InputType('UnassignTicketInput', { description: 'Which ticket is taken from its technician.' })
export class UnassignTicketInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;
}

@InputType('ChangeTicketPriorityInput', { description: 'A priority by decision.' })
export class ChangeTicketPriorityInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => Priority as never, { description: 'How urgent it is to be.' })
  priority!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;
}

@InputType('UpdateTicketInput', {
  description: 'What is corrected of what a ticket says. What is left out stays; null takes it away.',
})
export class UpdateTicketInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'More about it.' })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where.' })
  siteId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The asset it is about, robot or device, in the place of the one before.',
  })
  assetId?: string | null;

  @Field(() => EquipmentInput, { nullable: true, description: 'The equipment, where the desk does not know it.' })
  equipment?: EquipmentInput | null;

  @Field(() => TicketContactInput, { nullable: true, description: 'Whom to ask on site.' })
  contact?: TicketContactInput | null;

  @Field(() => String, { nullable: true, description: 'Where, when it is no site that the desk knows.' })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'Which department asks.' })
  department?: string | null;

  @Field(() => String, { nullable: true, description: 'What was already tried.' })
  triedSolutions?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;
}

@InputType('TagTicketInput', {
  description: 'Tags that are taken on and off. Case and blanks make no difference: `Zone froide` is `zone-froide`.',
})
export class TagTicketInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => [String], { nullable: true, description: 'To be taken on; 20 at most on one ticket.' })
  add?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'To be taken off.' })
  remove?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;
}

@InputType('EscalateTicketInput', { description: 'How far a ticket is to be escalated.' })
export class EscalateTicketInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => Int, {
    nullable: true,
    description: '0 to 3; one more than it has when nothing is said. Only managers go down.',
  })
  level?: number | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;
}

@InputType('MergeTicketsInput', { description: 'Which tickets become part of which.' })
export class MergeTicketsInput {
  @Field(() => [ID], { description: 'The tickets that end, 50 at most.' })
  sourceIds!: string[];

  @Field(() => ID, { description: 'The ticket that goes on, of the same client.' })
  targetId!: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of the target that the decision was made on.' })
  version?: number | null;
}

@InputType('SplitTicketInput', { description: 'What of a ticket becomes a ticket of its own.' })
export class SplitTicketInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => String, { description: 'What the new one is about.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'More about it.' })
  description?: string | null;

  @Field(() => ServiceType as never, {
    nullable: true,
    description: 'What is asked for; the same when nothing is said.',
  })
  serviceType?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('TicketLinkInput', {
  description: 'A link between two tickets, said of the first: `ticketId` DUPLICATES `otherTicketId`.',
})
export class TicketLinkInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => ID, { description: 'The other ticket.' })
  otherTicketId!: string;

  @Field(() => TicketLinkKind as never, { description: 'What it has to do with the other.' })
  kind!: string;
}

@InputType('WatchTicketInput', { description: 'Who watches which ticket.' })
export class WatchTicketInput {
  @Field(() => ID, { description: 'The ticket.' })
  ticketId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose account; the caller’s own when nothing is said. Managers may name others.',
  })
  accountId?: string | null;
}

@InputType('ChangeTicketsInput', {
  description: 'One change to many tickets. At least one thing must change; what is left out stays.',
})
export class ChangeTicketsInput {
  @Field(() => [ID], { description: 'The tickets, 100 at most.' })
  ticketIds!: string[];

  @Field(() => TicketStatus as never, { nullable: true, description: 'Where they go.' })
  status?: string | null;

  @Field(() => ID, { nullable: true, description: 'The technician who gets them.' })
  technicianId?: string | null;

  @Field(() => Priority as never, { nullable: true, description: 'How urgent they are to be; needs a reason.' })
  priority?: string | null;

  @Field(() => [String], { nullable: true, description: 'Tags to be taken on.' })
  addTags?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Tags to be taken off.' })
  removeTags?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}
