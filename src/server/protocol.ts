/** What is said on a socket: the messages of graphql-transport-ws, and what is done about them. */
import { GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import { CloseCode, MessageType, parseMessage, type SubscribeMessage } from 'graphql-ws';
import { createContext } from '../context.js';
import { newId } from '../domain/ids.js';
import type { Call, Desk } from '../services/desk.js';
import { encodeCursor } from '../subscriptions/cursor.js';
import type { Live } from '../subscriptions/stream.js';
import { callOf } from './calls.js';
import type { Documents, Prepared } from './documents.js';
import type { Executor } from './executor.js';
import { asGraphQLError, formatError } from './format-error.js';
import * as frames from './frames.js';
import type { Admission } from './limits/admission.js';
import { UNREAD_BYTES } from './limits/bounds.js';
import type { Budgets } from './limits/budgets.js';
import type { Crowd } from './limits/crowd.js';
import { calledBy, type OperationEnd, type Operations } from './operations.js';
import { SharedStreams, worded, type Asked } from './shared-streams.js';
import type { Socket, Subscription } from './socket.js';
import { streamOpener } from './stream-opener.js';
import { Subscriber } from './subscriber.js';

export interface ProtocolGiven {
  schema: GraphQLSchema;
  desk: Desk;
  live: Live;
  executor: Executor;
  operations: Operations;
  documents: Documents;
  admission: Admission;
  budgets: Budgets;
  crowd: Crowd;
}

/** Asks a client to come again although its token is good. */
const LATER = { code: 1013, reason: 'Not now: come again' };
const UNREAD = { code: 1013, reason: 'Too slow: read the answers before asking on' };
const TOO_MANY = { code: 1013, reason: 'Too many sockets of this account: close one' };

/** What a client says, and what is done about it. */
export function createProtocol(given: ProtocolGiven) {
  const { desk, live, executor, documents, operations, admission, budgets, crowd } = given;
  const streams = new SharedStreams(live, executor);
  const openerOf = streamOpener(given.schema);
  const doors = new WeakMap<Socket, Record<string, string | undefined>>();
  // Of the few sockets whose upgrade named a span: each of their operations is beneath it.
  const parents = new WeakMap<Socket, string>();

  async function introduce(socket: Socket, params: Record<string, unknown> | undefined): Promise<void> {
    if (socket.introduced)
      return socket.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    socket.introduced = true;
    const headers = doors.get(socket) ?? {};
    doors.delete(socket);
    if (headers['traceparent']) parents.set(socket, headers['traceparent']);
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
      // Gone meanwhile: nobody would take it off the count again.
      if (!socket.isOpen) return;
      const user = crowd.introduce(call.actor, socket.address);
      if (user === undefined) return socket.close(TOO_MANY.code, TOO_MANY.reason);
      socket.user = user;
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
    if (socket.ws.bufferedAmount > UNREAD_BYTES) return socket.expel(UNREAD.code, UNREAD.reason);
    const call: Call = { ...socket.call, requestId: newId() };
    const record = operations.begin('ws', call.requestId);
    calledBy(record, call);
    const ended = (how: OperationEnd): void => {
      operations.end(record, how);
      operations.log(record);
    };
    const refuse = (errors: readonly GraphQLError[], prepared?: Prepared): void => {
      const told = errors.map((error) => formatError(error, call));
      socket.send(frames.error(id, told));
      ended({ ...prepared, errors: told });
    };
    const { streamsPerSocket } = desk.policies.of(call.actor);
    if (socket.subscriptions.size >= streamsPerSocket)
      return refuse([badRequest(`At most ${streamsPerSocket} operations at a time on one socket.`)]);
    const prepared = documents.prepare(payload);
    if (!('document' in prepared)) return refuse(prepared);
    const { operationName } = payload;
    const variables = payload.variables ?? {};
    const operation = { document: prepared.document, operationName, variables };
    const refusal = admission.refusal(operation, call);
    if (refusal) return refuse(refusal, prepared);
    const kind = prepared.operation.operation;
    if (kind === OperationTypeNode.MUTATION)
      return refuse(
        [badRequest('Send mutations over HTTP; the WebSocket is for subscriptions and queries.')],
        prepared,
      );
    const opener = kind === OperationTypeNode.SUBSCRIPTION ? openerOf(prepared, variables) : null;
    if (opener && 'errors' in opener) return refuse(opener.errors, prepared);
    const said = payload.extensions?.['traceparent'];
    const traceparent = typeof said === 'string' ? said : parents.get(socket);
    // The id is taken from here on, also while the budget is being asked. The client may turn away at any time, and use
    // it again.
    const place: Subscription = { stop() {} };
    socket.subscriptions.set(id, place);
    return operations.trace(record, traceparent, async () => {
      const charging = budgets.charge(call, operation);
      const charge = charging instanceof Promise ? await charging : charging;
      record.cost = charge.requested;
      if (socket.subscriptions.get(id) !== place) return ended(prepared);
      if (charge.refusal) {
        socket.subscriptions.delete(id);
        return refuse([asGraphQLError(charge.refusal)], prepared);
      }
      if (opener) {
        const asked: Asked = {
          ...prepared,
          operationName: operationName ?? null,
          variables: opener.variables,
          key: opener.key,
        };
        const subscriber = new Subscriber({ socket, id, call, asked, live, streams, open: opener.open });
        socket.subscriptions.set(id, subscriber);
        await subscriber.start();
        return ended({ ...prepared, errors: subscriber.refusal && [subscriber.refusal] });
      }
      const context = createContext(call, live, { record });
      const result = await executor.run({ ...operation, context });
      const { cost } = budgets.settle(charge, operation, result);
      record.cost = cost.actual;
      const answer = { ...worded(result, call), extensions: { cost } };
      ended({ ...prepared, errors: answer.errors });
      if (socket.subscriptions.get(id) !== place) return;
      socket.subscriptions.delete(id);
      socket.send(frames.next(frames.nextHead(id), Buffer.from(JSON.stringify(answer))));
      socket.send(frames.complete(id));
    });
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

const badRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });

/** Trouble of the desk itself, as `callOf` tells it. */
const isInternal = (error: unknown): boolean =>
  !(error instanceof GraphQLError) || error.extensions['code'] === 'INTERNAL';
