/** The steps that are taken with a locked ticket, each with its event: by one mutation, or by several in one. */
import { invalid, notFound } from '../../domain/errors.js';
import { isOver, isReopening } from '../../domain/tickets/lifecycle.js';
import { TAG_MAX, tagOf, TAGS_MAX } from '../../domain/tickets/tags.js';
import type { Priority, TicketStatus } from '../../domain/tickets/ticket-words.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import type { Resolution, Ticket } from '../../entities/tickets/ticket.entity.js';
import type { Tx } from '../transaction.js';

/** Takes one step of the lifecycle. @throws DeskError ILLEGAL_TRANSITION, VALIDATION */
export function moveTicket(
  tx: Tx,
  ticket: Ticket,
  to: TicketStatus,
  reason: string | null,
  resolution?: Resolution,
): void {
  const from = ticket.status;
  ticket.move(to, 'PERSON', tx.now, reason, resolution);
  const said = to === 'RESOLVED' ? { resolution: ticket.resolution, resolutionCode: ticket.resolutionCode } : {};
  tx.record({
    kind: isReopening(from, to) ? 'ticket.reopened' : 'ticket.status_changed',
    ticketId: ticket.id,
    data: { from, to, reason, ...said },
  });
}

/** Gives it to a technician. @throws DeskError NOT_FOUND, ILLEGAL_TRANSITION, VALIDATION */
export async function giveTicket(
  tx: Tx,
  ticket: Ticket,
  technicianId: string,
  reason: string | null = null,
): Promise<void> {
  const technician = await tx.em.findOne(Technician, { id: technicianId });
  if (!technician) throw notFound('technician', ['technicianId']);
  if (!technician.active) throw invalid('technician_inactive', ['technicianId']);
  handTicketTo(tx, ticket, technician, reason);
}

/** Puts it into a technician's hands, whoever that is, under the name that the timeline is to keep. @throws DeskError ILLEGAL_TRANSITION */
export function handTicketTo(
  tx: Tx,
  ticket: Ticket,
  technician: Pick<Technician, 'id' | 'name'>,
  reason: string | null = null,
): void {
  const from = { status: ticket.status, technicianId: ticket.technicianId ?? null };
  ticket.assign(technician.id, tx.now);
  tx.record({
    kind: 'ticket.assigned',
    ticketId: ticket.id,
    data: {
      from: from.status,
      to: ticket.status,
      technicianId: technician.id,
      technicianName: technician.name,
      previousTechnicianId: from.technicianId,
      reason,
    },
  });
}

/** Takes it from its technician; one that nobody has stays as it is. @throws DeskError ILLEGAL_TRANSITION */
export function takeTicket(tx: Tx, ticket: Ticket, reason: string | null): void {
  const { status: from, technicianId } = ticket;
  if (!technicianId) return;
  ticket.unassign(tx.now);
  const data = { from, to: ticket.status, previousTechnicianId: technicianId, reason };
  tx.record({ kind: 'ticket.unassigned', ticketId: ticket.id, data });
}

/** Sets its priority as somebody decided; the same one is no change. @throws DeskError VALIDATION */
export function setTicketPriority(tx: Tx, ticket: Ticket, to: Priority, reason: string): void {
  if (isOver(ticket.status)) throw invalid('ticket_over', ['ticketId'], { status: ticket.status });
  const from = ticket.priority;
  if (from === to) return;
  ticket.setPriority(to, reason, tx.now);
  tx.record({ kind: 'ticket.priority_changed', ticketId: ticket.id, data: { from, to, reason } });
}

/** Takes tags on and off. @throws DeskError VALIDATION when there are too many */
export function applyTags(tx: Tx, ticket: Ticket, add: readonly string[], remove: readonly string[]): void {
  const { added, removed } = ticket.tag(add, remove, tx.now);
  if (ticket.tags.length > TAGS_MAX) throw invalid('too_many', ['add'], { max: TAGS_MAX });
  if (added.length + removed.length > 0)
    tx.record({ kind: 'ticket.tagged', ticketId: ticket.id, data: { added, removed } });
}

/** Tags as they are kept, each once. @throws DeskError VALIDATION naming the first that is none */
export function checkedTags(given: readonly string[] | null | undefined, path: string): string[] {
  const tags = (given ?? []).map((one) => {
    const tag = tagOf(one);
    if (tag === null) throw invalid('tag', [path], { tag: one.toWellFormed().slice(0, TAG_MAX), max: TAG_MAX });
    return tag;
  });
  if (tags.length > TAGS_MAX) throw invalid('too_many', [path], { max: TAGS_MAX });
  return [...new Set(tags)];
}
