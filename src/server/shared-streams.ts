/**
 * Subscribers that asked the same thing with the same rights share one stream: an event is judged, executed and
 * serialised once for all of them, and each gets the same bytes behind its own id. What concerns one subscriber alone
 * (what it missed, how it began, how slow it reads) is its own business, in `subscriber`.
 */
import { setImmediate } from 'node:timers/promises';
import {
  BREAK,
  visit,
  type ASTNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLError,
} from 'graphql';
import { rightsOf } from '../domain/accounts/actor.js';
import type { LoggedEvent } from '../domain/events.js';
import { eventActorOf, type Call } from '../services/desk.js';
import { LiveBuffer } from '../subscriptions/live-buffer.js';
import { isToBeShown, type Live, type StreamSpec } from '../subscriptions/stream.js';
import { createContext, type Context } from '../context.js';
import type { Prepared } from './documents.js';
import type { Executor } from './executor.js';
import { asGraphQLError, formatError } from './format-error.js';

/** Events that may wait to be worked on: many times what one look into the log brings. */
const WAITING_MAX = 10_000;
/** To how many an event may be told at once. To more it is told in its turn, so that others get theirs. */
const FEW = 16;
/** After how many events the sockets are given time to hand on what they have. */
const EVENTS_A_TURN = 64;

/** What is asked: the same words with the same values. */
export interface Asked extends Prepared {
  operationName: string | null;
  variables: Record<string, unknown>;
  /** The part of the variables that tells streams apart: all but where to go on and how to begin. */
  key: string;
}

/** One of those who share a stream. */
export interface Member {
  /** Takes what an event has become. */
  take(event: LoggedEvent, payload: Buffer): void;
  /** The stream is over: the right to see what it is about is lost, or something failed. */
  fail(error: GraphQLError): void;
  /** The desk cannot keep up with this stream: the client should come again. */
  overrun(): void;
}

/** Fields that tell of the caller and not of their rights alone. Who asks for one on a stream shares it with nobody else. */
const PERSONAL = new Set(['unreadCount']);

/** Callers with the same rights see the same: what their names are is not shown by any stream. */
export class SharedStreams {
  readonly #streams = new Map<string, SharedStream>();
  readonly #documents = new WeakMap<object, { number: number; isPersonal: boolean }>();
  #documentsSeen = 0;

  constructor(
    readonly live: Live,
    readonly executor: Executor,
  ) {}

  /** Joins the stream of what is asked, from the next event on; opens it for the first one. */
  join(call: Call, asked: Asked, spec: StreamSpec<unknown>, member: Member): { leave(): void } {
    const { number, isPersonal } = this.#about(asked.document);
    const caller = isPersonal ? eventActorOf(call.actor).id : '';
    const name = `${number}/${asked.operationName ?? ''}/${asked.key}/${call.locale}/${rightsOf(call.actor)}/${caller}`;
    let stream = this.#streams.get(name);
    if (!stream) {
      stream = new SharedStream(this.live, this.executor, call, asked, spec, () => this.#streams.delete(name));
      this.#streams.set(name, stream);
    }
    const joined = stream;
    joined.members.add(member);
    return { leave: () => joined.leave(member) };
  }

  #about(document: ASTNode): { number: number; isPersonal: boolean } {
    let about = this.#documents.get(document);
    if (!about) {
      about = { number: ++this.#documentsSeen, isPersonal: namesPersonal(document) };
      this.#documents.set(document, about);
    }
    return about;
  }
}

function namesPersonal(document: ASTNode): boolean {
  let isPersonal = false;
  visit(document, {
    Field({ name }) {
      isPersonal ||= PERSONAL.has(name.value);
      return isPersonal ? BREAK : undefined;
    },
  });
  return isPersonal;
}

class SharedStream {
  readonly members = new Set<Member>();
  readonly part;
  readonly #buffer: LiveBuffer;
  readonly #context: Context;
  #working = false;

