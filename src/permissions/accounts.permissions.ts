import { anyone, may, type Row } from './rules.js';

const PROFILE: Row = { CLIENT: 'self', TECHNICIAN: 'self', SAV_MANAGER: 'self', ADMIN: 'self' };

export const accountPermissions = {
  Query: {
    me: may(PROFILE),
    ssoProviders: anyone,
  },
  Mutation: {
    login: anyone,
    refreshToken: anyone,
    createApiKey: may({ ADMIN: 'all' }),
  },
};
