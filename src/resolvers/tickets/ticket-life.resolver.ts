import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { payload, userErrorOf } from '../../schema/common/user-error.js';
import {
  ChangeTicketPriorityInput,
  ChangeTicketsInput,
  EscalateTicketInput,
  MergeTicketsInput,
  SplitTicketInput,
  TagTicketInput,
  UnassignTicketInput,
  UpdateTicketInput,
} from '../../schema/tickets/ticket-life.input.js';
import {
  ChangeTicketPriorityPayload,
  ChangeTicketsPayload,
  EscalateTicketPayload,
  MergeTicketsPayload,
  SplitTicketPayload,
  TagTicketPayload,
  TicketChangePayload,
  UnassignTicketPayload,
  UpdateTicketPayload,
} from '../../schema/tickets/ticket-life.payload.js';
import { TicketType } from '../../schema/tickets/ticket.type.js';
import { tickets } from '../../services/index.js';

/** Runs a use case of one ticket, and shows the ticket as it left it. */
const shown = ({ call, loaders }: Context, work: () => Promise<{ ticketId: string }>) =>
  payload(call.locale, async () => ({ ticket: await loaders.ticket.load((await work()).ticketId) }));

@Resolver()
export class TicketLifeResolver {
  @Mutation(() => UnassignTicketPayload, { description: 'Takes a ticket from its technician.' })
  unassignTicket(
    @Ctx() context: Context,
    @Arg('input', () => UnassignTicketInput, { description: 'Which ticket.' }) input: UnassignTicketInput,
  ) {
    const ticketId = idOf('Ticket', input.ticketId);
    return shown(context, () => tickets.unassignTicket(context.call, { ...input, ticketId }));
  }

  @Mutation(() => ChangeTicketPriorityPayload, { description: 'Sets a priority by decision, up or down.' })
  changeTicketPriority(
    @Ctx() context: Context,
    @Arg('input', () => ChangeTicketPriorityInput, { description: 'The priority.' }) input: ChangeTicketPriorityInput,
  ) {
    return shown(context, () =>
      tickets.changeTicketPriority(context.call, {
        ...(input as unknown as Parameters<typeof tickets.changeTicketPriority>[1]),
        ticketId: idOf('Ticket', input.ticketId),
      }),
    );
  }

  @Mutation(() => UpdateTicketPayload, { description: 'Corrects what a ticket says; a client may until work begins.' })
  updateTicket(
    @Ctx() context: Context,
    @Arg('input', () => UpdateTicketInput, { description: 'The correction.' }) input: UpdateTicketInput,
  ) {
    const { siteId, assetId, ...said } = input;
    return shown(context, () =>
      tickets.updateTicket(context.call, {
        ...(said as unknown as Parameters<typeof tickets.updateTicket>[1]),
        ...(siteId !== undefined && { siteId: optionalId('Site', siteId) }),
        ...(assetId !== undefined && { robotId: optionalId('Robot', assetId) }),
        ticketId: idOf('Ticket', input.ticketId),
      }),
    );
  }

  @Mutation(() => TagTicketPayload, { description: 'Takes tags on and off.' })
  tagTicket(
    @Ctx() context: Context,
    @Arg('input', () => TagTicketInput, { description: 'The tags.' }) input: TagTicketInput,
  ) {
    const ticketId = idOf('Ticket', input.ticketId);
    return shown(context, () => tickets.tagTicket(context.call, { ...input, ticketId }));
  }

  @Mutation(() => EscalateTicketPayload, { description: 'Escalates a ticket, or ends its escalation.' })
  escalateTicket(
    @Ctx() context: Context,
    @Arg('input', () => EscalateTicketInput, { description: 'How far, and why.' }) input: EscalateTicketInput,
  ) {
    const ticketId = idOf('Ticket', input.ticketId);
    return shown(context, () => tickets.escalateTicket(context.call, { ...input, ticketId }));
  }

  @Mutation(() => MergeTicketsPayload, {
    description: 'Merges tickets into another of the same client; what hangs on them goes over, and they end for good.',
  })
  mergeTickets(
    @Ctx() context: Context,
    @Arg('input', () => MergeTicketsInput, { description: 'Which into which.' }) input: MergeTicketsInput,
  ) {
    const sourceIds = input.sourceIds.map((id) => idOf('Ticket', id));
    const targetId = idOf('Ticket', input.targetId);
    return shown(context, () => tickets.mergeTickets(context.call, { ...input, sourceIds, targetId }));
  }

  @Mutation(() => SplitTicketPayload, { description: 'Makes part of a ticket a ticket of its own, and links them.' })
  splitTicket(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => SplitTicketInput, { description: 'What goes into the new one.' }) input: SplitTicketInput,
  ) {
    return payload(call.locale, async () => {
      const { ticketId, newTicketId } = await tickets.splitTicket(call, {
        ...(input as unknown as Parameters<typeof tickets.splitTicket>[1]),
        ticketId: idOf('Ticket', input.ticketId),
      });
      return { ticket: await loaders.ticket.load(ticketId), newTicket: await loaders.ticket.load(newTicketId) };
    });
  }

  @Mutation(() => ChangeTicketsPayload, { description: 'Makes one change to many tickets, and answers for each.' })
  changeTickets(
    @Ctx() { call }: Context,
    @Arg('input', () => ChangeTicketsInput, { description: 'The change.' }) input: ChangeTicketsInput,
  ) {
    return payload(call.locale, async () => {
      const changes = await tickets.changeTickets(call, {
        ...(input as unknown as Parameters<typeof tickets.changeTickets>[1]),
        ticketIds: input.ticketIds.map((id) => idOf('Ticket', id)),
        technicianId: optionalId('Technician', input.technicianId),
      });
      return {
        results: changes.map(({ ticketId, refusal }, index) => ({
          ticketId: input.ticketIds[index],
          changedId: refusal ? null : ticketId,
          errors: refusal ? [userErrorOf(refusal, call.locale)] : [],
        })),
      };
    });
  }
}

@Resolver(() => TicketChangePayload as never)
export class TicketChangeResolver {
  @FieldResolver(() => TicketType, { nullable: true, description: 'The ticket, changed; null when it was not.' })
  ticket(@Root() { changedId }: { changedId: string | null }, @Ctx() { loaders }: Context) {
    return changedId ? loaders.ticket.load(changedId) : null;
  }
}
