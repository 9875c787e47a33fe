/** GraphQL over WebSocket (graphql-transport-ws). */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  subscribe,
  validate,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql';
import { CloseCode } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { createContext } from '../context.js';
import { newId } from '../domain/ids.js';
import type { LoggedEvent } from '../domain/events.js';
import type { Call, Desk } from '../services/desk.js';
import type { Live } from '../subscriptions/stream.js';
import { callOf } from './calls.js';
import { formatError } from './format-error.js';
import { BODY_BYTES, INIT_TIMEOUT, MAX_STREAMS_PER_SOCKET, MAX_TOKENS } from './limits.js';
import type { Metrics } from './metrics.js';

/** What is kept of each socket. */
interface SocketExtra extends Extra, Record<PropertyKey, unknown> {
  call?: Call;
  expiry?: NodeJS.Timeout;
}

export interface Sockets {
  readonly size: number;
  /** Asks all clients to come back (1012) and refuses new ones. */
  stop(): Promise<void>;
}

/** Close codes: 4403 says "come again with a good token", which clients do; 4401 is fatal to them. */
const TOKEN_ENDED = { code: CloseCode.Forbidden, reason: 'The token has ended: renew it and come again' };
const LATER = { code: 1013, reason: 'Not now: come again' };
const RESTART = { code: 1012, reason: 'Restarting: come again' };

export function openSockets(given: {
  server: Server;
  path: string;
  schema: GraphQLSchema;
  desk: Desk;
  live: Live;
  metrics: () => Metrics;
  mayConnect: (request: IncomingMessage) => boolean;
}): Sockets {
  const { desk, live, schema } = given;
  const wss = new WebSocketServer({ noServer: true, maxPayload: BODY_BYTES, perMessageDeflate: false });
  const extras = new Map<WebSocket, SocketExtra>();
  let stopping = false;

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const refuse = (status: string): void => {
      // Nobody else listens to it any more, and a client that is gone by now must not take the process with it.
      socket.on('error', (error) => desk.log.debug({ err: error }, 'socket error'));
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    };
    if (stopping) return refuse('503 Service Unavailable');
    if (request.url?.split('?', 1)[0] !== given.path) return refuse('404 Not Found');
    if (!given.mayConnect(request)) return refuse('403 Forbidden');
    wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, request));
  };
  given.server.on('upgrade', onUpgrade);
  const disposable = useServer<Record<string, unknown> | undefined, SocketExtra>(
    {
      schema,
      connectionInitWaitTimeout: INIT_TIMEOUT,
      onConnect: async ({ connectionParams, extra }) => {
        const { socket, request } = extra;
        const authorization = connectionParams?.['authorization'] ?? request.headers.authorization;
        // Like a bad token at the other door: refused, never taken for nobody's.
        if (authorization !== undefined && typeof authorization !== 'string') return false;
        try {
          const { call, expiresAt } = await callOf(desk, {
            headers: request.headers,
            authorization,
            requestId: newId(),
            address: request.socket.remoteAddress ?? null,
          });
          extra.call = call;
          extras.set(socket, extra);
          if (expiresAt) extra.expiry = closeAt(socket, expiresAt, desk.clock.now());
          return true;
        } catch (error) {
          // When the trouble is the desk's own, nothing is known against the token, and it shall not be thrown away.
          if (isInternal(error)) socket.close(LATER.code, LATER.reason);
          return false;
        }
      },
      onClose: ({ extra }) => {
        clearTimeout(extra.expiry);
        extras.delete(extra.socket);
      },
      onSubscribe: ({ extra, subscriptions }, _id, payload) => {
        const call: Call = { ...extra.call!, requestId: newId() };
        if (Object.keys(subscriptions).length > MAX_STREAMS_PER_SOCKET)
          return [new GraphQLError(`At most ${MAX_STREAMS_PER_SOCKET} subscriptions on one socket.`)];
        const prepared = prepare(schema, payload);
        if (Array.isArray(prepared)) return prepared;
        const { socket } = extra;
        const connection = { close: (code: number, reason: string) => socket.close(code, reason) };
        return { ...prepared, contextValue: createContext(call, live, connection) };
      },
      subscribe: measured(given.metrics, subscribe),
      execute: measured(given.metrics, execute),
      onNext: (_ctx, _id, _payload, { contextValue }, result) => {
        const { call } = contextValue as { call: Call };
        if (!result.errors) return undefined;
        return { ...result, errors: result.errors.map((error) => formatError(error, call)) } as never;
      },
      onError: ({ extra }, _id, _payload, errors) =>
        errors.map((error) => formatError(error as GraphQLError, extra.call!)),
    },
    wss,
  );

  // `useServer` speaks up on the console when a socket fails; a client that breaks the protocol is no news.
  wss.on('connection', (ws) => {
    ws.removeAllListeners('error');
    ws.on('error', (error) => desk.log.debug({ err: error }, 'socket error'));
  });

  const receiver = {
    isOwn: true as const,
    part: { kinds: ['account.rights_changed', 'api_key.revoked'] as const },
    receive: (event: LoggedEvent) => closeThoseConcerned(extras, event),
  };
  live.fan.add(receiver);

  return {
    get size() {
      return wss.clients.size;
    },
    async stop() {
      stopping = true;
      given.server.off('upgrade', onUpgrade);
      live.fan.remove(receiver);
      const closed = [...wss.clients].map((ws) => closeWithin(ws, 2_000));
      await Promise.all(closed);
      await disposable.dispose();
    },
  };
}

