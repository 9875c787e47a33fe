import { defineEntity, p } from '@mikro-orm/postgresql';
import { LOCATION_KINDS } from '../../domain/stock/stock-words.js';

/** Where stock lies. A van belongs to one technician, who has one at the most. */
export const StockLocationSchema = defineEntity({
  name: 'StockLocation',
  tableName: 'stock_location',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    kind: p.enum(LOCATION_KINDS),
    technicianId: p.uuid().nullable(),
    address: p.string().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
export class StockLocation extends StockLocationSchema.class {}
StockLocationSchema.setClass(StockLocation);
