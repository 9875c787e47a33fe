/** A whole desk for tests: its own database, its own folder, a free port, nothing shared. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readSettings } from '../../src/config/env.js';
import { SYSTEM } from '../../src/domain/accounts/actor.js';
import { startDesk as start, type Overrides, type RunningDesk } from '../../src/server/compose.js';
import { logTo } from '../../src/server/log.js';
import type { Call } from '../../src/services/desk.js';
import { demo } from '../../src/services/index.js';
import { heldExecutor } from './held-executor.js';
import { freshDatabase, type TestDatabase } from './database.js';

export interface TestDesk extends Omit<RunningDesk, 'url'> {
  url: string;
  database: TestDatabase;
  /** A call by the desk itself. */
  call: Call;
  /** What it keeps beside its database. */
  folder: string;
  /** Stops the desk and drops its database. */
  stop(): Promise<void>;
}

export interface DeskOptions extends Overrides {
  /** Loads the demo desk: accounts, keys, robots. On by default. */
  demo?: boolean;
  /** Another database than a fresh one: a second process on the same desk. Not dropped at the end. */
  database?: TestDatabase;
  env?: Record<string, string>;
  /** Whether each operation is held against graphql-js's own executor. On by default; off where work is counted. */
  held?: boolean;
  /** Where its log goes. */
  log?: Logger;
}

/** Starts a desk; jobs do not run unless `env.ROLES` says so, so that a test decides what time does. */
export async function startDesk(options: DeskOptions = {}): Promise<TestDesk> {
  const { demo: withDemo = true, database: given, env, held = true, log: told, ...overrides } = options;
  const database = given ?? (await freshDatabase());
  const folder = await mkdtemp(join(tmpdir(), 'ouranos-desk-'));
  const settings = readSettings({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    ROLES: 'api',
    DATABASE_URL: database.url,
    DATABASE_POOL: '8',
    DATA_DIR: folder,
    ...env,
  });
  const log = told ?? logTo(process.env['TEST_LOG'] ?? 'fatal', process.stdout);
  const running = await start(settings, log, { ...(held && { executorOf: heldExecutor }), ...overrides });
  const call: Call = { desk: running.desk, actor: SYSTEM, locale: 'fr', requestId: 'test', address: null };
  if (withDemo) await demo.loadDemoOnEmptyDesk(call);
  return {
    ...running,
    url: running.url!,
    database,
    call,
    folder,
    async stop() {
      await running.stop();
      if (!given) await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
