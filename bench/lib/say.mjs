/** What is going on, for whoever waits: on standard error, so that standard output is the report. */
import process from 'node:process';

export const say = (text) => void process.stderr.write(`${text}\n`);

/** Says what is being done and for how long it took. @template T @param {string} what @param {() => Promise<T>} work */
export async function timed(what, work) {
  const started = performance.now();
  process.stderr.write(`${what} … `);
  const result = await work();
  process.stderr.write(`${((performance.now() - started) / 1_000).toFixed(1)} s\n`);
  return result;
}
