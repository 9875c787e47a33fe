/** GraphQL over WebSocket: the graphql-transport-ws protocol, for thousands of sockets that mostly listen. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, MessageType, parseMessage, type SubscribeMessage } from 'graphql-ws';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { createContext } from '../context.js';
import type { LoggedEvent } from '../domain/events.js';
import { newId } from '../domain/ids.js';
import type { Call, Desk } from '../services/desk.js';
import { encodeCursor } from '../subscriptions/cursor.js';
import type { Live } from '../subscriptions/stream.js';
import { callOf } from './calls.js';
import { createDocuments } from './documents.js';
import type { Executor } from './executor.js';
import { formatError } from './format-error.js';
import * as frames from './frames.js';
import { BODY_BYTES, INIT_TIMEOUT, MAX_STREAMS_PER_SOCKET } from './limits.js';
import type { Metrics } from './metrics.js';
import { SharedStreams, worded, type Asked } from './shared-streams.js';
import { Socket } from './socket.js';
import { Subscriber } from './subscriber.js';
import { streamOpener } from './stream-opener.js';

export interface Sockets {
  readonly size: number;
  /** Subscriptions open on all of them. */
  readonly subscriptions: number;
  /** Asks all clients to come back (1012) and refuses new ones. */
  stop(): Promise<void>;
}

export interface SocketsGiven {
  server: Server;
  path: string;
  schema: GraphQLSchema;
  desk: Desk;
  live: Live;
  executor: Executor;
  metrics: Metrics;
  introspection: boolean;
  trustProxy: boolean;
  mayConnect: (request: IncomingMessage) => boolean;
}

/** Close codes: 4403 says "come again with a good token", which clients do; 4401 is fatal to them. */
const TOKEN_ENDED = { code: CloseCode.Forbidden, reason: 'The token has ended: renew it and come again' };
const LATER = { code: 1013, reason: 'Not now: come again' };
const RESTART = { code: 1012, reason: 'Restarting: come again' };
/** How often all sockets are looked at for those whose time is over, ms. */
const LOOK_EVERY = 250;
/** How often a socket is asked whether it is still there, in looks: every 15 s. */
const LOOKS_A_PING = 60;

export function openSockets(given: SocketsGiven): Sockets {
  const { desk, live } = given;
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: BODY_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: (protocols) =>
      protocols.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
  });
  const sockets = new Map<WebSocket, Socket>();
  const protocol = createProtocol(given);
  let stopping = false;

  // Functions of the door, not of each socket: a socket finds its own by the map.
  function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
    const socket = sockets.get(this);
    if (socket) protocol.receive(socket, isBinary ? '' : String(data));
  }
  function onPong(this: WebSocket): void {
    const socket = sockets.get(this);
    if (socket) socket.alive = true;
  }
  function onClose(this: WebSocket): void {
    sockets.get(this)?.stopAll();
    sockets.delete(this);
  }
  function onError(this: WebSocket, error: Error): void {
    desk.log.debug({ err: error }, 'socket error');
  }

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const refuse = (status: string): void => {
      // Nobody else listens to it any more, and a client that is gone by now must not take the process with it.
      stream.on('error', (error) => desk.log.debug({ err: error }, 'socket error'));
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    };
    if (stopping) return refuse('503 Service Unavailable');
    if (request.url?.split('?', 1)[0] !== given.path) return refuse('404 Not Found');
    if (!given.mayConnect(request)) return refuse('403 Forbidden');
    wss.handleUpgrade(request, stream, head, (ws) => {
      ws.on('error', onError);
      if (ws.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL)
        return ws.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
      const socket = new Socket(ws, addressOf(request, given.trustProxy), Date.now());
      const { authorization, 'accept-language': language } = request.headers;
      protocol.open(socket, { authorization, 'accept-language': language });
      sockets.set(ws, socket);
      ws.on('message', onMessage);
      ws.on('pong', onPong);
      ws.on('close', onClose);
    });
  };
  given.server.on('upgrade', onUpgrade);

  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    const now = desk.clock.now().getTime();
    const openedBefore = Date.now() - INIT_TIMEOUT;
    for (const socket of sockets.values()) {
      if (socket.endsAt <= now) socket.close(TOKEN_ENDED.code, TOKEN_ENDED.reason);
      else if (!socket.introduced && socket.openedAt < openedBefore)
        socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
      else if (looks % LOOKS_A_PING === 0) isStillThere(socket);
    }
  }, LOOK_EVERY);

  const rights = {
    isOwn: true as const,
    part: { kinds: ['account.rights_changed', 'api_key.revoked'] as const },
    receive: (event: LoggedEvent) => closeThoseConcerned(sockets.values(), event),
  };
  live.fan.add(rights);

  return {
    get size() {
      return sockets.size;
    },
    get subscriptions() {
      return [...sockets.values()].reduce((sum, socket) => sum + socket.subscriptions.size, 0);
    },
    async stop() {
      stopping = true;
      clearInterval(timer);
      given.server.off('upgrade', onUpgrade);
      live.fan.remove(rights);
      await Promise.all([...sockets.keys()].map((ws) => closeWithin(ws, 2_000)));
    },
  };
}

