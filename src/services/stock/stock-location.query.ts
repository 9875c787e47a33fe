/** Reading places of stock. */
import { sql } from 'kysely';
import { visibleStock } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { conditions, contains, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';

const COLUMNS = [
  'stock_location.id',
  'stock_location.name',
  'stock_location.kind',
  'stock_location.technician_id as technicianId',
  'stock_location.address',
  'stock_location.created_at as createdAt',
  'stock_location.archived_at as archivedAt',
  'stock_location.version',
] as const;

const rows = (call: Call) =>
  call.desk.db.selectFrom('stock_location').select(columnsFor('StockLocation', COLUMNS, call));
export type StockLocationRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface StockLocationWhere {
  kind?: Filter<string> | null;
  technicianId?: Filter<string> | null;
  archived?: boolean | null;
  search?: string | null;
}

const name = { name: 'name', column: sql`stock_location.name`, type: 'text' } as const;
export const STOCK_LOCATION_ORDERS = {
  NAME_ASC: { ...name, direction: 'ASC' },
  NAME_DESC: { ...name, direction: 'DESC' },
} as const satisfies Record<string, Order>;
export type StockLocationOrder = keyof typeof STOCK_LOCATION_ORDERS;

/** Archived ones are shown to those who ask for them only. */
const whereOf = (call: Call, where: StockLocationWhere) => [
  visibleStock(call.actor),
  where.archived
    ? sql<boolean>`stock_location.archived_at is not null`
    : sql<boolean>`stock_location.archived_at is null`,
  ...conditions(sql`stock_location.kind`, where.kind),
  ...conditions(sql`stock_location.technician_id`, where.technicianId, 'uuid'),
  ...contains([sql`stock_location.name`, sql`stock_location.address`], where.search),
];

export const listStockLocations = (
  call: Call,
  where: StockLocationWhere,
  orderBy: StockLocationOrder,
  page: PageArgs,
) => pageOf(rows(call), whereOf(call, where), STOCK_LOCATION_ORDERS[orderBy], sql`stock_location.id`, page);

export const countStockLocations = (call: Call, where: StockLocationWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('stock_location'), whereOf(call, where));

export const stockLocationsByIds = (call: Call, ids: readonly string[]): Promise<StockLocationRow[]> =>
  rows(call)
    .where(sql<boolean>`stock_location.id = any(${ids}::uuid[])`)
    .where(visibleStock(call.actor))
    .execute();
