import { defineEntity, p } from '@mikro-orm/postgresql';
import { ROLES } from '../../domain/accounts/actor.js';
import { LOCALES } from '../../domain/messages.js';

/** A person who signs in. */
export const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    email: p.string(),
    /** argon2id, in PHC format; null for accounts that sign in elsewhere only. */
    passwordHash: p.string().nullable(),
    firstName: p.string(),
    lastName: p.string(),
    role: p.enum(ROLES),
    clientId: p.uuid().nullable(),
    locale: p.enum(LOCALES).default('fr'),
    active: p.boolean().default(true),
    /** When it was last proved that the address is theirs: by a link in a mail, or by whoever vouches for it. */
    emailVerifiedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);
