import { defineEntity, p } from '@mikro-orm/postgresql';

/** One piece of a serial-tracked product: at one place, or at none when it has left the stock. */
export const StockPieceSchema = defineEntity({
  name: 'StockPiece',
  tableName: 'stock_piece',
  properties: {
    id: p.uuid().primary(),
    productId: p.uuid(),
    serialNumber: p.string(),
    locationId: p.uuid().nullable(),
    createdAt: p.datetime(),
  },
});
export class StockPiece extends StockPieceSchema.class {}
StockPieceSchema.setClass(StockPiece);