  constructor(
    readonly live: Live,
    readonly executor: Executor,
    call: Call,
    readonly asked: Asked,
    readonly spec: StreamSpec<unknown>,
    readonly onEmpty: () => void,
  ) {
    this.part = spec.part;
    this.#context = createContext(call, live);
    this.#buffer = new LiveBuffer(WAITING_MAX, null);
    this.#buffer.onOverflow = () => this.#end((member) => member.overrun());
    live.fan.add(this);
  }

  leave(member: Member): void {
    this.members.delete(member);
    if (this.members.size === 0) this.#close();
  }

  /**
   * Called by the fan. Events are worked off one after the other, in their order; one that comes to an idle stream of few
   * is told at once, as far as nobody has to be asked.
   */
  receive(event: LoggedEvent): void {
    if (!this.#working && this.members.size <= FEW) return this.#beginWith(event);
    this.#buffer.push(event);
    if (this.#working) return;
    this.#working = true;
    void this.#work();
  }

  #beginWith(event: LoggedEvent): void {
    try {
      const told = this.#tell(event);
      if (!told) return;
      this.#working = true;
      void this.#work(told);
    } catch (error) {
      this.#endWith(error);
    }
  }

  async #work(begun?: Promise<void>): Promise<void> {
    try {
      await begun;
      for (let events = this.#buffer.takeNow(); events; events = this.#buffer.takeNow())
        for (const [index, event] of events.entries()) {
          await this.#tell(event);
          if (index % EVENTS_A_TURN === EVENTS_A_TURN - 1) await setImmediate();
        }
    } catch (error) {
      this.#endWith(error);
    } finally {
      this.#working = false;
    }
  }

  #tell(event: LoggedEvent): void | Promise<void> {
    // Who joins while the event is worked on has joined after it.
    const present = [...this.members];
    const isShown = isToBeShown(this.spec, event);
    if (isShown instanceof Promise) return isShown.then((is) => (is ? this.#show(event, present) : undefined));
    return isShown ? this.#show(event, present) : undefined;
  }

  #show(event: LoggedEvent, present: Member[]): void | Promise<void> {
    const shown = this.spec.show(event, null);
    if (!Array.isArray(shown) || shown.length !== 1) return this.#showAll(shown, event, present);
    const payload = render(this.executor, this.#context, this.asked, shown[0]);
    if (payload instanceof Promise) return payload.then((bytes) => this.#hand(event, present, bytes));
    this.#hand(event, present, payload);
  }

  async #showAll(shown: Iterable<unknown> | AsyncIterable<unknown>, event: LoggedEvent, present: Member[]) {
    for await (const one of shown)
      this.#hand(event, present, await render(this.executor, this.#context, this.asked, one));
  }

  #hand(event: LoggedEvent, present: Member[], payload: Buffer): void {
    for (const member of present) if (this.members.has(member)) member.take(event, payload);
  }

  #endWith(error: unknown): void {
    const told = asGraphQLError(error);
    this.#end((member) => member.fail(told));
  }

  #end(how: (member: Member) => void): void {
    const ended = [...this.members];
    this.members.clear();
    this.#close();
    for (const member of ended) how(member);
  }

  #close(): void {
    this.live.fan.remove(this);
    this.#buffer.close();
    this.onEmpty();
  }
}

/** What is shown of an event, as the payload of a `next`; made at once where nothing has to be read for it. */
export function render(executor: Executor, context: Context, asked: Asked, shown: unknown): Buffer | Promise<Buffer> {
  context.freshenLoaders();
  const { document, operationName, variables } = asked;
  const result = executor.run({ document, operationName, variables, context, root: shown });
  return result instanceof Promise
    ? result.then((done) => payloadOf(done, context.call))
    : payloadOf(result, context.call);
}

const payloadOf = (result: ExecutionResult, call: Call): Buffer => Buffer.from(JSON.stringify(worded(result, call)));

/** A result with its errors in the caller's words. */
export const worded = (result: ExecutionResult, call: Call): FormattedExecutionResult =>
  result.errors ? { ...result, errors: result.errors.map((error) => formatError(error, call)) } : result;
