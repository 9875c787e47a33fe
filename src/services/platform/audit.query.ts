/** Reading the audit log: for those who may see everything. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import type { Call } from '../desk.js';
import { conditions, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';

const rows = (db: Db) =>
  db
    .selectFrom('audit_event')
    .select([
      'audit_event.id',
      'audit_event.seq',
      'audit_event.at',
      'audit_event.actor_kind as actorKind',
      'audit_event.actor_id as actorId',
      'audit_event.actor_name as actorName',
      'audit_event.actor_role as actorRole',
      'audit_event.operation',
      'audit_event.action',
      'audit_event.entity_kind as entityKind',
      'audit_event.entity_id as entityId',
      'audit_event.client_id as clientId',
      'audit_event.before',
      'audit_event.after',
      'audit_event.address',
      'audit_event.request_id as requestId',
      'audit_event.digest',
      'audit_event.previous_hash as previousHash',
      'audit_event.hash',
    ]);

export type AuditEventRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface AuditWhere {
  at?: Filter<Date> | null;
  actorId?: Filter<string> | null;
  entityKind?: Filter<string> | null;
  entityId?: Filter<string> | null;
  clientId?: Filter<string> | null;
  action?: Filter<string> | null;
  requestId?: Filter<string> | null;
}

const seq = { name: 'seq', column: sql`audit_event.seq`, type: 'bigint' } as const;

export const AUDIT_ORDERS = {
  SEQ_DESC: { ...seq, direction: 'DESC' },
  SEQ_ASC: { ...seq, direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type AuditOrder = keyof typeof AUDIT_ORDERS;

const whereOf = (where: AuditWhere) => [
  ...conditions(sql`audit_event.at`, where.at, 'timestamptz'),
  ...conditions(sql`audit_event.actor_id`, where.actorId, 'uuid'),
  ...conditions(sql`audit_event.entity_kind`, where.entityKind),
  ...conditions(sql`audit_event.entity_id`, where.entityId),
  ...conditions(sql`audit_event.client_id`, where.clientId, 'uuid'),
  ...conditions(sql`audit_event.action`, where.action),
  ...conditions(sql`audit_event.request_id`, where.requestId),
];

/** One page of the log. Who may read it at all has been asked before: there is nothing narrower than everything. */
export const listAuditEvents = (call: Call, where: AuditWhere, orderBy: AuditOrder, page: PageArgs) =>
  pageOf(rows(call.desk.db), whereOf(where), AUDIT_ORDERS[orderBy], sql`audit_event.id`, page);

export const countAuditEvents = (call: Call, where: AuditWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('audit_event'), whereOf(where));
