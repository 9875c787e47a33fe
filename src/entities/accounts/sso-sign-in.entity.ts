import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A sign-in on its way: sent to the provider, returned from there once, and then exchanged for tokens once. The row goes
 * with the exchange, or when its time is over.
 */
export const SsoSignInSchema = defineEntity({
  name: 'SsoSignIn',
  tableName: 'sso_sign_in',
  properties: {
    id: p.uuid().primary(),
    /** The provider's id in the settings. */
    provider: p.string(),
    /** SHA-256 of `state`. */
    stateHash: p.string(),
    /** SHA-256 of the cookie of the browser that set out. */
    browserHash: p.string(),
    nonce: p.string(),
    /** The desk's own PKCE verifier towards the provider. */
    codeVerifier: p.string(),
    /** The page's PKCE challenge (S256) towards the desk. */
    challenge: p.string(),
    returnUrl: p.string(),
    expiresAt: p.datetime(),
    returnedAt: p.datetime().nullable(),
    accountId: p.uuid().nullable(),
    /** SHA-256 of the code that the page exchanges. */
    codeHash: p.string().nullable(),
  },
});

export class SsoSignIn extends SsoSignInSchema.class {
  /** The provider has vouched for somebody: the page may exchange the code until then. */
  handOver(accountId: string, codeHash: string, expiresAt: Date): void {
    Object.assign(this, { accountId, codeHash, expiresAt });
  }
}
SsoSignInSchema.setClass(SsoSignIn);
