import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ImportProductsInput } from '../../schema/catalogue/product.input.js';
import { ImportProductsPayload } from '../../schema/catalogue/product.payload.js';
import { ProductWhere } from '../../schema/catalogue/product.type.js';
import { CsvFile } from '../../schema/common/csv.type.js';
import { payload } from '../../schema/common/user-error.js';
import { catalogue } from '../../services/index.js';

@Resolver()
export class ProductFileResolver {
  @Extensions({ points: 20 })
  @Query(() => CsvFile, {
    description:
      'Products as a file for spreadsheets, by reference, at most 5,000; importing it again changes nothing.',
  })
  exportProducts(
    @Ctx() { call }: Context,
    @Arg('where', () => ProductWhere, { nullable: true, description: 'Which of them.' }) where?: ProductWhere,
  ) {
    return catalogue.exportProducts(call, (where ?? {}) as Parameters<typeof catalogue.exportProducts>[1]);
  }

  @Mutation(() => ImportProductsPayload, {
    description:
      'Enters and edits products by their references, all rows of the file or none. Columns that the file has not are left as they are.',
  })
  importProducts(
    @Ctx() { call }: Context,
    @Arg('input', () => ImportProductsInput, { description: 'The file.' }) input: ImportProductsInput,
  ) {
    return payload(call.locale, async () => ({ report: await catalogue.importProducts(call, input) }));
  }
}
