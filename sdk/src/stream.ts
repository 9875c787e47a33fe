/** A live stream that comes again by itself and goes on where it was. */
import { valueOf, type GraphqlBody } from './answer.js';
import { DeskError, Unauthenticated } from './errors.js';
import { nameOf, type Operation, type StreamOptions, type Variables } from './operation.js';
import { Place, type StreamEvent } from './place.js';
import { backOff, type Retry } from './retry.js';
import type { Session } from './session.js';
import { openSocket, type SocketTimes } from './socket.js';
import { Waiting } from './waiting.js';
import type { World } from './world.js';

/**
 * The events of a subscription. It never ends by itself: a loop over it is left by `break`, by the signal or by
 * `desk.close()`, and throws a DeskError when the desk refuses to go on.
 */
export interface Stream<Event> extends AsyncIterableIterator<Event, undefined>, AsyncDisposable {
  next(): Promise<IteratorResult<Event, undefined>>;
  return(): Promise<IteratorResult<Event, undefined>>;
  [Symbol.asyncIterator](): Stream<Event>;
}

export interface StreamWorld {
  world: World;
  session: Session;
  url: string;
  webSocketImpl: unknown;
  times: SocketTimes;
  onRetry?: (retry: Retry) => void;
  onPartial?: (errors: readonly DeskError[], operation: string) => void;
}

const MAX_WAITING = 1_000;
const LONGEST_BACK_OFF_MS = 30_000;
/** A socket that lived so long, or brought an event, was a good one: what comes after it is a new story. */
const GOOD_AFTER_MS = 10_000;
/** How often in a row the desk may refuse a sign-in that was renewed, or a key. It also does while its database is away. */
const MAX_REFUSALS = 3;

export class ResumingStream<Event extends StreamEvent> implements Stream<Event> {
  readonly #given: StreamWorld;
  readonly #field: string;
  readonly #text: string;
  readonly #maxWaiting: number;
  readonly #place: Place;
  readonly #waiting = new Waiting<Event>();
  readonly #left = new AbortController();
  /** Resolves when it is over, however it ended. */
  readonly over: Promise<void>;
  /** Failures in a row, and refusals in a row of what was renewed. */
  #failures = 0;
  #refusals = 0;
  /** What was refused and is to be renewed before the next socket. */
  #refused: { authorization: string | null; why: Unauthenticated } | null = null;

  /** Opens at once. */
  constructor(
    given: StreamWorld,
    field: string,
    operation: Operation,
    variables: Variables,
    { signal, maxWaiting = MAX_WAITING }: StreamOptions,
  ) {
    this.#given = given;
    this.#field = field;
    this.#text = operation.document.toString();
    this.#maxWaiting = Math.max(1, maxWaiting);
    this.#place = new Place(variables, given.world.now());
    const leave = (): void => this.#leave();
    signal?.addEventListener('abort', leave);
    if (signal?.aborted) leave();
    this.over = this.#run().finally(() => signal?.removeEventListener('abort', leave));
  }

  next(): Promise<IteratorResult<Event, undefined>> {
    return this.#waiting.take();
  }

  return(): Promise<IteratorResult<Event, undefined>> {
    this.#leave();
    return Promise.resolve({ value: undefined, done: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #leave(): void {
    this.#left.abort();
    this.#waiting.end();
  }

  async #run(): Promise<void> {
    const left = this.#left.signal;
    try {
      while (!left.aborted) {
        // While the reader is slow the socket is left: the desk's log keeps the rest for so long.
        await this.#waiting.downTo(this.#maxWaiting / 2);
        const why = left.aborted ? null : await this.#listen();
        if (why) await this.#recover(why);
      }
    } catch (error) {
      this.#waiting.fail(error);
    }
  }

  /** One socket, from its opening to its end: what to wait for before the next one, or null for nothing. */
  async #listen(): Promise<DeskError | null> {
    const { world, session, url, webSocketImpl, times } = this.#given;
    const left = this.#left.signal;
    let authorization: string | null;
    try {
      if (this.#refused && session.renewable) await session.renew(this.#refused.authorization, this.#refused.why);
      this.#refused = null;
      authorization = await session.authorization();
    } catch (error) {
      if (error instanceof DeskError && error.retryable) return error;
      throw error;
    }
    if (left.aborted) return null;

    let openedAt: number | null = null;
    const socket = openSocket({
      url,
      webSocketImpl,
      times,
      authorization,
      text: this.#text,
      operationName: nameOf(this.#field),
      variables: this.#place.opening(world.now()),
      onOpen: (cursor) => {
        openedAt = world.now();
        this.#place.opened(cursor);
      },
      onBody: (body) => this.#take(body) || socket.leave(),
    });
    left.addEventListener('abort', socket.leave);
    const why = await socket.ended.finally(() => left.removeEventListener('abort', socket.leave));
    this.#place.lost(world.now());
    if (openedAt !== null && world.now() - openedAt >= GOOD_AFTER_MS) this.#allIsWell();
    return why instanceof Unauthenticated ? this.#afterRefusal(authorization, why) : why;
  }

  /** Takes an event in; false when so many wait now that the socket is better left. */
  #take(body: GraphqlBody): boolean {
    const { world, onPartial } = this.#given;
    const event = valueOf(this.#field, 'subscription', { ...body, facts: {} }, onPartial) as Event;
    this.#allIsWell();
    if (this.#place.note(event, world.now())) this.#waiting.push(event);
    // The state at the beginning has an end, and cannot be taken up again in its middle.
    return event.initial || this.#waiting.size < this.#maxWaiting;
  }

  #allIsWell(): void {
    this.#failures = 0;
    this.#refusals = 0;
  }

  /** What to wait for before the sign-in is renewed and the desk asked again. @throws Unauthenticated when that is enough */
  #afterRefusal(authorization: string | null, why: Unauthenticated): DeskError | null {
    this.#refusals += 1;
    // A key cannot be renewed; closed with "come again" it is tried again, because its rights may have changed.
    if (this.#refusals > MAX_REFUSALS || (!this.#given.session.renewable && !why.retryable))
      throw new Unauthenticated(why.code, why.message, { requestId: why.requestId });
    this.#refused = { authorization, why };
    return this.#refusals === 1 ? null : new Unauthenticated(why.code, why.message, { retryable: true });
  }

  /** Waits before the next socket. @throws what is not worth waiting for */
  async #recover(error: DeskError): Promise<void> {
    const { world, onRetry } = this.#given;
    if (!error.retryable) throw error;
    this.#failures += 1;
    const waitMs = error.retryAfterMs ?? backOff(this.#failures, world.random(), LONGEST_BACK_OFF_MS);
    onRetry?.({ operation: this.#field, error, failures: this.#failures, waitMs });
    await world.sleep(waitMs, this.#left.signal);
  }
}
