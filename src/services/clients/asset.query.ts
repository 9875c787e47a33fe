/** Reading assets: robots and devices as one list. A page is found over both tables, and its rows are read from each. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { visibleDevices, visibleRobots } from '../access.js';
import type { Call } from '../desk.js';
import { conditions, searched, type Filter, type SearchDocument } from '../filter.js';
import { keyset, literalLimit, mapPage, orderOf, type Order, type Page, type PageArgs } from '../page.js';
import { ROBOT_DOCUMENT, robotsByIds, type RobotRow } from '../robots/robot.query.js';
import { DEVICE_DOCUMENT, devicesByIds, type DeviceRow } from './device.query.js';

export const ASSET_KINDS = ['ROBOT', 'DEVICE'] as const;
type AssetKind = (typeof ASSET_KINDS)[number];

/** An asset as it is shown, with the name of its type. */
export type AssetRow = (RobotRow & { __typename: 'Robot' }) | (DeviceRow & { __typename: 'Device' });

export interface AssetWhere {
  kind?: Filter<string> | null;
  clientId?: Filter<string> | null;
  siteId?: Filter<string> | null;
  productId?: Filter<string> | null;
  brand?: Filter<string> | null;
  model?: Filter<string> | null;
  serialNumber?: Filter<string> | null;
  externalRef?: Filter<string> | null;
  createdAt?: Filter<Date> | null;
  search?: string | null;
}

/** What robots and devices have in common, each in its own columns. */
interface Source {
  table: 'robot' | 'device';
  visible: typeof visibleRobots;
  brand: RawBuilder<unknown>;
  document: SearchDocument;
  /** What the list may be ordered by, by the name of the order. */
  keys: Record<'createdAt' | 'name', RawBuilder<unknown>>;
}

const SOURCES: Record<AssetKind, Source> = {
  ROBOT: {
    table: 'robot',
    visible: visibleRobots,
    brand: sql`robot.manufacturer`,
    document: ROBOT_DOCUMENT,
    keys: { createdAt: sql`robot.created_at`, name: sql`(robot.model || ' ' || robot.serial_number)` },
  },
  DEVICE: {
    table: 'device',
    visible: visibleDevices,
    brand: sql`device.brand`,
    document: DEVICE_DOCUMENT,
    keys: { createdAt: sql`device.created_at`, name: sql`device.name` },
  },
};

/** The orders by the columns of the list; each source is ordered by its own key. */
const created = { name: 'createdAt', column: sql`key`, type: 'timestamptz' } as const;
const named = { name: 'name', column: sql`key`, type: 'text' } as const;
export const ASSET_ORDERS = {
  CREATED_AT_DESC: { ...created, direction: 'DESC' },
  CREATED_AT_ASC: { ...created, direction: 'ASC' },
  NAME_ASC: { ...named, direction: 'ASC' },
  NAME_DESC: { ...named, direction: 'DESC' },
} as const satisfies Record<string, Order>;
export type AssetOrder = keyof typeof ASSET_ORDERS;

const whereOf = (call: Call, where: AssetWhere, kind: AssetKind): Expression<SqlBool>[] => {
  const { table, visible, brand, document } = SOURCES[kind];
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return [
    visible(call.actor),
    sql<SqlBool>`${column('archived_at')} is null`,
    ...conditions(sql`${sql.lit(kind)}`, where.kind),
    ...conditions(column('client_id'), where.clientId, 'uuid'),
    ...conditions(column('site_id'), where.siteId, 'uuid'),
    ...conditions(column('product_id'), where.productId, 'uuid'),
    ...conditions(brand, where.brand),
    ...conditions(column('model'), where.model),
    ...conditions(column('serial_number'), where.serialNumber),
    ...conditions(column('external_ref'), where.externalRef),
    ...conditions(column('created_at'), where.createdAt, 'timestamptz'),
    ...searched(document, where.search),
  ];
};

interface Key {
  id: string;
  pageKey: string;
}

