import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { invalid, notFound } from '../../domain/errors.js';
import type { EventKind, LoggedEvent } from '../../domain/events.js';
import { optionalId } from '../../schema/common/decode.js';
import { Cursor } from '../../schema/common/scalars.js';
import { TicketMessageStreamWhere } from '../../schema/tickets/ticket-message.input.js';
import { TicketMessagePostedType } from '../../schema/tickets/ticket-message.type.js';
import type { Call } from '../../services/desk.js';
import { tickets } from '../../services/index.js';
import type { MessageRow } from '../../services/tickets/message.query.js';
import { encodeCursor } from '../cursor.js';
import { checkInitial, everyPage } from '../initial.js';
import { seesTicketEvent, ticketKindsFor } from '../sight.js';
import { openFeed, type StreamSpec } from '../stream.js';

interface Args {
  where?: TicketMessageStreamWhere | null;
  after?: string | null;
  initial?: boolean | null;
}

const POSTED: readonly EventKind[] = ['ticket.message_posted', 'ticket.note_posted'];

@Resolver()
export class TicketMessageSubscription {
  @Subscription(() => TicketMessagePostedType, {
    description: 'What is said on one ticket, or on all that the caller sees and asks for.',
    subscribe: openFeed(ticketMessagesPosted),
  })
  ticketMessagePosted(
    @Root() event: unknown,
    @Arg('where', () => TicketMessageStreamWhere, { nullable: true, description: 'Which messages.' })
    _where?: TicketMessageStreamWhere,
    @Arg('after', () => Cursor, { nullable: true, description: 'Go on after this event.' }) _after?: string,
    @Arg('initial', () => Boolean, {
      nullable: true,
      description: 'Begin with what was said on the ticket so far; needs `where.ticketId`.',
    })
    _initial?: boolean,
  ) {
    return event;
  }
}

interface Posted {
  cursor: string;
  at: Date | string;
  initial: boolean;
  message: MessageRow;
}

export async function ticketMessagesPosted(
  context: Context,
  { where, after, initial }: Args,
): Promise<StreamSpec<Posted>> {
  const { call, loaders } = context;
  checkInitial(initial, after);
  const ticketId = optionalId('Ticket', where?.ticketId);
  const clientId = optionalId('Client', where?.clientId);
  if (initial && !ticketId) throw invalid('required', ['where', 'ticketId']);
  if (ticketId && !(await loaders.ticket.load(ticketId))) throw notFound('ticket', ['where', 'ticketId']);
  if (clientId && !(await loaders.client.load(clientId))) throw notFound('client', ['where', 'clientId']);
  const heard = ticketKindsFor(call.actor);

  return {
    // A stream about one ticket hears of all its events: it ends with the one that takes the ticket away.
    part: { kinds: ticketId ? heard : heard.filter((kind) => POSTED.includes(kind)), ticketId },
    after,
    coalescing: null,
    sees: (event) => seesTicketEvent(call.actor, event),
    matches: (event) => POSTED.includes(event.kind) && (!clientId || event.clientId === clientId),
    show: (event) => postedAt(call, event),
    initial: initial ? (cursor) => saidSoFar(call, ticketId!, cursor) : null,
  };
}

/** The message as it now is. One that has gone out of the caller's sight since is nothing to show. */
async function* postedAt(call: Call, event: LoggedEvent): AsyncGenerator<Posted> {
  const [message] = await tickets.messagesByIds(call, [event.data['messageId'] as string]);
  if (message) yield { cursor: encodeCursor({ seq: event.seq, line: null }), at: event.at, initial: false, message };
}

async function* saidSoFar(call: Call, ticketId: string, cursor: string): AsyncGenerator<Posted> {
  const read = async (page: object) => (await tickets.messagesOfTickets(call, [ticketId], null, page))[0]!;
  for await (const message of everyPage(read)) yield { cursor, at: message.postedAt, initial: true, message };
}
