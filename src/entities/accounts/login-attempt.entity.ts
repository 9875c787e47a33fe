import { defineEntity, p } from '@mikro-orm/postgresql';

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
    method: p.enum(['PASSWORD', 'SSO'] as const).default('PASSWORD'),
    outcome: p.enum(['OK', 'REFUSED'] as const),
    address: p.string().nullable(),
    requestId: p.string().nullable(),
  },
});
export class LoginAttempt extends LoginAttemptSchema.class {}
LoginAttemptSchema.setClass(LoginAttempt);
