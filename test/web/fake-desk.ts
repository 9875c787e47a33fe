import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { GraphQLError, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { FakeAccounts, HYPERION, PASSWORD, PEOPLE } from './fake-accounts.js';
import { fakeRoot, readSchema } from './fake-schema.js';

/**
 * A desk for the playground's test: the built page behind the strictest headers it must live with, and just enough
 * GraphQL to sign in, read and listen. What the real desk cannot do for a test, it can: end a token within seconds.
 */
export interface FakeDesk {
  url: string;
  stop(): Promise<void>;
  /** How many times a refresh token was traded, and sockets were opened with a token. */
  counts: { renewals: number; sockets: number; departures: number };
  /** Forgets every access token, as after a change of signing keys; refresh tokens stay good. */
  forgetAccessTokens(): void;
  /** Forgets the refresh tokens too: everybody must sign in again. */
  forgetEverything(): void;
  /** A ticket opened by somebody else. */
  publish(title: string): void;
  /** The cursor that the newest subscription asked to go on after. */
  resumedAfter(): string | null;
  openSockets(): number;
  /** Closes every socket as a desk does whose caller's token has ended. */
  endSockets(): void;
}

const PAGE = join(import.meta.dirname, '../../dist/web');
const TOKEN_ENDED = 4403;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export async function startFakeDesk({ tokenSeconds = 900 } = {}): Promise<FakeDesk> {
  const schema = readSchema();
  const accounts = new FakeAccounts(tokenSeconds);
  const counts = accounts.counts;
  const root = fakeRoot(accounts);

  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://desk').pathname;
    if (path === '/graphql') return answerGraphql(request, response);
    if (path === '/playground.json') {
      const demo = {
        password: PASSWORD,
        accounts: PEOPLE.map(({ email, role }) => ({ email, role })),
        apiKeys: [HYPERION],
      };
      return send(response, 200, 'application/json', JSON.stringify({ version: '0.0.0-fake', demo }));
    }
    const file = path === '/' ? 'index.html' : normalize(path).replace(/^\/+/, '');
    const body = await readFile(join(PAGE, file)).catch(() => null);
    if (body) send(response, 200, TYPES[extname(file)] ?? 'application/octet-stream', body);
    else send(response, 404, 'text/plain', 'not here');
  }

  async function answerGraphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { query, variables, operationName } = JSON.parse(text) as {
      query: string;
      variables?: Record<string, unknown>;
      operationName?: string;
    };
    const caller = accounts.caller(request.headers.authorization);
    const result =
      caller === 'unknown'
        ? { errors: [new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } })] }
        : await graphql({
            schema,
            source: query,
            rootValue: root.value,
            contextValue: { caller },
            variableValues: variables,
            operationName,
          });
    const body = JSON.stringify({ ...result, extensions: { cost: 7 } });
    send(response, caller === 'unknown' ? 401 : 200, 'application/graphql-response+json', body);
  }

  const sockets = new WebSocketServer({ server: http, path: '/graphql' });
  const closing = useServer(
    {
      schema,
      roots: { subscription: root.value },
      onConnect: ({ connectionParams }) => {
        const caller = accounts.caller(connectionParams?.authorization as string | undefined);
        if (caller === null || caller === 'unknown') return false;
        counts.sockets += 1;
        return true;
      },
    },
    sockets,
  );

  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    counts,
    forgetAccessTokens: () => accounts.forgetAccessTokens(),
    forgetEverything: () => accounts.forgetEverything(),
    publish: root.publish,
    resumedAfter: root.resumedAfter,
    openSockets: () => sockets.clients.size,
    endSockets: () => sockets.clients.forEach((client) => client.close(TOKEN_ENDED, 'Forbidden')),
    stop: async () => {
      await closing.dispose();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    })
    .end(body);
}
