import type { Clock } from '../../src/services/desk.js';

/** A clock that stands still until it is told to go on. */
export interface TestClock extends Clock {
  /** Goes on by some seconds (back when negative), and answers the new time. */
  pass(seconds: number): Date;
  set(at: Date): void;
}

export function clockAt(at: string): TestClock {
  let now = new Date(at);
  return {
    now: () => new Date(now),
    pass: (seconds) => (now = new Date(now.getTime() + seconds * 1_000)),
    set: (at) => void (now = new Date(at)),
  };
}

/** A time some seconds after another one. */
export const after = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1_000);
