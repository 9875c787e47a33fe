/**
 * Refresh tokens: `<session>.<secret>.<seal>`. Only the newest secret of a session is good, and only its hash is stored.
 * The seal says that the desk made the token, for this session, some time: an old token that is sent once more is a
 * theft or a replay and ends the family; a made-up one is nothing, so that whoever learns a session's id cannot end it.
 */
import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '../../domain/ids.js';
import type { Session } from '../../entities/accounts/session.entity.js';
import { hmac, randomSecret, sha256 } from './secrets.js';

/** No token of ours is longer. */
const TOKEN_MAX = 200;

/** A token as it was sent. */
export interface Sent {
  sessionId: string;
  secret: string;
  seal: string | null;
}

/** A token to hand out, and what of it is stored. */
export interface Issued {
  token: string;
  stored: { tokenHash: string; familyKey: string; retryNonce: string | null };
}

/** The parts of a token; null when it is none of the desk's. */
export function readToken(token: string): Sent | null {
  if (token.length > TOKEN_MAX) return null;
  const [sessionId = '', secret, seal, ...rest] = token.split('.');
  return isUuid(sessionId) && secret && rest.length === 0 ? { sessionId, secret, seal: seal ?? null } : null;
}

/** A new token of a family; the first one begins it. */
export const issueToken = (sessionId: string, familyKey = randomSecret()): Issued =>
  issued(sessionId, randomSecret(), familyKey, null);

/**
 * The token that follows another. With a retry key its secret is made of what only the client and the desk together
 * know: the old secret and the key, which the client has, and a nonce, which the desk has. So the desk can make the same
 * token again for a client whose answer was lost, and for nobody else; and it still stores no token.
 */
export function followingToken(sent: Sent, familyKey: string | null, retryKey: string | null): Issued {
  const family = familyKey ?? randomSecret();
  if (retryKey === null) return issueToken(sent.sessionId, family);
  const nonce = randomSecret();
  return issued(sent.sessionId, hmac(sent.secret, `${nonce}.${retryKey}`), family, nonce);
}

/**
 * The token that was already given for this one and this key, as long as it is the newest, that is: it has not been
 * exchanged itself. Null when this is no such retry.
 */
export function tokenGivenBefore(sent: Sent, retryKey: string | null, session: Session): string | null {
  const { familyKey, retryNonce, tokenHash } = session;
  if (retryKey === null || !familyKey || !retryNonce) return null;
  const { token, stored } = issued(
    sent.sessionId,
    hmac(sent.secret, `${retryNonce}.${retryKey}`),
    familyKey,
    retryNonce,
  );
  return stored.tokenHash === tokenHash ? token : null;
}

export const isNewest = (sent: Sent, session: Session): boolean => session.tokenHash === sha256(sent.secret);

/** Whether the desk made this token for this session, now or earlier. Of families from before seals nobody can tell. */
export const isOfFamily = (sent: Sent, { familyKey }: Session): boolean =>
  familyKey == null || (sent.seal !== null && isEqual(sent.seal, sealOf(sent.secret, familyKey)));

const sealOf = (secret: string, familyKey: string): string => hmac(familyKey, secret).slice(0, 22);

const issued = (sessionId: string, secret: string, familyKey: string, retryNonce: string | null): Issued => ({
  token: `${sessionId}.${secret}.${sealOf(secret, familyKey)}`,
  stored: { tokenHash: sha256(secret), familyKey, retryNonce },
});

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
