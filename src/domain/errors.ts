/**
 * Every refusal that a caller can expect, from one closed list. Services throw `DeskError`; only `schema/user-error`
 * (expected refusals, in the payload) and `server/format-error` (top-level errors) turn it into words for a client.
 */
import type { MessageKey, MessageParams } from './messages.js';

/** Expected refusals; they come in a mutation's `errors`. Codes are part of the API and never translated. */
export const USER_ERROR_CODES = {
  VALIDATION: 'A value is missing, malformed or out of bounds; `path` names it.',
  NOT_FOUND: 'There is no such thing, or the caller may not know that there is.',
  CONFLICT: 'Somebody else changed it first; `details.current` holds its present version. Read it again and repeat.',
  ILLEGAL_TRANSITION: 'The lifecycle does not allow this step; `details` names `from`, `to` and what is `allowed`.',
  IDEMPOTENCY_MISMATCH: 'This idempotency key was used before with another input.',
  INVALID_CREDENTIALS: 'E-mail and password do not match, or the token is not valid any more.',
  TOO_MANY_ATTEMPTS: 'Too many attempts of late; `details.retryAfterSeconds` says how long to wait.',
  ALREADY_EXISTS: 'Something with this unique name, number or reference exists already.',
} as const;
export type UserErrorCode = keyof typeof USER_ERROR_CODES;

/** Refusals of the whole operation; they come as top-level errors with `extensions.code`. */
export type AccessErrorCode =
  'UNAUTHENTICATED' | 'FORBIDDEN' | 'CURSOR_EXPIRED' | 'RATE_LIMITED' | 'QUERY_TOO_COSTLY' | 'UNAVAILABLE';

/** An expected refusal, to be shown to the caller in their language. */
export class DeskError extends Error {
  constructor(
    readonly code: UserErrorCode | AccessErrorCode | 'NOT_FOUND',
    readonly key: MessageKey,
    readonly params: MessageParams = {},
    /** The part of the input it is about. Not called `path`: graphql-js would take the error for one it has located. */
    readonly input: string[] = [],
    readonly details: Record<string, unknown> | null = null,
  ) {
    super(`${code}: ${key}`);
    this.name = 'DeskError';
  }
}

/** A refusal that has something to show beside its reason: it comes in the payload as what was asked for would. */
export class ShownRefusal extends DeskError {
  constructor(
    readonly shown: object,
    ...refusal: ConstructorParameters<typeof DeskError>
  ) {
    super(...refusal);
  }
}

export const notFound = (thing: MessageParams['thing'], path: string[] = []): DeskError =>
  new DeskError('NOT_FOUND', 'not_found', { thing }, path);

export const invalid = (key: MessageKey, path: string[], params: MessageParams = {}): DeskError =>
  new DeskError('VALIDATION', key, params, path);

/** Too much was asked in too short a time; it fits again in `seconds`, rounded up to whole ones. */
export function rateLimited(key: 'over_budget' | 'too_many_attempts', seconds: number): DeskError {
  const retryAfter = Math.max(1, Math.ceil(seconds));
  return new DeskError('RATE_LIMITED', key, { seconds: retryAfter }, [], { retryAfter });
}
