import { newId } from '../../src/domain/ids.js';
import { Account } from '../../src/entities/accounts/account.entity.js';
import { accounts } from '../../src/services/index.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';

/** Password of accounts that say no other. */
export const PASSWORD = 'correct horse battery staple';

/** Somebody who signs in, as an ADMIN unless said otherwise. */
export async function makeAccount(
  call: Call,
  { password = PASSWORD, ...given }: Partial<Account> & { password?: string } = {},
): Promise<Account> {
  const passwordHash = await accounts.hashPassword(password);
  return transaction(call, async ({ em, now }) => {
    const id = newId();
    const named = { email: `${id}@desk.test`, firstName: 'Ada', lastName: 'Petit', role: 'ADMIN' as const };
    return em.create(Account, { id, ...named, passwordHash, createdAt: now, ...given });
  });
}
