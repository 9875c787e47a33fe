import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../common/user-error.js';
import { StockLevelType, StockLocationType, StockMovementType } from './stock.type.js';

@ObjectType({ description: 'What became of moving stock by hand.', simpleResolvers: true })
export class AdjustStockPayload extends Payload {
  @Field(() => [StockLevelType], { nullable: true, description: 'The levels as they now are; of a TRANSFER, both.' })
  levels!: unknown[] | null;

  @Field(() => [StockMovementType], {
    nullable: true,
    description: 'The movements; none when a COUNT found what was known.',
  })
  movements!: unknown[] | null;
}

@ObjectType({ description: 'What became of making or changing a place of stock.', simpleResolvers: true })
export class UpsertStockLocationPayload extends Payload {
  @Field(() => StockLocationType, { nullable: true, description: 'The place as it now is.' })
  stockLocation!: unknown;
}

@ObjectType({ description: 'What became of setting a threshold.', simpleResolvers: true })
export class SetStockThresholdPayload extends Payload {
  @Field(() => StockLevelType, { nullable: true, description: 'The level as it now is.' })
  level!: unknown;
}
