/**
 * Everything a command-line program touches outside itself, in one place, so that a test can hand it another world.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';

/** What is written to: a terminal, a pipe, or a test's string. */
export interface Writer {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** The world around a program. */
export interface World {
  /** The result: what a person redirects into a file. */
  out: Writer;
  /** Progress and problems. */
  err: Writer;
  clock: Clock;
  fetch: typeof fetch;
  /** 0 ≤ n < 1, for the jitter of retries only. */
  random: () => number;
  /** A new name that was never used: what makes the idempotency keys of two runs differ. */
  newId: () => string;
  /** Where relative file names start. */
  cwd: string;
  /** Fires at Ctrl-C and SIGTERM: finish what is in flight, say the summary, end. */
  stop: AbortSignal;
}

/** One Ctrl-C arrives twice under npm: from the terminal, and forwarded by npm. Within this time it counts as one. */
const SAME_SIGNAL_MS = 500;
/** The shell's convention for a process ended by Ctrl-C. */
const EXIT_INTERRUPTED = 130;

/** The real world. The first Ctrl-C or SIGTERM asks to stop, the next one ends the process at once. */
export function realWorld(): World {
  const stop = new AbortController();
  let askedAt = 0;
  const onSignal = () => {
    if (!stop.signal.aborted) askedAt = Date.now();
    else if (Date.now() - askedAt > SAME_SIGNAL_MS) process.exit(EXIT_INTERRUPTED);
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    out: process.stdout,
    err: process.stderr,
    clock: systemClock,
    fetch: globalThis.fetch,
    random: Math.random,
    newId: randomUUID,
    // npm moves to the package's folder before it runs a script; the person's file names start where the person stands.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    stop: stop.signal,
  };
}
