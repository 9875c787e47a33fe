/** Signing in with e-mail and password. */
import { LockMode } from '@mikro-orm/postgresql';
import { EMAIL_MAX } from '../../domain/accounts/email.js';
import { networkOf } from '../../domain/accounts/throttle.js';
import { DeskError } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { LoginAttempt, type LoginOutcome } from '../../entities/accounts/login-attempt.entity.js';
import type { Call } from '../desk.js';
import { transaction, type Tx } from '../transaction.js';
import { accountByEmail } from './account.query.js';
import { PASSWORD_MAX } from './password-strength.js';
import { hashPassword, isOutdated, verifyPassword } from './secrets.js';
import { openSession, placeOf, type SignedIn } from './session.service.js';
import { countAttempt, guessingCounters, rememberNetwork, takeBack, tooManyAttempts } from './throttle.js';

/**
 * Signs in with e-mail and password. Every attempt is kept in the login audit, good or bad.
 * @throws DeskError INVALID_CREDENTIALS, the same (also in the work done) for a wrong password and an unknown or inactive
 * account; TOO_MANY_ATTEMPTS, for an address that was guessed at, whether or not it has an account
 */
export async function login(call: Call, input: { email: string; password: string }): Promise<SignedIn> {
  const email = input.email.replaceAll('\0', '').toWellFormed().trim().slice(0, EMAIL_MAX);
  const { attempts } = call.desk;
  await attempts.take('LOGIN', { address: call.address });
  const account = await accountByEmail(call.desk.db, email, networkOf(call.address));
  // Whoever comes from where they came from before is not kept out by what others try elsewhere.
  if (!account?.isKnownNetwork) await attempts.take('LOGIN', { address: null, subject: email });
  const counters = guessingCounters(call, email, account?.isKnownNetwork ?? false);
  const tell = (tx: Tx, outcome: LoginOutcome): void =>
    void tx.em.create(LoginAttempt, {
      id: newId(),
      at: tx.now,
      email,
      accountId: account?.id ?? null,
      outcome,
      ...placeOf(call),
      requestId: call.requestId,
    });

  const blockedUntil = await countAttempt(call, counters);
  if (blockedUntil) {
    await transaction(call, async (tx) => tell(tx, 'DELAYED'));
    throw tooManyAttempts(call, blockedUntil);
  }
  const stored = account?.active ? account.passwordHash : null;
  const right = await isRight(stored, input.password);
  const renewedHash = right && isOutdated(stored!) ? await hashPassword(input.password) : null;
  const signedIn = await transaction(call, async (tx) => {
    // Meanwhile the password may have been changed, or the account let out.
    const found = right
      ? await tx.em.findOne(Account, { id: account!.id, active: true }, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null;
    if (!found || found.passwordHash !== stored) return void tell(tx, 'REFUSED');
    tell(tx, 'OK');
    if (renewedHash) found.passwordHash = renewedHash;
    await rememberNetwork(tx.db, found.id, call.address, tx.now);
    await takeBack(tx.db, counters);
    return openSession(tx, found.id);
  });
  if (!signedIn) throw new DeskError('INVALID_CREDENTIALS', 'invalid_credentials');
  return signedIn;
}

/** Nothing longer than a password may be is hashed, and what is refused for it takes as long as what is not. */
export async function isRight(stored: string | null, password: string): Promise<boolean> {
  return password.length > PASSWORD_MAX ? verifyPassword(null, '') : verifyPassword(stored, password);
}
