import { sql } from 'kysely';
import { newId } from '../../domain/ids.js';
import type { Grade, Origin, Priority, ServiceType } from '../../domain/tickets/ticket-words.js';
import { reasonOf, type PriorityBasis } from '../../domain/tickets/priority.js';
import { Ticket, type Equipment, type TicketContact } from '../../entities/tickets/ticket.entity.js';
import { eventActorOf } from '../desk.js';
import { choosePromise } from '../sla/promise.js';
import type { Tx } from '../transaction.js';

export interface NewTicket {
  title: string;
  description: string;
  serviceType: ServiceType;
  priority: Priority;
  /** In somebody's own words, or by what it goes by. */
  priorityReason?: string;
  priorityBasis?: PriorityBasis | null;
  origin: Origin;
  impact?: Grade | null;
  urgency?: Grade | null;
  clientId: string | null;
  siteId: string | null;
  robotId: string | null;
  deviceId?: string | null;
  contractId?: string | null;
  technicianId?: string | null;
  parentId?: string | null;
  previousId?: string | null;
  equipment?: Equipment | null;
  contact?: TicketContact | null;
  triedSolutions?: string | null;
  externalRef?: string | null;
  address?: string | null;
  department?: string | null;
  tags?: string[];
}

/** Opens a ticket inside the caller's transaction: numbered, in the timeline, told to those who listen. */
export async function openTicket(tx: Tx, given: NewTicket): Promise<Ticket> {
  const promised = await choosePromise(tx, given);
  const ticket = tx.em.create(Ticket, {
    deviceId: null,
    impact: null,
    urgency: null,
    technicianId: null,
    parentId: null,
    previousId: null,
    equipment: null,
    contact: null,
    triedSolutions: null,
    externalRef: null,
    address: null,
    department: null,
    tags: [],
    priorityBasis: null,
    resolution: null,
    resolutionCode: null,
    mergedIntoId: null,
    statusReason: null,
    recoveredAt: null,
    respondedAt: given.technicianId ? tx.now : null,
    resolvedAt: null,
    closedAt: null,
    slaState: null,
    dueAt: null,
    ...given,
    ...promised,
    priorityReason: given.priorityReason ?? (given.priorityBasis ? reasonOf(given.priorityBasis, 'fr') : ''),
    id: newId(),
    number: await nextNumber(tx),
    status: given.technicianId ? 'ASSIGNED' : 'NEW',
    muted: Boolean(given.parentId),
    createdBy: eventActorOf(tx.call.actor),
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  tx.record({
    kind: 'ticket.opened',
    ticketId: ticket.id,
    data: {
      to: ticket.status,
      priority: ticket.priority,
      origin: ticket.origin,
      previousTicketId: given.previousId ?? null,
    },
  });
  return ticket;
}

/** Short and human: `T-2026-000123`. A number is never given twice; one may be skipped when a transaction fails. */
async function nextNumber(tx: Tx): Promise<string> {
  const { rows } = await sql<{ next: string }>`select nextval('ticket_number') as next`.execute(tx.db);
  return `T-${tx.now.getUTCFullYear()}-${rows[0]!.next.padStart(6, '0')}`;
}
