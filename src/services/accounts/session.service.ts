/** Sessions: one sign-in and the tokens that descend from it. */
import { LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { DeskError, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { Session } from '../../entities/accounts/session.entity.js';
import type { Call } from '../desk.js';
import { IDEMPOTENCY_KEY_MAX } from '../idempotency.js';
import { transaction, type Tx } from '../transaction.js';
import { accountById, type AccountRow } from './account.query.js';
import { followingToken, isNewest, isOfFamily, issueToken, readToken, tokenGivenBefore } from './refresh-token.js';

/** How long a session lasts without being used, in days. */
const SESSION_DAYS = 30;
const USER_AGENT_MAX = 300;

export interface SignedIn {
  accessToken: string;
  refreshToken: string;
  expiresAt: Date;
  account: AccountRow;
}

/** Opens a session for whoever calls: the beginning of a family of refresh tokens. */
export async function openSession(tx: Tx, accountId: string): Promise<SignedIn> {
  const sessionId = newId();
  const { token, stored } = issueToken(sessionId);
  tx.em.create(Session, {
    id: sessionId,
    accountId,
    ...stored,
    ...placeOf(tx.call),
    createdAt: tx.now,
    usedAt: tx.now,
    expiresAt: sessionEnd(tx.now),
    revokedAt: null,
    revokedWhy: null,
  });
  return tokensOf(tx, accountId, sessionId, token);
}

/**
 * Exchanges a refresh token for new tokens. A token that was exchanged before has been stolen or replayed: the whole
 * family ends, and with it the thief's tokens. A client whose answer was lost may ask once more with the key that it gave:
 * it is answered the same token, as long as that one has not been used.
 * @throws DeskError INVALID_CREDENTIALS
 */
export async function refresh(call: Call, refreshToken: string, idempotencyKey?: string | null): Promise<SignedIn> {
  const sent = readToken(refreshToken);
  await call.desk.attempts.take('REFRESH', { address: call.address, subject: sent?.sessionId });
  const retryKey = idempotencyKey?.slice(0, IDEMPOTENCY_KEY_MAX) ?? null;
  const renewed =
    sent &&
    (await transaction(call, async (tx) => {
      const session = await tx.em.findOne(Session, { id: sent.sessionId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!session?.isGood(tx.now)) return null;
      const account = await tx.em.findOne(Account, { id: session.accountId, active: true });
      if (!account) return null;
      if (isNewest(sent, session)) {
        const { token, stored } = followingToken(sent, session.familyKey ?? null, retryKey);
        session.rotate(stored, tx.now, sessionEnd(tx.now));
        session.usedFrom(placeOf(call));
        return tokensOf(tx, account.id, session.id, token);
      }
      const given = tokenGivenBefore(sent, retryKey, session);
      if (given) return tokensOf(tx, account.id, session.id, given);
      if (isOfFamily(sent, session)) end(tx, session, 'a refresh token was used twice');
      return null;
    }));
  if (!renewed) throw new DeskError('INVALID_CREDENTIALS', 'invalid_refresh_token');
  return renewed;
}

/** Ends the caller's session, or all of the caller's. Answers how many ended. */
export async function logout(call: Call, input: { everywhere?: boolean | null }): Promise<{ endedSessions: number }> {
  return transaction(call, async (tx) => {
    const { actor } = call;
    if (actor.kind !== 'PERSON') return { endedSessions: 0 };
    if (input.everywhere) return { endedSessions: await endSessions(tx, actor.accountId, 'signed out everywhere') };
    const session = await tx.em.findOne(Session, { id: actor.sessionId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!session?.isGood(tx.now)) return { endedSessions: 0 };
    end(tx, session, 'signed out');
    return { endedSessions: 1 };
  });
}

/** Ends one of the caller's sessions; one that has ended stays as it is. @throws DeskError NOT_FOUND */
export async function revokeSession(call: Call, sessionId: string): Promise<{ sessionId: string }> {
  return transaction(call, async (tx) => {
    const accountId = call.actor.kind === 'PERSON' ? call.actor.accountId : null;
    const session =
      accountId &&
      (await tx.em.findOne(Session, { id: sessionId, accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
    if (!session) throw notFound('session', ['sessionId']);
    if (session.isGood(tx.now)) end(tx, session, 'ended by its owner');
    return { sessionId };
  });
}

/**
 * Ends the sessions of an account, perhaps but for one, at both doors of every process. Told even when there is none:
 * sockets and remembered callers are to ask anew.
 */
export async function endSessions(tx: Tx, accountId: string, why: string, exceptSessionId?: string): Promise<number> {
  await tx.em.flush();
  const ended = await tx.db
    .updateTable('session')
    .set({ revoked_at: tx.now, revoked_why: why })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`expires_at > ${tx.now}`)
    .$if(exceptSessionId !== undefined, (query) => query.where('id', '!=', exceptSessionId!))
    .returning('id')
    .execute();
  for (const { id } of ended)
    tx.audit({ table: 'session', id, before: { revokedWhy: null }, after: { revokedWhy: why, accountId } });
  tx.record({ kind: 'account.rights_changed', data: { accountId, ...(exceptSessionId && { exceptSessionId }) } });
  return ended.length;
}

/** Ends one session; its sockets close too. */
function end(tx: Tx, session: Session, why: string): void {
  session.revoke(tx.now, why);
  tx.record({ kind: 'account.rights_changed', data: { sessionId: session.id } });
}

async function tokensOf(tx: Tx, accountId: string, sessionId: string, refreshToken: string): Promise<SignedIn> {
  const access = await tx.call.desk.tokens.sign({ accountId, sessionId }, tx.now);
  // What this transaction has just made is read back as everybody reads it.
  await tx.em.flush();
  return {
    accessToken: access.token,
    refreshToken,
    expiresAt: access.expiresAt,
    account: (await accountById(tx.db, accountId))!,
  };
}

/** Where a caller is, and with what: what sessions and the login audit keep of it. */
export const placeOf = ({ address, userAgent }: Call): { address: string | null; userAgent: string | null } => ({
  address,
  userAgent: userAgent?.replaceAll('\0', '').toWellFormed().slice(0, USER_AGENT_MAX) || null,
});

const sessionEnd = (now: Date): Date => new Date(now.getTime() + SESSION_DAYS * 86_400_000);
