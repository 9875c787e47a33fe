/**
 * A world without waiting: its clock jumps instead of sleeping, and what is written is kept.
 */
import type { Clock } from '../../../scripts/support/clock.js';
import type { World, Writer } from '../../../scripts/support/world.js';

/** Where the fixtures are; recordings are named relative to it. */
export const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;

/** A clock that moves only when somebody sleeps, or when it is told to. */
export class TestClock implements Clock {
  readonly sleeps: number[] = [];
  /** Called at each sleep, before time moves. */
  onSleep: (ms: number) => void = () => undefined;

  constructor(private time = Date.UTC(2026, 10, 20, 8)) {}

  now(): number {
    return this.time;
  }

  advance(ms: number): void {
    this.time += ms;
  }

  async sleep(ms: number, stop?: AbortSignal): Promise<void> {
    this.onSleep(ms);
    if (stop?.aborted) return;
    this.sleeps.push(ms);
    this.time += ms;
    await Promise.resolve();
  }
}

/** Keeps what is written. */
export class Paper implements Writer {
  text = '';

  constructor(
    readonly isTTY = false,
    readonly columns = 80,
  ) {}

  write(text: string): boolean {
    this.text += text;
    return true;
  }
}

export interface TestWorld extends World {
  out: Paper;
  err: Paper;
  clock: TestClock;
  /** Ctrl-C. */
  interrupt: () => void;
}

/** A world for one test. No jitter: `random` answers 1, so that back-off takes its full length. */
export function testWorld(change: { tty?: boolean; columns?: number } = {}): TestWorld {
  const stop = new AbortController();
  let ids = 0;
  return {
    out: new Paper(),
    err: new Paper(change.tty, change.columns),
    clock: new TestClock(),
    fetch: globalThis.fetch,
    random: () => 1,
    newId: () => `run${(ids += 1)}`,
    cwd: FIXTURES,
    stop: stop.signal,
    interrupt: () => stop.abort(),
  };
}
