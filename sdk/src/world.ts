/** What the package needs of its surroundings, so that a test can hold the clock and the dice. */
export interface World {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to 1, as `Math.random`. */
  random(): number;
  uuid(): string;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realWorld: World = {
  now: () => Date.now(),
  random: () => Math.random(),
  uuid,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done);
    }),
};

function uuid(): string {
  // Browsers keep `randomUUID` from pages that came over plain http; random numbers they give to everybody.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
