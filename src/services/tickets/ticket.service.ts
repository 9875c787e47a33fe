/** What people and partners do with tickets. */
import { reachOf } from '../../domain/accounts/actor.js';
import { invalid, notFound } from '../../domain/errors.js';
import { sentence, type Locale } from '../../domain/messages.js';
import { priorityOf, reasonOf, type PriorityBasis } from '../../domain/tickets/priority.js';
import type { Grade, Priority, ResolutionCode, ServiceType, TicketStatus } from '../../domain/tickets/ticket-words.js';
import { Client } from '../../entities/clients/client.entity.js';
import { Site } from '../../entities/clients/site.entity.js';
import { Robot } from '../../entities/robots/robot.entity.js';
import type { Equipment, TicketContact } from '../../entities/tickets/ticket.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { optionalText, requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { checkedTags, giveTicket, moveTicket, setTicketPriority, applyTags, takeTicket } from './changes.js';
import { coveringContract } from './covering-contract.js';
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
  /** Where, when that is no site that the desk knows. */
  address?: string | null;
  department?: string | null;
  idempotencyKey?: string | null;
}

/** What is confirmed of a request. */
export interface Confirmed {
  number: string;
  title: string;
  priority: Priority;
  basis: PriorityBasis;
}

/** Opens a ticket at somebody's request. @throws DeskError VALIDATION, NOT_FOUND, IDEMPOTENCY_MISMATCH */
export async function createTicket(
  call: Call,
  input: CreateTicket,
): Promise<{ ticketId: string; confirmed: Confirmed }> {
  const { idempotencyKey, ...given } = input;
  return transaction(call, (tx) =>
    once(tx, 'createTicket', idempotencyKey, given, async () => {
      const place = await placeOf(tx, input);
      const contract = await coveringContract(tx.db, place, tx.now);
      const { impact, urgency } = { impact: input.impact ?? 'MEDIUM', urgency: input.urgency ?? 'MEDIUM' };
      const { priority, basis } = priorityOf(impact, urgency, contract?.level);
      const ticket = await openTicket(tx, {
        title: requiredText(input.title, ['title']),
        description: optionalText(input.description, ['description'], 20_000) ?? '',
        serviceType: input.serviceType,
        impact,
        urgency,
        priority,
        priorityBasis: basis,
        contractId: contract?.id ?? null,
        origin: call.actor.kind === 'PERSON' && call.actor.role !== 'CLIENT' ? 'STAFF' : 'CLIENT',
        equipment: equipmentOf(input.equipment),
        contact: contactOf(input.contact),
        triedSolutions: optionalText(input.triedSolutions, ['triedSolutions'], 20_000),
        address: optionalText(input.address, ['address'], 500),
        department: optionalText(input.department, ['department']),
        ...place,
      });
      const { number, title } = ticket;
      return { ticketId: ticket.id, confirmed: { number, title, priority, basis } };
    }),
  );
}

/** What a requester is told at once: number, summary, and the priority with what it goes by. */
export const confirmationOf = ({ number, title, priority, basis }: Confirmed, locale: Locale): string =>
  sentence('ticket_confirmed', { number, title, priority, reason: reasonOf(basis, locale) }, locale);

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
    await giveTicket(tx, ticket, input.technicianId);
    return { ticketId: ticket.id };
  });
}

export interface UnassignTicket {
  ticketId: string;
  reason?: string | null;
  version?: number | null;
}

/** Takes a ticket from its technician. @throws DeskError NOT_FOUND, CONFLICT, ILLEGAL_TRANSITION, VALIDATION */
export async function unassignTicket(call: Call, input: UnassignTicket): Promise<{ ticketId: string }> {
  const reason = optionalText(input.reason, ['reason'], 2_000);
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    checkVersion(ticket.version, input.version);
    takeTicket(tx, ticket, reason);
    return { ticketId: ticket.id };
  });
}

export interface ChangeTicketPriority {
  ticketId: string;
  priority: Priority;
  reason: string;
  version?: number | null;
}

/** Sets a priority by decision. @throws DeskError NOT_FOUND, CONFLICT, VALIDATION */
export async function changeTicketPriority(call: Call, input: ChangeTicketPriority): Promise<{ ticketId: string }> {
  const reason = requiredText(input.reason, ['reason'], 2_000);
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    checkVersion(ticket.version, input.version);
    setTicketPriority(tx, ticket, input.priority, reason);
    return { ticketId: ticket.id };
  });
}

export interface TagTicket {
  ticketId: string;
  add?: string[] | null;
  remove?: string[] | null;
  version?: number | null;
}

/** Takes tags on and off. @throws DeskError NOT_FOUND, CONFLICT, VALIDATION */
export async function tagTicket(call: Call, input: TagTicket): Promise<{ ticketId: string }> {
  const add = checkedTags(input.add, 'add');
  const remove = checkedTags(input.remove, 'remove');
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    checkVersion(ticket.version, input.version);
    applyTags(tx, ticket, add, remove);
    return { ticketId: ticket.id };
  });
}

export interface ChangeTicketStatus {
  ticketId: string;
  status: TicketStatus;
  reason?: string | null;
  /** How it was resolved; what the reason says when nothing is said. */
  resolution?: string | null;
  resolutionCode?: ResolutionCode | null;
  version?: number | null;
}

/** Takes one step of the lifecycle. @throws DeskError NOT_FOUND, CONFLICT, ILLEGAL_TRANSITION, VALIDATION */
export async function changeTicketStatus(call: Call, input: ChangeTicketStatus): Promise<{ ticketId: string }> {
  const reason = optionalText(input.reason, ['reason'], 2_000);
  const text = optionalText(input.resolution, ['resolution'], 20_000);
  const resolution = { text, code: input.resolutionCode ?? null };
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    checkVersion(ticket.version, input.version);
    moveTicket(tx, ticket, input.status, reason, resolution);
    return { ticketId: ticket.id };
  });
}

/** Client, site and robot of a request: each must be in the caller's reach, and they must belong together. */
export async function placeOf(
  tx: Tx,
  input: Pick<CreateTicket, 'clientId' | 'siteId' | 'robotId'>,
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

/** Equipment as it was said. @throws DeskError VALIDATION */
export function equipmentOf(given: Partial<Equipment> | null | undefined): Equipment | null {
  if (!given) return null;
  const part = (name: 'brand' | 'model' | 'operatingSystem') => optionalText(given[name], ['equipment', name]);
  return {
    brand: part('brand'),
    model: part('model'),
    operatingSystem: part('operatingSystem'),
    purchasedOn: given.purchasedOn ?? null,
  };
}

/** A contact as it was said. @throws DeskError VALIDATION */
export function contactOf(given: Partial<TicketContact> | null | undefined): TicketContact | null {
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
