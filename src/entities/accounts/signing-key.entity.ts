import { defineEntity, p } from '@mikro-orm/postgresql';
import type { JWK } from 'jose';

/** A key pair that access tokens are signed with; shared by all processes of the desk. */
export const SigningKeySchema = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_key',
  properties: {
    kid: p.string().primary(),
    algorithm: p.string(),
    publicJwk: p.json().$type<JWK>(),
    privateJwk: p.json().$type<JWK>(),
    createdAt: p.datetime(),
    retiredAt: p.datetime().nullable(),
  },
});
export class SigningKey extends SigningKeySchema.class {}
SigningKeySchema.setClass(SigningKey);
