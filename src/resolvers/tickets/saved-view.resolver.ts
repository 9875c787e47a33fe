import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { connection } from '../../schema/common/connection.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { Json } from '../../schema/common/scalars.js';
import { payload } from '../../schema/common/user-error.js';
import {
  DeleteSavedViewInput,
  DeleteSavedViewPayload,
  SavedViewType,
  UpsertSavedViewInput,
  UpsertSavedViewPayload,
} from '../../schema/tickets/saved-view.type.js';
import type { TicketWhere } from '../../schema/tickets/ticket.input.js';
import { TicketConnection } from '../../schema/tickets/ticket.type.js';
import { tickets } from '../../services/index.js';
import type { SavedViewRow } from '../../services/tickets/saved-view.query.js';
import type { TicketOrder } from '../../services/tickets/ticket.query.js';
import { ticketWhereOf } from './where.js';

@Resolver(() => SavedViewType as never)
export class SavedViewResolver {
  @Query(() => [SavedViewType], { description: 'The caller’s saved views, in the order in which they arranged them.' })
  savedViews(@Ctx() { call }: Context) {
    return tickets.listSavedViews(call);
  }

  @Mutation(() => UpsertSavedViewPayload, { description: 'Saves a view of tickets, or changes one.' })
  upsertSavedView(
    @Ctx() { call }: Context,
    @Arg('input', () => UpsertSavedViewInput, { description: 'The view.' }) input: UpsertSavedViewInput,
  ) {
    return payload(call.locale, async () => {
      const { where, orderBy, ...given } = input;
      const { savedViewId } = await tickets.upsertSavedView(call, {
        ...given,
        id: optionalId('SavedView', input.id),
        conditions: { ...where },
        where: ticketWhereOf(where ?? undefined),
        orderBy: orderBy as TicketOrder,
      });
      return { savedView: await tickets.savedViewById(call, savedViewId) };
    });
  }

  @Mutation(() => DeleteSavedViewPayload, { description: 'Takes one of the caller’s views away.' })
  deleteSavedView(
    @Ctx() { call }: Context,
    @Arg('input', () => DeleteSavedViewInput, { description: 'The view.' }) input: DeleteSavedViewInput,
  ) {
    return payload(call.locale, async () => {
      await tickets.deleteSavedView(call, { id: idOf('SavedView', input.id) });
      return { deletedId: input.id };
    });
  }

  @FieldResolver(() => Json, {
    description: 'Which tickets: a `TicketWhere` as it was given, to be edited and given back.',
  })
  where(@Root() view: SavedViewRow) {
    return view.conditions;
  }

  @FieldResolver(() => TicketConnection, { nullable: true, description: 'The tickets that it finds now.' })
  async tickets(@Root() view: SavedViewRow, @Ctx() { call }: Context, @Args(() => PageArgs) page: PageArgs) {
    const where = ticketWhereOf(view.conditions as TicketWhere);
    const found = await tickets.listTickets(call, where, view.orderBy, page);
    return connection(found, () => tickets.countTickets(call, where));
  }
}
