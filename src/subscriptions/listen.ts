/** One connection that listens to a channel of PostgreSQL, and connects again when it is lost. */
import pg from 'pg';
import type { Logger } from 'pino';

export interface Listener {
  /** Resolves when it listens for the first time. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

const RETRY_MS = 1_000;

/** Calls `wake` at each notification, and after each new connection, because notifications may have been missed. */
export function listen(url: string, channel: string, log: Logger, wake: () => void): Listener {
  let client: pg.Client | null = null;
  let stopped = false;
  let retry: NodeJS.Timeout | null = null;
  let isReady!: () => void;
  const ready = new Promise<void>((resolve) => (isReady = resolve));

  const again = (lost: pg.Client, error?: unknown): void => {
    // A connection may say twice that it is lost, and the second time when the next one is there already.
    if (stopped || retry || lost !== client) return;
    log.warn({ err: error }, 'the event listener lost its connection; connecting again');
    lost.end().catch(() => {});
    retry = setTimeout(() => {
      retry = null;
      void connect();
    }, RETRY_MS);
  };

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'ouranos-desk events', keepAlive: true });
    client = next;
    next.on('notification', wake);
    next.on('error', (error) => again(next, error));
    next.on('end', () => again(next));
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      isReady();
      wake();
    } catch (error) {
      again(next, error);
    }
  }

  void connect();
  return {
    ready,
    async stop() {
      stopped = true;
      if (retry) clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
