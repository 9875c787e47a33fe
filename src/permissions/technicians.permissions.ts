import { may, type Row } from './rules.js';

export const TECHNICIANS_ROW: Row = { TECHNICIAN: 'self', SAV_MANAGER: 'all', ADMIN: 'all' };

export const technicianPermissions = {
  Query: {
    technicians: may(TECHNICIANS_ROW),
  },
};
