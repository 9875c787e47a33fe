/**
 * A stream of events: from a cursor on out of the log, then live, without gap and without repetition. Rights are
 * judged for every event.
 */
import type { Context } from '../context.js';
import { notFound } from '../domain/errors.js';
import type { LoggedEvent } from '../domain/events.js';
import { cursorExpired, decodeCursor, encodeCursor, type Place } from './cursor.js';
import type { EventFan } from './event-fan.js';
import type { EventLog, Part } from './event-log.js';
import { BUFFER_MAX, LiveBuffer, type Coalescing } from './live-buffer.js';

/** The live side of the desk, as subscriptions use it. */
export interface Live {
  log: EventLog;
  fan: EventFan;
  /** Events that wait for a slow reader at the most; `BUFFER_MAX` unless a test says otherwise. */
  bufferMax?: number;
}

/** What a WebSocket gives to the streams on it. */
export interface LiveConnection {
  /** Closes the socket: 1013 "try again later" asks the client to resume. */
  close(code: number, reason: string): void;
}

export interface StreamSpec<Shown> {
  part: Part;
  after: string | null | undefined;
  coalescing: Coalescing | null;
  /** Whether the actor may see the event now. */
  sees(event: LoggedEvent): boolean | Promise<boolean>;
  /** Whether the event is one that was asked for. */
  matches(event: LoggedEvent): boolean;
  /** What the subscriber is shown of an event; of an event of many lines, those after the one seen last. */
  show(event: LoggedEvent, afterLine: string | null): Iterable<Shown> | AsyncIterable<Shown>;
  /** The state at the beginning, when it is asked for; its cursor is where the stream then goes on. */
  initial?: ((cursor: string) => AsyncIterable<Shown>) | null;
}

const bare = (seq: number): Place => ({ seq, line: null });

/**
 * What one subscriber has missed: out of the log from its cursor on, and what comes live meanwhile. When it has caught
 * up, the subscriber may go on by itself (`openStream`) or join those who ask the same (`server/shared-streams`).
 */
export class CatchUp<Shown> {
  readonly #context: Context;
  readonly #spec: StreamSpec<Shown>;
  /** Made without merging: what the log shows must not be told again as the beginning of something later. */
  readonly buffer: LiveBuffer;
  readonly #receiver;
  /** What has been passed. An event of many lines that was seen in part is passed once more, for the rest of it. */
  #place: Place;
  readonly #start: Place;
  #from: number | null = null;

