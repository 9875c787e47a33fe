/**
 * Work that is to be done at a time, once: jobs that a transaction leaves in PostgreSQL, by `graphile_worker.add_job`, and
 * that are there if and only if it has committed. See docs/adr/0021.
 */
import { Logger, run, runMigrations, type LogFunctionFactory, type Task } from 'graphile-worker';
import pg from 'pg';
import type { Logger as Log } from 'pino';
import type { Call } from '../services/desk.js';

/** What is done for one kind of job. Repeating it does no harm: a worker may die after the work and before it is noted. */
export type DueWork = (call: Call, payload: Record<string, unknown>) => Promise<unknown>;

export interface Queue {
  /** Takes no more jobs, and waits for those that are being done. */
  stop(): Promise<void>;
}

/** Jobs at a time, and how often a worker looks for those whose time has come, ms. */
const AT_A_TIME = 2;
const POLL = 1_000;

/** Makes the tables of the queue, or brings them up to date. To be called in turn. */
export const prepareQueue = (url: string, log: Pick<Log, 'debug' | 'warn' | 'error'>): Promise<void> =>
  runMigrations({ connectionString: url, logger: loggerTo(log) });

/** Starts doing the jobs that are due, by name. */
export async function startQueue(url: string, work: Readonly<Record<string, DueWork>>, call: Call): Promise<Queue> {
  const { tracer, log } = call.desk;
  const taskList = Object.fromEntries(
    Object.entries(work).map(([name, done]): [string, Task] => [
      name,
      async (payload) => {
        const doIt = () => done({ ...call, operation: name }, payload as Record<string, unknown>);
        await (tracer ? tracer.span({ name, kind: 'INTERNAL' }, doIt) : doIt());
      },
    ]),
  );
  const pool = poolFor(url, log);
  const runner = await run({
    pgPool: pool.pg,
    taskList,
    parsedCronItems: [],
    concurrency: AT_A_TIME,
    pollInterval: POLL,
    noHandleSignals: true,
    logger: loggerTo(log),
  });
  let stopped = false;
  const ended = runner.promise.catch((error: unknown) => {
    if (!stopped) log.error({ err: error }, 'the queue of jobs has stopped');
  });
  return {
    async stop() {
      stopped = true;
      await runner.stop().catch(() => undefined);
      await ended;
      await pool.close();
    },
  };
}

/**
 * Connections of the desk's own for the queue, of which it is known when they are closed: a database that stops while they
 * are still closing would end the process with an error that nobody hears.
 */
function poolFor(url: string, log: Pick<Log, 'debug'>) {
  const pool = new pg.Pool({ connectionString: url, max: AT_A_TIME + 1 });
  const open = new Set<Promise<void>>();
  const onError = (error: Error) => log.debug({ err: error }, 'a connection of the queue was lost');
  pool.on('error', onError);
  pool.on('connect', (client) => {
    client.on('error', onError);
    const ended = new Promise<void>((resolve) => client.once('end', resolve)).then(() => void open.delete(ended));
    open.add(ended);
  });
  return {
    pg: pool,
    async close(): Promise<void> {
      await pool.end();
      await Promise.all(open);
    },
  };
}

/** What the queue says goes to the desk's log; that it did a job is nothing that people look for there. */
const loggerTo = (log: Pick<Log, 'debug' | 'warn' | 'error'>): Logger => {
  const factory: LogFunctionFactory = () => (level, message, meta) => {
    const name = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug';
    log[name]({ queue: meta }, message);
  };
  return new Logger(factory);
};
