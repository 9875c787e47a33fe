/** Reading accounts. */
import { sql } from 'kysely';
import { emailKey } from '../../domain/accounts/email.js';
import type { Db } from '../../entities/index.js';
import { visibleAccounts } from '../access.js';
import type { Call } from '../desk.js';
import { conditions, contains, mapFilter, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';

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
      'account.version',
    ]);
export type AccountRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export const accountById = async (db: Db, id: string): Promise<AccountRow | null> =>
  (await rows(db).where('account.id', '=', id).executeTakeFirst()) ?? null;

/**
 * An account by its address, with what is needed to check a password, and whether it has signed in from this network
 * before. Case matters for A to Z only; the first condition is for the index, and would take more letters for the same.
 */
export const accountByEmail = async (db: Db, email: string, network = '') =>
  (await db
    .selectFrom('account')
    .leftJoin('known_network', (join) =>
      join.onRef('known_network.account_id', '=', 'account.id').on('known_network.network', '=', network),
    )
    .select([
      'account.id',
      'account.active',
      'account.password_hash as passwordHash',
      sql<boolean>`known_network.network is not null`.as('isKnownNetwork'),
    ])
    .where(sql<boolean>`lower(account.email) = lower(${email})`)
    .where(sql<boolean>`lower(account.email collate "C") = ${emailKey(email)}`)
    .executeTakeFirst()) ?? null;

/** The caller's own account; null for a service. */
export const ownAccount = async (call: Call): Promise<AccountRow | null> =>
  call.actor.kind === 'PERSON' ? await accountById(call.desk.db, call.actor.accountId) : null;

export interface AccountWhere {
  role?: Filter<string> | null;
  active?: boolean | null;
  clientId?: Filter<string> | null;
  email?: Filter<string> | null;
  createdAt?: Filter<Date> | null;
  search?: string | null;
}

const NAME = sql`(account.last_name || ' ' || account.first_name)`;
export const ACCOUNT_ORDERS = {
  NAME_ASC: { name: 'name', column: NAME, type: 'text', direction: 'ASC' },
  NAME_DESC: { name: 'name', column: NAME, type: 'text', direction: 'DESC' },
  EMAIL_ASC: { name: 'email', column: sql`account.email`, type: 'text', direction: 'ASC' },
  EMAIL_DESC: { name: 'email', column: sql`account.email`, type: 'text', direction: 'DESC' },
  CREATED_AT_DESC: { name: 'createdAt', column: sql`account.created_at`, type: 'timestamptz', direction: 'DESC' },
  CREATED_AT_ASC: { name: 'createdAt', column: sql`account.created_at`, type: 'timestamptz', direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type AccountOrder = keyof typeof ACCOUNT_ORDERS;

const whereOf = ({ actor }: Call, where: AccountWhere) => [
  visibleAccounts(actor),
  ...conditions(sql`account.role`, where.role),
  ...(where.active == null ? [] : [sql<boolean>`account.active = ${where.active}`]),
  ...conditions(sql`account.client_id`, where.clientId, 'uuid'),
  ...conditions(sql`lower(account.email)`, mapFilter(where.email, emailKey)),
  ...conditions(sql`account.created_at`, where.createdAt, 'timestamptz'),
  ...contains([sql`account.first_name`, sql`account.last_name`, sql`account.email`], where.search),
];

export const listAccounts = (call: Call, where: AccountWhere, orderBy: AccountOrder, page: PageArgs) =>
  pageOf(rows(call.desk.db), whereOf(call, where), ACCOUNT_ORDERS[orderBy], sql`account.id`, page);

export const countAccounts = (call: Call, where: AccountWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('account'), whereOf(call, where));

/** Accounts by their ids, of those that the caller may see. */
export const accountsByIds = (call: Call, ids: readonly string[]): Promise<AccountRow[]> =>
  rows(call.desk.db)
    .where(sql<boolean>`account.id = any(${ids}::uuid[])`)
    .where(visibleAccounts(call.actor))
    .execute();
