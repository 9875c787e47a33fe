import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { ClientType, SiteType } from '../../schema/clients/client.type.js';
import { connection } from '../../schema/common/connection.js';
import { idOf, optionalId } from '../../schema/common/decode.js';
import { PageArgs } from '../../schema/common/page-args.js';
import { payload } from '../../schema/common/user-error.js';
import { RobotType } from '../../schema/robots/robot.type.js';
import { TechnicianType } from '../../schema/technicians/technician.type.js';
import { TicketOrder } from '../../schema/tickets/ticket-enums.js';
import {
  AssignTicketInput,
  ChangeTicketStatusInput,
  CreateTicketInput,
  TicketWhere,
} from '../../schema/tickets/ticket.input.js';
import {
  AssignTicketPayload,
  ChangeTicketStatusPayload,
  CreateTicketPayload,
} from '../../schema/tickets/ticket.payload.js';
import { EvidenceType, TicketConnection, TicketType, TimelineEntryType } from '../../schema/tickets/ticket.type.js';
import { tickets } from '../../services/index.js';
import type { TicketEdges } from '../../services/tickets/ticket-edges.js';
import type { TicketOrder as Order, TicketRow } from '../../services/tickets/ticket.query.js';
import { ticketWhereOf } from './where.js';

@Resolver(() => TicketType as never)
export class TicketResolver {
  @Query(() => TicketType, {
    nullable: true,
    description: 'A ticket by id or by number; null when there is none that the caller may see.',
  })
  ticket(
    @Ctx() { call, loaders }: Context,
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id?: string,
    @Arg('number', () => String, { nullable: true, description: 'Its number.' }) number?: string,
  ) {
    if (id != null) return loaders.ticket.load(idOf('Ticket', id));
    return number == null ? null : tickets.ticketByNumber(call, number);
  }

  @Query(() => TicketConnection, { description: 'The tickets that the caller sees.' })
  async tickets(
    @Ctx() { call }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => TicketWhere, { nullable: true, description: 'Which of them.' }) where?: TicketWhere,
    @Arg('orderBy', () => TicketOrder as never, { defaultValue: 'CREATED_AT_DESC', description: 'In which order.' })
    orderBy: Order = 'CREATED_AT_DESC',
  ) {
    const decoded = ticketWhereOf(where);
    const found = await tickets.listTickets(call, decoded, orderBy, page);
    return connection(found, () => tickets.countTickets(call, decoded));
  }

  @Mutation(() => CreateTicketPayload, { description: 'Opens a ticket.' })
  createTicket(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => CreateTicketInput, { description: 'The request.' }) input: CreateTicketInput,
  ) {
    const { assetId, robotId, ...given } = input;
    return payload(call.locale, async () => {
      const { ticketId, confirmed } = await tickets.createTicket(call, {
        ...(given as unknown as Parameters<typeof tickets.createTicket>[1]),
        clientId: optionalId('Client', input.clientId),
        siteId: optionalId('Site', input.siteId),
        robotId: optionalId('Robot', robotId ?? assetId),
      });
      const confirmation = tickets.confirmationOf(confirmed, call.locale);
      return { ticket: await loaders.ticket.load(ticketId), confirmation };
    });
  }

  @Mutation(() => AssignTicketPayload, { description: 'Gives a ticket to a technician.' })
  assignTicket(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => AssignTicketInput, { description: 'Which ticket goes to whom.' }) input: AssignTicketInput,
  ) {
    return payload(call.locale, async () => {
      const { ticketId } = await tickets.assignTicket(call, {
        ticketId: idOf('Ticket', input.ticketId),
        technicianId: idOf('Technician', input.technicianId),
        version: input.version,
      });
      return { ticket: await loaders.ticket.load(ticketId) };
    });
  }

  @Mutation(() => ChangeTicketStatusPayload, { description: 'Takes one step of the lifecycle.' })
  changeTicketStatus(
    @Ctx() { call, loaders }: Context,
    @Arg('input', () => ChangeTicketStatusInput, { description: 'The step.' }) input: ChangeTicketStatusInput,
  ) {
    return payload(call.locale, async () => {
      const { ticketId } = await tickets.changeTicketStatus(call, {
        ...(input as unknown as Parameters<typeof tickets.changeTicketStatus>[1]),
        ticketId: idOf('Ticket', input.ticketId),
      });
      return { ticket: await loaders.ticket.load(ticketId) };
    });
  }

  @FieldResolver(() => ClientType, { nullable: true, description: 'For whom.' })
  client(@Root() ticket: TicketRow & TicketEdges, @Ctx() { loaders }: Context) {
    if (ticket.clientEdge !== undefined) return ticket.clientEdge;
    return ticket.clientId ? loaders.client.load(ticket.clientId) : null;
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'Where.' })
  site(@Root() ticket: TicketRow, @Ctx() { loaders }: Context) {
    return ticket.siteId ? loaders.site.load(ticket.siteId) : null;
  }

  @FieldResolver(() => RobotType, { nullable: true, description: 'The robot it is about.' })
  robot(@Root() ticket: TicketRow & TicketEdges, @Ctx() { loaders }: Context) {
    if (ticket.robotEdge !== undefined) return ticket.robotEdge;
    return ticket.robotId ? loaders.robot.load(ticket.robotId) : null;
  }

  @FieldResolver(() => TechnicianType, { nullable: true, description: 'The technician who has it.' })
  assignee(@Root() ticket: TicketRow & TicketEdges, @Ctx() { loaders }: Context) {
    if (ticket.assigneeEdge !== undefined) return ticket.assigneeEdge;
    return ticket.technicianId ? loaders.technician.load(ticket.technicianId) : null;
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'The larger problem that it hangs on.' })
  parent(@Root() ticket: TicketRow, @Ctx() { loaders }: Context) {
    return ticket.parentId ? loaders.ticket.load(ticket.parentId) : null;
  }

  @FieldResolver(() => TicketType, { nullable: true, description: 'The earlier ticket of the same fault.' })
  previous(@Root() ticket: TicketRow, @Ctx() { loaders }: Context) {
    return ticket.previousId ? loaders.ticket.load(ticket.previousId) : null;
  }

  @FieldResolver(() => [TimelineEntryType], { description: 'What happened to it, oldest first.' })
  timeline(
    @Root() ticket: TicketRow,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { nullable: true, description: 'This many from the start, 1 to 100.' }) first?: number,
    @Arg('last', () => Int, {
      nullable: true,
      description: 'This many from the end, 1 to 100; 20 when nothing is said.',
    })
    last?: number,
  ) {
    return loaders.timelineOfTicket(tickets.timelineSpan(first, last)).load(ticket.id);
  }

  @FieldResolver(() => [EvidenceType], {
    nullable: true,
    description: 'What the robot said around the faults that it was opened for; withheld from clients.',
  })
  evidence(@Root() ticket: TicketRow, @Ctx() { loaders }: Context) {
    return loaders.evidenceOfTicket.load(ticket.id);
  }
}
