import { anyone, may, type Row } from './rules.js';

const SELF: Row = { CLIENT: 'self', TECHNICIAN: 'self', SAV_MANAGER: 'self', ADMIN: 'self' };

export const accountPermissions = {
  Query: {
    me: may(SELF),
    ssoProviders: anyone,
    sessions: may(SELF),
    users: may(
      { SAV_MANAGER: 'limited', ADMIN: 'all' },
      { words: 'a manager sees accounts of clients and technicians only' },
    ),
    loginAudit: may({ ADMIN: 'all' }),
    apiKeys: may({ ADMIN: 'all' }),
  },
  Mutation: {
    register: may({ CLIENT: 'anyone' }, { words: 'callers who are signed in are refused' }),
    login: anyone,
    refreshToken: anyone,
    logout: may(SELF),
    updateProfile: may(SELF),
    changePassword: may(SELF),
    requestPasswordReset: anyone,
    resetPassword: anyone,
    revokeSession: may(SELF),
    assignRole: may({ ADMIN: 'all' }),
    createUser: may({ ADMIN: 'all' }),
    setUserActive: may(
      { SAV_MANAGER: 'clients', ADMIN: 'all' },
      { words: 'a manager acts on accounts of clients only' },
    ),
    createApiKey: may({ ADMIN: 'all' }),
    revokeApiKey: may({ ADMIN: 'all' }),
  },
  Account: {
    // Whom an account acts for belongs to it, also for somebody who is only just signing in.
    client: anyone,
    technician: anyone,
  },
};
