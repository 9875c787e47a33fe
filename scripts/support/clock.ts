/**
 * Time, injected: the programs wait for minutes, their tests do not.
 */
import { setTimeout as delay } from 'node:timers/promises';

/** The two things a program does with time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits; returns early, without an error, when `stop` fires. */
  sleep(ms: number, stop?: AbortSignal): Promise<void>;
}

/** `setTimeout` counts in 32 bits: a longer wait would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, stop) {
    for (let left = ms; left > 0 && !stop?.aborted; left -= LONGEST_TIMER_MS) {
      try {
        await delay(Math.min(left, LONGEST_TIMER_MS), undefined, { signal: stop });
      } catch {
        return; // The only way to fail is to be stopped.
      }
    }
  },
};
