/** The one way by which stock moves: a level that is locked, and the movement that says why. */
import { DeskError } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import type { MovementKind } from '../../domain/stock/stock-words.js';
import type { StockLevel } from '../../entities/stock/stock-level.entity.js';
import { StockMovement } from '../../entities/stock/stock-movement.entity.js';
import { eventActorOf } from '../desk.js';
import type { Tx } from '../transaction.js';

export interface Move {
  kind: MovementKind;
  /** What comes, or with a minus what goes. */
  quantity: number;
  /** Of a piece that comes; the average when nobody says it. */
  unitCost?: string | null;
  reason?: string | null;
  reference?: string | null;
  serialNumbers?: string[];
  replacedSerialNumbers?: string[];
  transferId?: string | null;
  ticketId?: string | null;
  requiredPartId?: string | null;
}

/** Moves stock at a locked level. Whether there is that much is asked before, by `checkAvailable`. */
export function move(tx: Tx, level: StockLevel, given: Move): StockMovement {
  const { quantity, unitCost = null } = given;
  if (quantity > 0) level.add(quantity, unitCost, tx.now);
  else level.remove(-quantity, tx.now);
  return tx.em.create(StockMovement, {
    reason: null,
    reference: null,
    serialNumbers: [],
    replacedSerialNumbers: [],
    transferId: null,
    ticketId: null,
    requiredPartId: null,
    ...given,
    unitCost: unitCost ?? level.averageCost ?? null,
    id: newId(),
    productId: level.productId,
    locationId: level.locationId,
    actor: eventActorOf(tx.call.actor),
    at: tx.now,
  });
}

/** Moves stock from one locked level to another, at what it cost there. Answers both legs, the one out first. */
export function transfer(
  tx: Tx,
  from: StockLevel,
  to: StockLevel,
  quantity: number,
  given: Omit<Move, 'kind' | 'quantity'>,
): [StockMovement, StockMovement] {
  const both = { ...given, kind: 'TRANSFER', transferId: newId() } as const;
  return [
    move(tx, from, { ...both, quantity: -quantity }),
    move(tx, to, { ...both, quantity, unitCost: from.averageCost ?? null }),
  ];
}

/** What is reserved for tickets is not to be had. @throws DeskError OUT_OF_STOCK */
export function checkAvailable(level: StockLevel, asked: number, location: string): void {
  const available = level.available();
  if (available >= asked) return;
  const { onHand, reserved } = level;
  throw new DeskError('OUT_OF_STOCK', 'out_of_stock', { location, available, asked }, ['quantity'], {
    available,
    asked,
    onHand,
    reserved,
  });
}
