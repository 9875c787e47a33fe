/** The desk, as a program sees it. */
import { Caller } from './caller.js';
import { DeskError, RateLimited } from './errors.js';
import { operations } from './generated/operations.js';
import type { LoginMutation, RefreshTokenMutation } from './generated/documents.js';
import type { Calls, CallOptions, Operation, StreamOptions, Variables } from './operation.js';
import type { StreamEvent } from './place.js';
import type { Patience, Retry } from './retry.js';
import { fixedSession, TokenSession, type Credentials, type Grant, type Session, type Tokens } from './session.js';
import { SOCKET_TIMES, type SocketTimes } from './socket.js';
import { ResumingStream } from './stream.js';
import { Transport } from './transport.js';
import { realWorld, type World } from './world.js';

/** Where the desk is, and how to talk to it. */
export interface DeskOptions {
  /** Address of the desk, `https://desk.example.com`; `/graphql` is added where it is missing. */
  url: string;
  /** An API key. Give this, `credentials` or `tokens`; without any the caller is anonymous. */
  apiKey?: string;
  /** E-mail and password: signed in with at the first call, and again when the session has ended. */
  credentials?: Credentials;
  /** Tokens of an earlier sign-in. They are renewed, so keep what `onTokens` gives. */
  tokens?: Tokens;
  /** Given every new pair of tokens, before the first of them is used; the older refresh token is then worth nothing. */
  onTokens?: (tokens: Tokens) => void | Promise<void>;
  /** Language of messages over HTTP; the account's own when nothing is said. Codes are never translated. */
  locale?: 'fr' | 'en';
  /** Instead of the global `fetch`. */
  fetch?: typeof fetch;
  /** Instead of the global `WebSocket`; needed on Node before 22: `import { WebSocket } from 'ws'`. */
  webSocketImpl?: unknown;
  /** How patiently queries, and mutations with an idempotency key, are tried again. */
  patience?: Patience;
  /** How long one attempt of a call may take, ms; 60,000 when nothing is said. */
  timeoutMs?: number;
  /** Told before each wait, for a log. */
  onRetry?: (retry: Retry) => void;
  /** Told when a part of an answer was refused and is null; the rest of it is returned. */
  onPartial?: (errors: readonly DeskError[], operation: string) => void;
}

/** One function for each operation, and the end. */
export interface Desk extends Calls, Disposable {
  /** Ends all streams. */
  close(): void;
}

/** What only tests change. */
export interface Surroundings {
  world: World;
  socketTimes: SocketTimes;
}

/** A desk to talk to. Nothing is sent before the first call. */
export const createDesk = (options: DeskOptions): Desk =>
  createDeskIn({ world: realWorld, socketTimes: SOCKET_TIMES }, options);

/** A desk in surroundings of the caller's making. */
export function createDeskIn({ world, socketTimes }: Surroundings, options: DeskOptions): Desk {
  const endpoint = endpointOf(options.url);
  const { locale, patience, timeoutMs, onRetry, onPartial, fetch = globalThis.fetch } = options;
  const transport = new Transport({ world, endpoint, fetch, locale, patience, timeoutMs, onRetry, onPartial });
  const session = sessionOf(options, world, transport);
  const caller = new Caller({ world, transport, session });
  const open = new Set<ResumingStream<StreamEvent>>();

  const openStream = (field: string, operation: Operation, variables: Variables, streamOptions: StreamOptions) => {
    const given = { world, session, url: socketUrlOf(endpoint), times: socketTimes, onRetry, onPartial };
    const webSocketImpl = options.webSocketImpl ?? globalWebSocket();
    const stream = new ResumingStream({ ...given, webSocketImpl }, field, operation, variables, streamOptions);
    open.add(stream);
    void stream.over.then(() => open.delete(stream));
    return stream;
  };
  const functionOf = (field: string, operation: Operation) =>
    operation.kind === 'subscription'
      ? (variables: Variables = {}, given: StreamOptions = {}) => openStream(field, operation, variables, given)
      : (variables: Variables = {}, given?: CallOptions) => caller.call(field, operation, variables, given);

  const close = (): void => {
    for (const stream of open) void stream.return();
  };
  const calls = Object.entries(operations).map(([field, operation]) => [field, functionOf(field, operation)]);
  // The list that these functions are made of is the one that their types are made of.
  return {
    ...(Object.fromEntries(calls) as unknown as Calls),
    close,
    [Symbol.dispose]: close,
  };
}

function sessionOf(options: DeskOptions, world: World, transport: Transport): Session {
  const { apiKey, credentials, tokens, onTokens } = options;
  if (apiKey !== undefined) return fixedSession(`Bearer ${apiKey}`);
  if (!credentials && !tokens) return fixedSession(null);
  const ask = async (field: 'login' | 'refreshToken', input: object, repeatable: boolean): Promise<Grant> => {
    const given = { field, operation: operations[field], variables: { input }, authorization: null, repeatable };
    return grantOf((await transport.ask(given)) as LoginMutation['login'] | RefreshTokenMutation['refreshToken']);
  };
  // Nobody else knows it: a renewal whose answer was lost is answered the same tokens once more.
  const idempotencyKey = world.uuid();
  return new TokenSession({
    world,
    credentials,
    tokens,
    onTokens,
    signIn: (input) => ask('login', input, true),
    refresh: (refreshToken, repeatable) => ask('refreshToken', { refreshToken, idempotencyKey }, repeatable),
  });
}

function grantOf(payload: LoginMutation['login'] | RefreshTokenMutation['refreshToken']): Grant {
  const { accessToken, refreshToken, expiresAt, errors } = payload;
  const [error] = errors;
  // Not for good: the next call may try again.
  if (error?.code === 'TOO_MANY_ATTEMPTS') throw new RateLimited(error.code, error.message, waitOf(error.details));
  if (accessToken === null || refreshToken === null) return { refused: error?.message ?? 'Signing in was refused.' };
  return { tokens: { accessToken, refreshToken, expiresAt } };
}

function waitOf(details: unknown): { retryAfterMs?: number; details: unknown } {
  const { retryAfterSeconds } = (details ?? {}) as { retryAfterSeconds?: number };
  return { details, ...(retryAfterSeconds !== undefined && { retryAfterMs: retryAfterSeconds * 1_000 }) };
}

function endpointOf(url: string): string {
  const endpoint = new URL(url);
  if (!endpoint.pathname.endsWith('/graphql')) endpoint.pathname = `${endpoint.pathname.replace(/\/$/, '')}/graphql`;
  return endpoint.href;
}

const socketUrlOf = (endpoint: string): string => endpoint.replace(/^http/, 'ws');

function globalWebSocket(): unknown {
  if (typeof WebSocket === 'function') return WebSocket;
  throw new DeskError('NO_WEBSOCKET', "There is no WebSocket here: give `webSocketImpl`, for instance that of 'ws'.");
}
