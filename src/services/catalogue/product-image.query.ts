/** Reading the images of products: whoever sees a product sees them. */
import { sql } from 'kysely';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';

const COLUMNS = [
  'product_image.id',
  // In any case: images of several products are told apart by it.
  sql<string>`product_image.product_id`.as('productId'),
  'product_image.file_id as fileId',
  'product_image.caption',
  'product_image.created_at as createdAt',
] as const;

const rows = (call: Call) =>
  call.desk.db
    .selectFrom('product_image')
    .select(columnsFor('ProductImage', COLUMNS, call))
    .where('product_image.archived_at', 'is', null);

export type ProductImageRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** The images of several products, oldest first, in one statement. */
export async function imagesOf(call: Call, productIds: readonly string[]): Promise<ProductImageRow[][]> {
  const found = await rows(call)
    .where(sql<boolean>`product_image.product_id = any(${productIds}::uuid[])`)
    .orderBy('product_image.created_at')
    .orderBy('product_image.id')
    .execute();
  const byProduct = Map.groupBy(found, (row) => row.productId);
  return productIds.map((id) => byProduct.get(id) ?? []);
}

export const productImagesByIds = (call: Call, ids: readonly string[]): Promise<ProductImageRow[]> =>
  rows(call)
    .where(sql<boolean>`product_image.id = any(${ids}::uuid[])`)
    .execute();
