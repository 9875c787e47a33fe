/** Work that time starts. Each job waits for its last run to end; a failure is logged and does not stop the next run. */
import type { Call } from '../services/desk.js';

export interface Job {
  name: string;
  /** How long to wait after a run, ms. */
  every: number;
  /** Safe to run at several processes at once: rows that another one has are skipped. */
  run(call: Call): Promise<unknown>;
}

export interface Ticker {
  stop(): Promise<void>;
}

export function startTicker(jobs: readonly Job[], call: Call): Ticker {
  const { tracer } = call.desk;
  let stopped = false;
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();

  const runOnce = async (job: Job): Promise<void> => {
    try {
      const run = () => job.run({ ...call, operation: job.name });
      await (tracer ? tracer.span({ name: job.name, kind: 'INTERNAL' }, run) : run());
    } catch (error) {
      if (!stopped) call.desk.log.error({ err: error, job: job.name }, 'job failed');
    }
    if (!stopped) schedule(job);
  };
  const schedule = (job: Job): void => {
    const timer = setTimeout(() => {
      const run = runOnce(job).finally(() => running.delete(run));
      running.add(run);
    }, job.every);
    timers.set(job.name, timer);
  };

  for (const job of jobs) schedule(job);
  return {
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}
