import type { Ticket } from '../../src/entities/tickets/ticket.entity.js';
import type { Call } from '../../src/services/desk.js';
import { openTicket, type NewTicket } from '../../src/services/tickets/open-ticket.js';
import { transaction } from '../../src/services/transaction.js';

/** What may be said of a ticket beyond its opening: a test begins in the middle of its life. */
export type GivenTicket = Partial<NewTicket> &
  Partial<Pick<Ticket, 'status' | 'resolvedAt' | 'closedAt' | 'recoveredAt' | 'version'>>;

/** A ticket, opened by the call's actor; P3, for nobody, unless said otherwise. */
export const makeTicket = (call: Call, given: GivenTicket = {}): Promise<Ticket> =>
  transaction(call, async (tx) => {
    const { status, resolvedAt, closedAt, recoveredAt, version, ...opened } = given;
    const ticket = await openTicket(tx, {
      title: 'It does not move',
      description: '',
      serviceType: 'ROBOT_FAULT',
      priority: 'P3',
      priorityReason: 'because',
      origin: 'STAFF',
      clientId: null,
      siteId: null,
      robotId: null,
      ...opened,
    });
    const later = Object.entries({ status, resolvedAt, closedAt, recoveredAt, version });
    return Object.assign(ticket, Object.fromEntries(later.filter(([, value]) => value !== undefined)));
  });
