import { may, type Row } from './rules.js';

export const TECHNICIANS_ROW: Row = { TECHNICIAN: 'self', SAV_MANAGER: 'all', ADMIN: 'all' };

/** The technician who has a ticket, shown with it. */
export const ASSIGNEE_ROW: Row = {
  CLIENT: 'own',
  TECHNICIAN: 'self',
  SAV_MANAGER: 'all',
  ADMIN: 'all',
  SERVICE: 'tickets:read',
};

export const technicianPermissions = {
  Query: {
    technicians: may(TECHNICIANS_ROW),
    suggestTechnicians: may({ SAV_MANAGER: 'all', ADMIN: 'all' }),
  },
  Mutation: {
    upsertTechnician: may({ SAV_MANAGER: 'all', ADMIN: 'all' }),
  },
  Technician: {
    // Where somebody lives and when they work is no client's business.
    base: may(TECHNICIANS_ROW),
    workingHours: may(TECHNICIANS_ROW),
  },
};
