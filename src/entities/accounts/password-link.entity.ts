import { defineEntity, p } from '@mikro-orm/postgresql';

/** The link by which an account may set a password, once. An account has one at the most: the newest. */
export const PasswordLinkSchema = defineEntity({
  name: 'PasswordLink',
  tableName: 'password_link',
  properties: {
    accountId: p.uuid().primary(),
    /** SHA-256 of the token in the link. */
    tokenHash: p.string(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
  },
});
