/** Tickets that have to do with each other: linked, unlinked, and split in two. */
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import type { LinkKind, ServiceType } from '../../domain/tickets/ticket-words.js';
import { TicketLink } from '../../entities/tickets/ticket-link.entity.js';
import type { Ticket } from '../../entities/tickets/ticket.entity.js';
import { isOver } from '../../domain/tickets/lifecycle.js';
import { eventActorOf, type Call } from '../desk.js';
import { once } from '../idempotency.js';
import { optionalText, requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { ticketInReach, ticketsInReach } from './in-reach.js';
import { linkOf } from './link-of.js';
import { openTicket } from './open-ticket.js';

export interface LinkTickets {
  ticketId: string;
  otherId: string;
  kind: LinkKind;
}

/** Says what a ticket has to do with another. @throws DeskError NOT_FOUND, VALIDATION, ALREADY_EXISTS */
export async function linkTickets(call: Call, input: LinkTickets): Promise<{ ticketId: string }> {
  return transaction(call, async (tx) => {
    const [ticket, other] = await bothOf(tx, input);
    const link = linkOf(ticket.id, input.kind, other.id);
    if (await tx.em.findOne(TicketLink, link)) throw new DeskError('ALREADY_EXISTS', 'already_linked', {}, ['otherId']);
    tx.em.create(TicketLink, { ...link, createdBy: eventActorOf(call.actor), createdAt: tx.now });
    tellBoth(tx, 'ticket.linked', ticket, input.kind, other);
    return { ticketId: ticket.id };
  });
}

/** Takes such a link away, from whichever side it was said. @throws DeskError NOT_FOUND */
export async function unlinkTickets(call: Call, input: LinkTickets): Promise<{ ticketId: string }> {
  return transaction(call, async (tx) => {
    const [ticket, other] = await bothOf(tx, input);
    const said = await tx.em.findOne(TicketLink, linkOf(ticket.id, input.kind, other.id));
    const link = said ?? (await tx.em.findOne(TicketLink, linkOf(other.id, input.kind, ticket.id)));
    if (!link) throw notFound('link', ['otherId']);
    tx.em.remove(link);
    const [of, to] = link.ticketId === ticket.id ? [ticket, other] : [other, ticket];
    tellBoth(tx, 'ticket.unlinked', of, input.kind, to);
    return { ticketId: ticket.id };
  });
}

/** Both tickets, locked: whoever links must see both. */
async function bothOf(tx: Tx, { ticketId, otherId }: LinkTickets): Promise<[Ticket, Ticket]> {
  if (ticketId === otherId) throw invalid('link_itself', ['otherId']);
  const found = await ticketsInReach(tx, [ticketId, otherId]);
  const [ticket, other] = [ticketId, otherId].map((id) => found.find((one) => one.id === id));
  if (!ticket) throw notFound('ticket', ['ticketId']);
  if (!other) throw notFound('ticket', ['otherId']);
  return [ticket, other];
}

/** Each timeline names the other ticket, unless it is another client's: a client reads its own timelines. */
function tellBoth(tx: Tx, kind: 'ticket.linked' | 'ticket.unlinked', ticket: Ticket, said: LinkKind, other: Ticket) {
  const isOneClient = ticket.clientId === other.clientId;
  const tell = (one: Ticket, direction: 'TO' | 'FROM', another: Ticket) =>
    tx.record({
      kind,
      ticketId: one.id,
      data: { kind: said, direction, otherTicketId: isOneClient ? another.id : null },
    });
  tell(ticket, 'TO', other);
  tell(other, 'FROM', ticket);
}

export interface SplitTicket {
  ticketId: string;
  title: string;
  description?: string | null;
  serviceType?: ServiceType | null;
  version?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Makes part of a ticket a ticket of its own: for the same client, at the same place, as urgent, and for nobody yet. The
 * link between them stays.
 * @throws DeskError NOT_FOUND, CONFLICT, VALIDATION, IDEMPOTENCY_MISMATCH
 */
export async function splitTicket(call: Call, input: SplitTicket): Promise<{ ticketId: string; newTicketId: string }> {
  const { idempotencyKey, ...given } = input;
  return transaction(call, (tx) =>
    once(tx, 'splitTicket', idempotencyKey, given, async () => {
      const ticket = await ticketInReach(tx, input.ticketId);
      checkVersion(ticket.version, input.version);
      if (isOver(ticket.status)) throw invalid('ticket_over', ['ticketId'], { status: ticket.status });
      const { clientId, siteId, robotId, deviceId, contractId, contact, equipment, address, department } = ticket;
      const { priority, priorityReason, priorityBasis, impact, urgency } = ticket;
      const part = await openTicket(tx, {
        ...{ deviceId, contractId, contact, equipment, address, department },
        ...{ clientId: clientId ?? null, siteId: siteId ?? null, robotId: robotId ?? null },
        ...{ priority, priorityReason, priorityBasis, impact, urgency },
        title: requiredText(input.title, ['title']),
        description: optionalText(input.description, ['description'], 20_000) ?? '',
        serviceType: input.serviceType ?? ticket.serviceType,
        origin: 'STAFF',
        tags: [...ticket.tags],
      });
      const createdBy = eventActorOf(call.actor);
      tx.em.create(TicketLink, { ...linkOf(part.id, 'SPLIT_FROM', ticket.id), createdBy, createdAt: tx.now });
      ticket.updatedAt = tx.now;
      const data = { intoTicketId: part.id, intoNumber: part.number, title: part.title };
      tx.record({ kind: 'ticket.split', ticketId: ticket.id, data });
      return { ticketId: ticket.id, newTicketId: part.id };
    }),
  );
}
