import { may, signedIn, type Row } from './rules.js';

const POLICIES_ROW: Row = { ADMIN: 'all' };

export const platformPermissions = {
  Query: {
    auditLog: may({ ADMIN: 'all' }),
    policies: may(POLICIES_ROW),
    rateLimit: signedIn,
  },
  Mutation: {
    updatePolicies: may(POLICIES_ROW),
  },
};
