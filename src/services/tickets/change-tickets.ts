/** The same change to many tickets: each is changed whole or not at all, whatever becomes of the others. */
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import type { Priority, TicketStatus } from '../../domain/tickets/ticket-words.js';
import type { Call } from '../desk.js';
import { optionalText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkedTags, giveTicket, moveTicket, setTicketPriority, applyTags } from './changes.js';
import { ticketInReach } from './in-reach.js';

/** Most tickets at once. */
export const TICKETS_MAX = 100;

export interface ChangeTickets {
  ticketIds: string[];
  status?: TicketStatus | null;
  technicianId?: string | null;
  priority?: Priority | null;
  addTags?: string[] | null;
  removeTags?: string[] | null;
  reason?: string | null;
}

/** What became of one of them. */
export interface TicketChange {
  ticketId: string;
  /** Null when it was changed. */
  refusal: DeskError | null;
}

/**
 * Changes tickets one after the other, each in a transaction of its own, and answers for each in the order given. What
 * is wrong with the change itself is refused before any.
 * @throws DeskError VALIDATION
 */
export async function changeTickets(call: Call, input: ChangeTickets): Promise<TicketChange[]> {
  if (input.ticketIds.length > TICKETS_MAX) throw invalid('too_many', ['ticketIds'], { max: TICKETS_MAX });
  const change = changeOf(input);
  const changes: TicketChange[] = [];
  for (const ticketId of input.ticketIds) changes.push({ ticketId, refusal: await refusalOf(call, ticketId, change) });
  return changes;
}

type Change = (tx: Tx, ticketId: string) => Promise<void>;

/** A technician comes before the status, which may need one; the priority before the end, after which it stands. */
function changeOf(input: ChangeTickets): Change {
  const { status, technicianId, priority } = input;
  const add = checkedTags(input.addTags, 'addTags');
  const remove = checkedTags(input.removeTags, 'removeTags');
  const reason = optionalText(input.reason, ['reason'], 2_000);
  if (!status && !technicianId && !priority && add.length + remove.length === 0) throw invalid('nothing_to_change', []);
  if (priority && !reason) throw invalid('reason_required', ['reason']);
  return async (tx, ticketId) => {
    const ticket = await ticketInReach(tx, ticketId, notFound('ticket', ['ticketIds']));
    applyTags(tx, ticket, add, remove);
    if (priority) setTicketPriority(tx, ticket, priority, reason!);
    if (technicianId && technicianId !== ticket.technicianId) await giveTicket(tx, ticket, technicianId, reason);
    // Giving it to somebody may have brought it there.
    if (status && status !== ticket.status) moveTicket(tx, ticket, status, reason);
  };
}

async function refusalOf(call: Call, ticketId: string, change: Change): Promise<DeskError | null> {
  try {
    await transaction(call, (tx) => change(tx, ticketId));
    return null;
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
}
