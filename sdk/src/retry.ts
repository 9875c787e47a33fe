/** When to try again. */

/** How patiently a call is tried again. */
export interface Patience {
  /** Attempts in all, the first one included. */
  tries: number;
  /** Up to how long a single wait may be, ms. A desk that asks for more is not waited for. */
  longestWaitMs: number;
}

/** Some 8 seconds in all for a desk that does not answer. */
export const PATIENCE: Patience = { tries: 5, longestWaitMs: 60_000 };

/** Told before each wait. */
export interface Retry {
  /** The operation, by its field. */
  operation: string;
  /** What went wrong. */
  error: Error;
  /** How many times in a row it has. */
  failures: number;
  waitMs: number;
}

const FIRST_MS = 500;

/**
 * Milliseconds to wait after so many failures in a row: doubled each time, and spread over its upper half, so that
 * thousands of clients of a restarted desk do not come back in step.
 */
export function backOff(failures: number, random: number, longestMs: number): number {
  const most = Math.min(FIRST_MS * 2 ** (failures - 1), longestMs);
  return Math.round(most * (0.5 + random / 2));
}

/** What `Retry-After` says, in ms: seconds or a date (RFC 9110); null when it says nothing. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const said = headers.get('retry-after')?.trim();
  if (!said) return null;
  if (/^\d+(\.\d+)?$/.test(said)) return Math.ceil(Number(said) * 1_000);
  const date = Date.parse(said);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
