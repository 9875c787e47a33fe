import { Field, ObjectType } from 'type-graphql';
import { enumOf } from '../common/enums.js';
import { Payload } from '../common/user-error.js';
import { ProductType } from './product.type.js';

@ObjectType({ description: 'What became of entering a product.', simpleResolvers: true })
export class CreateProductPayload extends Payload {
  @Field(() => ProductType, { nullable: true, description: 'The product, on offer.' })
  product!: unknown;
}

@ObjectType({ description: 'What became of editing a product.', simpleResolvers: true })
export class UpdateProductPayload extends Payload {
  @Field(() => ProductType, { nullable: true, description: 'The product as it now is.' })
  product!: unknown;
}

const ProductDeletion = enumOf(
  'ProductDeletion',
  'What became of a product that was taken away.',
  ['ERASED', 'ARCHIVED'],
  {
    ERASED: 'Nothing referred to it; it is gone.',
    ARCHIVED: 'It is in use, and no longer offered; history still shows it.',
  },
);

@ObjectType({ description: 'What became of taking a product away.', simpleResolvers: true })
export class DeleteProductPayload extends Payload {
  @Field(() => ProductDeletion as never, { nullable: true, description: 'Whether it is gone or archived.' })
  outcome!: string | null;

  @Field(() => ProductType, { nullable: true, description: 'The product, archived; null when it is gone.' })
  product!: unknown;
}
