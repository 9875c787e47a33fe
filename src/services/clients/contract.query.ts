/** Reading contracts, as far as the caller sees. */
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Money } from '../../domain/money.js';
import { visibleContracts } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { conditions, contains, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';
import { assetsByIds, type AssetRow } from './asset.query.js';

const money = (column: 'yearly_price_amount' | 'hourly_rate_amount') =>
  sql<Money | null>`case when ${sql.ref(`contract.${column}`)} is not null then
    json_build_object('amount', ${sql.ref(`contract.${column}`)}::text, 'currency', contract.price_currency) end`;

const COLUMNS = [
  'contract.id',
  'contract.client_id as clientId',
  'contract.number',
  'contract.name',
  'contract.level',
  'contract.starts_on as startsOn',
  'contract.ends_on as endsOn',
  'contract.sla_policy_id as slaPolicyId',
  'contract.covers_all_assets as coversAllAssets',
  'contract.covers_parts as coversParts',
  'contract.exclusions',
  money('yearly_price_amount').as('yearlyPrice'),
  money('hourly_rate_amount').as('hourlyRate'),
  'contract.external_ref as externalRef',
  'contract.created_at as createdAt',
  'contract.updated_at as updatedAt',
  'contract.archived_at as archivedAt',
  'contract.version',
] as const;

const rows = (call: Call) => call.desk.db.selectFrom('contract').select(columnsFor('Contract', COLUMNS, call));
export type ContractRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface ContractWhere {
  clientId?: Filter<string> | null;
  level?: Filter<string> | null;
  number?: Filter<string> | null;
  /** In force on this day, ISO date. */
  activeOn?: string | null;
  /** Covering this asset: by name, or as one of its client's. */
  assetId?: string | null;
  createdAt?: Filter<Date> | null;
  search?: string | null;
}

const starts = { name: 'startsOn', column: sql`contract.starts_on`, type: 'date' } as const;
const created = { name: 'createdAt', column: sql`contract.created_at`, type: 'timestamptz' } as const;

export const CONTRACT_ORDERS = {
  STARTS_ON_DESC: { ...starts, direction: 'DESC' },
  STARTS_ON_ASC: { ...starts, direction: 'ASC' },
  CREATED_AT_DESC: { ...created, direction: 'DESC' },
  CREATED_AT_ASC: { ...created, direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type ContractOrder = keyof typeof CONTRACT_ORDERS;

const inForce = (day: string): Expression<SqlBool> =>
  sql<SqlBool>`contract.starts_on <= ${day}::date and (contract.ends_on is null or contract.ends_on >= ${day}::date)`;

const covers = (assetId: string): Expression<SqlBool> =>
  sql<SqlBool>`case when contract.covers_all_assets
    then contract.client_id in (select client_id from robot where id = ${assetId}::uuid
      union all select client_id from device where id = ${assetId}::uuid)
    else exists (select from contract_asset where contract_id = contract.id and asset_id = ${assetId}::uuid) end`;

const whereOf = (call: Call, where: ContractWhere) => [
  visibleContracts(call.actor),
  sql<SqlBool>`contract.archived_at is null`,
  ...conditions(sql`contract.client_id`, where.clientId, 'uuid'),
  ...conditions(sql`contract.level`, where.level),
  ...conditions(sql`contract.number`, where.number),
  ...conditions(sql`contract.created_at`, where.createdAt, 'timestamptz'),
  ...(where.activeOn == null ? [] : [inForce(where.activeOn)]),
  ...(where.assetId == null ? [] : [covers(where.assetId)]),
  ...contains([sql`contract.number`, sql`contract.name`, sql`contract.external_ref`], where.search),
];

export const listContracts = (call: Call, where: ContractWhere, orderBy: ContractOrder, page: PageArgs) =>
  pageOf(rows(call), whereOf(call, where), CONTRACT_ORDERS[orderBy], sql`contract.id`, page);

export const countContracts = (call: Call, where: ContractWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('contract'), whereOf(call, where));

/** Contracts by id, also those that were put away. */
export const contractsByIds = (call: Call, ids: readonly string[]): Promise<ContractRow[]> =>
  rows(call)
    .where(sql<boolean>`contract.id = any(${ids}::uuid[])`)
    .where(visibleContracts(call.actor))
    .execute();

/** The contracts of several clients, the latest first; a client has few. */
export async function contractsOfClients(call: Call, clientIds: readonly string[]): Promise<ContractRow[][]> {
  const found = await rows(call)
    .select('contract.client_id as owner')
    .where(sql<boolean>`contract.client_id = any(${clientIds}::uuid[])`)
    .where('contract.archived_at', 'is', null)
    .where(visibleContracts(call.actor))
    .orderBy('contract.starts_on', 'desc')
    .orderBy('contract.id', 'desc')
    .execute();
  const byClient = Map.groupBy(found, (row) => row.owner);
  return clientIds.map((id) => byClient.get(id) ?? []);
}

/** The assets that several contracts list, of those that the caller sees. */
export async function assetsOfContracts(call: Call, contractIds: readonly string[]): Promise<AssetRow[][]> {
  const listed = await call.desk.db
    .selectFrom('contract_asset')
    .select(['contract_id as contractId', 'asset_id as assetId'])
    .where(sql<boolean>`contract_id = any(${contractIds}::uuid[])`)
    .orderBy('asset_id')
    .execute();
  const assets = new Map(
    (
      await assetsByIds(
        call,
        listed.map(({ assetId }) => assetId),
      )
    ).map((one) => [one.id, one]),
  );
  const byContract = Map.groupBy(listed, ({ contractId }) => contractId);
  return contractIds.map((id) => (byContract.get(id) ?? []).flatMap(({ assetId }) => assets.get(assetId) ?? []));
}