/** Parses and validates as the HTTP door does. Only reads and streams: writes belong to HTTP, with its limits and audit. */
function prepare(
  schema: GraphQLSchema,
  payload: { query: string; operationName?: string | null; variables?: Record<string, unknown> | null },
): ExecutionArgs | readonly GraphQLError[] {
  let document;
  try {
    document = parse(payload.query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    return [error as GraphQLError];
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return errors;
  if (getOperationAST(document, payload.operationName)?.operation === 'mutation')
    return [new GraphQLError('Send mutations over HTTP; the WebSocket is for subscriptions and queries.')];
  return { schema, document, operationName: payload.operationName, variableValues: payload.variables };
}

function measured<Args extends ExecutionArgs, Result>(metrics: () => Metrics, run: (args: Args) => Result) {
  return async (args: Args): Promise<Awaited<Result>> => {
    const started = performance.now();
    const result = await run(args);
    const failed = typeof result === 'object' && result !== null && 'errors' in result;
    metrics().operation(
      { door: 'ws', name: args.operationName ?? 'anonymous', status: failed ? 'error' : 'ok' },
      (performance.now() - started) / 1_000,
    );
    return result;
  };
}

function closeAt(socket: WebSocket, at: Date, now: Date): NodeJS.Timeout {
  // A timer holds 24.8 days at the most; a credential that lasts longer outlives any socket.
  const wait = Math.min(Math.max(at.getTime() - now.getTime(), 0), 2_147_483_647);
  return setTimeout(() => socket.close(TOKEN_ENDED.code, TOKEN_ENDED.reason), wait).unref();
}

/** Rights are asked anew when they change: the sockets concerned come again, with what is then true. */
function closeThoseConcerned(extras: Map<WebSocket, SocketExtra>, { data }: LoggedEvent): void {
  for (const [socket, { call }] of extras) {
    const actor = call?.actor;
    const concerned =
      (actor?.kind === 'PERSON' && (actor.accountId === data['accountId'] || actor.sessionId === data['sessionId'])) ||
      (actor?.kind === 'SERVICE' && actor.keyId === data['keyId']);
    if (concerned) socket.close(TOKEN_ENDED.code, TOKEN_ENDED.reason);
  }
}

const isInternal = (error: unknown): boolean =>
  !(error instanceof GraphQLError) || error.extensions['code'] === 'INTERNAL';

/** Closes politely, and firmly when the other side does not answer. */
function closeWithin(ws: WebSocket, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const firm = setTimeout(() => ws.terminate(), patience);
    ws.once('close', () => {
      clearTimeout(firm);
      resolve();
    });
    ws.close(RESTART.code, RESTART.reason);
  });
}
