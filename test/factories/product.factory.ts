import { newId } from '../../src/domain/ids.js';
import { Product } from '../../src/entities/catalogue/product.entity.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';

/** A part on offer. */
export const makeProduct = (call: Call, given: Partial<Product> = {}): Promise<Product> =>
  transaction(call, async ({ em, now }) => {
    const id = given.id ?? newId();
    const named = { reference: `P-${id.slice(-12)}`, name: 'Roue motrice', kind: 'PART' as const };
    const none = { category: null, brand: null, model: null, priceAmount: null, archivedAt: null };
    const lists = { warrantyExclusions: [], compatibleModels: [] };
    return em.create(Product, { ...named, ...none, ...lists, createdAt: now, updatedAt: now, ...given, id });
  });
