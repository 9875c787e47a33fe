/** One socket with one subscription on it, once: whoever opened it decides what follows when it ends. */
import { createClient } from 'graphql-ws/client';
import type { GraphqlBody } from './answer.js';
import { errorOf, SocketClosed, Unauthenticated, Unreachable, type DeskError, type GraphqlError } from './errors.js';
import type { Variables } from './operation.js';

/** The desk closes with this code when the sign-in has ended or its rights have changed: come again. */
const COME_AGAIN = 4403;
/** Codes that say that coming again would be answered in the same way. */
const FATAL = new Set([1002, 1003, 1007, 1008, 1009, 1010, 4004, 4005, 4400, 4401, 4406, 4409, 4429, 4500]);

/** How long the parts of a conversation may take, ms. */
export interface SocketTimes {
  /** Until the desk has accepted the socket. */
  open: number;
  /** From one sign of life to the next question for one. */
  quiet: number;
  /** Until that question is answered. */
  pong: number;
}

export const SOCKET_TIMES: SocketTimes = { open: 20_000, quiet: 15_000, pong: 10_000 };

export interface SocketOptions {
  url: string;
  webSocketImpl: unknown;
  times: SocketTimes;
  authorization: string | null;
  text: string;
  operationName: string;
  variables: Variables;
  /** The desk has accepted; its cursor of this moment, where it gives one. */
  onOpen(cursor: string | null): void;
  onBody(body: GraphqlBody): void;
}

export interface Socket {
  /** Why it ended; null when it was left by this side. Rejects with what `onBody` throws. */
  ended: Promise<DeskError | null>;
  leave(): void;
}

export function openSocket(options: SocketOptions): Socket {
  const { url, times, authorization } = options;
  let resolve!: (why: DeskError | null) => void;
  let reject!: (error: unknown) => void;
  const ended = new Promise<DeskError | null>((...both) => ([resolve, reject] = both));
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const over = (): void => {
    isOver = true;
    clearTimeout(timer);
    unsubscribe();
    // Rejects where the socket never opened: nobody is left to care.
    Promise.resolve(client.dispose()).catch(() => undefined);
  };
  const finish = (why: DeskError | null): void => {
    resolve(why);
    if (!isOver) over();
  };
  const giveUp = (what: string): void =>
    finish(new Unreachable('UNREACHABLE', `The desk at ${url} ${what}`, { retryable: true }));

  const client = createClient({
    url,
    webSocketImpl: options.webSocketImpl,
    retryAttempts: 0,
    keepAlive: times.quiet,
    connectionAckWaitTimeout: times.open,
    connectionParams: authorization ? { authorization } : {},
    on: {
      opened: () => clearTimeout(timer),
      connected: (_socket, payload) => {
        const cursor = payload?.['cursor'];
        if (!isOver) options.onOpen(typeof cursor === 'string' ? cursor : null);
      },
      // A socket can be dead without being closed: a laptop that slept, a router that forgot.
      ping: (received) => {
        if (received || isOver) return;
        clearTimeout(timer);
        timer = setTimeout(() => giveUp('no longer answers.'), times.pong);
      },
      message: () => clearTimeout(timer),
      // Before the client's own judgement, which would open a socket that was closed with 1000 again by itself.
      closed: (event) => finish(closeError(event)),
    },
  });
  const unsubscribe = client.subscribe(
    { query: options.text, operationName: options.operationName, variables: options.variables },
    {
      next: (body) => {
        if (isOver) return;
        try {
          options.onBody(body as GraphqlBody);
        } catch (error) {
          reject(error);
          over();
        }
      },
      error: (error) => finish(refusal(error)),
      // No stream of the desk ends by itself.
      complete: () => finish(new Unreachable('UNREACHABLE', 'The desk ended the stream.', { retryable: true })),
    },
  );
  // A socket that opens later than this is closed as soon as it does.
  timer = setTimeout(() => giveUp('does not open a socket.'), times.open);
  return { ended, leave: () => finish(null) };
}

/** The desk's refusal, or what a WebSocket says when it could not connect: next to nothing. */
function refusal(error: unknown): DeskError {
  if (Array.isArray(error)) return errorOf((error as GraphqlError[])[0] ?? { message: 'Refused.' });
  const detail = (error as { message?: unknown } | null)?.message;
  return new Unreachable('UNREACHABLE', `The socket failed: ${detail || 'no reason given'}`, {
    cause: error,
    retryable: true,
  });
}

function closeError(event: unknown): DeskError {
  const { code, reason } = event as { code: number; reason: string };
  if (code === COME_AGAIN) return new Unauthenticated('UNAUTHENTICATED', reason, { retryable: true });
  return new SocketClosed(code, reason, { retryable: !FATAL.has(code) });
}
