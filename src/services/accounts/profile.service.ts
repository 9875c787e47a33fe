/** What people say of themselves. */
import { LockMode } from '@mikro-orm/postgresql';
import { DeskError } from '../../domain/errors.js';
import type { Locale } from '../../domain/messages.js';
import { Account } from '../../entities/accounts/account.entity.js';
import type { Call } from '../desk.js';
import { requiredText } from '../text.js';
import { transaction } from '../transaction.js';
import { checkVersion } from '../version.js';
import { accountById, type AccountRow } from './account.query.js';

export const NAME_MAX = 100;

export interface UpdateProfile {
  firstName?: string | null;
  lastName?: string | null;
  locale?: Locale | null;
  version?: number | null;
}

/** Changes the caller's own name and language; what is not given stays. @throws DeskError VALIDATION, CONFLICT */
export async function updateProfile(call: Call, input: UpdateProfile): Promise<{ account: AccountRow }> {
  const { actor } = call;
  if (actor.kind !== 'PERSON') throw new DeskError('FORBIDDEN', 'forbidden');
  const { accountId } = actor;
  const given = {
    ...(input.firstName != null && { firstName: requiredText(input.firstName, ['firstName'], NAME_MAX) }),
    ...(input.lastName != null && { lastName: requiredText(input.lastName, ['lastName'], NAME_MAX) }),
    ...(input.locale != null && { locale: input.locale }),
  };
  await transaction(call, async (tx) => {
    const account = await tx.em.findOneOrFail(Account, { id: accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    checkVersion(account.version, input.version);
    Object.assign(account, given);
    // Their name stands on what they do: it is not to be remembered as it was.
    tx.record({ kind: 'account.profile_changed', data: { accountId } });
  });
  return { account: (await accountById(call.desk.db, accountId))! };
}
