/** Corrections of what a ticket says. */
import { reachOf } from '../../domain/accounts/actor.js';
import { invalid } from '../../domain/errors.js';
import type { Equipment, Ticket, TicketContact } from '../../entities/tickets/ticket.entity.js';
import type { Call } from '../desk.js';
import { optionalText, requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { ticketInReach } from './in-reach.js';
import { contactOf, equipmentOf, placeOf } from './ticket.service.js';

/** What is not given stays as it is; null takes it away, where there may be none. */
export interface UpdateTicket {
  ticketId: string;
  title?: string | null;
  description?: string | null;
  siteId?: string | null;
  /** The asset: one of the two, or neither. Either takes the other's place. */
  robotId?: string | null;
  deviceId?: string | null;
  equipment?: Partial<Equipment> | null;
  contact?: Partial<TicketContact> | null;
  address?: string | null;
  department?: string | null;
  triedSolutions?: string | null;
  version?: number | null;
}

type Said = Partial<
  Pick<
    Ticket,
    | 'title'
    | 'description'
    | 'siteId'
    | 'robotId'
    | 'deviceId'
    | 'equipment'
    | 'contact'
    | 'address'
    | 'department'
    | 'triedSolutions'
  >
>;

/**
 * Corrects what a ticket says: the desk at any time, a client until work begins. What it said before is on the timeline.
 * @throws DeskError NOT_FOUND, CONFLICT, VALIDATION
 */
export async function updateTicket(call: Call, input: UpdateTicket): Promise<{ ticketId: string }> {
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    checkVersion(ticket.version, input.version);
    if (reachOf(call.actor).kind !== 'ALL' && ticket.status !== 'NEW') throw invalid('already_in_work', ['ticketId']);
    const said = await saidOf(tx, ticket, input);
    const fields = (Object.keys(said) as (keyof Said)[]).filter((field) => !isSame(ticket[field], said[field]));
    if (fields.length === 0) return { ticketId: ticket.id };
    const only = (source: Said) => Object.fromEntries(fields.map((field) => [field, source[field] ?? null]));
    const data = { fields, from: only(ticket), to: only(said) };
    Object.assign(ticket, only(said), { updatedAt: tx.now });
    tx.record({ kind: 'ticket.edited', ticketId: ticket.id, data });
    return { ticketId: ticket.id };
  });
}

async function saidOf(tx: Tx, ticket: Ticket, input: UpdateTicket): Promise<Said> {
  const said: Said = {};
  if (input.title !== undefined) said.title = requiredText(input.title, ['title']);
  if (input.description !== undefined)
    said.description = optionalText(input.description, ['description'], 20_000) ?? '';
  if (input.equipment !== undefined) said.equipment = equipmentOf(input.equipment);
  if (input.contact !== undefined) said.contact = contactOf(input.contact);
  if (input.address !== undefined) said.address = optionalText(input.address, ['address'], 500);
  if (input.department !== undefined) said.department = optionalText(input.department, ['department']);
  if (input.triedSolutions !== undefined)
    said.triedSolutions = optionalText(input.triedSolutions, ['triedSolutions'], 20_000);
  const saysAsset = input.robotId !== undefined || input.deviceId !== undefined;
  if (input.siteId !== undefined || saysAsset) {
    const { siteId = ticket.siteId } = input;
    // A ticket is about one asset: to say which is to say that it is no other.
    const { robotId = null, deviceId = null } = saysAsset ? input : ticket;
    const place = ticket.clientId && (await placeOf(tx, { clientId: ticket.clientId, siteId, robotId, deviceId }));
    if (!place) throw invalid('client_required', ['ticketId']);
    // A site that was taken away stays away, although the asset has one.
    const { clientId: _same, ...found } = place;
    Object.assign(said, found, input.siteId === null && { siteId: null });
  }
  return said;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
