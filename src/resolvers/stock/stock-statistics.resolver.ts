import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ProductType } from '../../schema/catalogue/product.type.js';
import { idFilter } from '../../schema/common/decode.js';
import { DateTime, Duration } from '../../schema/common/scalars.js';
import {
  StockLevelListType,
  StockLocationWorthType,
  StockShortageType,
  StockStatisticsType,
  StockUseType,
} from '../../schema/stock/stock-statistics.type.js';
import { StockStatisticsWhere } from '../../schema/stock/stock.input.js';
import { StockLevelType, StockLocationType } from '../../schema/stock/stock.type.js';
import { stock } from '../../services/index.js';
import type { LevelList, StockStatistics } from '../../services/stock/stock-statistics.query.js';

const HALF_A_YEAR = 180 * 86_400;

@Resolver(() => StockLocationWorthType as never)
export class StockStatisticsResolver {
  @Query(() => StockStatisticsType, {
    description: 'The stock in numbers, in EUR at weighted average cost. Only what is asked for is counted.',
  })
  stockStatistics(
    @Ctx() { call }: Context,
    @Arg('where', () => StockStatisticsWhere, { nullable: true, description: 'Which stock.' })
    where: StockStatisticsWhere | undefined,
    @Arg('from', () => DateTime, {
      nullable: true,
      description: 'Where the period of `mostUsed` and `turnover` begins; a year before its end when nothing is said.',
    })
    from: Date | undefined,
    @Arg('to', () => DateTime, { nullable: true, description: 'Where it ends; now when nothing is said.' })
    to: Date | undefined,
    @Arg('deadAfter', () => Duration, {
      defaultValue: HALF_A_YEAR,
      description: 'For how long stock has not moved that is called dead.',
    })
    deadAfter: number,
    @Arg('limit', () => Int, { defaultValue: 10, description: 'Longest list, 1 to 100.' }) limit: number,
  ) {
    const decoded = {
      ...where,
      productId: idFilter('Product', where?.productId),
      locationId: idFilter('StockLocation', where?.locationId),
    };
    return stock.stockStatistics(call, decoded, { from, to, deadAfter, limit });
  }

  @FieldResolver(() => StockLocationType, { nullable: true, description: 'The place.' })
  location(@Root() worth: StockStatistics['byLocation'][number], @Ctx() { loaders }: Context) {
    return loaders.stockLocation.load(worth.locationId);
  }
}

@Resolver(() => StockLevelListType as never)
export class StockLevelListResolver {
  @FieldResolver(() => [StockLevelType], { nullable: true, description: 'The first of them.' })
  levels(@Root() list: LevelList, @Ctx() { loaders }: Context) {
    return loaders.stockLevel.loadMany(list.levelIds);
  }
}

@Resolver(() => StockUseType as never)
export class StockUseResolver {
  @FieldResolver(() => ProductType, { nullable: true, description: 'The product.' })
  product(@Root() use: StockStatistics['mostUsed'][number], @Ctx() { loaders }: Context) {
    return loaders.product.load(use.productId);
  }
}

@Resolver(() => StockShortageType as never)
export class StockShortageResolver {
  @FieldResolver(() => ProductType, { nullable: true, description: 'The product.' })
  product(@Root() shortage: StockStatistics['shortages'][number], @Ctx() { loaders }: Context) {
    return loaders.product.load(shortage.productId);
  }
}
