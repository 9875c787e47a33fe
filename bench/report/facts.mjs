/** Under what conditions a part was measured. No names: neither the machine's nor anybody's. */
import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import process from 'node:process';

/** @param {import('../options.mjs').Options} options */
export async function factsOf(options, database, data) {
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: commit(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() || 'unknown',
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: database.version,
    rounds: options.rounds,
    seconds: options.seconds,
    connections: options.connections,
    scale: options.scale,
    sizes: data?.sizes ?? null,
  };
}

/** The commit that was measured, with a + when the working copy differs from it. */
function commit() {
  const git = (...args) => spawnSync('git', args, { encoding: 'utf8' });
  const head = git('rev-parse', '--short', 'HEAD');
  if (head.status !== 0) return null;
  return head.stdout.trim() + (git('diff', '--quiet', 'HEAD', '--', 'src', 'migrations').status === 0 ? '' : '+');
}
