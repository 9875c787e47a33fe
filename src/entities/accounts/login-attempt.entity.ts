import { defineEntity, p } from '@mikro-orm/postgresql';

/** DELAYED: there had been too many before, so the password was not even looked at. */
/** How somebody tried to get in. */
export const LOGIN_METHODS = ['PASSWORD', 'SSO'] as const;
export const LOGIN_OUTCOMES = ['OK', 'REFUSED', 'DELAYED'] as const;
export type LoginOutcome = (typeof LOGIN_OUTCOMES)[number];

/** One attempt to sign in, kept for audit. */
export const LoginAttemptSchema = defineEntity({
  name: 'LoginAttempt',
  tableName: 'login_attempt',
  properties: {
    id: p.uuid().primary(),
    at: p.datetime(),
    email: p.string(),
    accountId: p.uuid().nullable(),
    /** How they tried; the audit tells one from the other. */
    method: p.enum(LOGIN_METHODS).default('PASSWORD'),
    outcome: p.enum(LOGIN_OUTCOMES),
    address: p.string().nullable(),
    userAgent: p.string().nullable(),
    requestId: p.string().nullable(),
  },
});
export class LoginAttempt extends LoginAttemptSchema.class {}
LoginAttemptSchema.setClass(LoginAttempt);
