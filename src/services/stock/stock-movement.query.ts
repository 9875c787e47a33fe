/** Reading movements of stock: those who run the desk see all of them. */
import { sql } from 'kysely';
import { visibleStock } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { conditions, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';

const COLUMNS = [
  'stock_movement.id',
  'stock_movement.kind',
  'stock_movement.product_id as productId',
  'stock_movement.location_id as locationId',
  'stock_movement.quantity',
  'stock_movement.unit_cost as unitCost',
  'stock_movement.reason',
  'stock_movement.reference',
  'stock_movement.serial_numbers as serialNumbers',
  'stock_movement.replaced_serial_numbers as replacedSerialNumbers',
  'stock_movement.ticket_id as ticketId',
  'stock_movement.actor',
  'stock_movement.at',
] as const;

const rows = (call: Call) =>
  call.desk.db.selectFrom('stock_movement').select(columnsFor('StockMovement', COLUMNS, call));
export type StockMovementRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface StockMovementWhere {
  kind?: Filter<string> | null;
  productId?: Filter<string> | null;
  locationId?: Filter<string> | null;
  ticketId?: Filter<string> | null;
  at?: Filter<Date> | null;
}

const at = { name: 'at', column: sql`stock_movement.at`, type: 'timestamptz' } as const;
export const STOCK_MOVEMENT_ORDERS = {
  AT_DESC: { ...at, direction: 'DESC' },
  AT_ASC: { ...at, direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type StockMovementOrder = keyof typeof STOCK_MOVEMENT_ORDERS;

const whereOf = (call: Call, where: StockMovementWhere) => [
  visibleStock(call.actor),
  ...conditions(sql`stock_movement.kind`, where.kind),
  ...conditions(sql`stock_movement.product_id`, where.productId, 'uuid'),
  ...conditions(sql`stock_movement.location_id`, where.locationId, 'uuid'),
  ...conditions(sql`stock_movement.ticket_id`, where.ticketId, 'uuid'),
  ...conditions(sql`stock_movement.at`, where.at, 'timestamptz'),
];

export const listStockMovements = (
  call: Call,
  where: StockMovementWhere,
  orderBy: StockMovementOrder,
  page: PageArgs,
) => pageOf(rows(call), whereOf(call, where), STOCK_MOVEMENT_ORDERS[orderBy], sql`stock_movement.id`, page);

export const countStockMovements = (call: Call, where: StockMovementWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('stock_movement'), whereOf(call, where));

export const stockMovementsByIds = (call: Call, ids: readonly string[]): Promise<StockMovementRow[]> =>
  rows(call)
    .where(sql<boolean>`stock_movement.id = any(${ids}::uuid[])`)
    .where(visibleStock(call.actor))
    .execute();
