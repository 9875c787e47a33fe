/** What one live stream has not taken yet: bounded, so that a reader that stops reading costs a fixed amount. */
import type { LoggedEvent } from '../domain/events.js';

/** How many events wait for a slow reader at the most. */
export const BUFFER_MAX = 1_000;

/** Merges a waiting event with a newer one of the same thing, when only the newest matters (telemetry). */
export interface Coalescing {
  keyOf(event: LoggedEvent): string;
  merge(older: LoggedEvent, newer: LoggedEvent): LoggedEvent;
}

export class LiveBuffer {
  #waiting: LoggedEvent[] = [];
  /** How many may wait until something must be done about it. */
  #room: number;
  #wake: (() => void) | null = null;
  #closed = false;
  #overflowed = false;
  #coalescing: Coalescing | null;
  /** Told once at each overflow. */
  onOverflow: (() => void) | null = null;

  constructor(
    readonly limit: number,
    coalescing: Coalescing | null,
  ) {
    this.#coalescing = coalescing;
    this.#room = limit;
  }

  /** Whether something was lost because the reader was too slow; what is lost is in the log. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  /** Whether the reader has left. */
  get closed(): boolean {
    return this.#closed;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  push(event: LoggedEvent): void {
    if (this.#closed || this.#overflowed) return;
    this.#waiting.push(event);
    if (this.#waiting.length > this.#room) this.#makeRoom();
    this.#wake?.();
  }

  /** Waits for events and takes all of them; null when the stream is over or has overflowed. */
  async take(): Promise<LoggedEvent[] | null> {
    while (this.#waiting.length === 0 && !this.#closed && !this.#overflowed)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#wake = null;
    return this.takeNow();
  }

  /** Takes what is there; null when there is nothing, or the stream is over or has overflowed. */
  takeNow(): LoggedEvent[] | null {
    if (this.#closed || this.#overflowed || this.#waiting.length === 0) return null;
    // A reader that was slow is shown the newest only, also of what came since room was last made.
    if (this.#room > this.limit) this.#makeRoom();
    const taken = this.#waiting;
    this.#waiting = [];
    this.#room = this.limit;
    return taken;
  }

  /**
   * The log has been read up to an event, and the rest is shown from here. A buffer behind a log merges from now on and
   * not before: a change that the log has shown must not be told again as the beginning of a later one.
   */
  goLive(after: number, coalescing: Coalescing | null): void {
    this.#waiting = this.#waiting.filter(({ seq }) => seq > after);
    this.#coalescing = coalescing;
  }

  /** Starts again from nothing, after the log has been read instead. */
  reset(): void {
    this.#waiting = [];
    this.#overflowed = false;
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
    this.#wake?.();
  }

  /** Telemetry keeps the newest of each thing, so it never grows beyond twice the fleet; anything else overflows. */
  #makeRoom(): void {
    if (!this.#coalescing) {
      this.#overflowed = true;
      this.#waiting = [];
      this.onOverflow?.();
      return;
    }
    const newest = new Map<string, LoggedEvent>();
    for (const event of this.#waiting) {
      const key = this.#coalescing.keyOf(event);
      const older = newest.get(key);
      // Deleted first, so that the map keeps the order of the newest.
      newest.delete(key);
      newest.set(key, older ? this.#coalescing.merge(older, event) : event);
    }
    this.#waiting = [...newest.values()];
    // Twice as many as there are, so that a large fleet is not gone through again at every event.
    this.#room = Math.max(this.limit + 1, 2 * this.#waiting.length);
  }
}
