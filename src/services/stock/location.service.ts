/** Places of stock, and the thresholds below which a place wants more. */
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { QUANTITY_MAX, type LocationKind } from '../../domain/stock/stock-words.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import { StockLocation } from '../../entities/stock/stock-location.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { optionalText, requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { lockLevels, settleLevels } from './levels.js';

/** A new place, or the changed one when `id` is given; every part is said anew. */
export interface UpsertStockLocation {
  id?: string | null;
  name: string;
  kind: LocationKind;
  /** Whose van it is. */
  technicianId?: string | null;
  address?: string | null;
  archived?: boolean | null;
  version?: number | null;
  idempotencyKey?: string | null;
}

/** Makes a place or changes one. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS */
export async function upsertStockLocation(call: Call, input: UpsertStockLocation): Promise<{ locationId: string }> {
  const { idempotencyKey, ...given } = input;
  const values = {
    name: requiredText(input.name, ['name']),
    address: optionalText(input.address, ['address'], 500),
    technicianId: input.technicianId ?? null,
  };
  if ((input.kind === 'VAN') !== (values.technicianId !== null)) throw invalid('location_kind', ['technicianId']);
  try {
    return await transaction(call, (tx) =>
      once(tx, 'upsertStockLocation', idempotencyKey, given, async () => {
        if (values.technicianId && !(await tx.em.findOne(Technician, { id: values.technicianId })))
          throw notFound('technician', ['technicianId']);
        const location = input.id
          ? await changed(tx, input.id, input)
          : tx.em.create(StockLocation, {
              ...values,
              id: newId(),
              kind: input.kind,
              createdAt: tx.now,
              updatedAt: tx.now,
              archivedAt: null,
            });
        tx.em.assign(location, { ...values, updatedAt: tx.now });
        await tx.em.flush();
        return { locationId: location.id };
      }),
    );
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const isVan = error.message.includes('stock_location_van_key');
    throw new DeskError('ALREADY_EXISTS', isVan ? 'van_taken' : 'name_taken', {}, [isVan ? 'technicianId' : 'name']);
  }
}

/** The place, locked, archived or brought back as is asked. A place with stock is not archived: it would be lost from sight. */
async function changed(tx: Tx, id: string, input: UpsertStockLocation): Promise<StockLocation> {
  const location = await tx.em.findOne(StockLocation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!location) throw notFound('stockLocation', ['id']);
  checkVersion(location.version, input.version);
  if (location.kind !== input.kind) throw invalid('location_kind', ['kind']);
  if (input.archived && !location.archivedAt) {
    const { rows } = await sql`select from stock_level where location_id = ${id}::uuid and on_hand > 0 limit 1`.execute(
      tx.db,
    );
    if (rows.length > 0) throw invalid('location_not_empty', ['archived']);
    location.archivedAt = tx.now;
  }
  if (input.archived === false) location.archivedAt = null;
  return location;
}

export interface SetStockThreshold {
  productId: string;
  locationId: string;
  /** Null takes it away. */
  threshold?: number | null;
}

/** Says how many of a product a place should have at least. @throws DeskError VALIDATION, NOT_FOUND */
export async function setStockThreshold(call: Call, input: SetStockThreshold): Promise<{ levelId: string }> {
  const { productId, locationId, threshold = null } = input;
  if (threshold !== null && (threshold < 0 || threshold > QUANTITY_MAX))
    throw invalid('out_of_bounds', ['threshold'], { min: 0, max: QUANTITY_MAX });
  return transaction(call, async (tx) => {
    if (!(await tx.em.findOne(Product, { id: productId }))) throw notFound('product', ['productId']);
    const location = await tx.em.findOne(StockLocation, { id: locationId }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (!location) throw notFound('stockLocation', ['locationId']);
    const levels = await lockLevels(tx, [{ productId, locationId }]);
    const level = levels.of({ productId, locationId });
    level.threshold = threshold;
    await settleLevels(tx, levels);
    return { levelId: level.id };
  });
}
