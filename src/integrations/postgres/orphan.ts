import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from './child.js';
import { hasCode, PostgresError } from './errors.js';
import { answersSignals, identityOf, isAlive } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

// Each step is given this long before the next, harsher one. SIGINT is PostgreSQL's fast shutdown, SIGQUIT leaves the
// recovery to the next start, SIGKILL is for a process that no longer listens.
const POSTMASTER_STEPS = [['SIGINT', 20_000], ['SIGQUIT', 10_000], ['SIGKILL', 5_000]] as const; // prettier-ignore
const BACKEND_STEPS = [['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const; // prettier-ignore
const POLL_MS = 20;

/**
 * Stops what a killed desk has left running on a cluster, and removes a postmaster.pid that would block the next start.
 * To be called only by who holds the desk's lock.
 * @param cluster the folder PostgreSQL calls PGDATA
 */
export async function stopOrphans(cluster: string, log: Log): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = readPid(pidFile);
  const postmaster = pid !== undefined && runsOn(cluster, pid) ? identityOf(pid) : undefined;
  if (postmaster) {
    log(`A desk was killed and left its PostgreSQL behind (process ${pid}); it is stopped first.`);
    await endAll([postmaster], POSTMASTER_STEPS);
  }
  // A killed postmaster's backends end by themselves, but not in the middle of a query, and a server that was just being
  // started has no file yet; two servers must never share data.
  await endAll(processesOn(cluster), BACKEND_STEPS);
  // PostgreSQL removes a stale file itself, unless somebody has that number: a stranger, or a zombie nobody reaps.
  const left = readPid(pidFile);
  if (left !== undefined && answersSignals(left)) rmSync(pidFile, { force: true });
}

async function endAll(
  processes: readonly ProcessIdentity[],
  steps: readonly (readonly [NodeJS.Signals, number])[],
): Promise<void> {
  let left = processes;
  for (const [signal, patience] of steps) {
    left.forEach(({ pid }) => send(pid, signal));
    for (const until = Date.now() + patience; left.length > 0 && Date.now() < until; left = left.filter(isAlive)) {
      await delay(POLL_MS);
    }
    if (left.length === 0) return;
  }
  const [stuck] = left;
  throw new PostgresError('FAILED', `Process ${stuck?.pid} uses the data and cannot be stopped. Stop it by hand.`);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return;
    throw new PostgresError(
      'NOT_PERMITTED',
      `PostgreSQL (process ${pid}) was left behind by a desk of another account. Stop it from that account, or as root.`,
      { cause: error },
    );
  }
}

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

// Every process of a server works in its data directory, and nothing but PostgreSQL has a reason to.
function runsOn(cluster: string, pid: number): boolean {
  if (process.platform !== 'linux') return psCommand(pid).includes(cluster);
  try {
    if (!/^postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'))) return false;
    return workingDir(pid) === realpathSync(cluster) || argumentsOf(pid).includes(cluster);
  } catch {
    return false; // gone meanwhile
  }
}

function processesOn(cluster: string): ProcessIdentity[] {
  if (process.platform !== 'linux') return []; // there PostgreSQL's own check of its shared memory has to do
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && runsOn(cluster, pid))
    .flatMap((pid) => identityOf(pid) ?? []);
}

function workingDir(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // another account's process does not tell
  }
}

function argumentsOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
}

function psCommand(pid: number): string {
  const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin' },
  });
  const command = ps.status === 0 ? ps.stdout.trim() : '';
  return basename(command.split(' ')[0] ?? '').startsWith('postgres') ? command : '';
}
