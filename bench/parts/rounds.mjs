/** Rounds of load on several servers in turn, so that a slow minute of the machine is everybody's. */
import { cpuOf, cpuOfPostgres, forgetPeak, memoryOf } from '../lib/proc.mjs';
import { say } from '../lib/say.mjs';
import { median, medianOf } from '../lib/statistics.mjs';
import { loadHttp } from '../load/http-load.mjs';

/**
 * @typedef {{ name: string, pid: number, url: string, requestsOf: (connection: number) => object[],
 *   before?: () => Promise<void> }} Target
 */

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {Target[]} targets
 * @returns {Promise<Record<string, object>>} by server: medians over the rounds, and each round's throughput
 */
export async function inRounds(stage, targets) {
  const { rounds, seconds, connections } = stage.options;
  for (const target of targets) {
    await target.before?.();
    forgetPeak(target.pid);
    await loadHttp({ ...target, connections, seconds: Math.min(5, seconds) });
  }
  const results = Object.fromEntries(targets.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) {
      await target.before?.();
      results[target.name].push(await measured(stage, target, () => loadHttp({ ...target, connections, seconds })));
    }
    say(`  round ${round + 1}: ${targets.map(({ name }) => `${name} ${figure(results[name].at(-1))}`).join(', ')}`);
  }
  return Object.fromEntries(targets.map(({ name }) => [name, summary(results[name])]));
}

/** One round, with what the server's process and PostgreSQL used for it. */
export async function measured(stage, { pid }, work) {
  stage.measuring();
  const before = { server: cpuOf(pid), database: cpuOfPostgres(stage.database.pid) };
  const result = await work();
  const { rss, peak } = memoryOf(pid);
  return {
    ...result,
    cpuSeconds: cpuOf(pid) - before.server,
    cpuSecondsOfDatabase: cpuOfPostgres(stage.database.pid) - before.database,
    rss,
    peak,
  };
}

export function summary(rounds) {
  const { failure } = rounds.find((round) => round.failure) ?? {};
  const failed = rounds.reduce((sum, round) => sum + (round.failed ?? 0), 0);
  return { ...medianOf(rounds), failed, failure: failure ?? null, rounds: rounds.map(({ perSecond }) => perSecond) };
}

const figure = ({ perSecond, failed }) => `${perSecond.toFixed(0)}/s${failed > 0 ? ` (${failed} failed)` : ''}`;

/**
 * Ratio of two servers: the median of the rounds' ratios, each from one moment of the machine.
 * @param {{ rounds: number[] }} one @param {{ rounds: number[] }} other
 */
export const ratio = (one, other) => median(one.rounds.map((value, round) => value / other.rounds[round]));
