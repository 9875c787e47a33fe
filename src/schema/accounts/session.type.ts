import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LOGIN_METHODS, LOGIN_OUTCOMES } from '../../entities/accounts/login-attempt.entity.js';
import { LOGIN_ATTEMPT_ORDERS } from '../../services/accounts/login-attempt.query.js';
import { connectionOf } from '../common/connection.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { DateTimeFilter, filterOf, IdFilter, TextFilter } from '../common/filters.js';
import { DateTime } from '../common/scalars.js';

@ObjectType('Session', {
  description: 'One sign-in of a person, with the tokens that descend from it.',
  simpleResolvers: true,
})
export class SessionType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The device in words, such as `Firefox, Windows`.' })
  device!: string | null;

  @Field(() => String, { nullable: true, description: 'What its program calls itself.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: 'The network address that it was last renewed from.' })
  address!: string | null;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current!: boolean;

  @Field(() => DateTime, { description: 'When they signed in.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it was last renewed; that happens every 15 minutes while it is used.' })
  usedAt!: string;

  @Field(() => DateTime, { description: 'When it ends if it is not used.' })
  expiresAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended; null while it is good.' })
  revokedAt!: string | null;
}

export const SessionConnection = connectionOf('Session', () => SessionType);

export const LoginOutcome = enumOf('LoginOutcome', 'What became of an attempt to sign in.', LOGIN_OUTCOMES, {
  OK: 'They signed in.',
  REFUSED: 'Address and password did not match, or the account is not active.',
  DELAYED: 'Too many attempts before; the password was not looked at.',
});
export const LoginMethod = enumOf('LoginMethod', 'How somebody tried to sign in.', LOGIN_METHODS, {
  PASSWORD: 'With e-mail and password.',
  SSO: 'Through a provider of single sign-on.',
});
const LoginMethodFilter = filterOf('LoginMethodFilter', LoginMethod);
const LoginOutcomeFilter = filterOf('LoginOutcomeFilter', LoginOutcome);
export const LoginAttemptOrder = orderEnumOf('LoginAttemptOrder', 'attempts to sign in', LOGIN_ATTEMPT_ORDERS);

@ObjectType('LoginAttempt', {
  description: 'One attempt to sign in, good or bad. Kept for a year.',
  simpleResolvers: true,
})
export class LoginAttemptType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => String, { description: 'The e-mail address that was typed, or that the provider vouched for.' })
  email!: string;

  @Field(() => LoginMethod as never, { description: 'How they tried.' })
  method!: string;

  @Field(() => LoginOutcome as never, { description: 'What became of it.' })
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'The network address that it came from.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'What its program calls itself.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: 'The request, as the log names it.' })
  requestId!: string | null;
}

export const LoginAttemptConnection = connectionOf('LoginAttempt', () => LoginAttemptType);

@InputType('LoginAttemptWhere', { description: 'Conditions on attempts to sign in; all that are given must hold.' })
export class LoginAttemptWhere {
  @Field(() => DateTimeFilter, { nullable: true, description: 'By when.' })
  at?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the e-mail address that was typed, whatever its case.' })
  email?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the account whose address it was.' })
  accountId?: object | null;

  @Field(() => LoginMethodFilter, { nullable: true, description: 'By how they tried.' })
  method?: object | null;

  @Field(() => LoginOutcomeFilter, { nullable: true, description: 'By what became of it.' })
  outcome?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the network address that it came from.' })
  address?: object | null;
}
