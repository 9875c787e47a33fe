/** What is said on a socket: the messages of graphql-transport-ws, and what is done about them. */
import { GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import { CloseCode, MessageType, parseMessage, type SubscribeMessage } from 'graphql-ws';
import { createContext } from '../context.js';
import { newId } from '../domain/ids.js';
import type { Call, Desk } from '../services/desk.js';
import { encodeCursor } from '../subscriptions/cursor.js';
import type { Live } from '../subscriptions/stream.js';
import { callOf } from './calls.js';
import { createDocuments } from './documents.js';
import type { Executor } from './executor.js';
import { asGraphQLError, formatError } from './format-error.js';
import * as frames from './frames.js';
import type { Budgets } from './limits/budgets.js';
import type { Metrics } from './metrics.js';
import { SharedStreams, worded, type Asked } from './shared-streams.js';
import type { Socket, Subscription } from './socket.js';
import { streamOpener } from './stream-opener.js';
import { Subscriber } from './subscriber.js';

export interface ProtocolGiven {
  schema: GraphQLSchema;
  desk: Desk;
  live: Live;
  executor: Executor;
  budgets: Budgets;
  metrics: Metrics;
  introspection: boolean;
}

/** Asks a client to come again although its token is good. */
const LATER = { code: 1013, reason: 'Not now: come again' };

/** What a client says, and what is done about it. */
export function createProtocol(given: ProtocolGiven) {
  const { desk, live, executor, budgets, metrics } = given;
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
    const { streamsPerSocket } = desk.policies.of(call.actor);
    if (socket.subscriptions.size >= streamsPerSocket)
      return refuse([new GraphQLError(`At most ${streamsPerSocket} subscriptions on one socket.`)]);
    const prepared = documents.prepare(payload.query, payload.operationName);
    if (!('document' in prepared)) return refuse(prepared);
    const started = performance.now();
    const measured = (status: 'ok' | 'error'): void =>
      metrics.operation(
        { door: 'ws', name: prepared.operation.name?.value ?? 'anonymous', status },
        (performance.now() - started) / 1_000,
      );
    const variables = payload.variables ?? {};
    const kind = prepared.operation.operation;
    if (kind === OperationTypeNode.MUTATION)
      return refuse([new GraphQLError('Send mutations over HTTP; the WebSocket is for subscriptions and queries.')]);
    const opener = kind === OperationTypeNode.SUBSCRIPTION ? openerOf(prepared, variables) : null;
    if (opener && 'errors' in opener) return refuse(opener.errors);
    // The id is taken from here on, also while the budget is being asked. The client may turn away at any time, and use
    // it again.
    const place: Subscription = { stop() {} };
    socket.subscriptions.set(id, place);
    const operation = { document: prepared.document, operationName: payload.operationName, variables };
    const charging = budgets.charge(call, operation);
    const charge = charging instanceof Promise ? await charging : charging;
    if (socket.subscriptions.get(id) !== place) return;
    if (charge.refusal) {
      socket.subscriptions.delete(id);
      measured('error');
      return refuse([asGraphQLError(charge.refusal)]);
    }
    if (opener) {
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
    const result = await executor.run({ ...operation, context: createContext(call, live) });
    const { cost } = budgets.settle(charge, operation, result);
    if (socket.subscriptions.get(id) !== place) return;
    socket.subscriptions.delete(id);
    measured(result.errors ? 'error' : 'ok');
    const answer = { ...worded(result, call), extensions: { cost } };
    socket.send(frames.next(frames.nextHead(id), Buffer.from(JSON.stringify(answer))));
    socket.send(frames.complete(id));
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
