import { may, type Row } from './rules.js';

export const CLIENT_ROW: Row = {
  CLIENT: 'own',
  TECHNICIAN: 'assigned',
  SAV_MANAGER: 'all',
  ADMIN: 'all',
  SERVICE: 'clients:read',
};
export const CONTRACT_ROW: Row = { CLIENT: 'own', SAV_MANAGER: 'all', ADMIN: 'all' };
export const ASSET_ROW: Row = { CLIENT: 'own', TECHNICIAN: 'assigned', SAV_MANAGER: 'all', ADMIN: 'all' };
const OWN_RECORD: Row = { CLIENT: 'own', SAV_MANAGER: 'all', ADMIN: 'all', SERVICE: 'clients:write' };
const STAFF: Row = { SAV_MANAGER: 'all', ADMIN: 'all' };

export const clientPermissions = {
  Query: {
    client: may(CLIENT_ROW),
    clients: may({ SAV_MANAGER: 'all', ADMIN: 'all', SERVICE: 'clients:read' }),
    contracts: may(CONTRACT_ROW),
    assets: may(ASSET_ROW),
  },
  Mutation: {
    createClient: may(OWN_RECORD, {
      words: 'who has a client already (a CLIENT, a key bound to one) gets no second one: theirs takes what is given',
    }),
    importClients: may(
      { ...STAFF, SERVICE: 'clients:write' },
      {
        words: 'a key that is bound to one client may not: a file is about many',
        unless: (actor) => actor.kind === 'SERVICE' && actor.clientId !== null,
      },
    ),
    updateClient: may(OWN_RECORD),
    archiveClient: may({ ...STAFF, SERVICE: 'clients:write' }),
    upsertSite: may(OWN_RECORD),
    archiveSite: may(OWN_RECORD),
    upsertContact: may(OWN_RECORD),
    archiveContact: may(OWN_RECORD),
    upsertContract: may(STAFF),
    archiveContract: may(STAFF),
    registerAsset: may(OWN_RECORD),
    archiveDevice: may(OWN_RECORD),
  },
};