/** What a client says, and what is done about it. */
function createProtocol(given: SocketsGiven) {
  const { desk, live, executor, metrics } = given;
  const documents = createDocuments(given.schema, given);
  const streams = new SharedStreams(live, executor);
  const openerOf = streamOpener(given.schema);
  const doors = new WeakMap<Socket, Record<string, string | undefined>>();

  async function introduce(socket: Socket, params: Record<string, unknown> | undefined): Promise<void> {
    if (socket.introduced)
      return socket.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    socket.introduced = true;
    const headers = doors.get(socket) ?? {};
    doors.delete(socket);
    const said = params?.['authorization'] ?? headers['authorization'];
    // A page cannot set headers on a WebSocket: it says its language where it says who it is.
    const language = params?.['acceptLanguage'] ?? headers['accept-language'];
    // Like a bad token at the other door: refused, never taken for nobody's.
    if (said !== undefined && typeof said !== 'string') return socket.close(CloseCode.Forbidden, 'Forbidden');
    try {
      const { call, expiresAt } = await callOf(desk, {
        headers: { 'accept-language': typeof language === 'string' ? language : undefined },
        authorization: said,
        requestId: newId(),
        address: socket.address,
      });
      socket.call = call;
      socket.endsAt = expiresAt?.getTime() ?? Infinity;
      socket.send(frames.ack(encodeCursor({ seq: live.log.position, line: null })));
    } catch (error) {
      // When the trouble is the desk's own, nothing is known against the token, and it shall not be thrown away.
      if (isInternal(error)) socket.close(LATER.code, LATER.reason);
      else socket.close(CloseCode.Forbidden, 'Forbidden');
    }
  }

  async function subscribe(socket: Socket, { id, payload }: SubscribeMessage): Promise<void> {
    if (!socket.call) return socket.close(CloseCode.Unauthorized, 'Unauthorized');
    if (socket.subscriptions.has(id))
      return socket.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
    const call: Call = { ...socket.call, requestId: newId() };
    const refuse = (errors: readonly GraphQLError[]): void =>
      socket.send(
        frames.error(
          id,
          errors.map((error) => formatError(error, call)),
        ),
      );
    if (socket.subscriptions.size >= MAX_STREAMS_PER_SOCKET)
      return refuse([new GraphQLError(`At most ${MAX_STREAMS_PER_SOCKET} subscriptions on one socket.`)]);
    const prepared = documents.prepare(payload.query, payload.operationName);
    if (!('document' in prepared)) return refuse(prepared);
    const started = performance.now();
    const measured = (status: 'ok' | 'error'): void =>
      metrics.operation(
        { door: 'ws', name: prepared.operation.name?.value ?? 'anonymous', status },
        (performance.now() - started) / 1_000,
      );
    const variables = payload.variables ?? {};
    switch (prepared.operation.operation) {
      case OperationTypeNode.MUTATION:
        return refuse([new GraphQLError('Send mutations over HTTP; the WebSocket is for subscriptions and queries.')]);
      case OperationTypeNode.QUERY: {
        socket.subscriptions.set(id, null);
        const context = createContext(call, live);
        const { document } = prepared;
        const result = await executor.run({ document, operationName: payload.operationName, variables, context });
        // The client may have turned away meanwhile.
        if (!socket.subscriptions.delete(id)) return;
        measured(result.errors ? 'error' : 'ok');
        socket.send(frames.next(frames.nextHead(id), Buffer.from(JSON.stringify(worded(result, call)))));
        return socket.send(frames.complete(id));
      }
      case OperationTypeNode.SUBSCRIPTION: {
        const opener = openerOf(prepared, variables);
        if ('errors' in opener) return refuse(opener.errors);
        const asked: Asked = {
          ...prepared,
          operationName: payload.operationName ?? null,
          variables: opener.variables,
          key: opener.key,
        };
        const subscriber = new Subscriber({ socket, id, call, asked, live, streams, open: opener.open });
        socket.subscriptions.set(id, subscriber);
        await subscriber.start();
        return measured(socket.subscriptions.has(id) ? 'ok' : 'error');
      }
    }
  }

  function act(socket: Socket, text: string): Promise<void> | void {
    let message;
    try {
      message = parseMessage(text);
    } catch (error) {
      return socket.close(CloseCode.BadRequest, String((error as Error).message).slice(0, 120));
    }
    switch (message.type) {
      case MessageType.ConnectionInit:
        return introduce(socket, message.payload);
      case MessageType.Ping:
        return socket.send(frames.PONG);
      case MessageType.Pong:
        return;
      case MessageType.Subscribe:
        return subscribe(socket, message);
      case MessageType.Complete:
        socket.subscriptions.get(message.id)?.stop();
        socket.subscriptions.delete(message.id);
        return;
      default:
        return socket.close(CloseCode.BadRequest, `Unexpected message of type ${message.type} received`);
    }
  }

  return {
    /** Remembers what the upgrade said, until the client introduces itself. */
    open: (socket: Socket, headers: Record<string, string | undefined>): void => void doors.set(socket, headers),
    receive(socket: Socket, text: string): void {
      Promise.resolve(act(socket, text)).catch((error: unknown) => {
        desk.log.error({ err: error }, 'a message of a socket could not be handled');
        socket.close(CloseCode.InternalServerError, 'Internal server error');
      });
    },
  };
}

