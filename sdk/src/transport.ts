/** GraphQL over HTTP: one operation, tried again where that is safe and may help. */
import { answerOf, isUnknownDocument, valueOf } from './answer.js';
import { DeskError, Unreachable } from './errors.js';
import { nameOf, type Operation, type Variables } from './operation.js';
import { backOff, PATIENCE, type Patience, type Retry } from './retry.js';
import type { World } from './world.js';

/** A call that took no answer for so long is lost; a full batch of diagnostics takes the desk seconds. */
export const TIMEOUT_MS = 60_000;
const LONGEST_BACK_OFF_MS = 10_000;

export interface TransportOptions {
  world: World;
  endpoint: string;
  fetch: typeof fetch;
  locale: string | undefined;
  patience?: Patience;
  timeoutMs?: number;
  onRetry?: (retry: Retry) => void;
  onPartial?: (errors: readonly DeskError[], operation: string) => void;
}

/** One request. */
export interface Ask {
  field: string;
  operation: Operation;
  variables: Variables;
  authorization: string | null;
  /** Whether doing it twice is as good as doing it once. */
  repeatable: boolean;
  signal?: AbortSignal;
}

export class Transport {
  readonly #options: TransportOptions;
  #byHash = true;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /** What is to be done: the hash of a document that the desk knows, or its text. */
  #words({ document, hash }: Operation): object {
    if (!this.#byHash || !hash) return { query: document.toString() };
    return { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
  }

  /** The value of the operation's field. @throws DeskError; the signal's reason when it is aborted */
  async ask(ask: Ask): Promise<unknown> {
    const { world, patience = PATIENCE, onRetry } = this.#options;
    for (let failures = 1; ; failures++) {
      try {
        return await this.#askOnce(ask);
      } catch (error) {
        if (!(error instanceof DeskError) || !error.retryable || !ask.repeatable) throw error;
        const waitMs = error.retryAfterMs ?? backOff(failures, world.random(), LONGEST_BACK_OFF_MS);
        if (failures >= patience.tries || waitMs > patience.longestWaitMs) throw error;
        onRetry?.({ operation: ask.field, error, failures, waitMs });
        await world.sleep(waitMs, ask.signal);
        ask.signal?.throwIfAborted();
      }
    }
  }

  async #askOnce(ask: Ask): Promise<unknown> {
    const { field, operation, variables, authorization, signal } = ask;
    const { endpoint, locale, world, onPartial, timeoutMs = TIMEOUT_MS } = this.#options;
    signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(timeoutMs);
    // Taken out of the options first: browsers refuse a `fetch` that is called as somebody's method.
    const { fetch } = this.#options;
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          ...(locale && { 'accept-language': locale }),
          ...(authorization && { authorization }),
        },
        body: JSON.stringify({ ...this.#words(operation), variables, operationName: nameOf(field) }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const answer = answerOf(response.status, response.headers, await response.text(), world.now());
      if (isUnknownDocument(answer) && this.#byHash) {
        // Another version of the desk: it is told in full, from now on.
        this.#byHash = false;
        return await this.#askOnce(ask);
      }
      return valueOf(field, operation.kind, answer, onPartial);
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof DeskError ? error : unreachable(endpoint, timeout.aborted ? timeout.reason : error);
    }
  }
}

/** `fetch` hides the reason (ECONNREFUSED, ENOTFOUND …) in the cause. */
function unreachable(endpoint: string, error: unknown): Unreachable {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const detail = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new Unreachable('UNREACHABLE', `No desk answers at ${endpoint}: ${detail}`, { cause: error, retryable: true });
}
