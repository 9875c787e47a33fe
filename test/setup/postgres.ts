import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgres, startPostgres } from '../../src/integrations/postgres/index.js';
import type { PostgresOptions, RunningPostgres } from '../../src/integrations/postgres/index.js';
import { isAlive, ownIdentity } from '../../src/integrations/postgres/process-identity.js';

const PREFIX = 'ouranos-desk-test-';

/**
 * A PostgreSQL of its own for a run of tests, in a new folder that is deleted by `stop`. What killed runs have left, be
 * it a folder or a server, is removed first.
 */
export async function startTestPostgres(options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  await removeLeftovers();
  const dataDir = makeTestDir();
  const postgres = await startPostgres({
    dataDir,
    durable: false,
    ...options,
    settings: { max_connections: '200', ...options.settings },
  }).catch(async (error: unknown) => {
    await removePostgres(dataDir);
    throw error;
  });
  const stop = async () => {
    await postgres.stop();
    await removePostgres(dataDir);
  };
  return { ...postgres, stop };
}

/** A new folder whose name tells which process it belongs to, so that a later run knows when nobody needs it any more. */
export function makeTestDir(): string {
  const { pid, startedAt } = ownIdentity();
  return mkdtempSync(join(tmpdir(), `${PREFIX}${pid}-${Buffer.from(startedAt).toString('hex')}-`));
}

async function removeLeftovers(): Promise<void> {
  const uid = process.getuid?.();
  for (const name of readdirSync(tmpdir())) {
    const [, pid, startedAt] = /^ouranos-desk-test-(\d+)-([0-9a-f]*)-\w+$/.exec(name) ?? [];
    if (pid === undefined || startedAt === undefined) continue;
    if (isAlive({ pid: Number(pid), startedAt: Buffer.from(startedAt, 'hex').toString() })) continue;
    const dir = join(tmpdir(), name);
    // Another person's leftovers are that person's, and another run may be removing these too.
    if (statSync(dir, { throwIfNoEntry: false })?.uid === uid) await removePostgres(dir).catch(() => undefined);
  }
}
