/** The policies: reading them, and changing them while the desk runs. */
import { LockMode } from '@mikro-orm/postgresql';
import { DeskError } from '../../domain/errors.js';
import {
  DEFAULT_POLICIES,
  faultIn,
  withChanges,
  type Policies,
  type PolicyChanges,
} from '../../domain/platform/policies.js';
import { PoliciesRow } from '../../entities/platform/policies.entity.js';
import type { Call } from '../desk.js';
import { transaction } from '../transaction.js';
import { checkVersion } from '../version.js';

export interface PoliciesAsStored extends Policies {
  version: number;
  /** When they were changed last, and by whom; null while they are the defaults. */
  updatedAt: string | Date | null;
  updatedBy: string | null;
}

/** The policies as they stand in the database. */
export async function currentPolicies(call: Call): Promise<PoliciesAsStored> {
  const { content, ...row } = await call.desk.db
    .selectFrom('policies')
    .select(['content', 'version', 'updated_at as updatedAt', 'updated_by as updatedBy'])
    .executeTakeFirstOrThrow();
  return { ...withChanges(DEFAULT_POLICIES, content as PolicyChanges), ...row };
}

export interface ChangePolicies {
  /** The version that the edit was made on. */
  version?: number | null;
  changes: PolicyChanges;
}

/** Changes what is said and leaves the rest; it holds at once, at every process. @throws DeskError VALIDATION, CONFLICT */
export async function changePolicies(call: Call, { version, changes }: ChangePolicies): Promise<PoliciesAsStored> {
  return transaction(call, async (tx) => {
    const row = await tx.em.findOneOrFail(PoliciesRow, { onlyRow: true }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    checkVersion(row.version, version);
    const content = withChanges(row.content, changes);
    const policies = withChanges(DEFAULT_POLICIES, content);
    const fault = faultIn(policies);
    if (fault) throw new DeskError('VALIDATION', fault.key, fault.params, fault.path);
    const updatedBy = call.actor.kind === 'PERSON' ? call.actor.accountId : null;
    tx.em.assign(row, { content, updatedAt: tx.now, updatedBy });
    await tx.em.flush();
    tx.record({ kind: 'policies.changed', data: { content, version: row.version } });
    return { ...policies, version: row.version, updatedAt: tx.now, updatedBy };
  });
}
