/**
 * Where a stream stands, so that it can be taken up again with nothing lost and nothing twice. Pure: the times are given.
 */
import type { Variables } from './operation.js';

/** What every event of the desk carries. */
export interface StreamEvent {
  cursor: string;
  /** Of the state at the beginning, and not something that happened. */
  initial?: boolean;
}

/**
 * So long after the last event of the beginning, the beginning is taken to be whole: the desk tells it without a pause.
 */
export const BEGINNING_PAUSE_MS = 5_000;

export class Place {
  readonly #given: Variables;
  #cursor: string | null = null;
  /** While the state at the beginning is being told: when it was last heard of. */
  #beginning: { heardAt: number } | null;

  constructor(given: Variables, now: number) {
    this.#given = given;
    this.#beginning = given['initial'] === true ? { heardAt: now } : null;
  }

  /** The variables to open the stream with, for the first time or again. */
  opening(now: number): Variables {
    // All events of the beginning bear the cursor of where it ends. Cut in the middle of it, that cursor would skip
    // the rest: it is asked for again as a whole. States may so be told twice, which is harmless; changes never are.
    if (this.#beginning) {
      this.#cursor = null;
      this.#beginning.heardAt = now;
    }
    if (this.#cursor === null) return this.#given;
    const { initial: _dropped, ...others } = this.#given;
    return { ...others, after: this.#cursor };
  }

  /** The socket is open; newer desks say from which cursor on, which counts until the first event. */
  opened(cursor: string | null): void {
    this.#cursor ??= cursor;
  }

  /** Notes an event; false when it was seen before. */
  note(event: StreamEvent, now: number): boolean {
    if (event.initial && this.#beginning) {
      this.#beginning.heardAt = now;
    } else {
      this.#beginning = null;
      if (event.cursor === this.#cursor) return false;
    }
    this.#cursor = event.cursor;
    return true;
  }

  /** The socket is gone. */
  lost(now: number): void {
    const isWhole = this.#beginning && now - this.#beginning.heardAt >= BEGINNING_PAUSE_MS;
    if (isWhole && this.#cursor !== null) this.#beginning = null;
  }
}
