/** What the manager does to stock by hand: what arrives, what goes, what is counted, what is brought elsewhere. */
import { LockMode } from '@mikro-orm/postgresql';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { moneyOf } from '../../domain/money.js';
import { QUANTITY_MAX, STOCK_CURRENCY, type StockAction } from '../../domain/stock/stock-words.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import type { StockLevel } from '../../entities/stock/stock-level.entity.js';
import { StockLocation } from '../../entities/stock/stock-location.entity.js';
import type { StockMovement } from '../../entities/stock/stock-movement.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { optionalText, requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { lockLevels, settleLevels } from './levels.js';
import { checkAvailable, move, transfer } from './movements.js';
import { putPieces, serialsAt, serialsFor, takePieces } from './pieces.js';

export interface AdjustStock {
  action: StockAction;
  productId: string;
  locationId: string;
  /** Where a TRANSFER goes. */
  toLocationId?: string | null;
  /** How many move; of a COUNT, how many there are. */
  quantity: number;
  serialNumbers?: string[] | null;
  /** What a piece of a RECEIPT cost. */
  unitCost?: { amount: string; currency?: string | null } | null;
  reason?: string | null;
  reference?: string | null;
  idempotencyKey?: string | null;
}

export interface Adjusted {
  movementIds: string[];
  levelIds: string[];
}

/**
 * Moves stock by hand. All of it happens or nothing; a repetition with the same key answers the first result.
 * @throws DeskError VALIDATION, NOT_FOUND, OUT_OF_STOCK, IDEMPOTENCY_MISMATCH
 */
export async function adjustStock(call: Call, input: AdjustStock): Promise<Adjusted> {
  const { idempotencyKey, ...given } = input;
  const told = checked(input);
  return transaction(call, (tx) =>
    once(tx, 'adjustStock', idempotencyKey, given, async () => {
      const product = await tx.em.findOne(Product, { id: input.productId });
      if (!product) throw notFound('product', ['productId']);
      const serials = serialsFor(product, input.quantity, input.serialNumbers);
      const { from, to } = await placesOf(tx, input);
      const places = [from, ...(to ? [to] : [])].map(({ id }) => ({ productId: product.id, locationId: id }));
      const levels = await lockLevels(tx, places);
      const [level, target] = places.map((place) => levels.of(place)) as [StockLevel, StockLevel | undefined];
      const movements = await ACTIONS[input.action]({ tx, level, target, location: from, serials, ...told });
      await settleLevels(tx, levels);
      return { movementIds: movements.map(({ id }) => id), levelIds: levels.all().map(({ id }) => id) };
    }),
  );
}

interface Told {
  quantity: number;
  unitCost: string | null;
  reason: string | null;
  reference: string | null;
}

interface Doing extends Told {
  tx: Tx;
  level: StockLevel;
  target: StockLevel | undefined;
  location: StockLocation;
  serials: string[];
}

/** What each action does; levels and places are locked. */
const ACTIONS: Record<StockAction, (doing: Doing) => Promise<StockMovement[]>> = {
  async RECEIPT({ tx, level, serials, quantity, unitCost, reason, reference }) {
    await putPieces(tx, level, serials);
    return [move(tx, level, { kind: 'RECEIPT', quantity, unitCost, reason, reference, serialNumbers: serials })];
  },

  async RETURN({ tx, level, serials, quantity, reason, reference }) {
    await putPieces(tx, level, serials, true);
    return [move(tx, level, { kind: 'RETURN', quantity, reason, reference, serialNumbers: serials })];
  },

  async ISSUE({ tx, level, location, serials, quantity, reason, reference }) {
    checkAvailable(level, quantity, location.name);
    await takePieces(tx, level, serials);
    return [move(tx, level, { kind: 'ISSUE', quantity: -quantity, reason, reference, serialNumbers: serials })];
  },

  async TRANSFER({ tx, level, target, location, serials, quantity, reason, reference }) {
    checkAvailable(level, quantity, location.name);
    await takePieces(tx, level, serials);
    await putPieces(tx, target!, serials, true);
    return transfer(tx, level, target!, quantity, { reason, reference, serialNumbers: serials });
  },

  /** What was counted is what there is: what is missing or too much becomes a movement. */
  async COUNT({ tx, level, serials, quantity, reason, reference }) {
    const { reserved } = level;
    if (quantity < reserved)
      throw new DeskError('OUT_OF_STOCK', 'count_below_reserved', { reserved }, ['quantity'], {
        available: quantity,
        asked: reserved,
        onHand: level.onHand,
        reserved,
      });
    const adjust = (difference: number, serialNumbers: string[]): StockMovement[] =>
      difference === 0
        ? []
        : [move(tx, level, { kind: 'ADJUSTMENT', quantity: difference, reason, reference, serialNumbers })];
    const there = new Set(await serialsAt(tx, level));
    const lost = [...there].filter((serial) => !serials.includes(serial)).sort();
    const found = serials.filter((serial) => !there.has(serial));
    await takePieces(tx, level, lost);
    await putPieces(tx, level, found);
    return [...adjust(found.length, found), ...adjust(quantity - level.onHand, lost)];
  },
};

/** What can be told from the input alone. @throws DeskError VALIDATION */
function checked({ action, quantity, toLocationId, unitCost, ...given }: AdjustStock): Told {
  const min = action === 'COUNT' ? 0 : 1;
  if (quantity < min || quantity > QUANTITY_MAX)
    throw invalid('out_of_bounds', ['quantity'], { min, max: QUANTITY_MAX });
  if (action !== 'TRANSFER' && toLocationId != null) throw invalid('only_for_action', ['toLocationId'], { action });
  if (action !== 'RECEIPT' && unitCost != null) throw invalid('only_for_action', ['unitCost'], { action });
  const cost = unitCost ? moneyOf(unitCost, ['unitCost']) : null;
  if (cost && cost.currency !== STOCK_CURRENCY)
    throw invalid('stock_currency', ['unitCost', 'currency'], { currency: STOCK_CURRENCY });
  // What vanishes or turns up without a word cannot be followed later.
  const needsReason = action === 'ISSUE' || action === 'COUNT';
  return {
    quantity,
    unitCost: cost?.amount ?? null,
    reason: needsReason ? requiredText(given.reason, ['reason'], 2_000) : optionalText(given.reason, ['reason'], 2_000),
    reference: optionalText(given.reference, ['reference']),
  };
}

/** The places, which nobody archives until the commit. @throws DeskError NOT_FOUND, VALIDATION */
async function placesOf(
  tx: Tx,
  { action, locationId, toLocationId }: AdjustStock,
): Promise<{ from: StockLocation; to: StockLocation | null }> {
  if (action === 'TRANSFER' && toLocationId == null) throw invalid('required', ['toLocationId']);
  if (locationId === toLocationId) throw invalid('same_location', ['toLocationId']);
  const ids = [locationId, ...(toLocationId ? [toLocationId] : [])];
  const found = await tx.em.find(
    StockLocation,
    { id: { $in: ids } },
    { lockMode: LockMode.PESSIMISTIC_READ, orderBy: { id: 'asc' } },
  );
  const place = (id: string, path: string): StockLocation => {
    const location = found.find((one) => one.id === id);
    if (!location) throw notFound('stockLocation', [path]);
    if (location.archivedAt) throw invalid('location_archived', [path]);
    return location;
  };
  return { from: place(locationId, 'locationId'), to: toLocationId ? place(toLocationId, 'toLocationId') : null };
}
