/** Images of products. */
import { LockMode } from '@mikro-orm/postgresql';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { ProductImage } from '../../entities/catalogue/product-image.entity.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import type { Call } from '../desk.js';
import { archiveFile, claimFile } from '../files/claim.js';
import { once } from '../idempotency.js';
import { optionalText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';

/** Images that a product may have at once. */
export const IMAGES_MAX = 20;
const CAPTION_MAX = 500;

export interface AddProductImage {
  productId: string;
  fileId: string;
  caption?: string | null;
  idempotencyKey?: string | null;
}

/** Adds an image that the caller has uploaded. @throws DeskError NOT_FOUND, VALIDATION, IDEMPOTENCY_MISMATCH */
export async function addProductImage(
  call: Call,
  { idempotencyKey, ...input }: AddProductImage,
): Promise<{ imageId: string; productId: string }> {
  const { actor } = call;
  if (actor.kind !== 'PERSON') throw new DeskError('FORBIDDEN', 'forbidden');
  return transaction(call, (tx) =>
    once(tx, 'addProductImage', idempotencyKey, input, async () => {
      const product = await lockedProduct(tx, input.productId);
      if (!product) throw notFound('product', ['productId']);
      const caption = optionalText(input.caption, ['caption'], CAPTION_MAX);
      const file = await claimFile(tx, input.fileId, 'PRODUCT_IMAGE');
      if ((await tx.em.count(ProductImage, { productId: product.id, archivedAt: null })) >= IMAGES_MAX)
        throw invalid('images_full', ['productId'], { max: IMAGES_MAX });
      const image = tx.em.create(ProductImage, {
        id: newId(),
        productId: product.id,
        fileId: file.id,
        caption,
        accountId: actor.accountId,
        createdAt: tx.now,
        archivedAt: null,
      });
      return { imageId: image.id, productId: product.id };
    }),
  );
}

/** Takes an image off its product. Links to it are dead at once. @throws DeskError NOT_FOUND */
export async function removeProductImage(call: Call, { imageId }: { imageId: string }): Promise<{ productId: string }> {
  return transaction(call, async (tx) => {
    const image = await tx.em.findOne(
      ProductImage,
      { id: imageId, archivedAt: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!image) throw notFound('image', ['imageId']);
    image.archive(tx.now);
    await archiveFile(tx, image.fileId);
    return { productId: image.productId };
  });
}

/** Locked, so that its images are counted by one at a time. */
const lockedProduct = (tx: Tx, id: string): Promise<Product | null> =>
  tx.em.findOne(Product, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
