/** What a ticket shows of its conversation and its history, page by page. */
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { connection } from '../../schema/common/connection.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { eventKindOf, TimelineKind } from '../../schema/tickets/ticket-enums.js';
import { TicketMessageConnection } from '../../schema/tickets/ticket-message.type.js';
import { TicketType, TimelineEntryConnection } from '../../schema/tickets/ticket.type.js';
import type { TicketRow } from '../../services/tickets/ticket.query.js';

@Resolver(() => TicketType as never)
export class ConversationResolver {
  @FieldResolver(() => TicketMessageConnection, {
    nullable: true,
    description: 'What was said on it, oldest first. Notes are among it for those who see them.',
  })
  async messages(
    @Root() { id }: TicketRow,
    @Ctx() { loaders }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('internal', () => Boolean, { nullable: true, description: 'Notes only; with false messages only.' })
    internal: boolean | null = null,
  ) {
    const asked = { internal, page: { ...page } };
    return connection(await loaders.messagesOfTicket(asked).load(id), () =>
      loaders.messageCountOfTicket({ internal, isSaid: false }).load(id),
    );
  }

  @FieldResolver(() => Int, {
    description: 'How many messages it has, notes among them for those who see them; retracted ones do not count.',
  })
  messageCount(@Root() { id }: TicketRow, @Ctx() { loaders }: Context) {
    return loaders.messageCountOfTicket({ internal: null, isSaid: true }).load(id);
  }

  @FieldResolver(() => Int, {
    description: 'How many messages of others the caller has not read; see `markTicketRead`.',
  })
  unreadCount(@Root() { id }: TicketRow, @Ctx() { loaders }: Context) {
    return loaders.unreadCountOfTicket.load(id);
  }

  @FieldResolver(() => TimelineEntryConnection, {
    description: 'What happened to it, oldest first, page by page; `timeline` is its beginning or its end.',
  })
  async timelineEntries(
    @Root() { id }: TicketRow,
    @Ctx() { loaders }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('kinds', () => [TimelineKind as never], { nullable: true, description: 'Lines of these kinds only.' })
    given?: string[] | null,
  ) {
    const kinds = given?.map(eventKindOf) ?? null;
    return connection(await loaders.timelinePageOfTicket({ kinds, page: { ...page } }).load(id), () =>
      loaders.timelineCountOfTicket(kinds).load(id),
    );
  }
}
