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
  /** Frames handed to the socket and not yet taken by the network. */
  pending = 0;
  readonly openedAt: number;
  readonly subscriptions = new Map<string, Subscription>();
  #drained: Set<() => void> | null = null;
  readonly #sent = (): void => {
    this.pending -= 1;
    if (this.pending === 0 && this.#drained) {
      const waiting = this.#drained;
      this.#drained = null;
      for (const go of waiting) go();
    }
  };

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

  /** Sends a whole frame (see `frames`). Frames are counted once the network has not taken what came before them. */
  send(frame: Buffer): void {
    if (!this.isOpen) return;
    if (this.stream.writableLength === 0) return void this.stream.write(frame);
    this.pending += 1;
    this.stream.write(frame, this.#sent);
  }

  /** Calls when the network has taken everything. */
  whenDrained(go: () => void): void {
    if (this.pending === 0) return go();
    (this.#drained ??= new Set()).add(go);
  }

  close(code: number, reason: string): void {
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
    const waiting = this.#drained;
    this.#drained = null;
    for (const go of waiting ?? []) go();
  }
}

/** How long somebody who is shown the door may take to read why, ms. */
const FAREWELL = 1_000;
