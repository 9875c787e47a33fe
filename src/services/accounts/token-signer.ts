/** Access tokens: short-lived JWTs signed with EdDSA, by the keys that all processes of the desk share. */
import { decodeProtectedHeader, jwtVerify, SignJWT, type JWK } from 'jose';
import { ACCESS_TOKEN_SECONDS, CLOCKS_APART, endOf } from '../../domain/accounts/signing-key.js';
import type { DeskEvent } from '../../domain/events.js';
import { isUuid, newId } from '../../domain/ids.js';
import type { Db } from '../../entities/index.js';
import { ALGORITHM, KeyRing } from './key-ring.js';
import { createKeySeal, type KeySeal } from './key-seal.js';

/** A token longer than this is not one of ours. */
const MAX_TOKEN_LENGTH = 4_096;
const TYPE = 'at+jwt';
/** What stands in the head of a token of ours; one that says more (`jku`, `jwk`, `crit` …) is not one of ours. */
const HEADER = new Set(['alg', 'typ', 'kid']);

export interface AccessClaims {
  accountId: string;
  sessionId: string;
  expiresAt: Date;
  /** The key that signed it. */
  kid: string;
}

export class TokenSigner {
  readonly #issuer: string;
  readonly #ring: KeyRing;
  /** How private keys are stored. */
  readonly seal: KeySeal;

  constructor(given: { db: Db; issuer: string; keySecret?: string | undefined }) {
    this.#issuer = given.issuer;
    this.seal = createKeySeal(given.keySecret);
    this.#ring = new KeyRing(given.db, this.seal);
  }

  /** Makes sure that this process can sign. @throws KeySealError */
  async ready(now: Date): Promise<void> {
    await (await this.#ring.active(now)).privateKey();
  }

  async sign(
    { accountId, sessionId }: { accountId: string; sessionId: string },
    at: Date,
  ): Promise<{ token: string; expiresAt: Date }> {
    const key = await this.#ring.active(at);
    const issuedAt = Math.floor(at.getTime() / 1_000);
    const expiresAt = issuedAt + ACCESS_TOKEN_SECONDS;
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: key.kid })
      .setIssuer(this.#issuer)
      .setAudience(this.#issuer)
      .setSubject(accountId)
      .setJti(newId())
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(await key.privateKey());
    return { token, expiresAt: new Date(expiresAt * 1_000) };
  }

  /** The claims of a good token; null for anything else, without saying why. Trouble of the desk's own is thrown. */
  async verify(token: string, at: Date): Promise<AccessClaims | null> {
    const kid = kidOf(token);
    const key = kid && (await this.#ring.find(kid, at));
    if (!key) return null;
    try {
      const { payload } = await jwtVerify(token, key.publicKey, {
        algorithms: [ALGORITHM],
        issuer: this.#issuer,
        audience: this.#issuer,
        typ: TYPE,
        currentDate: at,
        requiredClaims: ['exp', 'iat'],
      });
      const [issuedAt, expiresAt] = [payload.iat!, payload.exp!];
      // A token that lasts longer, or comes from the future, is none that the desk would have signed.
      if (expiresAt - issuedAt > ACCESS_TOKEN_SECONDS || issuedAt * 1_000 > at.getTime() + CLOCKS_APART) return null;
      if (typeof payload.sub !== 'string' || typeof payload['sid'] !== 'string') return null;
      if (!isUuid(payload.sub) || !isUuid(payload['sid'])) return null;
      return {
        accountId: payload.sub,
        sessionId: payload['sid'],
        expiresAt: new Date(expiresAt * 1_000),
        kid: key.kid,
      };
    } catch {
      return null;
    }
  }

  /** The public keys of all tokens that are or will soon be good, for verifiers elsewhere. */
  async publicKeys(now: Date): Promise<JWK[]> {
    const ring = await this.#ring.keys();
    return ring
      .filter((key) => !((endOf(ring, key) ?? now) < now))
      .map(({ kid, publicJwk: { kty, crv, x } }) => ({ kty, crv, x, kid, use: 'sig', alg: ALGORITHM }) as JWK);
  }

  hear(event: Pick<DeskEvent, 'kind' | 'data'>): void {
    this.#ring.hear(event);
  }
}

/** The key that a token names, if it looks like one of ours. */
function kidOf(token: string): string | null {
  if (token.length > MAX_TOKEN_LENGTH) return null;
  try {
    const header = decodeProtectedHeader(token);
    const isOurs = header.alg === ALGORITHM && Object.keys(header).every((name) => HEADER.has(name));
    return isOurs && typeof header.kid === 'string' && isUuid(header.kid) ? header.kid : null;
  } catch {
    return null;
  }
}
