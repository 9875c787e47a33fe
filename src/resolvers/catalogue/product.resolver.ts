import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ProductConnection, ProductOrder, ProductType, ProductWhere } from '../../schema/catalogue/product.type.js';
import { connection } from '../../schema/common/connection.js';
import { idOf } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { catalogue } from '../../services/index.js';
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
}
