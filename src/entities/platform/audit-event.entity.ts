import { defineEntity, p } from '@mikro-orm/postgresql';
import { AUDIT_ACTOR_KINDS, type AuditValues } from '../../domain/platform/audit.js';

/** One change of one row, who made it and from where. The database gives it its place in the chain, and lets nobody change it. */
export const AuditEventSchema = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_event',
  properties: {
    seq: p.integer().primary(),
    id: p.uuid(),
    at: p.datetime(),
    actorKind: p.enum(AUDIT_ACTOR_KINDS),
    actorId: p.uuid().nullable(),
    actorName: p.string(),
    actorRole: p.string().nullable(),
    operation: p.string().nullable(),
    action: p.string(),
    entityKind: p.string(),
    entityId: p.string(),
    clientId: p.uuid().nullable(),
    before: p.json().$type<AuditValues>().nullable(),
    after: p.json().$type<AuditValues>().nullable(),
    address: p.string().nullable(),
    requestId: p.string(),
    digest: p.string(),
    previousHash: p.string(),
    hash: p.string(),
  },
});
export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent);

/** Where the audit log stood at some time. */
export const AuditSealSchema = defineEntity({
  name: 'AuditSeal',
  tableName: 'audit_seal',
  properties: {
    seq: p.integer().primary(),
    hash: p.string(),
    at: p.datetime(),
  },
});
export class AuditSeal extends AuditSealSchema.class {}
AuditSealSchema.setClass(AuditSeal);
