/** Reading accounts. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import type { Call } from '../desk.js';

const rows = (db: Db) =>
  db
    .selectFrom('account')
    .leftJoin('technician', 'technician.account_id', 'account.id')
    .select([
      'account.id',
      'account.email',
      'account.first_name as firstName',
      'account.last_name as lastName',
      sql<string>`concat_ws(' ', account.first_name, account.last_name)`.as('name'),
      'account.role',
      'account.locale',
      'account.active',
      'account.client_id as clientId',
      'technician.id as technicianId',
      'account.created_at as createdAt',
    ]);
export type AccountRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export const accountById = async (db: Db, id: string): Promise<AccountRow | null> =>
  (await rows(db).where('account.id', '=', id).executeTakeFirst()) ?? null;

/** An account by its address, whatever the case, with what is needed to check a password. */
export const accountByEmail = async (db: Db, email: string) =>
  (await rows(db)
    .select('account.password_hash as passwordHash')
    .where(sql<boolean>`lower(account.email) = lower(${email})`)
    .executeTakeFirst()) ?? null;

/** The caller's own account; null for a service. */
export const ownAccount = async (call: Call): Promise<AccountRow | null> =>
  call.actor.kind === 'PERSON' ? await accountById(call.desk.db, call.actor.accountId) : null;
