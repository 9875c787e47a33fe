/** A new client with its first account: by registering, or by signing in elsewhere for the first time. */
import type { Locale } from '../../domain/messages.js';
import { newId } from '../../domain/ids.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { Client } from '../../entities/clients/client.entity.js';
import type { Tx } from '../transaction.js';

export interface NewClientAccount {
  email: string;
  firstName: string;
  lastName: string;
  /** Null for a person. */
  companyName: string | null;
  phone: string | null;
  locale: Locale;
  /** Null for those who sign in elsewhere; whoever lets them in has checked that the address is theirs. */
  passwordHash: string | null;
}

/** Makes the client's profile and the account together. Fails on an address that has an account already. */
export async function openClientAccount(
  tx: Tx,
  given: NewClientAccount,
): Promise<{ accountId: string; clientId: string }> {
  const { email, firstName, lastName, companyName, phone, locale, passwordHash } = given;
  const [accountId, clientId] = [newId(), newId()];
  tx.em.create(Client, {
    id: clientId,
    name: companyName ?? `${firstName} ${lastName}`.trim(),
    kind: companyName === null ? 'PERSON' : 'COMPANY',
    externalRef: null,
    email,
    phone,
    locale,
    createdAt: tx.now,
    archivedAt: null,
  });
  tx.em.create(Account, {
    id: accountId,
    email,
    passwordHash,
    firstName,
    lastName,
    role: 'CLIENT',
    clientId,
    locale,
    createdAt: tx.now,
    emailVerifiedAt: passwordHash === null ? tx.now : null,
  });
  await tx.em.flush();
  return { accountId, clientId };
}
