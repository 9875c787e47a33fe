/** What client and desk say to each other on a ticket, and what the desk notes for itself. */
import type { Actor } from '../accounts/actor.js';
import type { EventKind } from '../events.js';
import { isReopenable } from './lifecycle.js';
import type { TicketStatus } from './ticket-words.js';

/** The two sides of a conversation: whoever does not write for the client writes for the desk. */
export const MESSAGE_SIDES = ['CLIENT', 'DESK'] as const;
export type MessageSide = (typeof MESSAGE_SIDES)[number];

/** Characters of a message, and people named in one, at the most. */
export const BODY_MAX = 20_000;
export const MENTIONS_MAX = 20;

export const sideOf = (actor: Actor): MessageSide =>
  actor.kind === 'SYSTEM' || (actor.kind === 'PERSON' && actor.role !== 'CLIENT') ? 'DESK' : 'CLIENT';

/**
 * Who sees internal notes: the people of the house, each as far as they see the ticket, and the desk itself. No client,
 * and no service account, for what a program is told may be shown to anybody.
 */
export const seesNotes = (actor: Actor): boolean => sideOf(actor) === 'DESK';

/** Events that tell of an internal note; whoever sees no notes does not hear of them either. */
export const NOTE_KINDS = ['ticket.note_posted', 'ticket.note_retracted'] as const satisfies EventKind[];

/** Whether the actor may hear of events of a kind. */
export const hearsOf = (actor: Actor, kind: EventKind): boolean =>
  seesNotes(actor) || !(NOTE_KINDS as readonly EventKind[]).includes(kind);

/** Whether client and desk have no more to say to each other here: what comes now belongs on another ticket. */
export const isConversationOver = (status: TicketStatus): boolean =>
  status === 'CLOSED' || status === 'CANCELLED' || status === 'MERGED';

/**
 * Where a message of the client takes a ticket: one that waits for the client goes back to work, one that was thought to
 * be solved is reopened. To the technician who has it, or to be given to one. Null: it stays where it is.
 */
export function statusAfterReply(status: TicketStatus, hasTechnician: boolean): TicketStatus | null {
  if (status !== 'PENDING_CLIENT' && !isReopenable(status)) return null;
  return hasTechnician ? 'ASSIGNED' : 'NEW';
}
