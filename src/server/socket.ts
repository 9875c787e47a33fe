/**
 * One socket: who is on it, what it has asked for, and how far its reader is behind. Kept small, because a desk holds
 * thousands of them: no timer, no closure and no request of its own.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Call } from '../services/desk.js';

/** A subscription on a socket; what it is fed by is the business of `shared-streams`. */
export interface Subscription {
  stop(): void;
}

export class Socket {
  /** Set when the client has introduced itself. */
  call: Call | null = null;
  /** When its credential ends, ms; Infinity when it does not. */
  endsAt = Infinity;
  introduced = false;
  /** By what name it is counted among the sockets of its user. */
  user: string | null = null;
  /** Messages that it has sent of late. */
  heard = 0;
  /** False from a ping until its pong. */
  alive = true;
  readonly openedAt: number;
  readonly subscriptions = new Map<string, Subscription>();
  /** Frames of this moment, which go out together. */
  #outgoing: Buffer[] = [];
  /** Frames handed to the network while it had not taken what came before them. */
  #untaken = 0;
  #drained: Set<() => void> | null = null;

  constructor(
    readonly ws: WebSocket,
    /** The connection beneath it. */
    readonly stream: Duplex,
    readonly address: string | null,
    now: number,
  ) {
    this.openedAt = now;
  }

  get isOpen(): boolean {
    return this.ws.readyState === this.ws.OPEN;
  }

  /** Frames that the network has not taken yet, as far as it is behind. */
  get pending(): number {
    return this.#outgoing.length + this.#untaken;
  }

  /** Sends a whole frame (see `frames`), together with the others of this moment. */
  send(frame: Buffer): void {
    if (!this.isOpen) return;
    if (this.#outgoing.push(frame) === 1) sendSoon(this);
  }

  /** Hands on what waits to be sent, in one piece. */
  flush(): void {
    const frames = this.#outgoing;
    if (frames.length === 0) return;
    this.#outgoing = [];
    if (!this.isOpen) return;
    const bytes = frames.length === 1 ? frames[0]! : Buffer.concat(frames);
    if (this.stream.writableLength === 0) {
      this.stream.write(bytes);
      if (this.#untaken === 0) this.#tellDrained();
      return;
    }
    this.#untaken += frames.length;
    this.stream.write(bytes, () => {
      this.#untaken -= frames.length;
      if (this.pending === 0) this.#tellDrained();
    });
  }

  /** Calls when the network has taken everything. */
  whenDrained(go: () => void): void {
    if (this.pending === 0) return go();
    (this.#drained ??= new Set()).add(go);
  }

  #tellDrained(): void {
    const waiting = this.#drained;
    this.#drained = null;
    for (const go of waiting ?? []) go();
  }

  /** Closes, after what waits to be sent. */
  close(code: number, reason: string): void {
    this.flush();
    this.ws.close(code, reason);
  }

  /** Closes on a client that does not keep to the limits, and does not wait for it to agree. */
  expel(code: number, reason: string): void {
    this.close(code, reason);
    setTimeout(() => this.ws.terminate(), FAREWELL).unref();
  }

  stopAll(): void {
    for (const subscription of this.subscriptions.values()) subscription.stop();
    this.subscriptions.clear();
    // Whoever waits for the network finds that it has been stopped.
    this.#tellDrained();
  }
}

let waiting: Socket[] = [];

/**
 * What sockets are to be sent is handed to the network at the end of the moment: one system call a socket and not one a
 * message; and whoever reads is woken by many of them at once.
 */
function sendSoon(socket: Socket): void {
  if (waiting.push(socket) === 1) process.nextTick(sendNow);
}

function sendNow(): void {
  const sockets = waiting;
  waiting = [];
  for (const socket of sockets) socket.flush();
}

/** How long somebody who is shown the door may take to read why, ms. */
const FAREWELL = 1_000;
