import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../common/node.js';
import { DateTime } from '../common/scalars.js';
import { Payload, UserError } from '../common/user-error.js';
import { EventActorType, TicketType } from '../tickets/ticket.type.js';
import { RequiredPartStatus } from './stock-enums.js';

const KEY = 'Names this write: a repetition with the same key answers the first result.';

@ObjectType('RequiredPart', {
  description: 'A part that a ticket needs: asked for by its technician, decided on by the manager.',
  implements: Node,
  simpleResolvers: true,
})
export class RequiredPartType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => RequiredPartStatus as never, { description: 'Where it stands.' })
  status!: string;

  @Field(() => Int, { description: 'Pieces that were asked for.' })
  quantity!: number;

  @Field(() => Int, { nullable: true, description: 'Pieces that were granted; null until somebody has decided.' })
  approved!: number | null;

  @Field(() => Int, { description: 'Pieces that lie ready for it.' })
  reserved!: number;

  @Field(() => Int, { description: 'Pieces that were granted and are not there; 0 unless it is a SHORTAGE.' })
  missing!: number;

  @Field(() => Int, { description: 'Pieces that went into the work.' })
  used!: number;

  @Field(() => String, { nullable: true, description: 'What its technician said about it.' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was rejected or released, when somebody said so.' })
  reason!: string | null;

  @Field(() => EventActorType, { description: 'Who asked for it.' })
  requestedBy!: unknown;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: string;

  @Field(() => Int, { description: 'Rises with each change.' })
  version!: number;
}

@InputType({ description: 'A part that a ticket needs.' })
export class AddRequiredPartInput {
  @Field(() => ID, { description: 'Which ticket; one’s own.' })
  ticketId!: string;

  @Field(() => ID, { description: 'Which spare part of the catalogue.' })
  productId!: string;

  @Field(() => Int, { description: 'How many, 1 to 100,000.' })
  quantity!: number;

  @Field(() => String, { nullable: true, description: 'What the manager should know.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is granted of one required part.' })
export class RequiredPartApprovalInput {
  @Field(() => ID, { description: 'Which required part; REQUESTED, or a SHORTAGE that is decided anew.' })
  requiredPartId!: string;

  @Field(() => Int, { nullable: true, description: 'How many are granted; as many as asked for when nothing is said.' })
  quantity?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'From where; when nothing is said, of the warehouses and the technician’s own van the one where most is available.',
  })
  locationId?: string | null;
}

@InputType({ description: 'Which required parts of a ticket are granted.' })
export class ApproveRequiredPartsInput {
  @Field(() => ID, { description: 'Which ticket.' })
  ticketId!: string;

  @Field(() => [RequiredPartApprovalInput], { description: 'Its parts, at most 100.' })
  parts!: RequiredPartApprovalInput[];

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A required part that is refused.' })
export class RejectRequiredPartInput {
  @Field(() => ID, { description: 'Which required part.' })
  requiredPartId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A required part that is not wanted any more.' })
export class WithdrawRequiredPartInput {
  @Field(() => ID, { description: 'Which required part.' })
  requiredPartId!: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}

@InputType({ description: 'A required part that went into the work.' })
export class UseRequiredPartInput {
  @Field(() => ID, { description: 'Which required part; APPROVED.' })
  requiredPartId!: string;

  @Field(() => Int, { nullable: true, description: 'How many; all that lie ready when nothing is said.' })
  quantity?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'One a piece, for a product that is tracked by serial number.',
  })
  serialNumbers?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Of the pieces that were taken out for them.' })
  replacedSerialNumbers?: string[] | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'What became of one required part.', simpleResolvers: true })
export class RequiredPartResult {
  @Field(() => RequiredPartType, { nullable: true, description: 'The part as it now is; null when there is none.' })
  requiredPart!: unknown;

  @Field(() => UserError, { nullable: true, description: 'Why it was not granted; null when it was, if only in part.' })
  error!: UserError | null;
}

@ObjectType({ description: 'What became of granting parts.', simpleResolvers: true })
export class ApproveRequiredPartsPayload extends Payload {
  @Field(() => TicketType, { nullable: true, description: 'The ticket that they are for.' })
  ticket!: unknown;

  @Field(() => [RequiredPartResult], { nullable: true, description: 'One a part, in the order of the input.' })
  results!: unknown[] | null;
}

/** What became of one step of a required part. */
const payloadOf = (name: string, description: string) => {
  @ObjectType(name, { description, simpleResolvers: true })
  class StepPayload extends Payload {
    @Field(() => RequiredPartType, { nullable: true, description: 'The part as it now is.' })
    requiredPart!: unknown;
  }
  return StepPayload;
};

export const AddRequiredPartPayload = payloadOf('AddRequiredPartPayload', 'What became of asking for a part.');
export const RejectRequiredPartPayload = payloadOf('RejectRequiredPartPayload', 'What became of refusing a part.');
export const WithdrawRequiredPartPayload = payloadOf(
  'WithdrawRequiredPartPayload',
  'What became of taking a request back.',
);
export const UseRequiredPartPayload = payloadOf('UseRequiredPartPayload', 'What became of using a part.');
