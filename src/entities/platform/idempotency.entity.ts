import { defineEntity, p } from '@mikro-orm/postgresql';

/** The first result of a write that bore an idempotency key, stored in the transaction of the write. */
export const IdempotencySchema = defineEntity({
  name: 'Idempotency',
  tableName: 'idempotency',
  primaryKeys: ['owner', 'operation', 'key'],
  properties: {
    owner: p.string().primary(),
    operation: p.string().primary(),
    key: p.string().primary(),
    inputHash: p.string(),
    result: p.json().$type<unknown>().nullable(),
    createdAt: p.datetime(),
  },
});
export class Idempotency extends IdempotencySchema.class {}
IdempotencySchema.setClass(Idempotency);
