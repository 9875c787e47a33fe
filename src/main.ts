/** Starts the desk with the settings of its environment, says how to use it, and ends it gracefully. */
import { readSettings, SettingsError } from './config/env.js';
import { accounts } from './services/index.js';
import { PostgresError } from './integrations/postgres/index.js';
import { cardOf } from './server/card.js';
import { startDesk, type RunningDesk } from './server/compose.js';
import { createLog } from './server/log.js';

/** How long the desk may take to finish what is in flight, ms. */
const PATIENCE = 20_000;

async function main(): Promise<void> {
  const settings = readSettings();
  const isProduction = settings.NODE_ENV === 'production';
  const log = createLog(settings.LOG_LEVEL ?? (isProduction ? 'info' : 'warn'));
  const stopped = stopSignal();
  const running = await startDesk(settings, log);
  log.info({ url: running.url, roles: settings.ROLES }, 'the desk is ready');
  if (!isProduction) process.stdout.write(cardOf(running));

  const reason = await Promise.race([stopped, running.failed.then((why) => ({ failure: why }))]);
  if ('failure' in reason) log.fatal(reason.failure);
  else log.info({ signal: reason.signal }, 'stopping');
  await stopInTime(running);
  process.exitCode = 'failure' in reason ? 1 : 0;
}

/** The first signal stops the desk; a second one, by somebody in a hurry, ends the process. */
function stopSignal(): Promise<{ signal: string }> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      let since: number | null = null;
      process.on(signal, () => {
        // npm hands a Ctrl-C on although the terminal has sent it already: the two are one.
        if (since !== null && Date.now() - since > 500) process.exit(130);
        since ??= Date.now();
        resolve({ signal });
      });
    }
  });
}

async function stopInTime(running: RunningDesk): Promise<void> {
  const late = setTimeout(() => {
    process.stderr.write('The desk did not stop in time.\n');
    process.exit(1);
  }, PATIENCE);
  await running.stop();
  clearTimeout(late);
}

/** What went wrong at the start, as one sentence that says what to do; a stack only where nobody foresaw it. */
function explain(error: unknown): string {
  if ([SettingsError, PostgresError, accounts.KeySealError].some((one) => error instanceof one))
    return (error as Error).message;
  if (error instanceof Error && 'code' in error) {
    const { code, port } = error as { code: unknown; port?: number };
    if (code === 'EADDRINUSE')
      return `Port ${port} is taken. Stop what uses it, or choose another: PORT=4001 npm start`;
    if (code === 'EACCES') return `Port ${port} is not ours to open. Choose one above 1023: PORT=4000 npm start`;
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
      return `The database at DATABASE_URL cannot be reached (${error.message}). Start it, or correct the address.`;
    if (code === '28P01' || code === '28000' || code === '3D000')
      return `The database refuses us: ${error.message}. Correct DATABASE_URL.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
