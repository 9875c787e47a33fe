import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { encodeId } from '../../domain/ids.js';
import { reasonOf } from '../../domain/tickets/priority.js';
import type { LinkKind } from '../../domain/tickets/ticket-words.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { payload } from '../../schema/common/user-error.js';
import { TicketLinkInput, WatchTicketInput } from '../../schema/tickets/ticket-life.input.js';
import {
  LinkTicketsPayload,
  UnlinkTicketsPayload,
  UnwatchTicketPayload,
  WatchTicketPayload,
} from '../../schema/tickets/ticket-life.payload.js';
import { TicketLinkType, TicketWatcherType } from '../../schema/tickets/ticket-relations.type.js';
import { TicketType } from '../../schema/tickets/ticket.type.js';
import { tickets } from '../../services/index.js';
import type { LinkRow, WatcherRow } from '../../services/tickets/ticket-relations.query.js';
import type { TicketRow } from '../../services/tickets/ticket.query.js';

const linkOf = (input: TicketLinkInput) => ({
  ticketId: idOf('Ticket', input.ticketId),
  otherId: idOf('Ticket', input.otherTicketId),
  kind: input.kind as LinkKind,
});
const watchOf = (input: WatchTicketInput) => ({
  ticketId: idOf('Ticket', input.ticketId),
  accountId: optionalId('Account', input.accountId),
});

@Resolver(() => TicketType as never)
export class TicketRelationsResolver {
  @Mutation(() => LinkTicketsPayload, { description: 'Says what a ticket has to do with another.' })
  linkTickets(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => TicketLinkInput, { description: 'The link.' }) input: TicketLinkInput,
  ) {
    return payload(call.locale, async () => {
      const { ticketId } = await tickets.linkTickets(call, linkOf(input));
      return { ticket: await loaders.ticket.load(ticketId) };
    });
  }

  @Mutation(() => UnlinkTicketsPayload, { description: 'Takes a link away, named from either side.' })
  unlinkTickets(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => TicketLinkInput, { description: 'The link.' }) input: TicketLinkInput,
  ) {
    return payload(call.locale, async () => {
      const { ticketId } = await tickets.unlinkTickets(call, linkOf(input));
      return { ticket: await loaders.ticket.load(ticketId) };
    });
  }

  @Mutation(() => WatchTicketPayload, { description: 'Puts somebody among those who want to hear of a ticket.' })
  watchTicket(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => WatchTicketInput, { description: 'Who, and which ticket.' }) input: WatchTicketInput,
  ) {
    return payload(call.locale, async () => {
      const { ticketId } = await tickets.watchTicket(call, watchOf(input));
      return { ticket: await loaders.ticket.load(ticketId) };
    });
  }

  @Mutation(() => UnwatchTicketPayload, { description: 'Takes somebody from among them.' })
  unwatchTicket(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => WatchTicketInput, { description: 'Who, and which ticket.' }) input: WatchTicketInput,
  ) {
    return payload(call.locale, async () => {
      const { ticketId } = await tickets.unwatchTicket(call, watchOf(input));
      return { ticket: await loaders.ticket.load(ticketId) };
    });
  }

  @FieldResolver(() => String, {
    description: 'Why it is that urgent, in the caller’s language, or in the words of who decided it.',
  })
  priorityReason(@Root() { priorityBasis, priorityReason }: TicketRow, @Ctx() { call }: Context) {
    return priorityBasis ? reasonOf(priorityBasis, call.locale) : priorityReason;
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'The ticket that it is part of now.' })
  mergedInto(@Root() ticket: TicketRow, @Ctx() { loaders }: Context) {
    return ticket.mergedIntoId ? loaders.ticket.load(ticket.mergedIntoId) : null;
  }

  @FieldResolver(() => [TicketLinkType], {
    description: 'What it has to do with others, oldest link first; where the caller sees both.',
  })
  links(@Root() ticket: TicketRow, @Ctx() { loaders }: Context) {
    return loaders.linksOfTicket.load(ticket.id);
  }

  @FieldResolver(() => [TicketWatcherType], {
    nullable: true,
    description: 'Who wants to hear of it, longest first; clients see their own people.',
  })
  watchers(@Root() ticket: TicketRow, @Ctx() { loaders }: Context) {
    return loaders.watchersOfTicket.load(ticket.id);
  }
}

@Resolver(() => TicketLinkType as never)
export class TicketLinkResolver {
  @FieldResolver(() => TicketType, { nullable: true, description: 'The other ticket.' })
  ticket(@Root() link: LinkRow, @Ctx() { loaders }: Context) {
    return loaders.ticket.load(link.ticketId);
  }
}

@Resolver(() => TicketWatcherType as never)
export class TicketWatcherResolver {
  @FieldResolver(() => ID, { description: 'Their account.' })
  accountId(@Root() watcher: WatcherRow) {
    return encodeId('Account', watcher.accountId);
  }
}
