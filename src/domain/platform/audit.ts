/**
 * The chain of the audit log: each event's hash is made of its place, the hash before it, and a digest of what it says.
 * Whoever changes, removes or moves one must make anew the hashes of all that follow, and a head known outside tells.
 */
import { createHash } from 'node:crypto';
import { canonical } from '../canonical.js';

/** Who did it: a person, a service account by its key, the desk itself, or somebody who has not signed in. */
export const AUDIT_ACTOR_KINDS = ['PERSON', 'SERVICE', 'SYSTEM', 'ANONYMOUS'] as const;
export type AuditActorKind = (typeof AUDIT_ACTOR_KINDS)[number];

/** Changed fields of a row by name, as JSON. */
export type AuditValues = Record<string, unknown>;

/** What an audit event says, and what its digest is made of. */
export interface AuditContent {
  id: string;
  /** The time of the transaction. */
  at: Date;
  actorKind: AuditActorKind;
  /** Account or API key. */
  actorId: string | null;
  actorName: string;
  /** Of a person, as it was then. */
  actorRole: string | null;
  /** The mutation or the job, where there was one. */
  operation: string | null;
  /** `<thing>.<past tense>`, as events are named. */
  action: string;
  entityKind: string;
  entityId: string;
  clientId: string | null;
  /** Null for a row that was made. */
  before: AuditValues | null;
  /** Null for a row that was removed. */
  after: AuditValues | null;
  address: string | null;
  requestId: string;
}

/** An event with its place in the chain. */
export interface AuditLink extends AuditContent {
  /** 1, 2, 3 …, in the order of commits and without a gap. */
  seq: number;
  digest: string;
  previousHash: string;
  hash: string;
}

/** What the first event follows. */
export const GENESIS = { seq: 0, hash: '0'.repeat(64) } as const;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 over the canonical JSON of what the event says. */
export function digestOf(content: AuditContent): string {
  const { id, at, actorKind, actorId, actorName, actorRole, operation, action, entityKind, entityId } = content;
  const { clientId, before, after, address, requestId } = content;
  const actor = { kind: actorKind, id: actorId, name: actorName, role: actorRole };
  const entity = { kind: entityKind, id: entityId, clientId };
  return sha256(
    canonical({ id, at: at.toISOString(), actor, operation, action, entity, before, after, address, requestId }),
  );
}

/** The hash as the database makes it when an event is written (see the migration `audit`). */
export const hashOf = (seq: number, previousHash: string, digest: string): string =>
  sha256(`${seq}:${previousHash}:${digest}`);

/** Where a chain stood at some time: what has been noted of it, here or outside. */
export interface AuditHead {
  seq: number;
  hash: string;
}

/** How a chain can be broken, with what it means. */
export const BREAKS = {
  MISSING: 'events are missing before it',
  ORDER: 'it does not follow the event before it: one of them was put here, moved or made anew',
  CONTENT: 'what it says was changed',
  HASH: 'its hash was changed',
  HEAD: 'it is another event than the one that was noted with this number',
  END: 'it was noted as written, and the log ends before it',
} as const;

export interface Break {
  seq: number;
  kind: keyof typeof BREAKS;
}

/** What is wrong with an event after the one before it; null when nothing is. */
export function breakAt(previous: AuditHead, event: AuditLink, noted: readonly string[] = []): Break | null {
  const broken = (kind: Break['kind']): Break => ({ seq: event.seq, kind });
  if (event.seq !== previous.seq + 1) return broken('MISSING');
  if (digestOf(event) !== event.digest) return broken('CONTENT');
  if (event.previousHash !== previous.hash) return broken('ORDER');
  if (event.hash !== hashOf(event.seq, event.previousHash, event.digest)) return broken('HASH');
  return noted.some((hash) => hash !== event.hash) ? broken('HEAD') : null;
}
