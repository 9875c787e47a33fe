/** What goes wrong, as typed errors. Refusals that a mutation expects are no errors: they are values, see `result.ts`. */
import type { ErrorCode, RefusalFragment } from './generated/documents.js';

/** What is known of an error beside its code and its sentence. */
export interface ErrorFacts {
  requestId?: string | null;
  retryAfterMs?: number | null;
  retryable?: boolean;
  details?: unknown;
  path?: readonly (string | number)[];
  cause?: unknown;
}

/** Anything that keeps the desk from answering. `instanceof` one of the classes below, or `code`, says what it is. */
export class DeskError extends Error {
  override readonly name: string = 'DeskError';
  /** The desk's reference of the request, to be found in its log; null when it gave none. */
  readonly requestId: string | null;
  /** How long the desk asked to wait, in milliseconds; null when it did not say. */
  readonly retryAfterMs: number | null;
  /** Whether the same call may succeed later as it is. */
  readonly retryable: boolean;
  /** More for a program, as the desk gave it. */
  readonly details: unknown;
  /** The field that it is about; empty when it is about the whole. */
  readonly path: readonly (string | number)[];

  constructor(
    /** Stable: the desk's own code, or UNREACHABLE, CLOSED, NO_WEBSOCKET of this package. */
    readonly code: string,
    message: string,
    facts: ErrorFacts = {},
  ) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.requestId = facts.requestId ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.retryable = facts.retryable ?? false;
    this.details = facts.details ?? null;
    this.path = facts.path ?? [];
  }
}

/** Nobody is signed in, or the sign-in has ended and could not be renewed. */
export class Unauthenticated extends DeskError {
  override readonly name = 'Unauthenticated';
}

/** The caller may not do this. */
export class Forbidden extends DeskError {
  override readonly name = 'Forbidden';
}

/** A stream about something that does not exist, or that the caller may not see (any more). */
export class NotFound extends DeskError {
  override readonly name = 'NotFound';
}

/** The desk's log no longer reaches back to the cursor: fetch the state anew and open the stream without `after`. */
export class CursorExpired extends DeskError {
  override readonly name = 'CursorExpired';
}

/** The budget is used up, and waiting as long as the desk asks would have taken too long. */
export class RateLimited extends DeskError {
  override readonly name = 'RateLimited';
}

/** No desk answered: the network, a proxy, a desk that is restarting. */
export class Unreachable extends DeskError {
  override readonly name = 'Unreachable';
}

/** A live socket was closed. */
export class SocketClosed extends DeskError {
  override readonly name = 'SocketClosed';

  constructor(
    /** Close code of the WebSocket. */
    readonly closeCode: number,
    reason: string,
    facts: ErrorFacts = {},
  ) {
    super('CLOSED', `The desk closed the stream: ${closeCode} ${reason}`.trim(), facts);
  }
}

/** A mutation's refusal, thrown by `unwrap` for those who prefer exceptions. */
export class MutationRefused extends DeskError {
  override readonly name = 'MutationRefused';
  declare readonly code: ErrorCode;

  constructor(readonly errors: readonly [RefusalFragment, ...RefusalFragment[]]) {
    const [{ code, message, path, details }] = errors;
    super(code, message, { path, details });
  }
}

/** A top-level error as GraphQL brings it. */
export interface GraphqlError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}

type DeskErrorClass = new (code: string, message: string, facts: ErrorFacts) => DeskError;

const CLASSES: Record<string, DeskErrorClass> = {
  UNAUTHENTICATED: Unauthenticated,
  FORBIDDEN: Forbidden,
  NOT_FOUND: NotFound,
  CURSOR_EXPIRED: CursorExpired,
  RATE_LIMITED: RateLimited,
};

/** The typed error of a top-level one. */
export function errorOf({ message, path, extensions = {} }: GraphqlError, facts: ErrorFacts = {}): DeskError {
  const code = textOf(extensions['code']) ?? 'UNKNOWN';
  const seconds = extensions['retryAfter'];
  const Class = CLASSES[code] ?? DeskError;
  return new Class(code, message, {
    retryable: code === 'RATE_LIMITED',
    path,
    details: extensions['details'],
    ...facts,
    requestId: textOf(extensions['requestId']) ?? facts.requestId,
    retryAfterMs: facts.retryAfterMs ?? (typeof seconds === 'number' ? seconds * 1_000 : null),
  });
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
