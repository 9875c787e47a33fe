/** What is told of each operation at either door: one line in the log, the metrics, and a span where spans are collected. */
import { createHash } from 'node:crypto';
import { Kind, type DocumentNode, type OperationDefinitionNode, type OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import type { Actor } from '../domain/accounts/actor.js';
import type { Call } from '../services/desk.js';
import type { Span, Tracer } from '../services/ports.js';
import type { Metrics } from './metrics.js';

export type Door = 'http' | 'ws';

/** What is known of an operation from its document: never its text, which may hold values. */
export interface OperationFacts {
  name: string | null;
  kind: OperationTypeNode;
  /** SHA-256 of the document's text. */
  hash: string | null;
  /** The first field that it asks for. */
  field: string | null;
}

/** One operation, from its arrival to its answer. */
export interface OperationRecord {
  readonly door: Door;
  readonly startedAt: number;
  requestId: string;
  /** Null until it is known who calls. */
  actor: Actor | null;
  /** Null when it could not be read. */
  facts: OperationFacts | null;
  /** What it has cost of its caller's budget; null where nothing counts. */
  cost: number | null;
  /** Codes of its top-level errors; none when it went well. */
  codes: readonly string[];
  /** Until its answer was ready. */
  ms: number | null;
  traceId: string | null;
}

/** How it ended. */
export interface OperationEnd {
  document?: DocumentNode | undefined;
  operation?: OperationDefinitionNode | null | undefined;
  /** As they are told to the client. */
  errors?: readonly { extensions?: { code?: unknown } | undefined }[] | undefined;
}

export interface Operations {
  begin(door: Door, requestId: string): OperationRecord;
  /** Counts it. Its line is written by its door, which knows more. */
  end(record: OperationRecord, how: OperationEnd): void;
  /** Runs an operation within a span, beneath the caller's; without a collector it just runs. */
  trace<T>(record: OperationRecord, traceparent: string | undefined, work: () => Promise<T>): Promise<T>;
  /** Writes the line of an operation. `more` is what its door adds. */
  log(record: OperationRecord, more?: object): void;
}

/** A name is the client's, and as long as it likes. */
const NAME_MAX = 100;

const known = new WeakMap<OperationDefinitionNode, OperationFacts>();

/** Computed once a document: doors keep those that they have parsed. */
function factsOf(document: DocumentNode, operation: OperationDefinitionNode): OperationFacts {
  let facts = known.get(operation);
  if (!facts) {
    const text = document.loc?.source.body;
    const [first] = operation.selectionSet.selections;
    facts = {
      name: operation.name?.value.slice(0, NAME_MAX) ?? null,
      kind: operation.operation,
      hash: text === undefined ? null : createHash('sha256').update(text).digest('hex'),
      field: first?.kind === Kind.FIELD ? first.name.value : null,
    };
    known.set(operation, facts);
  }
  return facts;
}

export function createOperations(metrics: Metrics, tracer: Tracer | null, log: Logger): Operations {
  // What stands in a line is chosen below: nothing of it needs to be searched for secrets.
  const lines = log.child({}, { redact: [] });
  return {
    begin: (door, requestId) => ({
      door,
      startedAt: performance.now(),
      requestId,
      actor: null,
      facts: null,
      cost: null,
      codes: [],
      ms: null,
      traceId: null,
    }),
    end(record, { document, operation, errors }) {
      if (document && operation) record.facts = factsOf(document, operation);
      if (errors) record.codes = [...new Set(errors.map(({ extensions }) => String(extensions?.code ?? 'UNKNOWN')))];
      const ms = performance.now() - record.startedAt;
      record.ms = Math.round(ms * 1_000) / 1_000;
      metrics.operation({ door: record.door, ...labelOf(record), codes: record.codes }, ms / 1_000);
    },
    trace(record, traceparent, work) {
      if (!tracer) return work();
      return tracer.span({ name: 'operation', kind: 'SERVER', parent: traceparent }, async (span) => {
        record.traceId = span.traceId;
        try {
          return await work();
        } finally {
          describe(span, record);
        }
      });
    },
    log({ door, requestId, facts, actor, cost, codes, ms, traceId }, more) {
      if (!lines.isLevelEnabled('info')) return;
      const operation = { operation: facts?.name ?? null, kind: facts?.kind ?? null, hash: facts?.hash ?? null };
      const line = { door, requestId, ...operation, ms, cost, codes, actor: actor && whoIs(actor) };
      lines.info({ ...more, ...line, ...(traceId && { traceId }) }, 'operation');
    },
  };
}

/**
 * What an operation is called in the metrics. A client names its operations as it likes; one that has not signed in
 * gets no name of its own there, but that of the field it asks for, of which the schema has only so many.
 */
function labelOf({ facts, actor }: OperationRecord): { name: string; isKnown: boolean } {
  if (!facts) return { name: 'other', isKnown: false };
  if (!actor || actor.kind === 'ANONYMOUS') return { name: facts.field ?? 'anonymous', isKnown: true };
  return { name: facts.name ?? 'anonymous', isKnown: false };
}

/** By the semantic conventions of OpenTelemetry for GraphQL, without the document's text. */
function describe(span: Span, { door, requestId, facts, cost, codes }: OperationRecord): void {
  span.describe(facts ? [facts.kind, facts.name].filter(Boolean).join(' ') : 'operation', {
    ...(facts && { 'graphql.operation.type': facts.kind }),
    ...(facts?.name && { 'graphql.operation.name': facts.name }),
    ...(facts?.hash && { 'graphql.document.hash': facts.hash }),
    'desk.door': door,
    'desk.request.id': requestId,
    ...(cost !== null && { 'desk.operation.cost': cost }),
    ...(codes[0] && { 'error.type': codes[0] }),
  });
  // What the caller did wrong is no failure of the desk's.
  if (codes.includes('INTERNAL')) span.fail('INTERNAL');
}

/** The caller as the log names them: never by more than the id and the role. */
function whoIs(actor: Actor): { kind: Actor['kind']; id: string | null; role: string | null } {
  const { kind } = actor;
  if (kind === 'PERSON') return { kind, id: actor.accountId, role: actor.role };
  return { kind, id: kind === 'SERVICE' ? actor.keyId : null, role: null };
}

/** Sets who calls, when it is known. */
export function calledBy(record: OperationRecord, { actor }: Call): void {
  record.actor = actor;
}
