import { newId } from '../../src/domain/ids.js';
import { type Product } from '../../src/entities/catalogue/product.entity.js';
import { StockLocation } from '../../src/entities/stock/stock-location.entity.js';
import type { Call } from '../../src/services/desk.js';
import { stock } from '../../src/services/index.js';
import { transaction } from '../../src/services/transaction.js';

/** A warehouse, or the van of a technician. */
export const makeLocation = (call: Call, given: Partial<StockLocation> = {}): Promise<StockLocation> =>
  transaction(call, async ({ em, now }) => {
    const id = newId();
    const kind = given.technicianId ? ('VAN' as const) : ('WAREHOUSE' as const);
    const none = { technicianId: null, address: null, archivedAt: null };
    return em.create(StockLocation, {
      id,
      name: `Place ${id}`,
      kind,
      ...none,
      createdAt: now,
      updatedAt: now,
      ...given,
    });
  });

/** So many pieces of a product delivered to a place. */
export const receive = (
  call: Call,
  { id: productId }: Pick<Product, 'id'>,
  { id: locationId }: Pick<StockLocation, 'id'>,
  quantity: number,
  given: Partial<Parameters<typeof stock.adjustStock>[1]> = {},
) => stock.adjustStock(call, { action: 'RECEIPT', productId, locationId, quantity, ...given });
