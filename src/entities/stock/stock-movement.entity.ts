import { defineEntity, p } from '@mikro-orm/postgresql';
import type { EventActor } from '../../domain/events.js';
import { MOVEMENT_KINDS } from '../../domain/stock/stock-words.js';

/** One movement of stock. It is never changed: what was wrong is put right by another one. */
export const StockMovementSchema = defineEntity({
  name: 'StockMovement',
  tableName: 'stock_movement',
  properties: {
    id: p.uuid().primary(),
    productId: p.uuid(),
    locationId: p.uuid(),
    kind: p.enum(MOVEMENT_KINDS),
    /** What came, or with a minus what went. */
    quantity: p.integer(),
    /** Of a piece: said at a receipt, the average otherwise. */
    unitCost: p.decimal().precision(14).scale(4).$type<string>().nullable(),
    reason: p.string().nullable(),
    /** Of a delivery note, an order or the like. */
    reference: p.string().nullable(),
    serialNumbers: p.array(),
    /** Of a swap: the pieces that were taken out of the equipment for these. */
    replacedSerialNumbers: p.array(),
    /** Both legs of a transfer bear it. */
    transferId: p.uuid().nullable(),
    ticketId: p.uuid().nullable(),
    requiredPartId: p.uuid().nullable(),
    actor: p.json().$type<EventActor>(),
    at: p.datetime(),
  },
});
export class StockMovement extends StockMovementSchema.class {}
StockMovementSchema.setClass(StockMovement);
