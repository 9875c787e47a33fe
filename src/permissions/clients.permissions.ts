import { may, type Row } from './rules.js';

export const CLIENT_ROW: Row = {
  CLIENT: 'own',
  TECHNICIAN: 'assigned',
  SAV_MANAGER: 'all',
  ADMIN: 'all',
  SERVICE: 'clients:read',
};

export const clientPermissions = {
  Query: {
    client: may(CLIENT_ROW),
    clients: may({ SAV_MANAGER: 'all', ADMIN: 'all', SERVICE: 'clients:read' }),
  },
};
