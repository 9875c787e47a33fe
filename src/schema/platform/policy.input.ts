import { Field, InputType, Int } from 'type-graphql';
import { AttemptKind, CallerKind } from './policy-enums.js';

@InputType('BudgetPolicyInput', { description: 'A budget of cost; what is left out stays.' })
export class BudgetPolicyInput {
  @Field(() => Int, { nullable: true, description: 'Cost that may be asked at once.' })
  budget?: number | null;

  @Field(() => Int, { nullable: true, description: 'Cost that comes back in a second.' })
  leakPerSecond?: number | null;
}

@InputType('CallerPolicyInput', { description: 'What one caller of a kind may do; what is left out stays.' })
export class CallerPolicyInput extends BudgetPolicyInput {
  @Field(() => CallerKind as never, { description: 'Whom it is about.' })
  kind!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Cost of one operation at the most; no more than the budget.',
  })
  maxCost?: number | null;

  @Field(() => Int, { nullable: true, description: 'Subscriptions open on one socket at the most.' })
  streamsPerSocket?: number | null;

  @Field(() => Int, { nullable: true, description: 'Sockets open at once at the most, on one process.' })
  sockets?: number | null;
}

@InputType('AttemptPolicyInput', { description: 'How often something may be tried; what is left out stays.' })
export class AttemptPolicyInput {
  @Field(() => AttemptKind as never, { description: 'What is tried.' })
  kind!: string;

  @Field(() => Int, { nullable: true, description: 'Attempts from one address.' })
  perAddress?: number | null;

  @Field(() => Int, { nullable: true, description: 'Attempts about one subject.' })
  perSubject?: number | null;

  @Field(() => Int, { nullable: true, description: 'The window, in seconds.' })
  windowSeconds?: number | null;
}

@InputType('UpdatePoliciesInput', { description: 'What to change of the policies; what is left out stays.' })
export class UpdatePoliciesInput {
  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;

  @Field(() => [CallerPolicyInput], { nullable: true, description: 'What callers may do, by their kind.' })
  callers?: CallerPolicyInput[] | null;

  @Field(() => BudgetPolicyInput, {
    nullable: true,
    description: 'What all people and keys of one client share; no less than one operation of theirs may cost.',
  })
  client?: BudgetPolicyInput | null;

  @Field(() => [AttemptPolicyInput], { nullable: true, description: 'How often somebody may try to get in.' })
  attempts?: AttemptPolicyInput[] | null;

  @Field(() => Int, { nullable: true, description: 'Sockets of one address at the most, on one process.' })
  socketsPerAddress?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All allowed origins, such as `https://www.example.org`: scheme, host and port. At most 100.',
  })
  allowedOrigins?: string[] | null;
}
