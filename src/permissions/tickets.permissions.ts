import { DIAGNOSTICS_ROW } from './robots.permissions.js';
import { may, type Row } from './rules.js';

export const TICKET_ROW: Row = {
  CLIENT: 'own',
  TECHNICIAN: 'assigned',
  SAV_MANAGER: 'all',
  ADMIN: 'all',
  SERVICE: 'tickets:read',
};

const STAFF: Row = { SAV_MANAGER: 'all', ADMIN: 'all' };
/** Who has the ticket may, and those who lead. */
const DESK: Row = { TECHNICIAN: 'assigned', ...STAFF };
/** All people who see the ticket; no service account. */
const PEOPLE: Row = { CLIENT: 'own', ...DESK };

export const ticketPermissions = {
  Query: {
    ticket: may(TICKET_ROW),
    tickets: may(TICKET_ROW),
    ticketStatistics: may({ CLIENT: 'own', TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' }),
  },
  Mutation: {
    createTicket: may({ CLIENT: 'own', SAV_MANAGER: 'all', ADMIN: 'all', SERVICE: 'tickets:write' }),
    assignTicket: may({ SAV_MANAGER: 'all', ADMIN: 'all' }),
    changeTicketStatus: may<{ input?: { status?: string } }>(
      { TECHNICIAN: 'IN_PROGRESS', SAV_MANAGER: 'all', ADMIN: 'all' },
      {
        words: 'a technician sets IN_PROGRESS only, on an assigned ticket',
        unless: (actor, { input }) =>
          actor.kind === 'PERSON' && actor.role === 'TECHNICIAN' && input?.status !== 'IN_PROGRESS',
      },
    ),
    unassignTicket: may(STAFF),
    changeTicketPriority: may(STAFF),
    changeTickets: may(STAFF),
    escalateTicket: may(DESK),
    mergeTickets: may(STAFF),
    splitTicket: may(STAFF),
    linkTickets: may(DESK),
    unlinkTickets: may(DESK),
    tagTicket: may(DESK),
    updateTicket: may(
      { CLIENT: 'own', ...STAFF },
      { words: 'a client corrects what it said until work begins, and not afterwards' },
    ),
    watchTicket: may(PEOPLE),
    unwatchTicket: may(PEOPLE),
  },
  Subscription: {
    ticketUpdated: may(TICKET_ROW),
  },
  Ticket: {
    // Evidence is diagnostics, and withheld like them.
    evidence: may(DIAGNOSTICS_ROW),
    // Names of people, for people.
    watchers: may(PEOPLE),
  },
};
