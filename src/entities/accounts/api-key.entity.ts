import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Scope } from '../../domain/accounts/actor.js';

/** A service account's key. The secret is shown once and stored as a hash. */
export const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    /** SHA-256; the secret has 128 bits or more, so that a slow hash would add nothing. */
    secretHash: p.string(),
    /** The secret's first characters, to tell keys apart. */
    hint: p.string(),
    scopes: p.array().$type<Scope[]>(),
    clientId: p.uuid().nullable(),
    selfRegistration: p.boolean().default(false),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().nullable(),
    usedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
