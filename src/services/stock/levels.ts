/**
 * Levels are moved under a lock, and whoever wants several locks them at once, in the order of product and place. Before
 * them come, in this order, places and tickets: nobody who holds a level waits for one of these. So no two can wait for
 * each other. Why: docs/adr/0018-stock-as-movements.md.
 */
import { LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { newId } from '../../domain/ids.js';
import { StockLevel } from '../../entities/stock/stock-level.entity.js';
import { StockLocation } from '../../entities/stock/stock-location.entity.js';
import type { Tx } from '../transaction.js';
import { fulfilShortages } from './shortages.js';

/** A product at a place. */
export interface Place {
  productId: string;
  locationId: string;
}

const keyOf = ({ productId, locationId }: Place): string => `${productId} ${locationId}`;

/** Levels that are locked until the commit. */
export class LockedLevels {
  readonly #byKey: ReadonlyMap<string, StockLevel>;
  constructor(levels: readonly StockLevel[]) {
    this.#byKey = new Map(levels.map((level) => [keyOf(level), level]));
  }

  of(place: Place): StockLevel {
    return this.#byKey.get(keyOf(place))!;
  }

  all(): StockLevel[] {
    return [...this.#byKey.values()];
  }
}

/** Locks the levels of some places; those that nobody has needed before begin with nothing. */
export async function lockLevels(tx: Tx, places: readonly Place[]): Promise<LockedLevels> {
  const wanted = [...new Map(places.map((place) => [keyOf(place), place])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, place]) => place);
  if (wanted.length === 0) return new LockedLevels([]);
  await tx.em.flush();
  await tx.db
    .insertInto('stock_level')
    .values(
      wanted.map(({ productId, locationId }) => ({
        id: newId(),
        product_id: productId,
        location_id: locationId,
        on_hand: 0,
        reserved: 0,
        below_threshold: false,
        created_at: tx.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['product_id', 'location_id']).doNothing())
    .execute();
  const levels = await tx.em.find(
    StockLevel,
    { $or: wanted.map(({ productId, locationId }) => ({ productId, locationId })) },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { productId: 'asc', locationId: 'asc' }, refresh: true },
  );
  return new LockedLevels(levels);
}

/**
 * What follows from moved levels, in the same transaction: what is to be had goes to tickets that wait for it, and a
 * level that has just fallen below its threshold is told, once until it is above it again.
 */
export async function settleLevels(tx: Tx, levels: LockedLevels): Promise<void> {
  await fulfilShortages(tx, levels.all());
  const fallen = levels.all().filter((level) => level.judge());
  if (fallen.length === 0) return;
  const locations = await tx.em.find(StockLocation, { id: { $in: fallen.map(({ locationId }) => locationId) } });
  for (const level of fallen)
    tx.record({
      kind: 'stock.low',
      technicianId: locations.find(({ id }) => id === level.locationId)?.technicianId ?? null,
      data: {
        stockLevelId: level.id,
        productId: level.productId,
        stockLocationId: level.locationId,
        available: level.available(),
        threshold: level.threshold,
      },
    });
}

/** Levels of which some tickets wait for more, although there is some. */
export const waitingPlaces = async (db: Tx['db']): Promise<Place[]> =>
  (
    await sql<Place>`
      select distinct level.product_id as "productId", level.location_id as "locationId"
      from required_part join stock_level as level
        on level.product_id = required_part.product_id and level.location_id = required_part.location_id
      where required_part.status = 'SHORTAGE' and level.on_hand > level.reserved`.execute(db)
  ).rows;
