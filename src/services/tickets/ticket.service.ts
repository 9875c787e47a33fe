/** What people and partners do with tickets. */
import { reachOf } from '../../domain/accounts/actor.js';
import { invalid, notFound } from '../../domain/errors.js';
import { isReopening } from '../../domain/tickets/lifecycle.js';
import { priorityOf } from '../../domain/tickets/priority.js';
import type { Grade, ServiceType, TicketStatus } from '../../domain/tickets/ticket-words.js';
import { Client } from '../../entities/clients/client.entity.js';
import { Site } from '../../entities/clients/site.entity.js';
import { Robot } from '../../entities/robots/robot.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import { type Ticket, type Equipment, type TicketContact } from '../../entities/tickets/ticket.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { optionalText, requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { ticketInReach } from './in-reach.js';
import { openTicket } from './open-ticket.js';

export interface CreateTicket {
  title: string;
  description?: string | null;
  serviceType: ServiceType;
  impact?: Grade | null;
  urgency?: Grade | null;
  clientId?: string | null;
  siteId?: string | null;
  robotId?: string | null;
  equipment?: Partial<Equipment> | null;
  contact?: Partial<TicketContact> | null;
  triedSolutions?: string | null;
  idempotencyKey?: string | null;
}

/** Opens a ticket at somebody's request. @throws DeskError VALIDATION, NOT_FOUND, IDEMPOTENCY_MISMATCH */
export async function createTicket(call: Call, input: CreateTicket): Promise<{ ticketId: string }> {
  const { idempotencyKey, ...given } = input;
  return transaction(call, (tx) =>
    once(tx, 'createTicket', idempotencyKey, given, async () => {
      const place = await placeOf(tx, input);
      const { priority, reason } = priorityOf(input.impact ?? 'MEDIUM', input.urgency ?? 'MEDIUM');
      const ticket = await openTicket(tx, {
        title: requiredText(input.title, ['title']),
        description: optionalText(input.description, ['description'], 20_000) ?? '',
        serviceType: input.serviceType,
        impact: input.impact ?? 'MEDIUM',
        urgency: input.urgency ?? 'MEDIUM',
        priority,
        priorityReason: reason,
        origin: call.actor.kind === 'PERSON' && call.actor.role !== 'CLIENT' ? 'STAFF' : 'CLIENT',
        equipment: equipmentOf(input.equipment),
        contact: contactOf(input.contact),
        triedSolutions: optionalText(input.triedSolutions, ['triedSolutions'], 20_000),
        ...place,
      });
      return { ticketId: ticket.id };
    }),
  );
}

export interface AssignTicket {
  ticketId: string;
  technicianId: string;
  version?: number | null;
}

/** Gives a ticket to a technician. @throws DeskError NOT_FOUND, CONFLICT, ILLEGAL_TRANSITION, VALIDATION */
export async function assignTicket(call: Call, input: AssignTicket): Promise<{ ticketId: string }> {
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    checkVersion(ticket.version, input.version);
    const technician = await tx.em.findOne(Technician, { id: input.technicianId });
    if (!technician) throw notFound('technician', ['technicianId']);
    if (!technician.active) throw invalid('technician_inactive', ['technicianId']);
    giveTicket(tx, ticket, technician);
    return { ticketId: ticket.id };
  });
}

/** Gives it to a technician, under the name that the timeline is to keep. @throws DeskError ILLEGAL_TRANSITION */
export function giveTicket(tx: Tx, ticket: Ticket, technician: Pick<Technician, 'id' | 'name'>): void {
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
    },
  });
}

export interface ChangeTicketStatus {
  ticketId: string;
  status: TicketStatus;
  reason?: string | null;
  version?: number | null;
}

/** Takes one step of the lifecycle. @throws DeskError NOT_FOUND, CONFLICT, ILLEGAL_TRANSITION, VALIDATION */
export async function changeTicketStatus(call: Call, input: ChangeTicketStatus): Promise<{ ticketId: string }> {
  const reason = optionalText(input.reason, ['reason'], 2_000);
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    checkVersion(ticket.version, input.version);
    moveTicket(tx, ticket, input.status, reason);
    return { ticketId: ticket.id };
  });
}

/** Takes one step of the lifecycle, by a person. @throws DeskError ILLEGAL_TRANSITION, VALIDATION */
export function moveTicket(tx: Tx, ticket: Ticket, to: TicketStatus, reason: string | null): void {
  const from = ticket.status;
  ticket.move(to, 'PERSON', tx.now, reason);
  tx.record({
    kind: isReopening(from, to) ? 'ticket.reopened' : 'ticket.status_changed',
    ticketId: ticket.id,
    data: { from, to, reason },
  });
}

/** Client, site and robot of a request: each must be in the caller's reach, and they must belong together. */
async function placeOf(
  tx: Tx,
  input: CreateTicket,
): Promise<{ clientId: string; siteId: string | null; robotId: string | null }> {
  const reach = reachOf(tx.call.actor);
  const own = reach.kind === 'CLIENT' ? reach.clientId : null;
  const mine = (clientId: string | null | undefined) => reach.kind === 'ALL' || (own !== null && clientId === own);
  const robot = input.robotId ? await tx.em.findOne(Robot, { id: input.robotId, archivedAt: null }) : null;
  if (input.robotId && (!robot || !mine(robot.clientId))) throw notFound('robot', ['robotId']);
  const clientId = input.clientId ?? own ?? robot?.clientId ?? null;
  if (!clientId) throw invalid('client_required', ['clientId']);
  const client = mine(clientId) ? await tx.em.findOne(Client, { id: clientId, archivedAt: null }) : null;
  if (!client) throw notFound('client', ['clientId']);
  if (robot && robot.clientId !== clientId) throw notFound('robot', ['robotId']);
  const siteId = input.siteId ?? robot?.siteId ?? null;
  if (input.siteId) {
    const site = await tx.em.findOne(Site, { id: input.siteId, archivedAt: null });
    if (!site || !mine(site.clientId)) throw notFound('site', ['siteId']);
    if (site.clientId !== clientId) throw invalid('site_of_other_client', ['siteId']);
  }
  return { clientId, siteId, robotId: robot?.id ?? null };
}

function equipmentOf(given: Partial<Equipment> | null | undefined): Equipment | null {
  if (!given) return null;
  const part = (name: 'brand' | 'model' | 'operatingSystem') => optionalText(given[name], ['equipment', name]);
  return {
    brand: part('brand'),
    model: part('model'),
    operatingSystem: part('operatingSystem'),
    purchasedOn: given.purchasedOn ?? null,
  };
}

function contactOf(given: Partial<TicketContact> | null | undefined): TicketContact | null {
  if (!given) return null;
  const email = optionalText(given.email, ['contact', 'email'], 320);
  if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw invalid('invalid_email', ['contact', 'email']);
  return {
    name: optionalText(given.name, ['contact', 'name']),
    email,
    phone: optionalText(given.phone, ['contact', 'phone'], 50),
    preferredMode: given.preferredMode ?? null,
  };
}
