/**
 * What a transaction has changed, for the audit log. Entities are heard of when they are flushed, with what they were
 * before; what they have become is read at the end, so that a row that is written twice is told once.
 */
import {
  ChangeSetType,
  type ChangeSet,
  type EntityMetadata,
  type EntityProperty,
  type FlushEventArgs,
  type UnitOfWork,
} from '@mikro-orm/core';
import { canonical } from '../../domain/canonical.js';
import { camelName, entityKindOf } from '../../domain/platform/entity-kind.js';
import { digestOf, type AuditContent, type AuditValues } from '../../domain/platform/audit.js';
import type { DeskEvent } from '../../domain/events.js';
import { newId } from '../../domain/ids.js';
import type { Actor } from '../../domain/accounts/actor.js';
import type { Db } from '../../entities/index.js';
import type { Call } from '../desk.js';
import { auditPolicyOf, soundsSecret, type AuditPolicy } from './audited.js';

/** A change of one row that went by SQL and not by an entity. */
export interface SqlChange {
  table: string;
  id: string;
  clientId?: string | null;
  before: AuditValues | null;
  after: AuditValues | null;
}

/** A change of an entity, before it is known what it has become. */
interface Touched {
  meta: EntityMetadata<object>;
  policy: AuditPolicy;
  isNew: boolean;
  isGone: boolean;
  /** Changed fields as they were when the transaction began. */
  before: AuditValues;
}

type Told = Pick<AuditContent, 'entityKind' | 'entityId' | 'clientId' | 'before' | 'after'> & { table: string };

/** One transaction's changes. */
export class AuditTrail {
  readonly #touched = new Map<Record<string, unknown>, Touched>();
  readonly #bySql: SqlChange[] = [];

  /** Notes a change that went by SQL. */
  add(change: SqlChange): void {
    this.#bySql.push(change);
  }

  /** Notes what a flush is about to write. */
  hear(changes: readonly ChangeSet<object>[], originalOf: UnitOfWork['getOriginalEntityData']): void {
    for (const { entity, meta, type, payload } of changes) {
      const policy = auditPolicyOf(entityKindOf(meta.tableName));
      if (!policy) continue;
      const isNew = type === ChangeSetType.CREATE;
      const isGone = type === ChangeSetType.DELETE || type === ChangeSetType.DELETE_EARLY;
      const row = entity as Record<string, unknown>;
      const touched = this.#touched.get(row) ?? { meta, policy, isNew, isGone, before: {} };
      touched.isGone = isGone;
      this.#touched.set(row, touched);
      const original: Record<string, unknown> = originalOf(entity) ?? {};
      for (const field of Object.keys(isGone ? original : payload))
        if (!(field in touched.before)) touched.before[field] = stored(meta, field, original[field]);
    }
  }

