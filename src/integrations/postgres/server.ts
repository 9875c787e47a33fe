import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Account } from './account.js';
import type { Binaries } from './binary.js';
import { startChild } from './child.js';
import type { Child, Log } from './child.js';
import { explainOutput, PostgresError, tailOf } from './errors.js';
import { stopOrphans } from './orphan.js';

/** How a server ended. */
export interface PostgresExit {
  /** True when `stop` was called; false when it died under the desk. */
  readonly expected: boolean;
  /** One sentence for the log. */
  readonly message: string;
}

/** A server that accepts connections. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  /** Resolves when the server has ended, whatever the cause. Never rejects. */
  readonly exited: Promise<PostgresExit>;
  /** Fast shutdown: clients are disconnected, everything is written. Resolves when the server has ended. */
  stop(): Promise<PostgresExit>;
}

interface ServerOptions {
  readonly binaries: Binaries;
  /** PGDATA. */
  readonly data: string;
  readonly account: Account | undefined;
  /** Undefined: any free port. */
  readonly port: number | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: Log;
}

const HOST = '127.0.0.1';
const READY = 'database system is ready to accept connections';
const ATTEMPTS = 10;
// Recovery after a power cut reads the write-ahead log, which takes seconds, minutes at worst.
const START_LIMIT_MS = 300_000;
const STOP_STEPS = [['SIGINT', 20_000], ['SIGQUIT', 10_000], ['SIGKILL', 5_000]] as const; // prettier-ignore

const UNLESS_SET: Readonly<Record<string, string>> = { log_checkpoints: 'off' };

const ALWAYS: Readonly<Record<string, string>> = {
  listen_addresses: HOST,
  // Off: its path would count against the 107 bytes a socket's name may have.
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '',
  cluster_name: 'ouranos-desk',
};

/** Starts PostgreSQL on a cluster nobody runs on; resolves when it accepts connections. */
export async function startServer(options: ServerOptions): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const launched = await launch(options, port);
    if (typeof launched !== 'string') return launched;
    // Between choosing a port and binding it, somebody else may take it.
    const taken = /Address already in use|could not create any TCP\/IP sockets/.test(launched);
    if (taken && options.port === undefined && attempt < ATTEMPTS) continue;
    // A killed postmaster's backends may still be letting go of the memory they share, and a server that was being
    // started when its desk was killed may have come up since we looked.
    if (/pre-existing shared memory block|lock file .* already exists/.test(launched) && attempt < ATTEMPTS) {
      await stopOrphans(options.data, options.log);
      await delay(100 * attempt);
      continue;
    }
    throw taken ? portTaken(port, launched) : failure(launched, options.data);
  }
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, HOST, resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address with a port');
  return address.port;
}

/** The server, or what it said when it ended before it was ready. */
async function launch(
  { binaries, data, account, settings, log }: ServerOptions,
  port: number,
): Promise<Server | string> {
  const args = ['-D', data, '-p', String(port)];
  for (const [name, value] of Object.entries({ ...UNLESS_SET, ...settings, ...ALWAYS }))
    args.push('-c', `${name}=${value}`);
  const ready = Promise.withResolvers<'ready'>();
  const child = startChild(binaries.postgres, args, {
    account,
    onLine(line) {
      if (line.includes(READY)) ready.resolve('ready');
      log(line);
    },
  });
  const overdue = new AbortController();
  try {
    const first = await Promise.race([
      ready.promise,
      child.ended,
      delay(START_LIMIT_MS, 'overdue' as const, { signal: overdue.signal }),
    ]);
    if (first === 'ready') return running(child, port, data);
    if (first !== 'overdue') return first.output || `ended with ${first.signal ?? `code ${first.code}`}`;
    await end(child);
    return `not ready after ${START_LIMIT_MS / 1000} seconds`;
  } finally {
    overdue.abort();
  }
}

function running(child: Child, port: number, data: string): Server {
  let stopping: Promise<PostgresExit> | undefined;
  const exited = child.ended.then(({ code, signal, output }): PostgresExit => {
    if (stopping) return { expected: true, message: 'PostgreSQL has stopped.' };
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    const why =
      explainOutput(tailOf(output), data)?.message ?? 'Start the desk again; the database recovers by itself.';
    return { expected: false, message: `PostgreSQL ${how} while the desk was running. ${why}` };
  });
  return {
    port,
    pid: child.process.pid ?? 0,
    exited,
    stop() {
      stopping ??= end(child).then(() => exited);
      return stopping;
    },
  };
}

async function end(child: Child): Promise<void> {
  const ended = child.ended.then(() => true as const);
  for (const [signal, patience] of STOP_STEPS) {
    child.process.kill(signal);
    const enough = new AbortController();
    const done = await Promise.race([ended, delay(patience, false as const, { signal: enough.signal })]);
    enough.abort();
    if (done) return;
  }
  throw new PostgresError('FAILED', `PostgreSQL (process ${child.process.pid}) cannot be stopped. Stop it by hand.`);
}

function portTaken(port: number, output: string): PostgresError {
  return new PostgresError(
    'PORT_TAKEN',
    `Port ${port} is taken by another program. Stop it, or let the database choose a free port.`,
    { detail: output },
  );
}

function failure(output: string, data: string): PostgresError {
  const why = /(?:FATAL|PANIC|ERROR): +(.*)/.exec(output)?.[1] ?? tailOf(output, 1);
  return (
    explainOutput(output, data) ??
    new PostgresError('FAILED', `PostgreSQL did not start: ${why}`, { detail: tailOf(output) })
  );
}
