/** The desk's people: who has an account, in which role, and who may come in. */
import { LockMode } from '@mikro-orm/postgresql';
import { mayLetInAndOut, rolesShownTo } from '../../domain/accounts/account-policy.js';
import { DeskError, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import type { Locale } from '../../domain/messages.js';
import { Account } from '../../entities/accounts/account.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { accountByEmail, accountById, type AccountRow } from './account.query.js';
import { queueLetter } from './letters.js';
import { dropPasswordLink } from './password-link.js';
import { NAME_MAX } from './profile.service.js';
import { checkedEmail, emailTaken, isTaken } from './registration.service.js';
import { checkAnAdminIsLeft, giveRole, technicianOf, type GivenRole } from './role.js';
import { endSessions } from './session.service.js';

export interface CreateUser extends GivenRole {
  email: string;
  firstName: string;
  lastName: string;
  locale?: Locale | null;
  idempotencyKey?: string | null;
}

/**
 * Makes an account for somebody else. They are invited by mail to choose their password: nobody but they ever knows it.
 * @throws DeskError VALIDATION, NOT_FOUND, ALREADY_EXISTS
 */
export async function createUser(call: Call, input: CreateUser): Promise<{ account: AccountRow }> {
  const { idempotencyKey, ...given } = input;
  const email = checkedEmail(input.email, ['email']);
  const firstName = requiredText(input.firstName, ['firstName'], NAME_MAX);
  const lastName = requiredText(input.lastName, ['lastName'], NAME_MAX);
  const { accountId } = await transaction(call, (tx) =>
    once(tx, 'createUser', idempotencyKey, given, async () => {
      if (await accountByEmail(tx.db, email)) throw emailTaken();
      const account = tx.em.create(Account, {
        id: newId(),
        email,
        passwordHash: null,
        firstName,
        lastName,
        role: 'SAV_MANAGER',
        locale: input.locale ?? call.locale,
        createdAt: tx.now,
        emailVerifiedAt: null,
      });
      await giveRole(tx, account, input);
      queueLetter(tx, 'invitation', account);
      await tx.em.flush();
      return { accountId: account.id };
    }),
  ).catch((error: unknown) => {
    throw isTaken(error) ? emailTaken() : error;
  });
  return { account: (await accountById(call.desk.db, accountId))! };
}

export interface AssignRole extends GivenRole {
  accountId: string;
  version?: number | null;
}

/** Gives an account another role, which holds at once. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT */
export async function assignRole(call: Call, input: AssignRole): Promise<{ account: AccountRow }> {
  await transaction(call, async (tx) => {
    const account = await (input.role === 'ADMIN' ? accountInSight : accountToLetGo)(tx, input.accountId);
    checkVersion(account.version, input.version);
    await giveRole(tx, account, input);
    tx.record({ kind: 'account.rights_changed', data: { accountId: account.id } });
  });
  return { account: (await accountById(call.desk.db, input.accountId))! };
}

export interface SetUserActive {
  accountId: string;
  active: boolean;
  version?: number | null;
}

/**
 * Lets somebody in or out. Whoever is let out is out at once: sessions, sockets and links by mail end.
 * @throws DeskError NOT_FOUND, CONFLICT, FORBIDDEN
 */
export async function setUserActive(call: Call, input: SetUserActive): Promise<{ account: AccountRow }> {
  await transaction(call, async (tx) => {
    const account = await (input.active ? accountInSight : accountToLetGo)(tx, input.accountId);
    if (!mayLetInAndOut(call.actor, account)) throw new DeskError('FORBIDDEN', 'forbidden');
    checkVersion(account.version, input.version);
    if (account.active === input.active) return;
    account.active = input.active;
    if (account.role === 'TECHNICIAN') {
      const technician = await technicianOf(tx, account.id);
      if (technician) technician.active = input.active;
    }
    if (input.active) return;
    await dropPasswordLink(tx, account.id);
    await endSessions(tx, account.id, 'the account was deactivated');
  });
  return { account: (await accountById(call.desk.db, input.accountId))! };
}

/** The account under a lock, when the caller may know of it. @throws DeskError NOT_FOUND */
async function accountInSight(tx: Tx, accountId: string): Promise<Account> {
  const account = await tx.em.findOne(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!account || !rolesShownTo(tx.call.actor).includes(account.role)) throw notFound('account', ['accountId']);
  return account;
}

/**
 * The account under a lock, which may cease to be an ADMIN's. ADMINs are locked first and in one order, if it looks like
 * one of them; whoever may not know of it is asked no further. @throws DeskError NOT_FOUND, CONFLICT for the last ADMIN
 */
async function accountToLetGo(tx: Tx, accountId: string): Promise<Account> {
  const isAdmin = ({ role, active }: Pick<Account, 'role' | 'active'>): boolean => role === 'ADMIN' && active;
  const row = await tx.db
    .selectFrom('account')
    .select(['role', 'active'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  const looksLikeOne = row !== undefined && isAdmin(row) && rolesShownTo(tx.call.actor).includes('ADMIN');
  if (looksLikeOne) await checkAnAdminIsLeft(tx, accountId);
  const account = await accountInSight(tx, accountId);
  // It became one meanwhile.
  if (!looksLikeOne && isAdmin(account)) await checkAnAdminIsLeft(tx, accountId);
  return account;
}
