import { defineEntity, p } from '@mikro-orm/postgresql';
import type { JWK } from 'jose';

/** A private key as it is stored: in the open, or encrypted as a JWE when the desk has a secret for it. */
export type StoredPrivateKey = JWK | { jwe: string };

/** A key pair that access tokens are signed with; shared by all processes of the desk. Its life: `domain/accounts/signing-key`. */
export const SigningKeySchema = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_key',
  properties: {
    kid: p.string().primary(),
    algorithm: p.string(),
    publicJwk: p.json().$type<JWK>(),
    /** Gone when the key is retired: what is not there cannot be stolen. */
    privateJwk: p.json().$type<StoredPrivateKey>().nullable(),
    createdAt: p.datetime(),
    signsFrom: p.datetime(),
    retiredAt: p.datetime().nullable(),
  },
});

export class SigningKey extends SigningKeySchema.class {
  /** Nothing that it signed is good any more. */
  retire(at: Date): void {
    this.retiredAt ??= at;
    this.privateJwk = null;
  }
}
SigningKeySchema.setClass(SigningKey);
