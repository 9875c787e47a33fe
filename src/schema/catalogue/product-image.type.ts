import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTime } from '../common/scalars.js';
import { Payload } from '../common/user-error.js';
import { ProductType } from './product.type.js';

@ObjectType('ProductImage', { description: 'An image of a product.', simpleResolvers: true })
export class ProductImageType {
  @Field(() => ID, { description: 'Opaque and typed.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What is on it.' })
  caption!: string | null;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt!: string;
}

@InputType('AddProductImageInput', { description: 'An image for a product.' })
export class AddProductImageInput {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => ID, { description: 'An image that the caller has sent, for PRODUCT_IMAGE (see `requestUpload`).' })
  fileId!: string;

  @Field(() => String, { nullable: true, description: 'What is on it, at most 500 characters.' })
  caption?: string | null;

  @Field(() => String, { nullable: true, description: 'Names this write: the same key and input answer its result.' })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'What became of an image for a product.', simpleResolvers: true })
export class AddProductImagePayload extends Payload {
  @Field(() => ProductImageType, { nullable: true, description: 'The image as it is now on the product.' })
  image!: unknown;
}

@InputType('RemoveProductImageInput', { description: 'An image that is to come off its product.' })
export class RemoveProductImageInput {
  @Field(() => ID, { description: 'Its id, as the image of a product.' })
  imageId!: string;
}

@ObjectType({ description: 'What became of taking an image off its product.', simpleResolvers: true })
export class RemoveProductImagePayload extends Payload {
  @Field(() => ProductType, { nullable: true, description: 'The product, without it.' })
  product!: unknown;
}
