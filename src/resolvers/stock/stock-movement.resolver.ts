import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { STOCK_CURRENCY } from '../../domain/stock/stock-words.js';
import { ProductType } from '../../schema/catalogue/product.type.js';
import { connection } from '../../schema/common/connection.js';
import { idFilter } from '../../schema/common/decode.js';
import { MoneyType } from '../../schema/common/money.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { StockMovementOrder } from '../../schema/stock/stock-enums.js';
import { StockMovementWhere } from '../../schema/stock/stock.input.js';
import { StockLocationType, StockMovementConnection, StockMovementType } from '../../schema/stock/stock.type.js';
import { TicketType } from '../../schema/tickets/ticket.type.js';
import { stock } from '../../services/index.js';
import type { StockMovementOrder as Order, StockMovementRow } from '../../services/stock/stock-movement.query.js';

@Resolver(() => StockMovementType as never)
export class StockMovementResolver {
  @Query(() => StockMovementConnection, { description: 'What came and went, of all stock.' })
  async stockMovements(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => StockMovementWhere, { nullable: true, description: 'Which of it.' })
    where?: StockMovementWhere,
    @Arg('orderBy', () => StockMovementOrder as never, { defaultValue: 'AT_DESC', description: 'In which order.' })
    orderBy: Order = 'AT_DESC',
  ) {
    const decoded = {
      ...where,
      productId: idFilter('Product', where?.productId),
      locationId: idFilter('StockLocation', where?.locationId),
      ticketId: idFilter('Ticket', where?.ticketId),
    };
    const found = await stock.listStockMovements(call, decoded, orderBy, page);
    return connection(found, () => stock.countStockMovements(call, decoded));
  }

  @FieldResolver(() => ProductType, { nullable: true, description: 'Of what.' })
  product(@Root() movement: StockMovementRow, @Ctx() { loaders }: Context) {
    return loaders.product.load(movement.productId);
  }

  @FieldResolver(() => StockLocationType, { nullable: true, description: 'Where.' })
  location(@Root() movement: StockMovementRow, @Ctx() { loaders }: Context) {
    return loaders.stockLocation.load(movement.locationId);
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'The ticket that it went into.' })
  ticket(@Root() movement: StockMovementRow, @Ctx() { loaders }: Context) {
    return movement.ticketId ? loaders.ticket.load(movement.ticketId) : null;
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'What a piece cost: as said at a receipt, the average otherwise; null while nobody has said a cost.',
  })
  unitCost(@Root() { unitCost }: StockMovementRow) {
    return unitCost && { amount: unitCost, currency: STOCK_CURRENCY };
  }
}
