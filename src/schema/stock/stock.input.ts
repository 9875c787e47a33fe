import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeFilter, IdFilter, TextFilter } from '../common/filters.js';
import { MoneyInput } from '../common/money.js';
import { StockAction, StockLocationKind, StockLocationKindFilter, StockMovementKindFilter } from './stock-enums.js';

const KEY = 'Names this write: a repetition with the same key answers the first result.';

@InputType('StockWhere', { description: 'Conditions on stock; all that are given must hold.' })
export class StockWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By product.' })
  productId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By place.' })
  locationId?: object | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether fewer are available than the threshold says.' })
  belowThreshold?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Words in the reference or name of the product, or the place.' })
  search?: string | null;
}

@InputType('StockLocationWhere', { description: 'Conditions on places of stock; all that are given must hold.' })
export class StockLocationWhere {
  @Field(() => StockLocationKindFilter, { nullable: true, description: 'Warehouse or van.' })
  kind?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By whose van it is.' })
  technicianId?: object | null;

  @Field(() => Boolean, { nullable: true, description: 'Archived ones, and no others; without it, those in use.' })
  archived?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Words in the name or address.' })
  search?: string | null;
}

@InputType('StockMovementWhere', { description: 'Conditions on movements of stock; all that are given must hold.' })
export class StockMovementWhere {
  @Field(() => StockMovementKindFilter, { nullable: true, description: 'By what moved it.' })
  kind?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By product.' })
  productId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By place.' })
  locationId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the ticket that it went into.' })
  ticketId?: object | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was.' })
  at?: object | null;
}

@InputType('StockStatisticsWhere', { description: 'Which stock is counted; all that are given must hold.' })
export class StockStatisticsWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By product.' })
  productId?: object | null;

  @Field(() => IdFilter, { nullable: true, description: 'By place.' })
  locationId?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By the product’s category.' })
  category?: object | null;
}

@InputType({
  description: 'What is done to the stock of one product: `{ action: COUNT, quantity: 7, … }` says that there are 7.',
})
export class AdjustStockInput {
  @Field(() => StockAction as never, { description: 'What is done.' })
  action!: string;

  @Field(() => ID, { description: 'Of which product.' })
  productId!: string;

  @Field(() => ID, { description: 'Where; of a TRANSFER, from where.' })
  locationId!: string;

  @Field(() => ID, { nullable: true, description: 'To where; for a TRANSFER only.' })
  toLocationId?: string | null;

  @Field(() => Int, { description: 'How many pieces move; of a COUNT, how many there are. At most 100,000.' })
  quantity!: number;

  @Field(() => [String], {
    nullable: true,
    description: 'One a piece, for a product that is tracked by serial number; of a COUNT, all that are there.',
  })
  serialNumbers?: string[] | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'What a piece of a RECEIPT cost, in EUR; taken at the average cost when nothing is said.',
  })
  unitCost?: MoneyInput | null;

  @Field(() => String, { nullable: true, description: 'Why. Required for COUNT and ISSUE.' })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a delivery note, an order or the like.' })
  reference?: string | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A place of stock: a new one, or with `id` one that is changed; every part is said anew.' })
export class UpsertStockLocationInput {
  @Field(() => ID, { nullable: true, description: 'Which one is changed; a new one when nothing is said.' })
  id?: string | null;

  @Field(() => String, { description: 'Its name; unique in the desk.' })
  name!: string;

  @Field(() => StockLocationKind as never, { description: 'Warehouse or van; it does not change.' })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'Whose van it is; for a van only, and required there.' })
  technicianId?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is.' })
  address?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Takes it out of use, or back into use. A place where there is stock stays in use.',
  })
  archived?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The version that was changed; an older one is a CONFLICT.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'How many of a product a place should have at least.' })
export class SetStockThresholdInput {
  @Field(() => ID, { description: 'Of which product.' })
  productId!: string;

  @Field(() => ID, { description: 'Where.' })
  locationId!: string;

  @Field(() => Int, { nullable: true, description: 'With fewer available than this it is low; null takes it away.' })
  threshold?: number | null;
}
