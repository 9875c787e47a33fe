import { defineEntity, p } from '@mikro-orm/postgresql';

/** A network that an account has signed in from; see `domain/accounts/throttle`. */
export const KnownNetworkSchema = defineEntity({
  name: 'KnownNetwork',
  tableName: 'known_network',
  properties: {
    accountId: p.uuid().primary(),
    network: p.string().primary(),
    seenAt: p.datetime(),
  },
});
