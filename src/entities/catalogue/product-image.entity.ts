import { defineEntity, p } from '@mikro-orm/postgresql';

/** An image of a product. */
export const ProductImageSchema = defineEntity({
  name: 'ProductImage',
  tableName: 'product_image',
  properties: {
    id: p.uuid().primary(),
    productId: p.uuid(),
    fileId: p.uuid(),
    caption: p.string().nullable(),
    /** Who added it. */
    accountId: p.uuid(),
    createdAt: p.datetime(),
    archivedAt: p.datetime().nullable(),
  },
});
export class ProductImage extends ProductImageSchema.class {
  archive(at: Date): void {
    this.archivedAt = at;
  }
}
ProductImageSchema.setClass(ProductImage);
