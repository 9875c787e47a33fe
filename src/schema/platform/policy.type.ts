import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { AttemptKind, CallerKind } from './policy-enums.js';

@ObjectType('BudgetPolicy', { description: 'A budget of cost, as a bucket that leaks.', simpleResolvers: true })
export class BudgetPolicyType {
  @Field(() => Int, { description: 'Cost that may be asked at once.' })
  budget!: number;

  @Field(() => Int, { description: 'Cost that comes back in a second.' })
  leakPerSecond!: number;
}

@ObjectType('CallerPolicy', { description: 'What one caller of a kind may do.', simpleResolvers: true })
export class CallerPolicyType extends BudgetPolicyType {
  @Field(() => CallerKind as never, { description: 'Whom it is about.' })
  kind!: string;

  @Field(() => Int, { description: 'Cost of one operation at the most.' })
  maxCost!: number;

  @Field(() => Int, { description: 'Subscriptions open on one socket at the most.' })
  streamsPerSocket!: number;

  @Field(() => Int, { description: 'Sockets open at once at the most, on one process.' })
  sockets!: number;
}

@ObjectType('AttemptPolicy', {
  description: 'How often something may be tried. So many at once; they come back steadily, all of them in the window.',
  simpleResolvers: true,
})
export class AttemptPolicyType {
  @Field(() => AttemptKind as never, { description: 'What is tried.' })
  kind!: string;

  @Field(() => Int, { description: 'Attempts from one address.' })
  perAddress!: number;

  @Field(() => Int, {
    description:
      'Attempts about one e-mail address from networks that are new to it (LOGIN), or about one session (REFRESH).',
  })
  perSubject!: number;

  @Field(() => Int, { description: 'The window, in seconds.' })
  windowSeconds!: number;
}

@ObjectType('Policies', { description: 'Limits that can be changed while the desk runs.', simpleResolvers: true })
export class PoliciesType {
  @Field(() => [CallerPolicyType], { description: 'What callers may do, by their kind.' })
  callers!: CallerPolicyType[];

  @Field(() => BudgetPolicyType, {
    description: 'What all people and keys of one client share, besides each one’s own budget.',
  })
  client!: BudgetPolicyType;

  @Field(() => [AttemptPolicyType], { description: 'How often somebody may try to get in.' })
  attempts!: AttemptPolicyType[];

  @Field(() => Int, { description: 'Sockets of one address at the most, whoever is on them, on one process.' })
  socketsPerAddress!: number;

  @Field(() => [String], {
    description:
      'Origins whose pages may call the API and open a WebSocket, besides those of the desk itself and of its settings.',
  })
  allowedOrigins!: readonly string[];

  @Field(() => Int, { description: 'Rises with each change.' })
  version!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they were changed last; null while they are as delivered.',
  })
  updatedAt!: unknown;
}

@ObjectType('RateLimit', {
  description: 'The caller’s budget of cost. What is used comes back steadily.',
  simpleResolvers: true,
})
export class RateLimitType {
  @Field(() => Int, {
    description: 'Cost of this operation, as it was asked; what the answer does not hold is given back.',
  })
  cost!: number;

  @Field(() => Int, { description: 'Cost that may be asked at once.' })
  limit!: number;

  @Field(() => Int, { description: 'What is left of it, this operation taken off.' })
  remaining!: number;

  @Field(() => DateTime, { description: 'When all of it is back, if nothing more is asked.' })
  resetAt!: Date;
}
