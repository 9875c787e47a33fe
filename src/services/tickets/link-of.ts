import type { LinkKind } from '../../domain/tickets/ticket-words.js';

/** Where a link is kept: as it is said, but RELATED, which has no direction, with the lesser id first. */
export function linkOf(ticketId: string, kind: LinkKind, otherId: string) {
  return kind === 'RELATED' && otherId < ticketId
    ? { ticketId: otherId, kind, otherId: ticketId }
    : { ticketId, kind, otherId };
}
