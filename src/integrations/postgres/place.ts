import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.js';
import type { Log } from './child.js';
import { hasCode, PostgresError } from './errors.js';

/** Where a desk that runs as root puts what an unprivileged account cannot reach in the project's folder. */
export const ELSEWHERE = '/var/lib/ouranos-desk';

const POINTER = 'elsewhere';

/** The folder that holds PGDATA and the password, for a place from `placeData`. */
export function clusterOf(home: string): string {
  return join(home, 'cluster');
}

/** The folder PostgreSQL calls PGDATA, for a place from `placeData`. */
export function pgdataOf(home: string): string {
  return join(clusterOf(home), 'data');
}

/** Where the owner's password is, for a place from `placeData`. */
export function passwordFileOf(home: string): string {
  return join(clusterOf(home), 'password');
}

/**
 * The folder that really holds the cluster of a data directory: the directory itself, or, when the account cannot reach
 * it (a project under /root), a folder of its own in ELSEWHERE, with a link left behind. Made when absent.
 * @param dataDir absolute
 */
export function placeData(dataDir: string, account: Account | undefined, log: Log, elsewhere = ELSEWHERE): string {
  makeReachable(dataDir, account);
  const moved = movedTo(dataDir, elsewhere);
  if (!account) {
    if (!moved) return dataDir;
    throw new PostgresError(
      'NOT_PERMITTED',
      `The data of ${dataDir} is in ${moved}, where a desk that ran as root put it. ` +
        'Start the desk as root again, or set DATA_DIR to another folder.',
    );
  }
  if (moved) {
    makeReachable(moved, account);
    return moved;
  }
  if (canReach(dataDir, account)) return dataDir;
  if (existsSync(pgdataOf(dataDir))) {
    // Starting afresh elsewhere would look as if everything were lost.
    throw new PostgresError(
      'NOT_PERMITTED',
      `PostgreSQL runs under the account ${account.name}, which cannot reach the data in ${dataDir}. ` +
        'Let it pass through the folders above (chmod o+x), or set DATA_DIR to another folder.',
    );
  }
  const home = makeElsewhere(dataDir, elsewhere, account);
  log(`The account ${account.name} cannot reach ${dataDir}; the data is kept in ${home}.`);
  return home;
}

/** The folder a data directory points to, or undefined when it holds its data itself. */
export function movedTo(dataDir: string, elsewhere = ELSEWHERE): string | undefined {
  try {
    const target = readlinkSync(join(dataDir, POINTER));
    // Only a folder we could have made: root must not be led anywhere by a link somebody planted.
    return dirname(target) === elsewhere && /^[0-9a-f]{16}-\w{6}$/.test(basename(target)) ? target : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EINVAL', 'ENOTDIR', 'EACCES')) return undefined;
    throw error;
  }
}

/** True when the permission bits let the account walk to this folder. */
export function canReach(dir: string, account: Account): boolean {
  for (let at = realpathSync(dir); ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/*
 * A new name each time, never the bare hash: when the project is moved, its link still leads to its data, and a second
 * project at the old path must not find that data as its own. The link is exclusive, so of two desks that start at once
 * one makes the folder and the other follows.
 */
function makeElsewhere(dataDir: string, elsewhere: string, account: Account): string {
  makeReachable(elsewhere, account);
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const home = mkdtempSync(join(elsewhere, `${hash}-`));
  chmodSync(home, 0o711);
  try {
    symlinkSync(home, join(dataDir, POINTER));
  } catch (error) {
    rmSync(home, { recursive: true });
    const winner = hasCode(error, 'EEXIST') ? movedTo(dataDir, elsewhere) : undefined;
    if (winner) return winner;
    throw error;
  }
  writeFileSync(join(home, 'belongs-to.txt'), `This folder holds the database of ${dataDir}\n`);
  return home;
}

/**
 * Makes a folder that is passable for the account, whatever the umask: a folder root makes under umask 077 would shut the
 * account out. What is inside protects itself (the cluster is 0700, the password 0600). The folder itself is ours to
 * change; the ones above it, when they exist, are not touched.
 */
export function makeReachable(dir: string, account: Account | undefined): void {
  let first: string | undefined;
  try {
    first = mkdirSync(dir, { recursive: true });
  } catch (cause) {
    throw new PostgresError(
      'NOT_PERMITTED',
      `The folder ${dir} cannot be made. Make it for this account, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
  if (!account) return;
  for (let at = dir; first && at.length >= first.length; at = dirname(at)) chmodSync(at, 0o755);
  const { mode } = lstatSync(dir);
  if ((mode & 0o011) !== 0o011) chmodSync(dir, (mode | 0o011) & 0o7777);
}
