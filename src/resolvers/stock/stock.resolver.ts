import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { STOCK_CURRENCY } from '../../domain/stock/stock-words.js';
import { ProductType } from '../../schema/catalogue/product.type.js';
import { connection } from '../../schema/common/connection.js';
import { idFilter, idOf, optionalId } from '../../schema/common/decode.js';
import { MoneyType } from '../../schema/common/money.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { StockOrder } from '../../schema/stock/stock-enums.js';
import { AdjustStockInput, SetStockThresholdInput, StockWhere } from '../../schema/stock/stock.input.js';
import { AdjustStockPayload, SetStockThresholdPayload } from '../../schema/stock/stock.payload.js';
import {
  ProductAvailabilityType,
  StockLevelConnection,
  StockLevelType,
  StockLocationType,
} from '../../schema/stock/stock.type.js';
import { stock } from '../../services/index.js';
import type { StockLevelRow, StockOrder as Order } from '../../services/stock/stock-level.query.js';

const euros = (amount: string | null) => amount && { amount, currency: STOCK_CURRENCY };

@Resolver(() => StockLevelType as never)
export class StockLevelResolver {
  @Query(() => StockLevelConnection, { description: 'How much of each product there is, place by place.' })
  async stock(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => StockWhere, { nullable: true, description: 'Which of it.' }) where?: StockWhere,
    @Arg('orderBy', () => StockOrder as never, { defaultValue: 'PRODUCT_ASC', description: 'In which order.' })
    orderBy: Order = 'PRODUCT_ASC',
  ) {
    const decoded = {
      ...where,
      productId: idFilter('Product', where?.productId),
      locationId: idFilter('StockLocation', where?.locationId),
    };
    return connection(await stock.listStock(call, decoded, orderBy, page), () => stock.countStock(call, decoded));
  }

  @Mutation(() => AdjustStockPayload, {
    description: 'Moves stock by hand: what is delivered, counted, taken out, brought elsewhere or comes back.',
  })
  adjustStock(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => AdjustStockInput, { description: 'What is done.' }) input: AdjustStockInput,
  ) {
    return payload(call.locale, async () => {
      const { levelIds, movementIds } = await stock.adjustStock(call, {
        ...(input as unknown as Parameters<typeof stock.adjustStock>[1]),
        productId: idOf('Product', input.productId),
        locationId: idOf('StockLocation', input.locationId),
        toLocationId: optionalId('StockLocation', input.toLocationId),
      });
      const [levels, movements] = await Promise.all([
        loaders.stockLevel.loadMany(levelIds),
        loaders.stockMovement.loadMany(movementIds),
      ]);
      return { levels, movements };
    });
  }

  @Mutation(() => SetStockThresholdPayload, {
    description: 'Says how many of a product a place should have at least. Falling below is told once.',
  })
  setStockThreshold(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => SetStockThresholdInput, { description: 'The threshold.' }) input: SetStockThresholdInput,
  ) {
    return payload(call.locale, async () => {
      const { levelId } = await stock.setStockThreshold(call, {
        productId: idOf('Product', input.productId),
        locationId: idOf('StockLocation', input.locationId),
        threshold: input.threshold,
      });
      return { level: await loaders.stockLevel.load(levelId) };
    });
  }

  @FieldResolver(() => ProductType, { nullable: true, description: 'Of what.' })
  product(@Root() level: StockLevelRow, @Ctx() { loaders }: Context) {
    return loaders.product.load(level.productId);
  }

  @FieldResolver(() => StockLocationType, { nullable: true, description: 'Where.' })
  location(@Root() level: StockLevelRow, @Ctx() { loaders }: Context) {
    return loaders.stockLocation.load(level.locationId);
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description:
      'What a piece costs on average, weighted; null while nobody has said a cost. Withheld from technicians.',
  })
  averageCost(@Root() level: StockLevelRow) {
    return euros(level.averageCost);
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'What the pieces that are there cost together. Withheld from technicians.',
  })
  value(@Root() level: StockLevelRow) {
    return euros(level.value);
  }
}

@Resolver(() => ProductType as never)
export class ProductStockResolver {
  @FieldResolver(() => ProductAvailabilityType, {
    nullable: true,
    description: 'How much of it there is, and where; withheld from clients.',
  })
  availability(@Root() product: { id: string }, @Ctx() { loaders }: Context) {
    return loaders.availabilityOfProduct.load(product.id);
  }
}
