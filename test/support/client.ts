/** A GraphQL client for tests, over the public API. */
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { demo } from '../../src/services/index.js';

export interface Answer<Data = Record<string, unknown>> {
  status: number;
  data: Data | null;
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[] | undefined;
  headers: Headers;
}

/** Data of an answer in tests: looked into freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any;

export interface TestClient {
  token: string | null;
  /** The whole answer. */
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer<Loose>>;
  /** The data; fails when there are top-level errors. */
  data(query: string, variables?: object): Promise<Loose>;
}

export function clientOf(url: string, token: string | null = null): TestClient {
  const ask: TestClient['ask'] = async (query, variables = {}, headers = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return {
      status: response.status,
      headers: response.headers,
      ...((await response.json()) as Pick<Answer, 'data' | 'errors'>),
    };
  };
  return {
    token,
    ask,
    async data(query, variables) {
      const { data, errors } = await ask(query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as Loose;
    },
  };
}

export type DemoName = 'admin' | 'manager' | 'technician' | 'technician2' | 'client' | 'client2';

/** A client that is signed in as one of the demo desk's accounts. */
export async function signIn(url: string, name: DemoName): Promise<TestClient> {
  const { login } = await clientOf(url).data(
    'mutation ($input: LoginInput!) { login(input: $input) { accessToken errors { code } } }',
    { input: { email: `${name}@demo.ouranos.test`, password: demo.aboutDemo().password } },
  );
  return clientOf(url, login.accessToken as string);
}

/** A client with one of the demo desk's API keys. */
export const withKey = (url: string, name: keyof typeof demo.DEMO_KEYS): TestClient =>
  clientOf(url, demo.DEMO_KEYS[name].secret);

export interface TestStream {
  /** The next event. Waits for it; a stream that ends or fails makes it fail. */
  next(): Promise<Loose>;
  /** The next events. */
  take(count: number): Promise<Loose[]>;
  /** How the stream ended: its error, its errors, or the socket's close event. Waits for it. */
  ended: Promise<unknown>;
  /** Everything that has come and was not taken yet. */
  readonly waiting: Loose[];
  stop(): Promise<void>;
}

/** Opens one subscription on a socket of its own. */
export function subscribe(
  url: string,
  token: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): TestStream {
  const client = socketOf(url, token);
  const waiting: Loose[] = [];
  let wake: (() => void) | null = null;
  let over: { why: unknown } | null = null;
  let end!: (why: unknown) => void;
  const ended = new Promise<unknown>((resolve) => (end = resolve));
  const finish = (why: unknown): void => {
    over ??= { why };
    end(over.why);
    wake?.();
  };
  client.subscribe(
    { query, variables },
    {
      next: (result) => {
        if (result.errors) return finish(result.errors);
        waiting.push(Object.values(result.data ?? {})[0]);
        wake?.();
      },
      error: finish,
      complete: () => finish('complete'),
    },
  );
  const next = async (): Promise<Loose> => {
    while (waiting.length === 0) {
      if (over) throw new Error(`The stream is over: ${JSON.stringify(over.why)}`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
    return waiting.shift();
  };
  return {
    next,
    waiting,
    ended,
    async take(count) {
      const events: Loose[] = [];
      while (events.length < count) events.push(await next());
      return events;
    },
    stop: async () => void (await client.dispose()),
  };
}

/** A graphql-transport-ws client that does not come back by itself. */
export const socketOf = (url: string, token: string | null): Client =>
  createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: token ? { authorization: `Bearer ${token}` } : {},
  });
