import { defineEntity, p } from '@mikro-orm/postgresql';

/** What was tried of late, of one kind; see `domain/accounts/throttle`. */
export const ThrottleSchema = defineEntity({
  name: 'Throttle',
  tableName: 'throttle',
  properties: {
    key: p.string().primary(),
    level: p.double().$type<number>(),
    at: p.datetime(),
    blockedUntil: p.datetime().nullable(),
  },
});
