/** Reading what is in stock. It is the same for everybody who may read it; what it costs is withheld by field. */
import { sql } from 'kysely';
import { visibleStock } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { conditions, contains, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';

const AVAILABLE = sql<number>`(stock_level.on_hand - stock_level.reserved)`;
const MOVED_AT = sql`coalesce(stock_level.last_movement_at, stock_level.created_at)`;

const COLUMNS = [
  'stock_level.id',
  'stock_level.product_id as productId',
  'stock_level.location_id as locationId',
  'stock_level.on_hand as onHand',
  'stock_level.reserved',
  AVAILABLE.as('available'),
  'stock_level.threshold',
  'stock_level.below_threshold as belowThreshold',
  'stock_level.average_cost as averageCost',
  sql<string | null>`(stock_level.on_hand * stock_level.average_cost)::numeric(16, 2)::text`.as('value'),
  'stock_level.last_movement_at as lastMovementAt',
] as const;

const from = (call: Call) =>
  call.desk.db
    .selectFrom('stock_level')
    .innerJoin('product', 'product.id', 'stock_level.product_id')
    .innerJoin('stock_location', 'stock_location.id', 'stock_level.location_id');
const rows = (call: Call) => from(call).select(columnsFor('StockLevel', COLUMNS, call));
export type StockLevelRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface StockWhere {
  productId?: Filter<string> | null;
  locationId?: Filter<string> | null;
  belowThreshold?: boolean | null;
  search?: string | null;
}

const product = { name: 'product', column: sql`product.name`, type: 'text' } as const;
const available = { name: 'available', column: AVAILABLE, type: 'integer' } as const;
const lastMovementAt = { name: 'lastMovementAt', column: MOVED_AT, type: 'timestamptz' } as const;

export const STOCK_ORDERS = {
  PRODUCT_ASC: { ...product, direction: 'ASC' },
  PRODUCT_DESC: { ...product, direction: 'DESC' },
  AVAILABLE_ASC: { ...available, direction: 'ASC' },
  AVAILABLE_DESC: { ...available, direction: 'DESC' },
  LAST_MOVEMENT_AT_DESC: { ...lastMovementAt, direction: 'DESC' },
  LAST_MOVEMENT_AT_ASC: { ...lastMovementAt, direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type StockOrder = keyof typeof STOCK_ORDERS;

const whereOf = (call: Call, where: StockWhere) => [
  visibleStock(call.actor),
  ...conditions(sql`stock_level.product_id`, where.productId, 'uuid'),
  ...conditions(sql`stock_level.location_id`, where.locationId, 'uuid'),
  ...(where.belowThreshold == null ? [] : [sql<boolean>`stock_level.below_threshold = ${where.belowThreshold}`]),
  ...contains([sql`product.reference`, sql`product.name`, sql`stock_location.name`], where.search),
];

export const listStock = (call: Call, where: StockWhere, orderBy: StockOrder, page: PageArgs) =>
  pageOf(rows(call), whereOf(call, where), STOCK_ORDERS[orderBy], sql`stock_level.id`, page);

export const countStock = (call: Call, where: StockWhere): Promise<number> => countOf(from(call), whereOf(call, where));

export const stockLevelsByIds = (call: Call, ids: readonly string[]): Promise<StockLevelRow[]> =>
  rows(call)
    .where(sql<boolean>`stock_level.id = any(${ids}::uuid[])`)
    .where(visibleStock(call.actor))
    .execute();

/** How much of a product there is in all places together, and at each. */
export interface Availability {
  onHand: number;
  reserved: number;
  available: number;
  places: StockLevelRow[];
}

/** What there is of several products, in one statement; places where there is nothing are left out. */
export async function availabilityOf(call: Call, productIds: readonly string[]): Promise<Availability[]> {
  const levels = await from(call)
    .select(COLUMNS)
    .where(sql<boolean>`stock_level.product_id = any(${productIds}::uuid[])`)
    .where('stock_level.on_hand', '>', 0)
    .where(visibleStock(call.actor))
    .orderBy('stock_location.name')
    .execute();
  const byProduct = Map.groupBy(levels, (level) => level.productId);
  return productIds.map((id) => {
    const places = byProduct.get(id) ?? [];
    const sum = (column: 'onHand' | 'reserved') => places.reduce((total, level) => total + level[column], 0);
    const [onHand, reserved] = [sum('onHand'), sum('reserved')];
    return { onHand, reserved, available: onHand - reserved, places };
  });
}
