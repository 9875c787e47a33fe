import { Field, Float, Int, ObjectType } from 'type-graphql';
import { MoneyType } from '../common/money.js';
import { DateTime } from '../common/scalars.js';

/** What some stock is worth; types that tell it of something extend this. */
@ObjectType({ simpleResolvers: true })
abstract class Worth {
  @Field(() => Int, { description: 'Pieces that are there.' })
  onHand!: number;

  @Field(() => MoneyType, { description: 'What they are worth, at their weighted average cost.' })
  value!: MoneyType;

  @Field(() => Int, { description: 'Pieces of which nobody ever said a cost: they count nothing in the value.' })
  withoutCost!: number;
}

@ObjectType('StockWorth', { description: 'What stock is worth.', simpleResolvers: true })
export class StockWorthType extends Worth {}

@ObjectType('StockLocationWorth', { description: 'What the stock of a place is worth.', simpleResolvers: true })
export class StockLocationWorthType extends Worth {}

@ObjectType('StockCategoryWorth', { description: 'What the stock of a category is worth.', simpleResolvers: true })
export class StockCategoryWorthType extends Worth {
  @Field(() => String, { nullable: true, description: 'The category; null for products without one.' })
  category!: string | null;
}

@ObjectType('StockLevelList', {
  description: 'Levels of a kind: how many, and the first of them.',
  simpleResolvers: true,
})
export class StockLevelListType extends Worth {
  @Field(() => Int, { description: 'How many levels there are.' })
  count!: number;
}

@ObjectType('StockUse', { description: 'How much of a product went out.', simpleResolvers: true })
export class StockUseType {
  @Field(() => Int, { description: 'Pieces.' })
  quantity!: number;

  @Field(() => Int, { description: 'Tickets that they went into.' })
  tickets!: number;
}

@ObjectType('StockShortage', { description: 'What tickets wait for of a product.', simpleResolvers: true })
export class StockShortageType {
  @Field(() => Int, { description: 'Pieces that were granted and are not there.' })
  missing!: number;

  @Field(() => Int, { description: 'Tickets that wait.' })
  tickets!: number;

  @Field(() => DateTime, { description: 'Since when the first of them waits.' })
  oldestAt!: string;
}

@ObjectType('StockTurnover', { description: 'How often the stock was turned over.', simpleResolvers: true })
export class StockTurnoverType {
  @Field(() => MoneyType, { description: 'What went out in the period, at cost.' })
  issued!: MoneyType;

  @Field(() => MoneyType, { description: 'Half of what was there at the beginning and at the end together.' })
  averageValue!: MoneyType;

  @Field(() => Float, { nullable: true, description: 'The one by the other; null when there was nothing.' })
  rate!: number | null;
}

@ObjectType('StockStatistics', { description: 'The stock in numbers.', simpleResolvers: true })
export class StockStatisticsType {
  @Field(() => StockWorthType, { description: 'All of it.' })
  total!: StockWorthType;

  @Field(() => [StockLocationWorthType], { description: 'By place, the most valuable first.' })
  byLocation!: StockLocationWorthType[];

  @Field(() => [StockCategoryWorthType], { description: 'By category of the products, the most valuable first.' })
  byCategory!: StockCategoryWorthType[];

  @Field(() => StockLevelListType, {
    description: 'What is below its threshold, furthest below first, `limit` levels.',
  })
  belowThreshold!: StockLevelListType;

  @Field(() => StockLevelListType, {
    description: 'What has not moved for `deadAfter`, longest first, `limit` levels.',
  })
  dead!: StockLevelListType;

  @Field(() => [StockUseType], { description: 'What went out most often in the period, `limit` products.' })
  mostUsed!: StockUseType[];

  @Field(() => [StockShortageType], { description: 'What tickets wait for, longest first, `limit` products.' })
  shortages!: StockShortageType[];

  @Field(() => StockTurnoverType, { description: 'What went out in the period, by what was there.' })
  turnover!: StockTurnoverType;
}
