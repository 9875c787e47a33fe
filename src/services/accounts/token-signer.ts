/** Access tokens: short-lived JWTs signed with EdDSA, by a key pair that all processes of the desk share. */
import { generateKeyPair, exportJWK, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import { newId } from '../../domain/ids.js';

const ALGORITHM = 'EdDSA';
/** How long an access token is good, in seconds. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
/** A token longer than this is not one of ours. */
const MAX_TOKEN_LENGTH = 4_096;

export interface AccessClaims {
  accountId: string;
  sessionId: string;
  expiresAt: Date;
}

export interface TokenSigner {
  sign(claims: { accountId: string; sessionId: string }, now: Date): Promise<{ token: string; expiresAt: Date }>;
  /** The claims of a good token; null for anything else, without saying why. */
  verify(token: string, now: Date): Promise<AccessClaims | null>;
}

/** Loads the key pair, making it when this desk has none yet. */
export async function createTokenSigner(db: Db, issuer: string, now: Date): Promise<TokenSigner> {
  const keys = await signingKeys(db, now);
  const current = keys[0]!;
  return {
    async sign({ accountId, sessionId }, at) {
      const issuedAt = Math.floor(at.getTime() / 1_000);
      const expiresAt = issuedAt + ACCESS_TOKEN_SECONDS;
      const token = await new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: current.kid })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(accountId)
        .setJti(newId())
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(current.privateKey);
      return { token, expiresAt: new Date(expiresAt * 1_000) };
    },
    async verify(token, at) {
      if (token.length > MAX_TOKEN_LENGTH) return null;
      try {
        const { payload } = await jwtVerify(
          token,
          ({ kid }) => {
            const key = keys.find((candidate) => candidate.kid === kid);
            if (!key) throw new Error('unknown key');
            return key.publicKey;
          },
          {
            algorithms: [ALGORITHM],
            issuer,
            audience: issuer,
            typ: 'at+jwt',
            currentDate: at,
            requiredClaims: ['exp'],
          },
        );
        if (typeof payload.sub !== 'string' || typeof payload['sid'] !== 'string') return null;
        return { accountId: payload.sub, sessionId: payload['sid'], expiresAt: new Date(payload.exp! * 1_000) };
      } catch {
        return null;
      }
    },
  };
}

interface LoadedKey {
  kid: string;
  publicKey: CryptoKey;
  privateKey: CryptoKey;
}

const loadKeys = (db: Db) =>
  db
    .selectFrom('signing_key')
    .select(['kid', 'public_jwk', 'private_jwk'])
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .execute();

/** Makes the first key pair. Of two processes that start at once, the second waits and finds what the first made. */
const makeFirstKey = (db: Db, now: Date) =>
  db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(7341005)`.execute(tx);
    const made = await loadKeys(tx);
    if (made.length > 0) return made;
    const pair = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
    await tx
      .insertInto('signing_key')
      .values({
        kid: newId(),
        algorithm: ALGORITHM,
        public_jwk: await exportJWK(pair.publicKey),
        private_jwk: await exportJWK(pair.privateKey),
        created_at: now,
        retired_at: null,
      } as never)
      .execute();
    return loadKeys(tx);
  });

/** The keys that are good, newest first; the same at all processes of the desk. */
async function signingKeys(db: Db, now: Date): Promise<LoadedKey[]> {
  const found = await loadKeys(db);
  const stored = found.length > 0 ? found : await makeFirstKey(db, now);
  return Promise.all(
    stored.map(async (key) => ({
      kid: key.kid,
      publicKey: (await importJWK(key.public_jwk as JWK, ALGORITHM)) as CryptoKey,
      privateKey: (await importJWK(key.private_jwk as JWK, ALGORITHM)) as CryptoKey,
    })),
  );
}
