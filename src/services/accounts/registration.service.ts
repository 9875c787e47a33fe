/** Registering: a client opens an account by itself. */
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { isEmail } from '../../domain/accounts/email.js';
import { DeskError, invalid } from '../../domain/errors.js';
import type { Locale } from '../../domain/messages.js';
import type { Call } from '../desk.js';
import { optionalText, requiredText } from '../text.js';
import { transaction } from '../transaction.js';
import { accountByEmail } from './account.query.js';
import { queueLetter } from './letters.js';
import { openClientAccount } from './open-account.js';
import { checkNewPassword } from './password-strength.js';
import { NAME_MAX } from './profile.service.js';
import { hashPassword } from './secrets.js';
import { openSession, type SignedIn } from './session.service.js';
import { countAttempt, mailCounter, mayTry, registeringCounter, rememberNetwork } from './throttle.js';

export interface Register {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  companyName?: string | null;
  phone?: string | null;
  locale?: Locale | null;
}

/**
 * Opens a client's account, with its profile, and signs in. That an address has an account already cannot be hidden
 * from whoever gets tokens when it has none; so each try is counted, costs the same work, and its owner is told.
 * @throws DeskError VALIDATION, ALREADY_EXISTS, TOO_MANY_ATTEMPTS
 */
export async function register(call: Call, input: Register): Promise<SignedIn> {
  if (call.actor.kind !== 'ANONYMOUS') throw invalid('already_signed_in', []);
  const email = checkedEmail(input.email, ['email']);
  await call.desk.attempts.take('REGISTER', { address: call.address });
  const given = {
    email,
    firstName: requiredText(input.firstName, ['firstName'], NAME_MAX),
    lastName: requiredText(input.lastName, ['lastName'], NAME_MAX),
    companyName: optionalText(input.companyName, ['companyName']),
    phone: optionalText(input.phone, ['phone'], 50),
    locale: input.locale ?? call.locale,
  };
  await mayTry(call, [registeringCounter(call)]);
  const about = [email, given.firstName, given.lastName, given.companyName];
  await checkNewPassword(input.password, about, call.locale, ['password']);
  const passwordHash = await hashPassword(input.password);
  const signedIn = await transaction(call, async (tx) => {
    if (await accountByEmail(tx.db, email)) return null;
    const { accountId } = await openClientAccount(tx, { ...given, passwordHash });
    await rememberNetwork(tx.db, accountId, call.address, tx.now);
    return openSession(tx, accountId);
  }).catch(async (error: unknown) => {
    // Somebody registered it at the same moment.
    if (isTaken(error)) return null;
    throw error;
  });
  if (signedIn) return signedIn;
  if (!(await countAttempt(call, [mailCounter(email)])))
    await transaction(call, async (tx) => queueLetter(tx, 'alreadyRegistered', given));
  throw emailTaken();
}

export const emailTaken = (): DeskError => new DeskError('ALREADY_EXISTS', 'email_taken', {}, ['email']);

/** Whether the database refused a second account for an address. */
export const isTaken = (error: unknown): boolean =>
  error instanceof UniqueConstraintViolationException && error.message.includes('account_email_key');

/** An e-mail address to write to. @throws DeskError VALIDATION */
export function checkedEmail(text: string, path: string[]): string {
  const email = requiredText(text, path, 320);
  if (!isEmail(email)) throw invalid('invalid_email', path);
  return email;
}
