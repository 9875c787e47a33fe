/** What a mutation resolves to: done, or refused for reasons that a program can act upon. */
import { MutationRefused } from './errors.js';
import type { ErrorCode, RefusalFragment } from './generated/documents.js';

/** A refusal that the caller can do something about. */
export type Refusal = RefusalFragment;

/** The errors of a refused mutation: at least one. */
export type Refusals = readonly [Refusal, ...Refusal[]];

/** A mutation's payload as the schema has it. */
export interface Payload {
  errors: readonly Refusal[];
}

type Parts<P> = Exclude<keyof P, 'errors'>;

/** The mutation was done: every part of its payload is there. */
export type Done<P extends Payload> = { readonly ok: true; readonly errors: readonly [] } & {
  readonly [Part in Parts<P>]: NonNullable<P[Part]>;
};

/** The mutation was refused; nothing has changed. `code` is that of the first error. */
export type Refused<P extends Payload> = {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly errors: Refusals;
} & { readonly [Part in Parts<P>]: P[Part] };

/** Told apart by `ok`. */
export type Result<P extends Payload> = Done<P> | Refused<P>;

/** Makes a result of a payload. */
export function resultOf<P extends Payload>(payload: P): Result<P> {
  const [first, ...others] = payload.errors;
  const result = first
    ? { ...payload, ok: false, code: first.code, errors: [first, ...others] }
    : { ...payload, ok: true };
  // Done's promise that every part is there is the desk's own: it fills a payload, or says why not.
  return result as unknown as Result<P>;
}

/** The done half of a result. @throws MutationRefused */
export function unwrap<R extends { ok: true } | { ok: false; errors: Refusals }>(result: R): Extract<R, { ok: true }> {
  if (!result.ok) throw new MutationRefused(result.errors);
  return result as Extract<R, { ok: true }>;
}
