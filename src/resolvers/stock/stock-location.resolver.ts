import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { connection } from '../../schema/common/connection.js';
import { idFilter, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { StockLocationOrder } from '../../schema/stock/stock-enums.js';
import { StockLocationWhere, UpsertStockLocationInput } from '../../schema/stock/stock.input.js';
import { UpsertStockLocationPayload } from '../../schema/stock/stock.payload.js';
import { StockLocationConnection, StockLocationType } from '../../schema/stock/stock.type.js';
import { TechnicianType } from '../../schema/technicians/technician.type.js';
import { stock } from '../../services/index.js';
import type { StockLocationOrder as Order, StockLocationRow } from '../../services/stock/stock-location.query.js';

@Resolver(() => StockLocationType as never)
export class StockLocationResolver {
  @Query(() => StockLocationConnection, { description: 'The places of stock.' })
  async stockLocations(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => StockLocationWhere, { nullable: true, description: 'Which of them.' })
    where?: StockLocationWhere,
    @Arg('orderBy', () => StockLocationOrder as never, { defaultValue: 'NAME_ASC', description: 'In which order.' })
    orderBy: Order = 'NAME_ASC',
  ) {
    const decoded = { ...where, technicianId: idFilter('Technician', where?.technicianId) };
    const found = await stock.listStockLocations(call, decoded, orderBy, page);
    return connection(found, () => stock.countStockLocations(call, decoded));
  }

  @Mutation(() => UpsertStockLocationPayload, { description: 'Makes a place of stock, or changes one.' })
  upsertStockLocation(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => UpsertStockLocationInput, { description: 'The place.' }) input: UpsertStockLocationInput,
  ) {
    return payload(call.locale, async () => {
      const { locationId } = await stock.upsertStockLocation(call, {
        ...(input as unknown as Parameters<typeof stock.upsertStockLocation>[1]),
        id: optionalId('StockLocation', input.id),
        technicianId: optionalId('Technician', input.technicianId),
      });
      return { stockLocation: await loaders.stockLocation.load(locationId) };
    });
  }

  @FieldResolver(() => TechnicianType, { nullable: true, description: 'Whose van it is.' })
  technician(@Root() location: StockLocationRow, @Ctx() { loaders }: Context) {
    return location.technicianId ? loaders.technician.load(location.technicianId) : null;
  }
}
