/**
 * A small client of the desk's public API: one mutation, sent until the desk has taken it or it is certain that it will not.
 */
import type { Failure, IngestResult } from './answer.js';
import { readAnswer } from './answer.js';
import { giveUp } from './desk-error.js';
import { duration } from './text.js';
import type { World } from './world.js';

/** One VDA 5050 message as the API takes it. */
export interface Vda5050Input {
  topic: string;
  /** ISO 8601, UTC. */
  receivedAt: string;
  /** The JSON payload, or its text. */
  payload: unknown;
}

/** One line of diagnosis in the desk's own input, for what no other standard carries. */
export interface EntryInput {
  serialNumber: string;
  /** ISO 8601, UTC. */
  observedAt: string;
  component: string;
  code: string;
  level: 'OK' | 'WARN' | 'ERROR' | 'STALE';
  message: string;
  values: Record<string, number | string | boolean>;
}

/** What goes into one request. */
export interface Diagnostics {
  vda5050?: readonly Vda5050Input[];
  entries?: readonly EntryInput[];
}

/** Where to send, as whom, and how patiently. */
export interface DeskClientOptions {
  /** The GraphQL endpoint. */
  endpoint: string;
  /** The API key. */
  key: string;
  /** Names the sender to the desk (`input.source`). */
  source: string;
  /** Told before each wait, in words. */
  onWait?: (text: string) => void;
}

/** Consecutive failures until a desk that never answered is given up: some 15 seconds, enough for one that is starting. */
const TRIES_AT_FIRST = 6;
/** The same for a desk that has answered before, and may be restarting: some two minutes. */
const TRIES_ONCE_KNOWN = 18;
/** Being limited is an answer, not a failure: patience is longer. */
const TRIES_WHEN_LIMITED = 60;
/** Told to wait longer than this, a person should decide, not a loop. */
const LONGEST_WAIT_MS = 5 * 60_000;
const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 10_000;
/** A batch of 5,000 takes the desk seconds; a request without an answer for so long is lost. */
const REQUEST_TIMEOUT_MS = 60_000;

const INGEST = `mutation Ingest($input: IngestDiagnosticsInput!) {
  ingestDiagnostics(input: $input) {
    accepted duplicates rejected { index list code message } faultsRaised faultsCleared ticketsOpened errors { code message }
  }
}`;

/** What a program needs of the desk. */
export interface Desk {
  ingest(diagnostics: Diagnostics, idempotencyKey: string): Promise<IngestResult>;
}

/** Sends diagnostics. One call at a time: callers await each batch, so that no batch overtakes another. */
export class DeskClient implements Desk {
  private known = false;

  constructor(
    private readonly options: DeskClientOptions,
    private readonly world: Pick<World, 'fetch' | 'clock' | 'random' | 'stop'>,
  ) {}

  /**
   * Delivers one batch. Every try carries the same `idempotencyKey`: where the desk took a batch and only its answer
   * was lost, the next try gets that first answer, and nothing is counted twice.
   * @throws DeskError when the desk refuses the batch, or stays away; its message says what to do.
   */
  async ingest(diagnostics: Diagnostics, idempotencyKey: string): Promise<IngestResult> {
    const body = JSON.stringify({
      query: INGEST,
      variables: { input: { idempotencyKey, source: this.options.source, ...diagnostics } },
    });
    for (let tries = 1; ; tries++) {
      const answer = await this.attempt(body);
      if ('result' in answer) {
        this.known = true;
        return answer.result;
      }
      await this.waitOrGiveUp(answer.failure, tries);
    }
  }

  private async attempt(body: string) {
    const { endpoint, key } = this.options;
    try {
      const response = await this.world.fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          'accept-language': 'en',
          authorization: `Bearer ${key}`,
        },
        body,
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      const text = await response.text();
      return readAnswer({ status: response.status, headers: response.headers, body: text }, this.world.clock.now());
    } catch (error) {
      return { failure: unreachable(error) };
    }
  }

  private async waitOrGiveUp(failure: Failure, tries: number): Promise<void> {
    const { endpoint, onWait } = this.options;
    const patience =
      failure.retry === 'WHEN_TOLD' ? TRIES_WHEN_LIMITED : this.known ? TRIES_ONCE_KNOWN : TRIES_AT_FIRST;
    const wait = failure.retryAfterMs ?? this.backOff(tries);
    if (failure.retry === 'NEVER' || tries >= patience || wait > LONGEST_WAIT_MS)
      throw giveUp(failure, endpoint, tries);
    onWait?.(`${failure.code}: ${failure.detail}. Trying again in ${duration(wait)}.`);
    await this.world.clock.sleep(wait, this.world.stop);
    if (this.world.stop.aborted) throw giveUp({ ...failure, code: 'STOPPED' }, endpoint, tries);
  }

  /** Doubles each time; the jitter keeps several programs from knocking at a restarted desk in step. */
  private backOff(tries: number): number {
    const longest = Math.min(FIRST_BACK_OFF_MS * 2 ** (tries - 1), LONGEST_BACK_OFF_MS);
    return Math.round(longest * (0.5 + this.world.random() / 2));
  }
}

/** `fetch` hides the reason (ECONNREFUSED, ENOTFOUND …) in the cause. */
function unreachable(error: unknown): Failure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  const detail = code ?? (cause instanceof Error ? cause.message : String(cause));
  return { code: 'UNREACHABLE', detail, retry: 'BACK_OFF', retryAfterMs: null };
}
