import { may } from './rules.js';

export const platformPermissions = {
  Query: {
    auditLog: may({ ADMIN: 'all' }),
  },
};
