import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Account } from './account.js';
import { hasCode, PostgresError } from './errors.js';

/** Takes one line, without its line break. */
export type Log = (line: string) => void;

/** What is left when a child has ended and said everything it had to say. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last part of what it wrote, both streams. */
  readonly output: string;
}

/** A program of PostgreSQL that runs. */
export interface Child {
  readonly process: ChildProcess;
  /** Resolves when it has ended; rejects only when it could not be started at all. */
  readonly ended: Promise<Ended>;
}

// Enough for the reason of a failure, and no more: a server may write for months.
const OUTPUT_KEPT = 16_000;
// Backends inherit the pipes and may outlive a killed postmaster; how long the end of the pipes is waited for.
const LAST_WORDS_MS = 1_000;

/**
 * Starts a program of PostgreSQL in a session of its own: the terminal's Ctrl-C is for the desk, which finishes what is
 * in flight and then stops the database. The environment is not passed on, since a stray PGPORT or PGOPTIONS in it would
 * change what PostgreSQL does.
 */
export function startChild(
  file: string,
  args: readonly string[],
  options: { account: Account | undefined; onLine?: Log },
): Child {
  const child = spawnDetached(file, args, options.account);
  let output = '';
  const onLine = (line: string) => {
    output = `${output}${line}\n`.slice(-OUTPUT_KEPT);
    options.onLine?.(line);
  };
  if (child.stdout) eachLine(child.stdout, onLine);
  if (child.stderr) eachLine(child.stderr, onLine);

  const ended = new Promise<Ended>((resolve, reject) => {
    const end = () => resolve({ code: child.exitCode, signal: child.signalCode, output });
    // Also emitted when a signal cannot be sent; then the child lives on and will end some day.
    child.on('error', (cause) => child.pid === undefined && reject(cannotStart(file, options.account, cause)));
    child.once('exit', () => {
      const timer = setTimeout(end, LAST_WORDS_MS);
      child.once('close', () => {
        clearTimeout(timer);
        end();
      });
    });
  });
  ended.catch(() => undefined); // whoever awaits it hears of it; nobody awaiting is no reason to crash
  return { process: child, ended };
}

/** Runs a program to its end. */
export async function runChild(file: string, args: readonly string[], options: Parameters<typeof startChild>[2]) {
  return startChild(file, args, options).ended;
}

// Some failures are thrown at once and some come as an event, depending on the error's number.
function spawnDetached(file: string, args: readonly string[], account: Account | undefined): ChildProcess {
  try {
    return spawn(file, args, {
      cwd: '/', // the desk's own folder may be closed to the account
      detached: true,
      env: { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(account && { uid: account.uid, gid: account.gid }),
    });
  } catch (error) {
    throw cannotStart(file, account, error);
  }
}

function cannotStart(file: string, account: Account | undefined, cause: unknown): PostgresError {
  const message =
    account && hasCode(cause, 'EPERM', 'EINVAL')
      ? `PostgreSQL refuses to run as root, and root may not become ${account.name} here. Start the desk under an ` +
        'ordinary account, or set DATABASE_URL to a server of your own.'
      : `${file} cannot be started. Run npm ci again, or set DATABASE_URL to a server of your own.`;
  return new PostgresError('NOT_PERMITTED', message, { detail: String(cause), cause });
}

function eachLine(stream: Readable, onLine: Log): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
