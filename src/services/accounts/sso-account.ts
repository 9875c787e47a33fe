/** From a person whom a provider vouches for to the account that is theirs. See docs/adr/0011. */
import { LockMode } from '@mikro-orm/postgresql';
import { roleAfter, isOfDomains, type SsoPerson, type SsoRules } from '../../domain/accounts/sso.js';
import type { Role } from '../../domain/accounts/actor.js';
import { DeskError } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { localeOf } from '../../domain/messages.js';
import { AccountIdentity } from '../../entities/accounts/account-identity.entity.js';
import { Account } from '../../entities/accounts/account.entity.js';
import type { Tx } from '../transaction.js';
import { openClientAccount } from './open-account.js';
import { checkAnAdminIsLeft, giveRole } from './role.js';
import { endSessions } from './session.service.js';

const refused = (key: 'sso_refused' | 'sso_unverified' | 'sso_domain' | 'sso_unknown'): DeskError =>
  new DeskError('INVALID_CREDENTIALS', key);

/** The person's account: known by issuer and subject, linked by a verified address, or new. @throws DeskError INVALID_CREDENTIALS */
export async function accountOfPerson(tx: Tx, person: SsoPerson, rules: SsoRules): Promise<Account> {
  if (!person.subject) throw refused('sso_refused');
  if (!isOfDomains(person, rules.domains)) throw refused(person.emailVerified ? 'sso_domain' : 'sso_unverified');
  const { issuer, subject, email } = person;
  const identity = await tx.em.findOne(AccountIdentity, { issuer, subject });
  if (identity) {
    const account = await lockedAccount(tx, identity.accountId);
    if (!account.active) throw refused('sso_refused');
    Object.assign(identity, { usedAt: tx.now, email });
    await applyRole(tx, account, roleAfter(account.role, person.role, rules.roles?.lowers ?? false));
    return account;
  }
  const account = await linkedOrNew(tx, person, rules);
  tx.em.create(AccountIdentity, {
    id: newId(),
    accountId: account.id,
    issuer,
    subject,
    email,
    createdAt: tx.now,
    usedAt: tx.now,
  });
  await tx.em.flush();
  return account;
}

const lockedAccount = (tx: Tx, id: string): Promise<Account> =>
  tx.em.findOneOrFail(Account, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/** The account of a verified address, or a new one where the provider may make it. */
async function linkedOrNew(tx: Tx, person: SsoPerson, rules: SsoRules): Promise<Account> {
  const { email } = person;
  if (!email || !person.emailVerified) throw refused('sso_unverified');
  const found = await tx.db
    .selectFrom('account')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['email']), '=', eb.fn('lower', [eb.val(email)])))
    .executeTakeFirst();
  if (!found) return newAccount(tx, { ...person, email }, rules);
  const account = await lockedAccount(tx, found.id);
  if (!account.active) throw refused('sso_refused');
  if (account.role === 'CLIENT') await endWhatWasBefore(tx, account);
  account.emailVerifiedAt = tx.now;
  await applyRole(tx, account, roleAfter(account.role, person.role, rules.roles?.lowers ?? false));
  return account;
}

/**
 * Anybody may register with an address that is not theirs, and wait for its owner to come. The owner has come, and has
 * proved it: who was here before without proof goes, with the password and every session. Staff do not register; an ADMIN
 * made their accounts, and they keep their password for the day on which the provider is down.
 */
async function endWhatWasBefore(tx: Tx, account: Account): Promise<void> {
  if (!account.passwordHash || account.emailVerifiedAt) return;
  account.passwordHash = null;
  await endSessions(tx, account.id, 'the owner of the address signed in through a provider');
}

async function newAccount(tx: Tx, person: SsoPerson & { email: string }, rules: SsoRules): Promise<Account> {
  const { email, firstName, lastName } = person;
  const given = { email, firstName, lastName, locale: localeOf(person.locale ?? undefined), passwordHash: null };
  const role = person.role ?? 'CLIENT';
  if (role === 'CLIENT') {
    if (!rules.createsClients) throw refused('sso_unknown');
    const { accountId } = await openClientAccount(tx, { ...given, companyName: null, phone: null });
    return tx.em.findOneOrFail(Account, { id: accountId });
  }
  const proved = { emailVerifiedAt: tx.now, createdAt: tx.now };
  const account = tx.em.create(Account, { ...given, ...proved, id: newId(), role, clientId: null });
  await giveRole(tx, account, { role });
  return account;
}

/** Gives the account the role that its claims map to. The last ADMIN stays one. */
async function applyRole(tx: Tx, account: Account, role: Role): Promise<void> {
  if (role === account.role) return;
  if (account.role === 'ADMIN' && (await isLastAdmin(tx, account.id))) {
    tx.call.desk.log.warn({ accountId: account.id, role }, 'the claims of the last ADMIN map to a lower role; kept');
    return;
  }
  // The client stays; whoever works for the desk acts for none.
  await giveRole(tx, account, { role });
  tx.record({ kind: 'account.rights_changed', data: { accountId: account.id } });
}

async function isLastAdmin(tx: Tx, accountId: string): Promise<boolean> {
  try {
    await checkAnAdminIsLeft(tx, accountId);
    return false;
  } catch (error) {
    if (error instanceof DeskError && error.code === 'CONFLICT') return true;
    throw error;
  }
}
