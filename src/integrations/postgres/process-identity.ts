import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A process that cannot be mistaken for a later one. A pid alone is given out again, soon in a container where the desk
 * is always process 1, so the moment the process started belongs to its name. Empty when the system does not tell.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

/** Who has this pid now; undefined when nobody has, or only a zombie that waits to be reaped. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') {
    const stat = readText(`/proc/${pid}/stat`);
    if (stat !== undefined) return fromProcStat(pid, stat);
  } else {
    const ps = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    });
    const [state, ...startedAt] = ps.stdout?.trim().split(/\s+/) ?? [];
    if (ps.status === 0 && state) return state.startsWith('Z') ? undefined : { pid, startedAt: startedAt.join(' ') };
  }
  return answersSignals(pid) ? { pid, startedAt: '' } : undefined;
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return identityOf(process.pid) ?? { pid: process.pid, startedAt: '' };
}

/** True while this very process lives. When a start time is unknown, the pid alone decides: better refuse than steal. */
export function isAlive(identity: ProcessIdentity): boolean {
  const now = identityOf(identity.pid);
  if (!now) return false;
  return now.startedAt === identity.startedAt || now.startedAt === '' || identity.startedAt === '';
}

/** True when a signal could be sent to this pid, whoever has it: a zombie and a stranger's process count. */
export function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

// The name in the second field may hold spaces and parentheses, so the fields are counted from the last parenthesis.
function fromProcStat(pid: number, stat: string): ProcessIdentity | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  if (state === 'Z' || state === 'X') return undefined;
  // Ticks since boot: two boots can give the same number, so the boot is named too.
  const boot = readText('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return { pid, startedAt: `${boot}:${fields[19] ?? ''}` };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
