import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { CreateProductInput, DeleteProductInput, UpdateProductInput } from '../../schema/catalogue/product.input.js';
import {
  CreateProductPayload,
  DeleteProductPayload,
  UpdateProductPayload,
} from '../../schema/catalogue/product.payload.js';
import { ProductConnection, ProductOrder, ProductType, ProductWhere } from '../../schema/catalogue/product.type.js';
import { connection } from '../../schema/common/connection.js';
import { idOf } from '../../schema/common/decode.js';
import type { MoneyInput } from '../../schema/common/money.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { catalogue } from '../../services/index.js';
import type { CreateProduct, UpdateProduct } from '../../services/catalogue/product.service.js';
import type { ProductOrder as Order } from '../../services/catalogue/product.query.js';

@Resolver(() => ProductType as never)
export class ProductResolver {
  @Query(() => ProductType, {
    nullable: true,
    description: 'A product by id or by reference, also an archived one; null when there is none.',
  })
  product(
    @Ctx() { call, loaders }: Context,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string,
    @Arg('reference', () => String, { nullable: true, description: 'Its reference.' }) reference?: string,
  ) {
    if (id != null) return loaders.product.load(idOf('Product', id));
    return reference == null ? null : catalogue.productByReference(call, reference);
  }

  @Query(() => ProductConnection, { description: 'The products of the catalogue.' })
  async products(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => ProductWhere, { nullable: true, description: 'Which of them.' }) where?: ProductWhere,
    @Arg('orderBy', () => ProductOrder as never, { defaultValue: 'NAME_ASC', description: 'In which order.' })
    orderBy: Order = 'NAME_ASC',
  ) {
    const given = (where ?? {}) as Parameters<typeof catalogue.listProducts>[1];
    const found = await catalogue.listProducts(call, given, orderBy, page);
    return connection(found, () => catalogue.countProducts(call, given));
  }

  @Mutation(() => CreateProductPayload, { description: 'Enters a product.' })
  createProduct(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => CreateProductInput, { description: 'The product.' }) input: CreateProductInput,
  ) {
    return payload(call.locale, async () => {
      const { productId } = await catalogue.createProduct(call, flat(input) as CreateProduct);
      return { product: await loaders.product.load(productId) };
    });
  }

  @Mutation(() => UpdateProductPayload, {
    description: 'Changes a product, takes it off offer, or offers it again.',
  })
  updateProduct(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpdateProductInput, { description: 'What changes.' }) input: UpdateProductInput,
  ) {
    return payload(call.locale, async () => {
      const given = { ...flat(input), productId: idOf('Product', input.productId) };
      const { productId } = await catalogue.updateProduct(call, given as UpdateProduct);
      return { product: await loaders.product.load(productId) };
    });
  }

  @Mutation(() => DeleteProductPayload, {
    description: 'Takes a product away: one that is in use is archived, any other is erased.',
  })
  deleteProduct(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => DeleteProductInput, { description: 'Which one.' }) input: DeleteProductInput,
  ) {
    return payload(call.locale, async () => {
      const productId = idOf('Product', input.productId);
      const { outcome } = await catalogue.deleteProduct(call, { productId, version: input.version });
      return { outcome, product: await loaders.product.load(productId) };
    });
  }
}

/** A price is stored in two columns: no price at all leaves the currency as it is. */
const flat = <Input extends { price?: MoneyInput | null }>({ price, ...input }: Input) => ({
  ...input,
  ...(price !== undefined && { priceAmount: price?.amount ?? null }),
  ...(price && { priceCurrency: price.currency ?? null }),
});
