/** One subscription on one socket: it catches up by itself, then shares a stream with those who asked the same. */
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { createContext, type Context } from '../context.js';
import type { LoggedEvent } from '../domain/events.js';
import type { Call } from '../services/desk.js';
import { BUFFER_MAX, LiveBuffer } from '../subscriptions/live-buffer.js';
import { CatchUp, type Live, type StreamSpec } from '../subscriptions/stream.js';
import { asGraphQLError, formatError } from './format-error.js';
import * as frames from './frames.js';
import { render, type Asked, type Member, type SharedStreams } from './shared-streams.js';
import type { Socket, Subscription } from './socket.js';

const TOO_SLOW = { code: 1013, reason: 'Too slow: resume with the last cursor' };

export interface SubscriberGiven {
  socket: Socket;
  id: string;
  call: Call;
  asked: Asked;
  live: Live;
  streams: SharedStreams;
  /** Opens what is asked: checks the rights at opening, and says what the stream is about. */
  open(context: Context): Promise<StreamSpec<unknown>>;
}

export class Subscriber implements Subscription, Member {
  /** What the client was told when it was refused, or when it failed. */
  refusal: GraphQLFormattedError | undefined;
  readonly #given: SubscriberGiven;
  readonly #head: Buffer;
  readonly #bufferMax: number;
  #spec: StreamSpec<unknown> | null = null;
  #shared: { leave(): void } | null = null;
  #catchUp: CatchUp<unknown> | null = null;
  /** Everything up to here is known to the subscriber, or was before its time. */
  #after = 0;
  /** What came while it was still being asked where its time begins. */
  #held: [LoggedEvent, Buffer][] | null = null;
  /** Telemetry that a slow reader has not been sent: the newest of each thing. */
  #lag: LiveBuffer | null = null;
  #stopped = false;

  constructor(given: SubscriberGiven) {
    this.#given = given;
    this.#head = frames.nextHead(given.id);
    this.#bufferMax = given.live.bufferMax ?? BUFFER_MAX;
  }

  /** Opens the stream. What is refused is told to the client; only what is not foreseen is thrown. */
  async start(): Promise<void> {
    const { call, live, socket, open } = this.#given;
    const context = createContext(call, live, {
      connection: { close: (code, reason) => socket.close(code, reason) },
    });
    try {
      const spec = await open(context);
      this.#spec = spec;
      if (this.#stopped) return;
      if (spec.after == null && !spec.initial) await this.#joinFromNow(spec);
      else await this.#followUntilLive(context, spec);
    } catch (error) {
      this.fail(asGraphQLError(error));
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#shared?.leave();
    this.#catchUp?.close();
    this.#lag?.close();
  }

  take(event: LoggedEvent, payload: Buffer): void {
    if (this.#stopped || event.seq <= this.#after) return;
    if (this.#held) this.#held.push([event, payload]);
    else if (this.#lag) this.#lag.push(event);
    else if (this.#given.socket.pending < this.#bufferMax) this.#send(payload);
    else this.#fallBehind(event);
  }

  fail(error: GraphQLError): void {
    if (this.#stopped) return;
    const { socket, id, call } = this.#given;
    this.stop();
    if (socket.subscriptions.get(id) === this) socket.subscriptions.delete(id);
    this.refusal = formatError(error, call);
    socket.send(frames.error(id, [this.refusal]));
  }

  overrun(): void {
    this.#given.socket.close(TOO_SLOW.code, TOO_SLOW.reason);
  }

  /** Joins at once and asks then where the log ends: nothing can fall between the two. */
  async #joinFromNow(spec: StreamSpec<unknown>): Promise<void> {
    const { streams, call, asked, live } = this.#given;
    this.#held = [];
    this.#shared = streams.join(call, asked, spec, this);
    this.#after = await live.log.endSoon();
    const held = this.#held;
    this.#held = null;
    for (const [event, payload] of held) this.take(event, payload);
  }

  /** Sends what was missed, in order, no faster than the reader reads; then joins without a gap. */
  async #followUntilLive(context: Context, spec: StreamSpec<unknown>): Promise<void> {
    const { streams, call, asked, live } = this.#given;
    const catchUp = await CatchUp.begin(context, spec);
    this.#catchUp = catchUp;
    if (this.#stopped) return catchUp.close();
    while (!catchUp.isDone) {
      for await (const shown of catchUp.missing()) if (!(await this.#sendAtPace(context, shown))) return;
      for (let events = catchUp.buffer.takeNow(); events; events = catchUp.buffer.takeNow())
        for (const event of events)
          for await (const shown of catchUp.pass(event)) if (!(await this.#sendAtPace(context, shown))) return;
      if (this.#stopped) return;
    }
    // No pause since it was done: whatever is delivered from here on comes through the shared stream.
    this.#after = Math.max(catchUp.seq, live.log.position);
    this.#shared = streams.join(call, asked, spec, this);
    catchUp.close();
    this.#catchUp = null;
  }

  /** Sends one thing, and waits while the reader has too much before it; false when the subscription is over. */
  async #sendAtPace(context: Context, shown: unknown): Promise<boolean> {
    const { socket, streams, asked } = this.#given;
    const payload = await render(streams.executor, context, asked, shown);
    if (this.#stopped) return false;
    this.#send(payload);
    if (socket.pending >= this.#bufferMax) await new Promise<void>((resolve) => socket.whenDrained(resolve));
    return !this.#stopped;
  }

  #send(payload: Buffer): void {
    this.#given.socket.send(frames.next(this.#head, payload));
  }

  #fallBehind(event: LoggedEvent): void {
    const { coalescing } = this.#spec!;
    if (!coalescing) return this.overrun();
    this.#lag = new LiveBuffer(this.#bufferMax, coalescing);
    this.#lag.push(event);
    this.#given.socket.whenDrained(() => void this.#catchUpWithLag());
  }

  async #catchUpWithLag(): Promise<void> {
    const { call, live } = this.#given;
    const context = createContext(call, live);
    try {
      for (let events = this.#lag?.takeNow(); events; events = this.#lag?.takeNow())
        for (const event of events)
          for await (const shown of this.#spec!.show(event, null))
            if (!(await this.#sendAtPace(context, shown))) return;
      this.#lag = null;
    } catch (error) {
      this.fail(asGraphQLError(error));
    }
  }
}
