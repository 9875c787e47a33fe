import type { FetcherParams, Observable } from '@graphiql/toolkit';
import type { Client, ExecutionResult, Sink } from 'graphql-ws';
import { SOCKET_URL } from '../address.js';
import { currentAuthorization, renewNow } from '../session/session.js';
import { type Headers, hasAuthorization, isUnauthenticated } from './http.js';
import { traffic } from './traffic.js';

/** The desk closes with this code when the token's time is over. */
const TOKEN_ENDED = 4403;
const RETRIES = 8;
const KEEP_ALIVE_MS = 20_000;
const ACK_WAIT_MS = 10_000;
/** A connection that lived this long was accepted; its end is the token's natural one. */
const SETTLED_MS = 10_000;

type Result = ExecutionResult<Record<string, unknown>>;

/** What is open now, so that it can be ended when somebody else signs in: rights belong to who opened the stream. */
const open = new Set<Client>();

export function closeStreams(): void {
  for (const client of open) dispose(client);
}

/** A client that never got through rejects when it is thrown away; nobody is left to care. */
function dispose(client: Client): void {
  Promise.resolve(client.dispose()).catch(() => undefined);
}

/**
 * Opens a subscription on a socket of its own, as the reader is now signed in or as the headers editor says.
 *
 * A lost connection is taken up again with the token of that moment. Where the operation has a variable `$after`, the
 * cursor of the last event is put there first, so that the desk replays what was missed and repeats nothing; a variable
 * `$initial` is then false.
 */
export function openStream(params: FetcherParams, headers: Headers): Observable<Result> {
  return {
    // GraphiQL always passes an observer; the toolkit's other form of `subscribe` is never used.
    subscribe: (observer: unknown) => {
      let cancelled = false;
      let stop: () => void = () => undefined;
      traffic.set({ kind: 'connecting', again: false });
      // Loaded with the first subscription: most visits never open one.
      void import('graphql-ws').then(({ createClient }) => {
        if (!cancelled) stop = start(createClient, params, headers, observer as Sink<Result>);
      });
      return {
        unsubscribe: () => {
          cancelled = true;
          stop();
          if (traffic.get().kind !== 'failed') traffic.set({ kind: 'idle' });
        },
      };
    },
  };
}

function start(
  createClient: typeof import('graphql-ws').createClient,
  params: FetcherParams,
  headers: Headers,
  observer: Sink<Result>,
): () => void {
  const own = hasAuthorization(headers);
  // graphql-ws sends this very object again at each reconnection: what is written into it now is asked for then.
  const payload = { ...params, variables: { ...(params.variables as object | undefined) } as Record<string, unknown> };
  const resumable = /\$after\s*:/.test(params.query);
  const beginning = /\$initial\s*:/.test(params.query);
  let events = 0;
  let refusals = 0;
  let connectedAt = 0;

  const client = createClient({
    url: SOCKET_URL,
    keepAlive: KEEP_ALIVE_MS,
    connectionAckWaitTimeout: ACK_WAIT_MS,
    retryAttempts: RETRIES,
    retryWait: (retries) =>
      new Promise((go) => setTimeout(go, Math.min(500 * 2 ** retries, 15_000) * (0.7 + Math.random() * 0.6))),
    connectionParams: async () => {
      const authorization = own ? null : await currentAuthorization();
      return { ...lowerCased(headers), ...(authorization ? { authorization } : {}) };
    },
    // A second refusal right after a renewal means that a new token does not help either.
    shouldRetry: (cause) => isClose(cause) && (cause.code !== TOKEN_ENDED || (!own && refusals < 2)),
    on: {
      connecting: (again) => traffic.set({ kind: 'connecting', again }),
      connected: () => {
        connectedAt = Date.now();
        traffic.set({ kind: 'listening', events, lastAt: null });
      },
      closed: (cause) => {
        if (!isClose(cause) || cause.code !== TOKEN_ENDED) return;
        refusals = Date.now() - connectedAt < SETTLED_MS ? refusals + 1 : 1;
        if (!own) void renewNow();
      },
    },
  });
  open.add(client);

  const finish = (): void => {
    open.delete(client);
    dispose(client);
  };

  let unsubscribe: () => void = () => undefined;
  const subscribe = (mayRenew: boolean): void => {
    unsubscribe = client.subscribe<Record<string, unknown>>(payload, {
      next: (result) => {
        events += 1;
        const cursor = resumable && cursorOf(result.data);
        // "From the beginning" and "after this event" exclude each other.
        if (cursor) Object.assign(payload.variables, { after: cursor }, beginning ? { initial: false } : {});
        traffic.set({ kind: 'listening', events, lastAt: new Date() });
        observer.next(result as Result);
      },
      error: (error) => {
        // The refused stream was the socket's only one, so it closes, and the next one opens with the new token.
        if (mayRenew && !own && isUnauthenticated(error)) {
          void renewNow().then((renewed) => (renewed ? subscribe(false) : fail(error)));
        } else {
          fail(error);
        }
      },
      complete: () => {
        if (traffic.get().kind !== 'failed') traffic.set({ kind: 'ended', events });
        finish();
        observer.complete();
      },
    });
  };
  const fail = (error: unknown): void => {
    const closed = isClose(error) ? `The stream was closed: ${error.code} ${error.reason}`.trim() : null;
    traffic.set({ kind: 'failed', message: closed ?? 'The stream was refused.' });
    finish();
    observer.error(closed ? new Error(closed) : error);
  };

  subscribe(true);
  return () => {
    unsubscribe();
    finish();
  };
}

/** The cursor that every event of the desk carries, whichever subscription it belongs to. */
function cursorOf(data: Record<string, unknown> | null | undefined): string | null {
  for (const event of Object.values(data ?? {})) {
    const cursor = (event as { cursor?: unknown } | null)?.cursor;
    if (typeof cursor === 'string') return cursor;
  }
  return null;
}

/** The desk reads `authorization` from connection_init in lower case; HTTP does not care, people write both. */
const lowerCased = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const isClose = (cause: unknown): cause is { code: number; reason: string } =>
  typeof cause === 'object' && cause !== null && 'code' in cause && 'reason' in cause;