  private constructor(context: Context, spec: StreamSpec<Shown>, start: Place) {
    const { live } = context;
    this.#context = context;
    this.#spec = spec;
    this.#start = start;
    this.#place = start;
    this.buffer = new LiveBuffer(live.bufferMax ?? BUFFER_MAX, null);
    this.#receiver = { part: spec.part, receive: (event: LoggedEvent) => this.buffer.push(event) };
    live.fan.add(this.#receiver);
  }

  /** Begins at the cursor, or now. @throws DeskError CURSOR_EXPIRED when the log no longer reaches back to the cursor. */
  static async begin<Shown>(context: Context, spec: StreamSpec<Shown>): Promise<CatchUp<Shown>> {
    const { live } = context;
    const start = spec.after == null ? bare(await live.log.end()) : await checkedPlace(live, spec.after);
    return new CatchUp(context, spec, start);
  }

  /** The last event that was passed. */
  get seq(): number {
    return this.#place.seq;
  }

  /** Whether there is nothing left to show at this very moment. */
  get isDone(): boolean {
    return this.#from !== null && this.buffer.isEmpty && !this.buffer.overflowed;
  }

  close(): void {
    this.#context.live.fan.remove(this.#receiver);
    this.buffer.close();
  }

  /** Shows what is missing; at the first time beginning with the initial state, when it is asked for. */
  async *missing(): AsyncGenerator<Shown> {
    const { log } = this.#context.live;
    const { initial, part } = this.#spec;
    if (this.#from === null) {
      if (initial) yield* this.#freshened(initial(encodeCursor(this.#start)));
      this.#from = this.#start.line === null ? this.#start.seq : this.#start.seq - 1;
    }
    // Out of the log, until the log has nothing that the live side has not got. A reader so slow that the buffer
    // overflows meanwhile simply reads on from the log.
    do {
      this.buffer.reset();
      const upTo = await log.end();
      for await (const event of log.between(part, this.#from, upTo)) {
        if (this.buffer.closed) return;
        yield* this.pass(event);
      }
      this.#from = Math.max(this.#from, upTo);
      if (upTo > this.#place.seq) this.#place = bare(upTo);
    } while (this.buffer.overflowed);
  }

  /** Shows one event, if it is new, may be seen, and was asked for. @throws DeskError NOT_FOUND when the right is lost */
  async *pass(event: LoggedEvent): AsyncGenerator<Shown> {
    const afterLine = event.seq === this.#place.seq ? this.#place.line : null;
    if (event.seq <= this.#place.seq && afterLine === null) return;
    this.#place = bare(event.seq);
    if (await isToBeShown(this.#spec, event)) yield* this.#freshened(this.#spec.show(event, afterLine));
  }

  async *#freshened(shown: Iterable<Shown> | AsyncIterable<Shown>): AsyncGenerator<Shown> {
    for await (const one of shown) {
      this.#context.freshenLoaders();
      yield one;
    }
  }
}

/**
 * Whether an event is one that was asked for and may be seen.
 * @throws DeskError NOT_FOUND: a stream about one thing ends with the right to see it, as if the thing had never been
 */
export function isToBeShown(spec: StreamSpec<unknown>, event: LoggedEvent): boolean | Promise<boolean> {
  const { robotId, ticketId } = spec.part;
  const about = robotId ? 'robot' : ticketId ? 'ticket' : null;
  // What was not asked for is left out first: whether it may be seen can cost a look into the database.
  if (about === null && !spec.matches(event)) return false;
  const judge = (isSeen: boolean): boolean => {
    if (!isSeen && about !== null) throw notFound(about);
    return isSeen && spec.matches(event);
  };
  const isSeen = spec.sees(event);
  return isSeen instanceof Promise ? isSeen.then(judge) : judge(isSeen);
}

/** What a subscription field is fed by: checks at opening what is asked, and says what the stream is about. */
export type Feed = (context: Context, args: never) => Promise<StreamSpec<unknown>>;

/** A field's `subscribe`: the stream of one subscriber's own. The WebSocket door shares streams instead. */
export const openFeed =
  (feed: Feed) =>
  async ({ args, context }: { args: unknown; context: unknown }): Promise<AsyncGenerator<unknown>> =>
    openStream(context as Context, await feed(context as Context, args as never));

/** Opens a stream of one subscriber's own. @throws DeskError CURSOR_EXPIRED */
export async function openStream<Shown>(context: Context, spec: StreamSpec<Shown>): Promise<AsyncGenerator<Shown>> {
  const catchUp = await CatchUp.begin(context, spec);
  return closable(follow(context, spec, catchUp), () => catchUp.close());
}

async function* follow<Shown>(
  context: Context,
  spec: StreamSpec<Shown>,
  catchUp: CatchUp<Shown>,
): AsyncGenerator<Shown> {
  const { buffer } = catchUp;
  yield* catchUp.missing();
  // From here on too slow a reader loses its socket, at once, and resumes with its last cursor.
  buffer.goLive(catchUp.seq, spec.coalescing);
  buffer.onOverflow = () => context.connection?.close(1013, 'Too slow: resume with the last cursor');
  for (let events = await buffer.take(); events; events = await buffer.take())
    for (const event of events) yield* catchUp.pass(event);
}

async function checkedPlace(live: Live, cursor: string): Promise<Place> {
  const place = decodeCursor(cursor);
  // Of an event seen in part, the event itself is needed again.
  const oldest = (await live.log.trimmedThrough()) + (place.line === null ? 0 : 1);
  const reaches = place.seq >= oldest && place.seq <= (await live.log.end());
  if (!reaches) throw cursorExpired();
  return place;
}

/** A generator that ends at once when its reader leaves, also while it waits for the next event. */
function closable<T>(inner: AsyncGenerator<T>, close: () => void): AsyncGenerator<T> {
  return {
    async next() {
      try {
        const result = await inner.next();
        if (result.done) close();
        return result;
      } catch (error) {
        close();
        throw error;
      }
    },
    return(value: unknown) {
      close();
      return inner.return(value);
    },
    throw(error: unknown) {
      close();
      return inner.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      close();
      await inner.return(undefined);
    },
  };
}
