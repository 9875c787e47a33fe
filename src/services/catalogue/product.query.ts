/** Reading the catalogue. It is the same for everybody who may read it. */
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Money } from '../../domain/money.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { conditions, searched, type Filter, type SearchDocument } from '../filter.js';
import { countOf, orderOf, pageOf, type Order, type PageArgs } from '../page.js';
import { comparable } from '../text.js';

const COLUMNS = [
  'product.id',
  'product.reference',
  'product.name',
  'product.description',
  'product.kind',
  'product.category',
  'product.brand',
  'product.model',
  // Made a Money here, as its amount is a decimal and stays one as text.
  sql<Money | null>`case when product.price_amount is not null then
    json_build_object('amount', product.price_amount::text, 'currency', product.price_currency) end`.as('price'),
  'product.vat_rate as vatRate',
  'product.warranty_months as warrantyMonths',
  'product.warranty_exclusions as warrantyExclusions',
  'product.compatible_models as compatibleModels',
  'product.serial_tracked as serialTracked',
  'product.created_at as createdAt',
  'product.updated_at as updatedAt',
  'product.archived_at as archivedAt',
  'product.version',
] as const;

const rows = (call: Call) => call.desk.db.selectFrom('product').select(columnsFor('Product', COLUMNS, call));
export type ProductRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface ProductWhere {
  kind?: Filter<string> | null;
  category?: Filter<string> | null;
  brand?: Filter<string> | null;
  reference?: Filter<string> | null;
  /** Of the price without VAT, in whatever currency. */
  price?: Filter<string> | null;
  compatibleModel?: string | null;
  archived?: boolean | null;
  createdAt?: Filter<Date> | null;
  search?: string | null;
}

const price = { name: 'price', column: sql`coalesce(product.price_amount, 'Infinity')`, type: 'numeric' } as const;

export const PRODUCT_ORDERS = {
  NAME_ASC: { name: 'name', column: sql`product.name`, type: 'text', direction: 'ASC' },
  NAME_DESC: { name: 'name', column: sql`product.name`, type: 'text', direction: 'DESC' },
  REFERENCE_ASC: { name: 'reference', column: sql`product.reference`, type: 'text', direction: 'ASC' },
  REFERENCE_DESC: { name: 'reference', column: sql`product.reference`, type: 'text', direction: 'DESC' },
  PRICE_ASC: { ...price, direction: 'ASC' },
  PRICE_DESC: { ...price, direction: 'DESC' },
  CREATED_AT_DESC: { name: 'createdAt', column: sql`product.created_at`, type: 'timestamptz', direction: 'DESC' },
  CREATED_AT_ASC: { name: 'createdAt', column: sql`product.created_at`, type: 'timestamptz', direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type ProductOrder = keyof typeof PRODUCT_ORDERS;

/** Indexed as `product_search_idx` and `product_codes_idx`. */
const DOCUMENT: SearchDocument = {
  text: sql`to_tsvector('desk', product.reference || ' ' || product.name || ' ' || coalesce(product.brand, '')
    || ' ' || coalesce(product.model, '') || ' ' || product.description)`,
  codes: sql`product.reference`,
};

/** Archived products are offered to those who ask for them only. */
const whereOf = (where: ProductWhere): Expression<SqlBool>[] => [
  where.archived ? sql<SqlBool>`product.archived_at is not null` : sql<SqlBool>`product.archived_at is null`,
  ...conditions(sql`product.kind`, where.kind),
  ...conditions(sql`product.category`, where.category),
  ...conditions(sql`product.brand`, where.brand),
  ...conditions(sql`product.reference`, where.reference),
  ...conditions(sql`product.price_amount`, where.price, 'numeric'),
  ...(where.compatibleModel == null
    ? []
    : [sql<SqlBool>`product.compatible_models @> array[${comparable(where.compatibleModel)}]::text[]`]),
  ...conditions(sql`product.created_at`, where.createdAt, 'timestamptz'),
  ...searched(DOCUMENT, where.search),
];

export const listProducts = (call: Call, where: ProductWhere, orderBy: ProductOrder, page: PageArgs) =>
  pageOf(rows(call), whereOf(where), orderOf(PRODUCT_ORDERS[orderBy], where.search), sql`product.id`, page);

export const countProducts = (call: Call, where: ProductWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('product'), whereOf(where));

/** Products by id, archived ones too: what was sold is still spoken of. */
export const productsByIds = (call: Call, ids: readonly string[]): Promise<ProductRow[]> =>
  rows(call)
    .where(sql<boolean>`product.id = any(${ids}::uuid[])`)
    .execute();

/** One product by its reference, or null. */
export async function productByReference(call: Call, reference: string): Promise<ProductRow | null> {
  const row = await rows(call).where('product.reference', '=', comparable(reference)).executeTakeFirst();
  return row ?? null;
}
