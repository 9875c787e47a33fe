/** Changing a password: by whoever knows the current one, or by whoever gets the account's mail. */
import { LockMode } from '@mikro-orm/postgresql';
import { EMAIL_MAX } from '../../domain/accounts/email.js';
import { networkOf } from '../../domain/accounts/throttle.js';
import { DeskError, invalid } from '../../domain/errors.js';
import { sentence } from '../../domain/messages.js';
import { Account } from '../../entities/accounts/account.entity.js';
import type { Call } from '../desk.js';
import { transaction } from '../transaction.js';
import { accountByEmail, accountById, type AccountRow } from './account.query.js';
import { queueLetter } from './letters.js';
import { accountOfToken, dropPasswordLink, spendToken } from './password-link.js';
import { checkNewPassword } from './password-strength.js';
import { hashPassword } from './secrets.js';
import { endSessions } from './session.service.js';
import { isRight } from './sign-in.service.js';
import {
  countAttempt,
  forgetGuesses,
  guessingCounters,
  mailCounter,
  mayTry,
  rememberNetwork,
  resetCounter,
  takeBack,
} from './throttle.js';

export interface ChangePassword {
  currentPassword: string;
  newPassword: string;
}

/**
 * Changes the caller's password, and ends every other session of theirs.
 * @throws DeskError INVALID_CREDENTIALS, VALIDATION, TOO_MANY_ATTEMPTS
 */
export async function changePassword(call: Call, input: ChangePassword): Promise<{ account: AccountRow }> {
  const { desk, actor } = call;
  if (actor.kind !== 'PERSON') throw new DeskError('FORBIDDEN', 'forbidden');
  const own = (await accountById(desk.db, actor.accountId))!;
  // Before anything is counted: a new password may take a few tries, and they tell nothing of the current one.
  if (input.newPassword === input.currentPassword) throw invalid('same_password', ['newPassword']);
  await checkNewPassword(input.newPassword, [own.email, own.firstName, own.lastName], call.locale, ['newPassword']);
  const known = await accountByEmail(desk.db, own.email, networkOf(call.address));
  // Whoever has stolen a session must not be able to guess here what they cannot guess at the door.
  const counters = guessingCounters(call, own.email, known?.isKnownNetwork ?? false);
  await mayTry(call, counters);
  const stored = known?.passwordHash ?? null;
  const wrong = new DeskError('INVALID_CREDENTIALS', 'wrong_password', {}, ['currentPassword']);
  if (!(await isRight(stored, input.currentPassword))) throw wrong;
  const passwordHash = await hashPassword(input.newPassword);
  await transaction(call, async (tx) => {
    const account = await tx.em.findOne(Account, { id: own.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // Somebody else has changed it since it was found to be right.
    if (!account || account.passwordHash !== stored) throw wrong;
    account.passwordHash = passwordHash;
    await dropPasswordLink(tx, account.id);
    await takeBack(tx.db, counters);
    await endSessions(tx, account.id, 'the password was changed', actor.sessionId);
    queueLetter(tx, 'passwordChanged', account);
  });
  return { account: (await accountById(desk.db, own.id))! };
}

/**
 * Has a link to a new password sent to an address, if it has an account. The work done here is the same whether it has
 * or not: it is the job that sends mails which looks.
 * @throws DeskError TOO_MANY_ATTEMPTS by the caller's own address only
 */
export async function requestPasswordReset(call: Call, input: { email: string }): Promise<{ message: string }> {
  const email = input.email.replaceAll('\0', '').toWellFormed().trim().slice(0, EMAIL_MAX);
  await call.desk.attempts.take('PASSWORD_RESET', { address: call.address });
  await mayTry(call, [resetCounter(call)]);
  // Silently: nobody is to have a mailbox flooded. Whoever owns it has the links that were sent.
  if (!(await countAttempt(call, [mailCounter(email)])))
    await transaction(call, async (tx) => queueLetter(tx, 'passwordReset', { email, locale: call.locale }));
  return { message: sentence('password_link_sent', {}, call.locale) };
}

export interface ResetPassword {
  token: string;
  newPassword: string;
}

/**
 * Sets a password by the link in a mail, and ends all sessions. A password that is refused does not use the link up.
 * @throws DeskError INVALID_CREDENTIALS, VALIDATION
 */
export async function resetPassword(call: Call, input: ResetPassword): Promise<{ account: AccountRow }> {
  const { desk } = call;
  await desk.attempts.take('PASSWORD_RESET', { address: call.address });
  const gone = new DeskError('INVALID_CREDENTIALS', 'invalid_password_link', {}, ['token']);
  const owner = await accountOfToken(desk.db, input.token, desk.clock.now());
  if (!owner) throw gone;
  const { id, email, first_name, last_name } = owner;
  await checkNewPassword(input.newPassword, [email, first_name, last_name], call.locale, ['newPassword']);
  const passwordHash = await hashPassword(input.newPassword);
  await transaction(call, async (tx) => {
    const account = await tx.em.findOne(Account, { id, active: true }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!account || !(await spendToken(tx, input.token))) throw gone;
    Object.assign(account, { passwordHash, emailVerifiedAt: tx.now });
    // They have shown that the mailbox is theirs: what others guessed is not held against them, least of all from here.
    await forgetGuesses(tx.db, account.email);
    await rememberNetwork(tx.db, id, call.address, tx.now);
    await endSessions(tx, id, 'a new password was set by mail');
    queueLetter(tx, 'passwordChanged', account);
  });
  return { account: (await accountById(desk.db, id))! };
}
