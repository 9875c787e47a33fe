import { defineEntity, p } from '@mikro-orm/postgresql';
import { averageAfter } from '../../domain/stock/average-cost.js';

/**
 * How much of a product is at a place: always the sum of its movements, and of what required parts have reserved. Only
 * moved under a lock, by `services/stock`; the database refuses to go below zero whoever writes.
 */
export const StockLevelSchema = defineEntity({
  name: 'StockLevel',
  tableName: 'stock_level',
  properties: {
    id: p.uuid().primary(),
    productId: p.uuid(),
    locationId: p.uuid(),
    onHand: p.integer().default(0),
    /** Of what is on hand, promised to tickets. */
    reserved: p.integer().default(0),
    /** With fewer available than this it is low; null when nobody has said. */
    threshold: p.integer().nullable(),
    belowThreshold: p.boolean().default(false),
    /** Of a piece, weighted by pieces; null while no cost was ever said. */
    averageCost: p.decimal().precision(14).scale(4).$type<string>().nullable(),
    lastMovementAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

export class StockLevel extends StockLevelSchema.class {
  /** What can still be promised. */
  available(): number {
    return this.onHand - this.reserved;
  }

  /** Takes pieces in, at their cost or, when nobody says it, at the average. */
  add(quantity: number, unitCost: string | null, at: Date): void {
    this.averageCost = averageAfter({ onHand: this.onHand, averageCost: this.averageCost ?? null }, quantity, unitCost);
    this.onHand += quantity;
    this.lastMovementAt = at;
  }

  /** Takes pieces out; whether there are that many is asked before. */
  remove(quantity: number, at: Date): void {
    this.onHand -= quantity;
    this.lastMovementAt = at;
  }

  /** Promises as much as there is of what is wanted, and answers how much that is. */
  reserve(wanted: number): number {
    const promised = Math.min(wanted, this.available());
    this.reserved += promised;
    return promised;
  }

  /** Takes a promise back. */
  release(quantity: number): void {
    this.reserved -= quantity;
  }

  /** Notes whether it is low now; answers whether it has just become so. */
  judge(): boolean {
    const isLow = this.threshold != null && this.available() < this.threshold;
    const hasFallen = isLow && !this.belowThreshold;
    this.belowThreshold = isLow;
    return hasFallen;
  }
}
StockLevelSchema.setClass(StockLevel);
