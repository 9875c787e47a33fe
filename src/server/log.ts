import { destination, pino, stdTimeFunctions, type Logger } from 'pino';

/** Bytes of log lines that are written at once, and how long a line may wait for others, ms. */
const TOGETHER = 8_192;
const WAIT = 200;

/**
 * Structured logs on standard output, one JSON line each. Lines are written together, because a system call for each
 * would cost a request more than its reading; what waits is written before the process ends. Credentials never get
 * there, wherever they hide in what is logged.
 */
export function createLog(level: string): Logger {
  const output = destination({ dest: 1, sync: false, minLength: TOGETHER, periodicFlush: WAIT });
  process.on('exit', () => {
    try {
      output.flushSync();
    } catch {
      // Standard output is gone: nobody is left to tell.
    }
  });
  return logTo(level, output);
}

/** The same log somewhere else. */
export const logTo = (level: string, output: { write(line: string): void }): Logger =>
  pino(
    {
      level,
      base: undefined,
      timestamp: stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'password',
          '*.password',
          'authorization',
          '*.authorization',
          'req.headers',
          'request.headers',
          '*.secret',
        ],
        censor: '[hidden]',
      },
    },
    output,
  );
