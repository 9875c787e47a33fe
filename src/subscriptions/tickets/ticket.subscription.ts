import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { notFound } from '../../domain/errors.js';
import type { LoggedEvent } from '../../domain/events.js';
import { optionalId } from '../../schema/common/decode.js';
import { Cursor } from '../../schema/common/scalars.js';
import { timelineKindOf } from '../../schema/tickets/ticket-enums.js';
import { TicketStreamWhere, TicketUpdatedType } from '../../schema/tickets/ticket-stream.type.js';
import type { Call } from '../../services/desk.js';
import { tickets } from '../../services/index.js';
import type { TicketRow, TicketWhere } from '../../services/tickets/ticket.query.js';
import { encodeCursor } from '../cursor.js';
import { checkInitial, everyPage } from '../initial.js';
import { seesTicketEvent, ticketKindsFor } from '../sight.js';
import { openFeed, type StreamSpec } from '../stream.js';

interface Args {
  where?: TicketStreamWhere | null;
  after?: string | null;
  initial?: boolean | null;
}

@Resolver()
export class TicketSubscription {
  @Subscription(() => TicketUpdatedType, {
    description: 'What happens to one ticket, or to all that the caller sees and asks for.',
    subscribe: openFeed(ticketUpdates),
  })
  ticketUpdated(
    @Root() event: unknown,
    @Arg('where', () => TicketStreamWhere, { nullable: true, description: 'Which tickets.' })
    _where?: TicketStreamWhere,
    @Arg('after', () => Cursor, { nullable: true, description: 'Go on after this event.' }) _after?: string,
    @Arg('initial', () => Boolean, { nullable: true, description: 'Begin with the tickets as they now are.' })
    _initial?: boolean,
  ) {
    return event;
  }
}

interface TicketUpdate {
  cursor: string;
  at: Date;
  initial: boolean;
  kind: string | null;
  ticket: unknown;
  actor: unknown;
}

interface Asked {
  ticketId: string | null;
  clientId: string | null;
  assigneeId: string | null;
  status: string[] | null;
}

export async function ticketUpdates(
  context: Context,
  { where, after, initial }: Args,
): Promise<StreamSpec<TicketUpdate>> {
  const { call, loaders } = context;
  checkInitial(initial, after);
  const asked: Asked = {
    ticketId: optionalId('Ticket', where?.ticketId),
    clientId: optionalId('Client', where?.clientId),
    assigneeId: optionalId('Technician', where?.assigneeId),
    status: where?.status ?? null,
  };
  const { ticketId, clientId, assigneeId } = asked;
  if (ticketId && !(await loaders.ticket.load(ticketId))) throw notFound('ticket', ['where', 'ticketId']);
  if (clientId && !(await loaders.client.load(clientId))) throw notFound('client', ['where', 'clientId']);
  if (assigneeId && !(await loaders.technician.load(assigneeId))) throw notFound('technician', ['where', 'assigneeId']);

  return {
    part: { kinds: ticketKindsFor(call.actor), ticketId },
    after,
    coalescing: null,
    sees: (event) => seesTicketEvent(call.actor, event),
    matches: (event) =>
      (!clientId || event.clientId === clientId) &&
      (!assigneeId || event.technicianId === assigneeId) &&
      (!asked.status || asked.status.includes((event.data['ticket'] as TicketRow).status)),
    show: (event) => [updateOf(event)],
    initial: initial ? (cursor) => ticketsAsTheyAre(call, asked, cursor) : null,
  };
}

async function* ticketsAsTheyAre(call: Call, asked: Asked, cursor: string): AsyncGenerator<TicketUpdate> {
  const at = call.desk.clock.now();
  const where: TicketWhere = {
    clientId: asked.clientId ? { eq: asked.clientId } : null,
    assigneeId: asked.assigneeId ? { eq: asked.assigneeId } : null,
    status: asked.status ? { in: asked.status } : null,
  };
  const found = asked.ticketId
    ? await tickets.ticketsByIds(call, [asked.ticketId])
    : everyPage((page) => tickets.listTickets(call, where, 'CREATED_AT_ASC', page));
  for await (const ticket of found) yield { cursor, at, initial: true, kind: null, ticket, actor: null };
}

const updateOf = (event: LoggedEvent): TicketUpdate => ({
  cursor: encodeCursor({ seq: event.seq, line: null }),
  at: event.at,
  initial: false,
  kind: timelineKindOf(event.kind),
  ticket: event.data['ticket'],
  actor: event.actor,
});
