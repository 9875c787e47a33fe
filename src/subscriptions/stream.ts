/**
 * A stream of events: from a cursor on out of the log, then live, without gap and without repetition. Rights are
 * judged for every event.
 */
import type { Context } from '../context.js';
import { DeskError, notFound } from '../domain/errors.js';
import type { LoggedEvent } from '../domain/events.js';
import { decodeCursor, encodeCursor, type Place } from './cursor.js';
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
  const buffer = new LiveBuffer(live.bufferMax ?? BUFFER_MAX, spec.coalescing);
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
  let { seq } = start;

  async function* pass(event: LoggedEvent): AsyncGenerator<Shown> {
    // An event of many lines may have been seen in part: the cursor then names the event itself again.
    const inPart = start.line !== null && event.seq === start.seq;
    if (event.seq <= seq && !inPart) return;
    seq = event.seq;
    if (!(await spec.sees(event))) {
      // A stream about one thing ends with the right to see it, as if the thing had never been.
      if (spec.part.robotId ?? spec.part.ticketId) throw notFound(spec.part.robotId ? 'robot' : 'ticket');
      return;
    }
    if (!spec.matches(event)) return;
    for await (const shown of spec.show(event, inPart ? start.line : null)) {
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
  let from = start.line === null ? seq : seq - 1;
  for (;;) {
    const upTo = await log.end();
    for (;;) {
      const page = await log.read(spec.part, from, upTo);
      for (const event of page) yield* pass(event);
      const last = page.at(-1);
      if (!last) break;
      from = last.seq;
    }
    from = Math.max(from, upTo);
    seq = Math.max(seq, upTo);
    if (!buffer.overflowed) break;
    buffer.reset();
  }

  for (;;) {
    const events = await buffer.take();
    if (!events) break;
    for (const event of events) yield* pass(event);
  }
  // Too slow a reader: the socket is closed, and the client resumes from its last cursor.
  if (buffer.overflowed) context.connection?.close(1013, 'Too slow: resume with the last cursor');
}

async function checkedPlace(live: Live, cursor: string): Promise<Place> {
  const place = decodeCursor(cursor);
  const oldest = (await live.log.trimmedThrough()) + (place.line === null ? 0 : 1);
  const reaches = place.seq >= oldest && place.seq <= (await live.log.end());
  if (!reaches) throw new DeskError('CURSOR_EXPIRED', 'cursor_expired');
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
