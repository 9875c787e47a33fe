import { existsSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chooseAccount } from './account.js';
import { locateBinaries, readyBinaries } from './binary.js';
import type { Log } from './child.js';
import { OWNER, passwordLost, readyCluster } from './cluster.js';
import { createDatabaseIfAbsent } from './database.js';
import { acquireDeskLock } from './desk-lock.js';
import { explainSystemError, hasCode } from './errors.js';
import { stopOrphans } from './orphan.js';
import { ELSEWHERE, movedTo, passwordFileOf, pgdataOf, placeData } from './place.js';
import { startServer } from './server.js';
import type { PostgresExit } from './server.js';

/** What a desk may say about its embedded PostgreSQL. */
export interface PostgresOptions {
  /** The folder that holds everything, made when absent. Relative to the working directory. */
  readonly dataDir: string;
  /** Takes what PostgreSQL says, line by line, and what was done about a killed desk. Default: nobody listens. */
  readonly log?: Log;
  /** Default: a free port, another at each start. */
  readonly port?: number;
  /** Settings of postgresql.conf, such as `{ shared_buffers: '256MB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False for data nobody will miss after a power cut, such as a test's; several times faster to write. Default: true. */
  readonly durable?: boolean;
}

/** An embedded PostgreSQL that accepts connections. */
export interface RunningPostgres {
  /** The database `desk`, with the role that owns everything. Holds the password: not for logs. */
  readonly url: string;
  readonly port: number;
  /** The postmaster's process. */
  readonly pid: number;
  /** The folder as it was asked for, absolute. */
  readonly dataDir: string;
  /** Resolves when the server has ended, expected or not; never rejects. The desk logs `message` and leaves. */
  readonly exited: Promise<PostgresExit>;
  /** The same, to another database of the server. */
  urlFor(database: string): string;
  /** Disconnects clients, writes everything, waits for the end, gives the folder free. Safe to call twice. */
  stop(): Promise<void>;
}

const DATABASE = 'desk';
const LOCK = 'desk.lock';

// What is lost is what a machine's crash would lose; a killed server loses nothing but its last commits.
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the PostgreSQL that comes with npm on a data directory, making the cluster and the database `desk` the first
 * time, and taking over from a desk that was killed. About a second.
 * @throws PostgresError with a sentence that says what to do
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => undefined);
  try {
    const located = locateBinaries();
    const moved = movedTo(dataDir);
    const account = chooseAccount([...(moved ? [pgdataOf(moved)] : []), pgdataOf(dataDir), dataDir]);
    const home = placeData(dataDir, account, log);
    const lock = acquireDeskLock(join(home, LOCK), options.dataDir);
    try {
      const binaries = await readyBinaries(located, account, join(ELSEWHERE, 'binaries'), log);
      const durable = options.durable ?? true;
      const { data, password } = await readyCluster({ home, binaries, account, durable, log });
      const settings = { ...(durable ? {} : NOT_DURABLE), ...options.settings };
      const server = await startServer({ binaries, data, account, port: options.port, settings, log });
      const urlFor = (database: string) =>
        `postgresql://${OWNER}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`;
      try {
        await createDatabaseIfAbsent(urlFor('postgres'), DATABASE);
      } catch (error) {
        await server.stop();
        throw hasCode(error, '28P01') ? passwordLost(passwordFileOf(home), error) : error;
      }
      const { port, pid, exited } = server;
      const stop = async () => {
        await server.stop();
        lock.release();
      };
      return { url: urlFor(DATABASE), port, pid, dataDir, exited, urlFor, stop };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw explainSystemError(error, dataDir);
  }
}

/**
 * Deletes a data directory, and stops what a killed desk left running on it. For tests and for a fresh start.
 * @throws PostgresError DATA_DIR_IN_USE when a living desk uses it
 */
export async function removePostgres(dataDir: string, log: Log = () => undefined): Promise<void> {
  const asked = resolve(dataDir);
  const home = movedTo(asked) ?? asked;
  if (!existsSync(home)) return rmSync(asked, { recursive: true, force: true });
  const lock = acquireDeskLock(join(home, LOCK), dataDir);
  try {
    await stopOrphans(pgdataOf(home), log);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    if (home !== asked) rmSync(asked, { recursive: true, force: true });
  } finally {
    lock.release();
  }
}
