import { defineEntity, p } from '@mikro-orm/postgresql';

/** Who the holder of an account is at a provider of single sign-on. */
export const AccountIdentitySchema = defineEntity({
  name: 'AccountIdentity',
  tableName: 'account_identity',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    issuer: p.string(),
    /** The issuer's own name for them, never given to anybody else. */
    subject: p.string(),
    /** The address as it was said last, for people who look; nothing is decided by it. */
    email: p.string().nullable(),
    createdAt: p.datetime(),
    usedAt: p.datetime(),
  },
});
export class AccountIdentity extends AccountIdentitySchema.class {}
AccountIdentitySchema.setClass(AccountIdentity);
