/** The life of a ticket, as a table of states. */
import type { TicketStatus } from './ticket-words.js';

/**
 * Who takes a step: somebody of the staff, by the working states, or the desk itself, which may resolve a ticket whose
 * fault went away; or the client, by answering.
 */
export type Mover = 'PERSON' | 'SYSTEM' | 'CLIENT';

const PENDING = ['PENDING_CLIENT', 'PENDING_PARTS', 'PENDING_VENDOR'] as const;

/** From each status, the statuses that `changeTicketStatus` may set. MERGED is set by merging only. */
export const TRANSITIONS: Record<TicketStatus, readonly TicketStatus[]> = {
  NEW: ['ASSIGNED', ...PENDING, 'CANCELLED'],
  ASSIGNED: ['NEW', 'IN_PROGRESS', ...PENDING, 'CANCELLED'],
  IN_PROGRESS: ['ASSIGNED', ...PENDING, 'RESOLVED', 'CANCELLED'],
  PENDING_CLIENT: ['ASSIGNED', 'IN_PROGRESS', 'PENDING_PARTS', 'PENDING_VENDOR', 'RESOLVED', 'CANCELLED'],
  PENDING_PARTS: ['ASSIGNED', 'IN_PROGRESS', 'PENDING_CLIENT', 'PENDING_VENDOR', 'RESOLVED', 'CANCELLED'],
  PENDING_VENDOR: ['ASSIGNED', 'IN_PROGRESS', 'PENDING_CLIENT', 'PENDING_PARTS', 'RESOLVED', 'CANCELLED'],
  RESOLVED: ['CLOSED', 'NEW', 'ASSIGNED', 'IN_PROGRESS'],
  CLOSED: ['NEW', 'ASSIGNED', 'IN_PROGRESS'],
  CANCELLED: [],
  MERGED: [],
};

/** Statuses in which work waits for somebody else; entering one needs a reason, and the SLA clock pauses. */
export const isPending = (status: TicketStatus): boolean => status.startsWith('PENDING_');

/** Statuses in which the work is over. */
export const isOver = (status: TicketStatus): boolean =>
  status === 'RESOLVED' || status === 'CLOSED' || status === 'CANCELLED' || status === 'MERGED';

/** Ended for good: nothing leads on from here. */
export const isEnded = (status: TicketStatus): boolean => status === 'CANCELLED' || status === 'MERGED';

/** RESOLVED and CLOSED can be reopened within the reopen window; CANCELLED and MERGED end a ticket for good. */
export const isReopenable = (status: TicketStatus): boolean => status === 'RESOLVED' || status === 'CLOSED';

export const isReopening = (from: TicketStatus, to: TicketStatus): boolean => isReopenable(from) && !isOver(to);

/** Statuses that need a technician on the ticket. */
export const needsTechnician = (status: TicketStatus): boolean => status === 'ASSIGNED' || status === 'IN_PROGRESS';

/** Leaving the normal course needs a reason that the timeline keeps. */
export const needsReason = (from: TicketStatus, to: TicketStatus): boolean =>
  isPending(to) || to === 'CANCELLED' || isReopening(from, to);

/** What an answer of the client does: it is no step of the staff's, and may put a ticket that nobody has back to NEW. */
const BY_ANSWERING: Partial<Record<TicketStatus, readonly TicketStatus[]>> = {
  PENDING_CLIENT: ['ASSIGNED', 'NEW'],
  RESOLVED: ['ASSIGNED', 'NEW'],
};

export function allowedFrom(from: TicketStatus, mover: Mover): readonly TicketStatus[] {
  if (mover === 'CLIENT') return BY_ANSWERING[from] ?? [];
  return mover === 'SYSTEM' && !isOver(from)
    ? [...new Set([...TRANSITIONS[from], 'RESOLVED' as const])]
    : TRANSITIONS[from];
}

export const mayMove = (from: TicketStatus, to: TicketStatus, mover: Mover): boolean =>
  allowedFrom(from, mover).includes(to);

/** For how long after its end a ticket can be reopened, in days. */
export const REOPEN_WINDOW_DAYS = 14;
export const REOPEN_WINDOW_MS = REOPEN_WINDOW_DAYS * 86_400_000;
