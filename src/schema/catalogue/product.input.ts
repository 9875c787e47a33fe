import { Field, ID, InputType, Int } from 'type-graphql';
import { Decimal, MoneyInput } from '../common/money.js';
import { ProductKind } from './product.type.js';

@InputType({ description: 'What may be said of any product.' })
abstract class ProductFactsInput {
  @Field(() => String, { nullable: true, description: 'More about it.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'Its place in the catalogue, for instance `Batteries`.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'Who makes it.' })
  brand?: string | null;

  @Field(() => String, { nullable: true, description: 'Its model.' })
  model?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Price without VAT; null for on request.' })
  price?: MoneyInput | null;

  @Field(() => Decimal, { nullable: true, description: 'VAT in percent, 0 to 100; 20 when nothing is said.' })
  vatRate?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Months of the maker’s warranty, 0 to 600; 24 when nothing is said, 0 for none.',
  })
  warrantyMonths?: number | null;

  @Field(() => [String], { nullable: true, description: 'What the warranty does not cover; at most 50 lines.' })
  warrantyExclusions?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Models of robots and devices that it fits; at most 200.' })
  compatibleModels?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Each piece bears a serial number of its own; no by default.' })
  serialTracked?: boolean | null;
}

@InputType('CreateProductInput', { description: 'A product to enter.' })
export class CreateProductInput extends ProductFactsInput {
  @Field(() => String, { description: 'Its reference; unique in the desk.' })
  reference!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => ProductKind as never, { description: 'Equipment or part.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'The same key and input answer the first result, for 48 hours.' })
  idempotencyKey?: string | null;
}

@InputType('UpdateProductInput', {
  description: 'What changes of a product. What is left out stays; null goes back to what holds when nothing is said.',
})
export class UpdateProductInput extends ProductFactsInput {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => String, { nullable: true, description: 'Its reference; unique in the desk.' })
  reference?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name?: string | null;

  @Field(() => ProductKind as never, { nullable: true, description: 'Equipment or part.' })
  kind?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True takes it off offer, false offers it again.' })
  archived?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The version that the edit was made on.' })
  version?: number | null;
}

@InputType('DeleteProductInput', { description: 'A product to take away.' })
export class DeleteProductInput {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the decision was made on.' })
  version?: number | null;
}
