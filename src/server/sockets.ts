/** GraphQL over WebSocket: the door, for thousands of sockets that mostly listen. What is said on them is `protocol`'s. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { isConcerned } from '../domain/accounts/actor.js';
import { RIGHTS_KINDS, type LoggedEvent } from '../domain/events.js';
import { BODY_BYTES, BYTES_A_MESSAGE, INIT_TIMEOUT, MESSAGES_AT_ONCE, MESSAGES_PER_SECOND } from './limits/bounds.js';
import { Crowd } from './limits/crowd.js';
import { createProtocol, type ProtocolGiven } from './protocol.js';
import { addressOf, type TrustsHop } from './proxies.js';
import { Socket } from './socket.js';

export interface Sockets {
  readonly size: number;
  /** Subscriptions open on all of them. */
  readonly subscriptions: number;
  /** Asks all clients to come back (1012) and refuses new ones. */
  stop(): Promise<void>;
}

export interface SocketsGiven extends Omit<ProtocolGiven, 'crowd'> {
  server: Server;
  path: string;
  trusts: TrustsHop;
  mayConnect: (request: IncomingMessage) => boolean;
}

/** Close codes: 4403 says "come again with a good token", which clients do; 4401 is fatal to them. */
const TOKEN_ENDED = { code: CloseCode.Forbidden, reason: 'The token has ended: renew it and come again' };
const TOO_FAST = { code: 1008, reason: 'Too many messages' };
const RESTART = { code: 1012, reason: 'Restarting: come again' };
/** How often all sockets are looked at for those whose time is over, ms. */
const LOOK_EVERY = 250;
/** How often a socket is asked whether it is still there, in looks: every 15 s. */
const LOOKS_A_PING = 60;
const MESSAGES_A_LOOK = (MESSAGES_PER_SECOND * LOOK_EVERY) / 1_000;

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
  const crowd = new Crowd(desk.policies);
  const protocol = createProtocol({ ...given, crowd });
  let stopping = false;

  // Functions of the door, not of each socket: a socket finds its own by the map.
  function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
    const socket = sockets.get(this);
    if (socket && isWithinPace(socket, data as Buffer)) protocol.receive(socket, isBinary ? '' : String(data));
  }
  function onPing(this: WebSocket): void {
    const socket = sockets.get(this);
    if (socket) isWithinPace(socket);
  }
  function onPong(this: WebSocket): void {
    const socket = sockets.get(this);
    if (socket && isWithinPace(socket)) socket.alive = true;
  }
  function onClose(this: WebSocket): void {
    const socket = sockets.get(this)!;
    sockets.delete(this);
    socket.stopAll();
    crowd.leave(socket.address, socket.user);
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
    const address = addressOf(request, given.trusts);
    if (!crowd.hasRoomFor(address)) return refuse('429 Too Many Requests');
    wss.handleUpgrade(request, stream, head, (ws) => {
      ws.on('error', onError);
      if (ws.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL)
        return ws.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
      crowd.enter(address);
      const socket = new Socket(ws, stream, address, Date.now());
      const { authorization, 'accept-language': language, traceparent } = request.headers;
      protocol.open(socket, { authorization, 'accept-language': language, traceparent: traceparent?.toString() });
      sockets.set(ws, socket);
      ws.on('message', onMessage);
      ws.on('ping', onPing);
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
      socket.heard = Math.max(0, socket.heard - MESSAGES_A_LOOK);
      if (socket.endsAt <= now) socket.close(TOKEN_ENDED.code, TOKEN_ENDED.reason);
      else if (!socket.introduced && socket.openedAt < openedBefore)
        socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
      else if (looks % LOOKS_A_PING === 0) isStillThere(socket);
    }
  }, LOOK_EVERY);

  const rights = {
    isOwn: true as const,
    part: { kinds: RIGHTS_KINDS },
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
      for (const socket of sockets.values()) socket.flush();
      await Promise.all([...sockets.keys()].map((ws) => closeWithin(ws, 2_000)));
    },
  };
}

/** Counts a message by its length, and closes on who sends too many. What comes after that is not heard. */
function isWithinPace(socket: Socket, data?: Buffer): boolean {
  if (!socket.isOpen) return false;
  socket.heard += 1 + Math.floor((data?.length ?? 0) / BYTES_A_MESSAGE);
  if (socket.heard <= MESSAGES_AT_ONCE) return true;
  socket.expel(TOO_FAST.code, TOO_FAST.reason);
  return false;
}

/** Asks a socket whether it is there, and drops it when it did not answer the last time. */
function isStillThere(socket: Socket): void {
  if (!socket.alive) return socket.ws.terminate();
  socket.alive = false;
  socket.ws.ping();
}

/** Rights are asked anew when they change: the sockets concerned come again, with what is then true. */
function closeThoseConcerned(sockets: Iterable<Socket>, { data }: LoggedEvent): void {
  for (const socket of sockets)
    if (socket.call && isConcerned(socket.call.actor, data)) socket.close(TOKEN_ENDED.code, TOKEN_ENDED.reason);
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