/** Trouble of the desk itself, as `callOf` tells it. */
const isInternal = (error: unknown): boolean =>
  !(error instanceof GraphQLError) || error.extensions['code'] === 'INTERNAL';

/** The client's address; behind a proxy that is believed, the one that the proxy names. */
function addressOf(request: IncomingMessage, trustProxy: boolean): string | null {
  const forwarded = trustProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')[0]
        ?.trim()
    : '';
  return forwarded || (request.socket.remoteAddress ?? null);
}

/** Asks a socket whether it is there, and drops it when it did not answer the last time. */
function isStillThere(socket: Socket): void {
  if (!socket.alive) return socket.ws.terminate();
  socket.alive = false;
  socket.ws.ping();
}

/** Rights are asked anew when they change: the sockets concerned come again, with what is then true. */
function closeThoseConcerned(sockets: Iterable<Socket>, { data }: LoggedEvent): void {
  for (const socket of sockets) {
    const actor = socket.call?.actor;
    const concerned =
      (actor?.kind === 'PERSON' && (actor.accountId === data['accountId'] || actor.sessionId === data['sessionId'])) ||
      (actor?.kind === 'SERVICE' && actor.keyId === data['keyId']);
    if (concerned) socket.close(TOKEN_ENDED.code, TOKEN_ENDED.reason);
  }
}

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