/** The keys of one page: the first of each table, in the list's order, and of these the first. */
function keysOf(
  call: Call,
  where: AssetWhere,
  orderBy: AssetOrder,
  page: PageArgs,
  more: (table: string) => Expression<SqlBool>[] = () => [],
) {
  const order = ASSET_ORDERS[orderBy];
  const parts = ASSET_KINDS.map((kind) => {
    const { table, keys } = SOURCES[kind];
    const own = orderOf({ ...order, column: keys[order.name] }, where.search);
    const id = sql.ref(`${table}.id`);
    const set = keyset(page, own, id);
    const all = sql.join([...whereOf(call, where, kind), ...more(table), ...set.where], sql` and `);
    return sql`(select ${id} as id, ${own.column} as key from ${sql.table(table)} where ${all}
      order by ${set.orderBy} limit ${literalLimit(set.limit)})`;
  });
  const set = keyset(page, order, sql`id`);
  return {
    statement: sql<Key>`select id, ${set.key} as "pageKey" from (${sql.join(parts, sql` union all `)}) as asset
      order by ${set.orderBy} limit ${literalLimit(set.limit)}`,
    finish: (keys: Key[]) => set.finish(keys),
  };
}

/** One page of the assets that the caller sees. */
export async function listAssets(
  call: Call,
  where: AssetWhere,
  orderBy: AssetOrder,
  page: PageArgs,
): Promise<Page<AssetRow>> {
  const { statement, finish } = keysOf(call, where, orderBy, page);
  const { rows } = await statement.execute(call.desk.db);
  const [shown] = await withRows(call, [finish(rows)]);
  return shown!;
}

/** The same page of assets for each of several clients or sites. */
export async function assetsOf(
  call: Call,
  owner: 'client_id' | 'site_id',
  ids: readonly string[],
  page: PageArgs,
): Promise<Page<AssetRow>[]> {
  const { statement, finish } = keysOf(call, {}, 'CREATED_AT_DESC', page, (table) => [
    sql<SqlBool>`${sql.ref(`${table}.${owner}`)} = asked.id`,
  ]);
  const { rows } = await sql<Key & { owner: string }>`select asked.id as owner, page.id, page."pageKey"
    from unnest(${ids}::uuid[]) as asked(id), lateral (${statement}) as page`.execute(call.desk.db);
  const byOwner = Map.groupBy(rows, (row) => row.owner);
  return withRows(
    call,
    ids.map((id) => finish(byOwner.get(id) ?? [])),
  );
}

/** The pages with the assets that their keys name. */
async function withRows(call: Call, pages: Page<Key>[]): Promise<Page<AssetRow>[]> {
  const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id));
  const assets = new Map((await assetsByIds(call, ids)).map((asset) => [asset.id, asset]));
  return pages.map((page) => {
    // What has gone out of sight since its key was read is left out.
    const there = { ...page, rows: page.rows.filter(({ id }) => assets.has(id)) };
    return mapPage(there, ({ id }) => assets.get(id)!);
  });
}

export async function countAssets(call: Call, where: AssetWhere): Promise<number> {
  const parts = ASSET_KINDS.map((kind) => {
    const { table } = SOURCES[kind];
    return sql`(select count(*) from ${sql.table(table)} where ${sql.join(whereOf(call, where, kind), sql` and `)})`;
  });
  const { rows } = await sql<{ count: string }>`select ${sql.join(parts, sql` + `)} as count`.execute(call.desk.db);
  return Number(rows[0]!.count);
}

/** Assets by id, whatever they are, of those that the caller sees. */
export async function assetsByIds(call: Call, ids: readonly string[]): Promise<AssetRow[]> {
  if (ids.length === 0) return [];
  const [robots, devices] = await Promise.all([robotsByIds(call, ids), devicesByIds(call, ids)]);
  return [
    ...robots.map((row) => ({ ...row, __typename: 'Robot' as const })),
    ...devices.map((row) => ({ ...row, __typename: 'Device' as const })),
  ];
}
