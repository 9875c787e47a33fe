/** Entering and editing products, and taking them away. */
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { DeskError, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import type { ProductFacts } from '../../domain/catalogue/product-words.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { newFacts, saidFacts, type GivenFacts } from './product-facts.js';

export interface CreateProduct extends GivenFacts {
  idempotencyKey?: string | null;
}

/** Enters a product. @throws DeskError VALIDATION, ALREADY_EXISTS, IDEMPOTENCY_MISMATCH */
export async function createProduct(call: Call, input: CreateProduct): Promise<{ productId: string }> {
  const { idempotencyKey, ...given } = input;
  const facts = newFacts(given);
  return unlessTaken(() =>
    transaction(call, (tx) =>
      once(tx, 'createProduct', idempotencyKey, given, async () => {
        const product = enterProduct(tx, facts);
        await tx.em.flush();
        return { productId: product.id };
      }),
    ),
  );
}

/** A new product on offer. */
export const enterProduct = (tx: Tx, facts: ProductFacts): Product =>
  tx.em.create(Product, { ...facts, id: newId(), createdAt: tx.now, updatedAt: tx.now, archivedAt: null });

export interface UpdateProduct extends GivenFacts {
  productId: string;
  /** Takes it off offer, or offers it again; undefined leaves it. */
  archived?: boolean | null;
  version?: number | null;
}

/** Changes what is given of a product. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS */
export async function updateProduct(call: Call, input: UpdateProduct): Promise<{ productId: string }> {
  const { productId, archived, version, ...given } = input;
  const facts = saidFacts(given);
  return unlessTaken(() =>
    transaction(call, async (tx) => {
      const product = await lockedProduct(tx, productId);
      checkVersion(product.version, version);
      product.describe(facts, tx.now);
      if (archived != null) product.offer(!archived, tx.now);
      await tx.em.flush();
      return { productId };
    }),
  );
}

/** What became of a product that was taken away. */
export const DELETIONS = ['ERASED', 'ARCHIVED'] as const;
export type Deletion = (typeof DELETIONS)[number];

export interface DeleteProduct {
  productId: string;
  version?: number | null;
}

/**
 * Takes a product away: one that something refers to is archived, as history still speaks of it, and any other is erased.
 * @throws DeskError NOT_FOUND, CONFLICT
 */
export async function deleteProduct(call: Call, input: DeleteProduct): Promise<{ outcome: Deletion }> {
  try {
    return await takeAway(call, input);
  } catch (error) {
    // Something came to refer to it while it was being erased: now it is in use.
    if (isReferredTo(error)) return takeAway(call, input);
    throw error;
  }
}

/** SQLSTATE 23503, whether MikroORM or the driver itself says it. */
const isReferredTo = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23503';

function takeAway(call: Call, { productId, version }: DeleteProduct): Promise<{ outcome: Deletion }> {
  return transaction(call, async (tx) => {
    const product = await lockedProduct(tx, productId);
    checkVersion(product.version, version);
    if (await isInUse(tx, productId)) {
      product.offer(false, tx.now);
      return { outcome: 'ARCHIVED' };
    }
    tx.em.remove(product);
    return { outcome: 'ERASED' };
  });
}

/**
 * Whether any row refers to the product. Which tables may is asked of the database, so that those that come later count
 * too. What goes with the product (on delete cascade) does not.
 */
async function isInUse({ db }: Tx, productId: string): Promise<boolean> {
  const { rows: references } = await sql<{ table: string; column: string }>`
    select relname as table, attname as column from pg_constraint
    join pg_class on pg_class.oid = conrelid
    join pg_attribute on attrelid = conrelid and attnum = any(conkey)
    where contype = 'f' and confrelid = 'product'::regclass and confdeltype <> 'c'`.execute(db);
  if (references.length === 0) return false;
  const uses = references.map(
    ({ table, column }) => sql`exists (select from ${sql.table(table)} where ${sql.ref(column)} = ${productId}::uuid)`,
  );
  const { rows } = await sql<{ used: boolean }>`select ${sql.join(uses, sql` or `)} as used`.execute(db);
  return rows[0]!.used;
}

/** The product, locked until the commit. */
async function lockedProduct(tx: Tx, productId: string): Promise<Product> {
  const product = await tx.em.findOne(Product, { id: productId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!product) throw notFound('product', ['productId']);
  return product;
}

/** A reference that another product bears is told as such. @throws DeskError ALREADY_EXISTS */
export async function unlessTaken<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException)
      throw new DeskError('ALREADY_EXISTS', 'reference_taken', {}, ['reference']);
    throw error;
  }
}