  /** The rows for the log, in the order in which things were first written; none when nothing that counts has changed. */
  events(call: Call, now: Date, recorded: readonly DeskEvent[]): AuditContent[] {
    const told = [...[...this.#touched].flatMap(([row, touched]) => tell(row, touched)), ...this.#bySql.map(tellSql)];
    const by = actorOf(call.actor);
    return told.map(({ table, ...change }) => {
      const events = recorded.filter((event) => isAbout(event, table, change.entityId));
      return {
        ...change,
        ...by,
        id: newId(),
        at: now,
        operation: call.operation ?? null,
        action: events[0]?.kind ?? `${table}.${change.before ? (change.after ? 'changed' : 'removed') : 'created'}`,
        clientId: change.clientId ?? events.find(({ clientId }) => clientId)?.clientId ?? null,
        address: call.address,
        requestId: call.requestId,
      };
    });
  }
}

/** By unit of work: each transaction has its own. */
const trails = new WeakMap<object, AuditTrail>();

/** The trail of a transaction, by the unit of work that its entities are written by. */
export function openTrail(unitOfWork: object): AuditTrail {
  const trail = new AuditTrail();
  trails.set(unitOfWork, trail);
  return trail;
}

/** Hears of every flush. What is written outside of `transaction` would be in no log, so it is refused. */
export const auditSubscriber = {
  onFlush({ uow }: FlushEventArgs): void {
    const changes = uow.getChangeSets();
    const trail = trails.get(uow);
    if (trail) trail.hear(changes, (entity) => uow.getOriginalEntityData(entity));
    else if (changes.some(({ meta }) => auditPolicyOf(entityKindOf(meta.tableName))))
      throw new Error('Entities are written inside services/transaction, where the audit log hears of them.');
  },
};

/** Writes the events; the database links them to those before, in the turn that it takes until the commit. */
export async function writeAuditEvents(db: Db, events: readonly AuditContent[]): Promise<void> {
  const json = (values: AuditValues | null) => values && JSON.stringify(values);
  await db
    .insertInto('audit_event')
    .values(
      events.map((event) => ({
        id: event.id,
        at: event.at,
        actor_kind: event.actorKind,
        actor_id: event.actorId,
        actor_name: event.actorName,
        actor_role: event.actorRole,
        operation: event.operation,
        action: event.action,
        entity_kind: event.entityKind,
        entity_id: event.entityId,
        client_id: event.clientId,
        before: json(event.before),
        after: json(event.after),
        address: event.address,
        request_id: event.requestId,
        digest: digestOf(event),
      })) as never,
    )
    .execute();
}

function tell(row: Record<string, unknown>, { meta, policy, isNew, isGone, before }: Touched): Told[] {
  // Made and removed again, or made where another log tells of it: nobody has seen it.
  if (isNew && (isGone || policy.madeQuietly)) return [];
  const key = meta.primaryKeys as readonly string[];
  const names = (isNew ? (meta.props as { name: string }[]).map(({ name }) => name) : Object.keys(before)).filter(
    (name) => !policy.isQuiet(name) && !key.includes(name),
  );
  const was: AuditValues = {};
  const is: AuditValues = {};
  for (const name of names) {
    const [old, now] = [isNew ? null : before[name], isGone ? null : plain(row[name])];
    if (canonical(old ?? null) === canonical(now ?? null)) continue;
    was[name] = shown(old, policy.isWithheld(name));
    is[name] = shown(now, policy.isWithheld(name));
  }
  if (!isGone && Object.keys(was).length === 0) return [];
  const kind = entityKindOf(meta.tableName);
  const entityId = key.map((name) => String(row[name])).join('/');
  const clientId = (kind === 'Client' ? entityId : (row['clientId'] ?? null)) as string | null;
  return [
    {
      table: meta.tableName,
      entityKind: kind,
      entityId,
      clientId,
      before: isNew ? null : was,
      after: isGone ? null : is,
    },
  ];
}

const tellSql = ({ table, id, clientId, before, after }: SqlChange): Told => ({
  table,
  entityKind: entityKindOf(table),
  entityId: id,
  clientId: clientId ?? null,
  before,
  after,
});

/** Stands for a value that nobody may read. */
const WITHHELD = '[withheld]';

/** A value as the log tells it; also what lies deeper in it and sounds like a secret is withheld. */
function shown(value: unknown, isWithheld: boolean): unknown {
  if (value == null) return null;
  if (isWithheld) return WITHHELD;
  if (Array.isArray(value)) return value.map((one) => shown(one, false));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shown(part, soundsSecret(key))]));
}

/** A value as JSON has it. */
function plain(value: unknown): unknown {
  if (value === undefined) return null;
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  return JSON.parse(text) as unknown;
}

/** The same of a value as the unit of work keeps it: some are in the words of the database. */
function stored(meta: EntityMetadata<object>, field: string, value: unknown): unknown {
  if (value == null) return null;
  const prop = (meta.properties as unknown as Record<string, EntityProperty>)[field];
  if (prop?.runtimeType === 'Date') return new Date(value as string).toISOString();
  const { customType } = prop ?? {};
  return plain(customType ? customType.convertToJSValue(value, customType.platform!, { force: true }) : value);
}

/** Whether an event tells of this row: `ticket.assigned` of the ticket that it names. */
function isAbout({ kind, data, ...named }: DeskEvent, table: string, id: string): boolean {
  if (!kind.startsWith(`${table}.`)) return false;
  const key = table === 'api_key' ? 'keyId' : `${camelName(table)}Id`;
  return ((named as Record<string, unknown>)[key] ?? data[key]) === id;
}

type By = Pick<AuditContent, 'actorKind' | 'actorId' | 'actorName' | 'actorRole'>;

function actorOf(actor: Actor): By {
  switch (actor.kind) {
    case 'PERSON':
      return { actorKind: 'PERSON', actorId: actor.accountId, actorName: actor.name, actorRole: actor.role };
    case 'SERVICE':
      return { actorKind: 'SERVICE', actorId: actor.keyId, actorName: actor.name, actorRole: null };
    case 'SYSTEM':
      return { actorKind: 'SYSTEM', actorId: null, actorName: actor.name, actorRole: null };
    case 'ANONYMOUS':
      return { actorKind: 'ANONYMOUS', actorId: null, actorName: 'Anonymous', actorRole: null };
  }
}
