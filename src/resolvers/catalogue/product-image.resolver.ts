import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  AddProductImageInput,
  AddProductImagePayload,
  ProductImageType,
  RemoveProductImageInput,
  RemoveProductImagePayload,
} from '../../schema/catalogue/product-image.type.js';
import { ProductType } from '../../schema/catalogue/product.type.js';
import { idOf } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import { FileType } from '../../schema/files/file.type.js';
import type { ProductImageRow } from '../../services/catalogue/product-image.query.js';
import type { ProductRow } from '../../services/catalogue/product.query.js';
import { catalogue } from '../../services/index.js';

@Resolver(() => ProductType as never)
export class ProductImagesResolver {
  @FieldResolver(() => [ProductImageType], { description: 'Its images, oldest first; 20 at the most.' })
  images(@Root() product: ProductRow, @Ctx() { loaders }: Context) {
    return loaders.imagesOfProduct.load(product.id);
  }
}

@Resolver(() => ProductImageType as never)
export class ProductImageResolver {
  @Mutation(() => AddProductImagePayload, { description: 'Adds an image to a product; 20 at the most.' })
  addProductImage(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => AddProductImageInput, { description: 'The image and the product.' })
    input: AddProductImageInput,
  ) {
    return payload(call.locale, async () => {
      const { imageId } = await catalogue.addProductImage(call, {
        ...input,
        productId: idOf('Product', input.productId),
        fileId: idOf('File', input.fileId),
      });
      return { image: await loaders.productImage.load(imageId) };
    });
  }

  @Mutation(() => RemoveProductImagePayload, {
    description: 'Takes an image off its product. Links to it are dead at once.',
  })
  removeProductImage(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => RemoveProductImageInput, { description: 'Which.' }) input: RemoveProductImageInput,
  ) {
    return payload(call.locale, async () => {
      const { productId } = await catalogue.removeProductImage(call, { imageId: idOf('ProductImage', input.imageId) });
      return { product: await loaders.product.load(productId) };
    });
  }

  @FieldResolver(() => FileType, { nullable: true, description: 'The file itself.' })
  file(@Root() image: ProductImageRow, @Ctx() { loaders }: Context) {
    return loaders.file.load(image.fileId);
  }
}
