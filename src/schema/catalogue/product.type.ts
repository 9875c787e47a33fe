import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PRODUCT_KINDS } from '../../domain/catalogue/product-words.js';
import { PRODUCT_ORDERS } from '../../services/catalogue/product.query.js';
import { connectionOf } from '../common/connection.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { DateTimeFilter, DecimalFilter, TextFilter, filterOf } from '../common/filters.js';
import { Decimal, MoneyType } from '../common/money.js';
import { Node } from '../common/node.js';
import { DateTime } from '../common/scalars.js';

export const ProductKind = enumOf('ProductKind', 'What a product is.', PRODUCT_KINDS, {
  EQUIPMENT: 'Something that is sold and repaired: a robot, a charger, a computer.',
  PART: 'A spare part, which repairs it.',
});
export const ProductOrder = orderEnumOf('ProductOrder', 'products', PRODUCT_ORDERS);
const ProductKindFilter = filterOf('ProductKindFilter', ProductKind);

@ObjectType('Product', {
  description: 'An article of the catalogue: equipment, or a part that repairs it.',
  implements: Node,
  simpleResolvers: true,
})
export class ProductType {
  @Field(() => ID, { description: 'Opaque and typed; good for `node`.' })
  id!: string;

  @Field(() => String, { description: 'Its reference; unique in the desk.' })
  reference!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'More about it; empty when there is nothing to say.' })
  description!: string;

  @Field(() => ProductKind as never, { description: 'Equipment or part.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Its place in the catalogue, for instance `Batteries`.' })
  category!: string | null;

  @Field(() => String, { nullable: true, description: 'Who makes it.' })
  brand!: string | null;

  @Field(() => String, { nullable: true, description: 'Its model.' })
  model!: string | null;

  @Field(() => MoneyType, { nullable: true, description: 'Price without VAT; null when it is on request.' })
  price!: unknown;

  @Field(() => Decimal, { description: 'VAT in percent: `20.00`.' })
  vatRate!: string;

  @Field(() => Int, { description: 'For how many months from the purchase the maker’s warranty runs; 0 for none.' })
  warrantyMonths!: number;

  @Field(() => [String], { description: 'What the warranty does not cover, in words.' })
  warrantyExclusions!: string[];

  @Field(() => [String], { description: 'Models of robots and devices that it fits.' })
  compatibleModels!: string[];

  @Field(() => Boolean, { description: 'Whether each piece bears a serial number of its own.' })
  serialTracked!: boolean;

  @Field(() => DateTime, { description: 'When it was entered.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was archived; null while it is offered.' })
  archivedAt!: string | null;

  @Field(() => Int, {
    description: 'Rises with each change; hand it back with an edit to be told if somebody was faster.',
  })
  version!: number;
}

export const ProductConnection = connectionOf('Product', () => ProductType);

@InputType('ProductWhere', { description: 'Conditions on products; all that are given must hold.' })
export class ProductWhere {
  @Field(() => ProductKindFilter, { nullable: true, description: 'Equipment or part.' })
  kind?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By category.' })
  category?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By who makes it.' })
  brand?: object | null;

  @Field(() => TextFilter, { nullable: true, description: 'By reference.' })
  reference?: object | null;

  @Field(() => DecimalFilter, {
    nullable: true,
    description: 'By price without VAT, in whatever currency; what is on request has none.',
  })
  price?: object | null;

  @Field(() => String, { nullable: true, description: 'A model that it fits, as it is written there.' })
  compatibleModel?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Archived ones, and no others; without it, those on offer.' })
  archived?: boolean | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was entered.' })
  createdAt?: object | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words in the reference, name, brand, model or description. Accents, case and plural forms make no difference.',
  })
  search?: string | null;
}
