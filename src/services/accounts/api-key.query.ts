/** Reading API keys. */
import { sql } from 'kysely';
import type { Call } from '../desk.js';
import { conditions, contains, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';
import { comparable } from '../text.js';

const rows = ({ desk: { db } }: Call) =>
  db
    .selectFrom('api_key')
    .select([
      'api_key.id',
      'api_key.name',
      'api_key.hint',
      'api_key.scopes',
      'api_key.client_id as clientId',
      'api_key.self_registration as selfRegistration',
      'api_key.created_by as createdById',
      'api_key.created_at as createdAt',
      'api_key.expires_at as expiresAt',
      'api_key.used_at as usedAt',
      'api_key.revoked_at as revokedAt',
    ]);
export type ApiKeyRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface ApiKeyWhere {
  /** Whether they open anything: neither revoked nor over. */
  active?: boolean | null;
  clientId?: Filter<string> | null;
  scope?: string | null;
  search?: string | null;
}

export const API_KEY_ORDERS = {
  NAME_ASC: { name: 'name', column: sql`api_key.name`, type: 'text', direction: 'ASC' },
  NAME_DESC: { name: 'name', column: sql`api_key.name`, type: 'text', direction: 'DESC' },
  CREATED_AT_DESC: { name: 'createdAt', column: sql`api_key.created_at`, type: 'timestamptz', direction: 'DESC' },
  CREATED_AT_ASC: { name: 'createdAt', column: sql`api_key.created_at`, type: 'timestamptz', direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type ApiKeyOrder = keyof typeof API_KEY_ORDERS;

const whereOf = ({ desk }: Call, where: ApiKeyWhere) => [
  ...(where.active == null
    ? []
    : [
        sql<boolean>`(api_key.revoked_at is null and (api_key.expires_at is null or api_key.expires_at > ${desk.clock.now()}))
          = ${where.active}`,
      ]),
  ...conditions(sql`api_key.client_id`, where.clientId, 'uuid'),
  ...(where.scope == null ? [] : [sql<boolean>`${comparable(where.scope)} = any(api_key.scopes)`]),
  ...contains([sql`api_key.name`, sql`api_key.hint`], where.search),
];

export const listApiKeys = (call: Call, where: ApiKeyWhere, orderBy: ApiKeyOrder, page: PageArgs) =>
  pageOf(rows(call), whereOf(call, where), API_KEY_ORDERS[orderBy], sql`api_key.id`, page);

export const countApiKeys = (call: Call, where: ApiKeyWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('api_key'), whereOf(call, where));

export const apiKeyById = async (call: Call, id: string): Promise<ApiKeyRow | null> =>
  (await rows(call).where('api_key.id', '=', id).executeTakeFirst()) ?? null;
