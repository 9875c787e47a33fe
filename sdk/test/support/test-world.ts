/** A clock that only moves when it is told to, or when somebody sleeps. */
import type { World } from '../../src/world.js';

export class TestWorld implements World {
  /** How long was slept, in order. */
  readonly sleeps: number[] = [];
  #now = Date.parse('2026-11-20T08:00:00Z');
  #uuids = 0;

  now(): number {
    return this.#now;
  }

  pass(ms: number): void {
    this.#now += ms;
  }

  random(): number {
    return 1;
  }

  uuid(): string {
    return `key-${(this.#uuids += 1)}`;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(ms);
    if (!signal?.aborted) this.pass(ms);
    // A turn of the event loop, so that a loop that never stops still lets the test fail.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
