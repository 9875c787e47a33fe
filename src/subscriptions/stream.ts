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
 * Opens a stream. @throws DeskError CURSOR_EXPIRED when the log no longer reaches back to the cursor.
 */
export async function openStream<Shown>(context: Context, spec: StreamSpec<Shown>): Promise<AsyncGenerator<Shown>> {
  const { live } = context;
  const start = spec.after == null ? bare(await live.log.end()) : await checkedPlace(live, spec.after);
  const buffer = new LiveBuffer(live.bufferMax ?? BUFFER_MAX, null);
  const receiver = { part: spec.part, receive: (event: LoggedEvent) => buffer.push(event) };
  live.fan.add(receiver);
  const close = (): void => {
    live.fan.remove(receiver);
    buffer.close();
  };
  return closable(follow(context, spec, start, buffer), close);
}

async function* follow<Shown>(
  context: Context,
  spec: StreamSpec<Shown>,
  start: Place,
  buffer: LiveBuffer,
): AsyncGenerator<Shown> {
  const { log } = context.live;
  const { robotId, ticketId } = spec.part;
  const about = robotId ? 'robot' : ticketId ? 'ticket' : null;
  /** What has been passed. An event of many lines that was seen in part is passed once more, for the rest of it. */
  let place = start;

  async function* pass(event: LoggedEvent): AsyncGenerator<Shown> {
    const afterLine = event.seq === place.seq ? place.line : null;
    if (event.seq <= place.seq && afterLine === null) return;
    place = bare(event.seq);
    // What was not asked for is left out first: whether it may be seen can cost a look into the database.
    if (about === null && !spec.matches(event)) return;
    if (!(await spec.sees(event))) {
      // A stream about one thing ends with the right to see it, as if the thing had never been.
      if (about !== null) throw notFound(about);
      return;
    }
    if (!spec.matches(event)) return;
    for await (const shown of spec.show(event, afterLine)) {
      context.freshenLoaders();
      yield shown;
    }
  }

  if (spec.initial)
    for await (const shown of spec.initial(encodeCursor(start))) {
      context.freshenLoaders();
      yield shown;
    }

  // Out of the log first, until the log has nothing that the live side has not got. A reader so slow that the buffer
  // overflows meanwhile simply reads on from the log.
  let from = start.line === null ? start.seq : start.seq - 1;
  for (;;) {
    const upTo = await log.end();
    for await (const event of log.between(spec.part, from, upTo)) {
      if (buffer.closed) return;
      yield* pass(event);
    }
    from = Math.max(from, upTo);
    if (upTo > place.seq) place = bare(upTo);
    if (!buffer.overflowed) break;
    buffer.reset();
  }

  // From here on too slow a reader loses its socket, at once, and resumes with its last cursor.
  buffer.goLive(place.seq, spec.coalescing);
  buffer.onOverflow = () => context.connection?.close(1013, 'Too slow: resume with the last cursor');
  for (let events = await buffer.take(); events; events = await buffer.take())
    for (const event of events) yield* pass(event);
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
