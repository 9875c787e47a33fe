/** Escalation: by somebody who says why, or by a rule. */
import { invalid } from '../../domain/errors.js';
import type { EventActor } from '../../domain/events.js';
import { isStaff } from '../../domain/accounts/actor.js';
import { isOver } from '../../domain/tickets/lifecycle.js';
import { ESCALATION_MAX } from '../../domain/tickets/ticket-words.js';
import type { Ticket } from '../../entities/tickets/ticket.entity.js';
import type { Call } from '../desk.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { ticketInReach } from './in-reach.js';

export interface Escalation {
  /** 0 to 3. */
  level: number;
  reason: string;
  /** Who did it, when it was not the caller. */
  by?: EventActor;
}

/**
 * Raises a locked ticket to a level at least, as a rule wants it: one that is as high already, or over, stays as it is.
 * Answers whether it rose.
 */
export function escalate(tx: Tx, ticket: Ticket, { level, reason, by }: Escalation): boolean {
  return level > ticket.escalationLevel && setLevel(tx, ticket, { level, reason, ...(by && { by }) });
}

export interface EscalateTicket {
  ticketId: string;
  /** One more than it has when nothing is said. */
  level?: number | null;
  reason: string;
  version?: number | null;
}

/**
 * Escalates a ticket, or ends its escalation: only managers go down. Staying is no change.
 * @throws DeskError NOT_FOUND, CONFLICT, VALIDATION
 */
export async function escalateTicket(call: Call, input: EscalateTicket): Promise<{ ticketId: string }> {
  const reason = requiredText(input.reason, ['reason'], 2_000);
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    checkVersion(ticket.version, input.version);
    if (isOver(ticket.status)) throw invalid('ticket_over', ['ticketId'], { status: ticket.status });
    const level = input.level ?? Math.min(ticket.escalationLevel + 1, ESCALATION_MAX);
    const min = isStaff(call.actor) ? 0 : ticket.escalationLevel;
    if (level < min || level > ESCALATION_MAX) throw invalid('out_of_bounds', ['level'], { min, max: ESCALATION_MAX });
    setLevel(tx, ticket, { level, reason });
    return { ticketId: ticket.id };
  });
}

function setLevel(tx: Tx, ticket: Ticket, { level, reason, by }: Escalation): boolean {
  const from = ticket.escalationLevel;
  if (!ticket.escalate(level, tx.now)) return false;
  const data = { from, to: ticket.escalationLevel, reason };
  tx.record({ kind: 'ticket.escalated', ticketId: ticket.id, data, ...(by && { by }) });
  return true;
}
