import { randomBytes } from 'node:crypto';
import { chmodSync, lchownSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './account.js';
import type { Binaries } from './binary.js';
import { runChild } from './child.js';
import type { Log } from './child.js';
import { explainOutput, hasCode, PostgresError, tailOf } from './errors.js';
import { stopOrphans } from './orphan.js';
import { clusterOf, passwordFileOf, pgdataOf } from './place.js';

/** The role that owns everything. */
export const OWNER = 'desk';
/** What a new cluster is asked to leave free, in bytes: the cluster itself is 40 MB, its write-ahead log grows to more. */
export const SPACE_NEEDED = 500_000_000;

const MAKING = 'making-';

/** A cluster that is whole, of the right version, and that nobody runs on. */
export interface Cluster {
  /** PGDATA. */
  readonly data: string;
  readonly password: string;
}

/** The sentence for a password that is missing or refused. */
export function passwordLost(passwordFile: string, cause: unknown): PostgresError {
  return new PostgresError(
    'PASSWORD_LOST',
    `The database does not open with the password in ${passwordFile}. ` +
      'Put the right file back from a backup, or set DATA_DIR to another folder.',
    { cause },
  );
}

/**
 * Finds the cluster, or makes it. To be called only by who holds the desk's lock.
 * @param home the folder from `placeData`
 */
export async function readyCluster(options: {
  home: string;
  binaries: Binaries;
  account: Account | undefined;
  durable: boolean;
  log: Log;
  spaceNeeded?: number;
}): Promise<Cluster> {
  const { home, binaries, account, log } = options;
  const data = pgdataOf(home);
  await removeHalfMade(home, log);
  await stopOrphans(data, log);
  const version = readVersion(data);
  if (version === undefined) await make(options);
  else if (version !== String(binaries.major)) throw otherVersion(data, version, binaries.major);
  if (account) giveTo(account, clusterOf(home));
  chmodSync(data, 0o700); // PostgreSQL refuses data others can read, as a plain copy of a folder leaves it
  return { data, password: readPassword(passwordFileOf(home)) };
}

/*
 * initdb works in a folder of its own, which gets the cluster's name when everything in it is complete. A desk that is
 * killed meanwhile leaves a folder nobody will ever use, and the password and the data can never be of two attempts.
 */
async function make(options: Parameters<typeof readyCluster>[0]): Promise<void> {
  const { home, binaries, account, durable } = options;
  await checkSpace(home, options.spaceNeeded ?? SPACE_NEEDED);
  const making = await mkdtemp(join(home, MAKING));
  try {
    const passwordFile = join(making, 'password');
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    await mkdir(join(making, 'data'), { mode: 0o700 });
    if (account) giveTo(account, making);
    await initdb(binaries, join(making, 'data'), passwordFile, { account, durable });
    await rename(making, clusterOf(home));
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}

/*
 * The builtin provider sorts and folds case the same on every machine, which the system's locales do not. What is left
 * to the system is which characters are letters for pg_trgm: under "C" the é of "élève" would be none, and a search for
 * it would find nothing, so a UTF-8 locale is taken where there is one.
 */
async function initdb(
  binaries: Binaries,
  data: string,
  passwordFile: string,
  { account, durable }: { account: Account | undefined; durable: boolean },
): Promise<void> {
  let output = '';
  for (const letters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const args = [
      `--pgdata=${data}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${letters}`,
      '--text-search-config=simple',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ];
    const ended = await runChild(binaries.initdb, args, { account });
    if (ended.code === 0) return;
    output = ended.output;
    if (!/invalid locale name/i.test(output)) break;
  }
  const why = /(?:FATAL|error): +(.*)/.exec(output)?.[1] ?? tailOf(output, 1);
  throw (
    explainOutput(output, dirname(dirname(data))) ??
    new PostgresError('FAILED', `initdb could not make the database: ${why}`, { detail: tailOf(output) })
  );
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw hasCode(cause, 'ENOENT') ? passwordLost(file, cause) : cause;
  }
}

async function checkSpace(home: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  if (free >= needed) return;
  const mb = (bytes: number) => Math.floor(bytes / 1_000_000);
  throw new PostgresError(
    'DISK_FULL',
    `The disk that holds ${home} has ${mb(free)} MB free, and a new database needs ${mb(needed)} MB. ` +
      'Free some space, or set DATA_DIR to a folder on another disk.',
  );
}

function readVersion(data: string): string | undefined {
  try {
    return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    if (!lstatSync(join(data, '..'), { throwIfNoEntry: false })) return undefined;
    throw new PostgresError(
      'NOT_A_CLUSTER',
      `The folder ${data} is not a database of PostgreSQL. Move it away, or set DATA_DIR to another folder.`,
    );
  }
}

function otherVersion(data: string, found: string, major: number): PostgresError {
  return new PostgresError(
    'OTHER_VERSION',
    `The data in ${data} was written by PostgreSQL ${found}, and this desk runs PostgreSQL ${major}. ` +
      'Export it with the desk that wrote it, or set DATA_DIR to another folder.',
  );
}

async function removeHalfMade(home: string, log: Log): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(MAKING)) continue;
    log(`A database that was never finished is removed: ${join(home, name)}`);
    // An initdb that outlived its desk may still be writing there, hence the retries.
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/*
 * The folder itself comes last: who is interrupted half-way finds the old owner on it and does it all again. Links are
 * never followed: the account can write there, and could otherwise be given any file of the machine.
 */
function giveTo(account: Account, path: string): void {
  const stat = lstatSync(path);
  if (stat.uid === account.uid) return;
  if (stat.isDirectory()) for (const name of readdirSync(path)) giveTo(account, join(path, name));
  lchownSync(path, account.uid, account.gid);
}
