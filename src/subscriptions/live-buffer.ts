/** What one live stream has not taken yet: bounded, so that a reader that stops reading costs a fixed amount. */
import type { LoggedEvent } from '../domain/events.js';

/** How many events wait for a slow reader at the most. */
export const BUFFER_MAX = 1_000;

/** Merges a waiting event with a newer one of the same thing, when only the newest matters (telemetry). */
export interface Coalescing {
  keyOf(event: LoggedEvent): string | null;
  merge(older: LoggedEvent, newer: LoggedEvent): LoggedEvent;
}

export class LiveBuffer {
  #waiting: LoggedEvent[] = [];
  #wake: (() => void) | null = null;
  #closed = false;
  #overflowed = false;

  constructor(
    readonly limit: number,
    readonly coalescing: Coalescing | null,
  ) {}

  /** Whether something was lost because the reader was too slow; what is lost is in the log. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  push(event: LoggedEvent): void {
    if (this.#closed || this.#overflowed) return;
    if (this.#waiting.length >= this.limit && !this.#makeRoom()) {
      this.#overflowed = true;
      this.#waiting = [];
    } else {
      this.#waiting.push(event);
    }
    this.#wake?.();
  }

  /** Waits for events and takes all of them; null when the stream is over or has overflowed. */
  async take(): Promise<LoggedEvent[] | null> {
    while (this.#waiting.length === 0 && !this.#closed && !this.#overflowed)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#wake = null;
    if (this.#closed || this.#overflowed) return null;
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
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

  /** Keeps the newest of each thing only; false when that makes no room. */
  #makeRoom(): boolean {
    if (!this.coalescing) return false;
    const newest = new Map<string, LoggedEvent>();
    for (const event of this.#waiting) {
      const key = this.coalescing.keyOf(event);
      if (key === null) return false;
      const older = newest.get(key);
      // Deleted first, so that the map keeps the order of the newest.
      newest.delete(key);
      newest.set(key, older ? this.coalescing.merge(older, event) : event);
    }
    this.#waiting = [...newest.values()];
    return this.#waiting.length < this.limit;
  }
}
