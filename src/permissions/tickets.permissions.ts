import { DIAGNOSTICS_ROW } from './robots.permissions.js';
import { may, type Row } from './rules.js';

export const TICKET_ROW: Row = {
  CLIENT: 'own',
  TECHNICIAN: 'assigned',
  SAV_MANAGER: 'all',
  ADMIN: 'all',
  SERVICE: 'tickets:read',
};

export const ticketPermissions = {
  Query: {
    ticket: may(TICKET_ROW),
    tickets: may(TICKET_ROW),
    ticketStatistics: may({ CLIENT: 'own', TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' }),
  },
  Mutation: {
    addTicketAttachment: may<{ input?: { internal?: boolean } }>(
      { CLIENT: 'own', TECHNICIAN: 'assigned' },
      {
        words: 'a client puts nothing internal there',
        unless: (actor, { input }) => actor.kind === 'PERSON' && actor.role === 'CLIENT' && input?.internal === true,
      },
    ),
    removeTicketAttachment: may(
      { CLIENT: 'own', TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' },
      { words: 'clients and technicians take off what they put there themselves' },
    ),
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
  },
  Subscription: {
    ticketUpdated: may(TICKET_ROW),
  },
  Ticket: {
    // Files are for people: no service account is given any.
    attachments: may({ CLIENT: 'own', TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' }),
    // Evidence is diagnostics, and withheld like them.
    evidence: may(DIAGNOSTICS_ROW),
  },
};
