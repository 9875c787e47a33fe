import { defineEntity, p } from '@mikro-orm/postgresql';
import { PRODUCT_KINDS, type ProductFacts } from '../../domain/catalogue/product-words.js';

/** An article of the catalogue: equipment that is sold, or a part that repairs it. */
export const ProductSchema = defineEntity({
  name: 'Product',
  tableName: 'product',
  properties: {
    id: p.uuid().primary(),
    reference: p.string(),
    name: p.string(),
    description: p.string().default(''),
    kind: p.enum(PRODUCT_KINDS),
    category: p.string().nullable(),
    brand: p.string().nullable(),
    model: p.string().nullable(),
    /** Without VAT, as a decimal; null when it is on request. */
    priceAmount: p.decimal().precision(14).scale(2).$type<string>().nullable(),
    priceCurrency: p.string().default('EUR'),
    /** Percent. */
    vatRate: p.decimal().precision(5).scale(2).$type<string>().default('20.00'),
    warrantyMonths: p.integer().default(24),
    warrantyExclusions: p.array(),
    /** Models of robots and devices that a part fits. */
    compatibleModels: p.array(),
    /** Each piece bears a serial number of its own. */
    serialTracked: p.boolean().default(false),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});

export class Product extends ProductSchema.class {
  /** Says anew what is given; answers whether that was any change. */
  describe(facts: Partial<ProductFacts>, at: Date): boolean {
    const changed = Object.entries(facts).filter(
      ([name, value]) => JSON.stringify(this[name as keyof ProductFacts]) !== JSON.stringify(value),
    );
    if (changed.length === 0) return false;
    Object.assign(this, Object.fromEntries(changed), { updatedAt: at });
    return true;
  }

  /** Takes it off offer, or offers it again; answers whether that was any change. */
  offer(offered: boolean, at: Date): boolean {
    if (offered === !this.archivedAt) return false;
    this.archivedAt = offered ? null : at;
    this.updatedAt = at;
    return true;
  }
}
ProductSchema.setClass(Product);
