import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { removePostgres, startPostgres } from '../../../src/integrations/postgres/index.js';
import type { PostgresOptions, RunningPostgres } from '../../../src/integrations/postgres/index.js';
import { makeTestDir } from '../../setup/postgres.js';

// A busy machine takes seconds for what a quiet one does in half of one: making a cluster.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

type Row = Record<string, unknown>;
interface Client {
  connect(): Promise<void>;
  query(text: string): Promise<{ rows: Row[] }>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): this;
}

/** Whether the tests run as root, which some cases need. */
export const isRoot = process.getuid?.() === 0;

/** A new data directory that is removed, servers and all, when the test has finished. */
export function dataDirForTest(): string {
  const dataDir = makeTestDir();
  onTestFinished(() => removePostgres(dataDir));
  return dataDir;
}

/** PostgreSQL for one test, stopped when it has finished. */
export async function startForTest(dataDir: string, options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir, durable: false, ...options });
  onTestFinished(() => postgres.stop());
  return postgres;
}

/** A connection that is closed when the test has finished, or lost before. */
export async function connect(url: string): Promise<Client> {
  const { Client } = createRequire(import.meta.url)('pg') as {
    Client: new (options: { connectionString: string }) => Client;
  };
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end().catch(() => undefined));
  return client;
}

/** The rows of one statement on a connection of its own. */
export async function ask(url: string, text: string): Promise<Row[]> {
  const client = await connect(url);
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

/** A desk in a process of its own, which can be killed. */
export interface DeskProcess {
  readonly process: ChildProcess;
  /** What it says next, one line of JSON. */
  next(): Promise<Row>;
  /** Asks it to do its work, or to stop. */
  tell(): void;
  /** Kills it as the kernel would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a desk in a process of its own; it is killed when the test has finished. */
export function spawnDesk(
  dataDir: string,
  { role = 'desk', uid, gid }: { role?: 'desk' | 'lock'; uid?: number; gid?: number } = {},
): DeskProcess {
  const script = fileURLToPath(new URL('desk-process.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir, role], { stdio: ['pipe', 'pipe', 'inherit'], uid, gid });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(kill);
  return {
    process: child,
    async next() {
      const { value, done } = await lines.next();
      if (done) throw new Error('the desk process has ended');
      return JSON.parse(String(value)) as Row;
    },
    tell: () => void child.stdin.write('\n'),
    kill,
  };
}
