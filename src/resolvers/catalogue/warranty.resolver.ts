import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { WarrantyType } from '../../schema/catalogue/warranty.type.js';
import { assetOf } from '../../schema/common/decode.js';
import { DateOnly } from '../../schema/common/scalars.js';
import { catalogue } from '../../services/index.js';

@Resolver()
export class WarrantyResolver {
  @Query(() => WarrantyType, {
    nullable: true,
    description: 'Whether an asset is covered on a day, and why; null when there is none that the caller may see.',
  })
  warranty(
    @Ctx() { call }: Context,
    @Arg('assetId', () => ID, { description: 'A robot or a device.' }) assetId: string,
    @Arg('at', () => DateOnly, { nullable: true, description: 'The day; today in France when nothing is said.' })
    at?: string,
  ) {
    return catalogue.warrantyOf(call, assetOf(assetId), at ?? null);
  }
}
