/** Signing in and staying signed in. */
import { LockMode } from '@mikro-orm/postgresql';
import { DeskError } from '../../domain/errors.js';
import { isUuid, newId } from '../../domain/ids.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { LoginAttempt } from '../../entities/accounts/login-attempt.entity.js';
import { Session } from '../../entities/accounts/session.entity.js';
import type { Call } from '../desk.js';
import { transaction, type Tx } from '../transaction.js';
import { accountById, accountByEmail, type AccountRow } from './account.query.js';
import { randomSecret, sha256, verifyPassword } from './secrets.js';

/** How long a session lasts without being used, in days. */
const SESSION_DAYS = 30;
const PASSWORD_MAX = 1_024;

export interface SignedIn {
  accessToken: string;
  refreshToken: string;
  expiresAt: Date;
  account: AccountRow;
}

/**
 * Signs in with e-mail and password. Every attempt is kept in the login audit, good or bad.
 * @throws DeskError INVALID_CREDENTIALS, the same (also in time) for a wrong password and an unknown or inactive account.
 */
export async function login(call: Call, input: { email: string; password: string }): Promise<SignedIn> {
  const email = input.email.trim().slice(0, 320).replaceAll('\0', '');
  await call.desk.attempts.take('LOGIN', { address: call.address, subject: email });
  const account = await accountByEmail(call.desk.db, email);
  const password = input.password.slice(0, PASSWORD_MAX);
  const right = (await verifyPassword(account?.passwordHash ?? null, password)) && account?.active === true;
  const signedIn = await transaction(call, async (tx) => {
    tx.em.create(LoginAttempt, {
      id: newId(),
      at: tx.now,
      email,
      accountId: account?.id ?? null,
      outcome: right ? 'OK' : 'REFUSED',
      address: call.address,
      requestId: call.requestId,
    });
    return right ? await openSession(tx, account!.id) : null;
  });
  if (!signedIn) throw new DeskError('INVALID_CREDENTIALS', 'invalid_credentials');
  return signedIn;
}

/** Opens a session: the beginning of a family of refresh tokens. */
export async function openSession(tx: Tx, accountId: string): Promise<SignedIn> {
  const sessionId = newId();
  const secret = randomSecret();
  tx.em.create(Session, {
    id: sessionId,
    accountId,
    tokenHash: sha256(secret),
    createdAt: tx.now,
    usedAt: tx.now,
    expiresAt: sessionEnd(tx.now),
    revokedAt: null,
    revokedWhy: null,
  });
  return tokensOf(tx, accountId, sessionId, secret);
}

/**
 * Exchanges a refresh token for new tokens. A token that was exchanged before has been stolen or replayed: the whole
 * family ends, and with it the thief's tokens.
 * @throws DeskError INVALID_CREDENTIALS
 */
export async function refresh(call: Call, refreshToken: string): Promise<SignedIn> {
  const [sessionId = '', secret = ''] = refreshToken.slice(0, 200).split('.');
  await call.desk.attempts.take('REFRESH', { address: call.address, subject: sessionId });
  const renewed = await transaction(call, async (tx) => {
    if (!isUuid(sessionId)) return null;
    const session = await tx.em.findOne(Session, { id: sessionId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!session?.isGood(tx.now)) return null;
    const account = await tx.em.findOne(Account, { id: session.accountId, active: true });
    if (!account) return null;
    if (session.tokenHash !== sha256(secret)) {
      session.revoke(tx.now, 'a refresh token was used twice');
      // Its sockets close too.
      tx.record({ kind: 'account.rights_changed', data: { sessionId: session.id } });
      return null;
    }
    const next = randomSecret();
    session.rotate(sha256(next), tx.now, sessionEnd(tx.now));
    return tokensOf(tx, account.id, session.id, next);
  });
  if (!renewed) throw new DeskError('INVALID_CREDENTIALS', 'invalid_refresh_token');
  return renewed;
}

async function tokensOf(tx: Tx, accountId: string, sessionId: string, secret: string): Promise<SignedIn> {
  const access = await tx.call.desk.tokens.sign({ accountId, sessionId }, tx.now);
  return {
    accessToken: access.token,
    refreshToken: `${sessionId}.${secret}`,
    expiresAt: access.expiresAt,
    account: (await accountById(tx.db, accountId))!,
  };
}

const sessionEnd = (now: Date): Date => new Date(now.getTime() + SESSION_DAYS * 86_400_000);
