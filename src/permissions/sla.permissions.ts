import { may, type Row } from './rules.js';

export const SLA_ROW: Row = { TECHNICIAN: 'all', SAV_MANAGER: 'all', ADMIN: 'all' };
const MANAGERS: Row = { SAV_MANAGER: 'all', ADMIN: 'all' };
const WORKING_HOURS = { words: 'a calendar without working hours is refused' };

export const slaPermissions = {
  Query: {
    slaCalendars: may(SLA_ROW),
    slaPolicies: may(SLA_ROW),
    simulateSla: may(MANAGERS),
  },
  Mutation: {
    upsertSlaCalendar: may(MANAGERS, WORKING_HOURS),
    upsertSlaPolicy: may(MANAGERS, WORKING_HOURS),
  },
  Ticket: {
    // Not for service accounts.
    sla: may({ CLIENT: 'own', TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' }),
  },
};
