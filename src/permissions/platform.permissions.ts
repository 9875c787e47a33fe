import { may, signedIn, type Row } from './rules.js';

/** Anybody who is signed in may ask; each kind of thing is then authorised like the field that would show it. */
const NODE_ROW: Row = {
  CLIENT: 'own',
  TECHNICIAN: 'assigned',
  SAV_MANAGER: 'all',
  ADMIN: 'all',
  SERVICE: 'any scope',
};
const BY_KIND = { words: 'each thing as the field that would show it' };
const POLICIES_ROW: Row = { ADMIN: 'all' };

export const platformPermissions = {
  Query: {
    auditLog: may({ ADMIN: 'all' }),
    node: may(NODE_ROW, BY_KIND),
    nodes: may(NODE_ROW, BY_KIND),
    policies: may(POLICIES_ROW),
    rateLimit: signedIn,
  },
  Mutation: {
    updatePolicies: may(POLICIES_ROW),
  },
};
