/** A new account together with the client that it acts for. */
import type { Locale } from '../../domain/messages.js';
import { newId } from '../../domain/ids.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { Client } from '../../entities/clients/client.entity.js';
import type { Tx } from '../transaction.js';

export interface NewClientAccount {
  email: string;
  firstName: string;
  lastName: string;
  companyName: string | null;
  phone: string | null;
  locale: Locale;
  /** Null for those who sign in elsewhere only. */
  passwordHash: string | null;
}

/** Opens a CLIENT account and its client: the company, or the person themselves. */
export async function openClientAccount(
  tx: Tx,
  given: NewClientAccount,
): Promise<{ accountId: string; clientId: string }> {
  const { companyName, phone, ...account } = given;
  const [accountId, clientId] = [newId(), newId()];
  tx.em.create(Client, {
    id: clientId,
    name: companyName ?? `${given.firstName} ${given.lastName}`.trim(),
    kind: companyName ? 'COMPANY' : 'PERSON',
    externalRef: null,
    email: given.email,
    phone,
    locale: given.locale,
    createdAt: tx.now,
    archivedAt: null,
  });
  tx.em.create(Account, { ...account, id: accountId, role: 'CLIENT', clientId, createdAt: tx.now });
  await tx.em.flush();
  return { accountId, clientId };
}
