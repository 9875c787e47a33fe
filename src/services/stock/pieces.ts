/** Pieces of serial-tracked products: each is at one place. Asked for after the levels are locked, in the order of their numbers. */
import { LockMode } from '@mikro-orm/postgresql';
import { invalid } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import type { Product } from '../../entities/catalogue/product.entity.js';
import { StockPiece } from '../../entities/stock/stock-piece.entity.js';
import { requiredText } from '../text.js';
import type { Tx } from '../transaction.js';
import type { Place } from './levels.js';

/**
 * The serial numbers that go with so many pieces: one each of a tracked product, none of another.
 * @throws DeskError VALIDATION
 */
export function serialsFor(product: Product, quantity: number, given: readonly string[] | null | undefined): string[] {
  const serials = (given ?? []).map((serial) => requiredText(serial, ['serialNumbers']));
  if (!product.serialTracked && serials.length > 0) throw invalid('not_serial_tracked', ['serialNumbers']);
  if (product.serialTracked && (serials.length !== quantity || new Set(serials).size !== quantity))
    throw invalid('serials_required', ['serialNumbers'], { count: quantity });
  return serials.sort();
}

/** Takes pieces from a place. @throws DeskError VALIDATION when one of them is not there. */
export async function takePieces(tx: Tx, { productId, locationId }: Place, serials: readonly string[]): Promise<void> {
  const pieces = await lockedPieces(tx, productId, serials);
  for (const serial of serials) {
    const piece = pieces.get(serial);
    if (piece?.locationId !== locationId) throw invalid('serial_not_there', ['serialNumbers'], { serial });
    piece.locationId = null;
  }
}

/**
 * Puts pieces at a place. One that is in stock already, wherever that is, is refused; so is one that comes back and was
 * never here. @throws DeskError VALIDATION
 */
export async function putPieces(
  tx: Tx,
  { productId, locationId }: Place,
  serials: readonly string[],
  comeBack = false,
): Promise<void> {
  if (serials.length === 0) return;
  if (!comeBack)
    await tx.db
      .insertInto('stock_piece')
      .values(
        serials.map((serial) => ({ id: newId(), product_id: productId, serial_number: serial, created_at: tx.now })),
      )
      .onConflict((conflict) => conflict.columns(['product_id', 'serial_number']).doNothing())
      .execute();
  const pieces = await lockedPieces(tx, productId, serials);
  for (const serial of serials) {
    const piece = pieces.get(serial);
    if (!piece) throw invalid('serial_never_here', ['serialNumbers'], { serial });
    if (piece.locationId) throw invalid('serial_in_stock', ['serialNumbers'], { serial });
    piece.locationId = locationId;
  }
}

/** The serial numbers at a place. */
export const serialsAt = async (tx: Tx, { productId, locationId }: Place): Promise<string[]> =>
  (await tx.em.find(StockPiece, { productId, locationId })).map(({ serialNumber }) => serialNumber);

async function lockedPieces(tx: Tx, productId: string, serials: readonly string[]): Promise<Map<string, StockPiece>> {
  if (serials.length === 0) return new Map();
  await tx.em.flush();
  const pieces = await tx.em.find(
    StockPiece,
    { productId, serialNumber: { $in: [...serials] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { serialNumber: 'asc' }, refresh: true },
  );
  return new Map(pieces.map((piece) => [piece.serialNumber, piece]));
}
