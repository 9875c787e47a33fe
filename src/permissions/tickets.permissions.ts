import { seesNotes } from '../domain/tickets/conversation.js';
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
/** What is said on a ticket. Service accounts have no part in it. */
export const MESSAGE_ROW: Row = { CLIENT: 'own', TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' };

const VIEWS_ROW: Row = { CLIENT: 'self', TECHNICIAN: 'self', SAV_MANAGER: 'self', ADMIN: 'self' };

export const ATTACHMENT_ROW: Row = { CLIENT: 'own', TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' };

export const ticketPermissions = {
  Query: {
    ticket: may(TICKET_ROW),
    tickets: may(TICKET_ROW),
    savedViews: may(VIEWS_ROW),
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
    postTicketMessage: may<{ input?: { internal?: boolean | null } }>(MESSAGE_ROW, {
      words: 'a client writes no internal notes, and never sees one',
      unless: (actor, { input }) => input?.internal === true && !seesNotes(actor),
    }),
    retractTicketMessage: may(MESSAGE_ROW, { words: 'its author, or an ADMIN' }),
    markTicketRead: may(MESSAGE_ROW),
    upsertSavedView: may(VIEWS_ROW),
    deleteSavedView: may(VIEWS_ROW),
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
    ticketMessagePosted: may(MESSAGE_ROW, { words: 'internal notes reach no client' }),
  },
  Ticket: {
    // Files are for people: no service account is given any.
    attachments: may(ATTACHMENT_ROW),
    // Evidence is diagnostics, and withheld like them.
    evidence: may(DIAGNOSTICS_ROW),
    // Names of people, for people.
    watchers: may(PEOPLE),
  },
};
