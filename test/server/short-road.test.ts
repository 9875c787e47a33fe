/** What comes again goes by the short road, and is answered like the first time, which went by Apollo. */
import type { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { operations } from '../../sdk/src/generated/operations.js';
import { changePolicies } from '../../src/services/platform/policy.service.js';
import { clientOf, signIn, type Loose } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';

const { ApolloServer: Apollo } = await import('@apollo/server');
const byApollo = vi.spyOn(Apollo.prototype as ApolloServer, 'executeHTTPGraphQLRequest');

let desk: TestDesk;
let manager: string;
let client: string;
beforeAll(async () => {
  desk = await startDesk();
  manager = (await signIn(desk.url, 'manager')).token!;
  client = (await signIn(desk.url, 'client')).token!;
});
afterAll(() => desk.stop());

interface Asked {
  body: object | string;
  token?: string | null;
  headers?: Record<string, string>;
}

/** The answer, without what differs from request to request. */
async function ask({ body, token = manager, headers }: Asked) {
  const response = await fetch(`${desk.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const head = Object.fromEntries(response.headers);
  for (const name of ['date', 'x-request-id', 'ratelimit', 'content-length', 'retry-after']) delete head[name];
  const answer = (await response.json()) as Loose;
  delete answer.extensions?.cost.remaining;
  delete answer.extensions?.cost.resetAt;
  for (const { extensions } of answer.errors ?? []) delete extensions.retryAfter;
  return { status: response.status, head, answer };
}

/** Asks twice, and says by which road each went. */
async function twice(asked: Asked) {
  byApollo.mockClear();
  const first = await ask(asked);
  const roads = [byApollo.mock.calls.length];
  const second = await ask(asked);
  roads.push(byApollo.mock.calls.length - roads[0]!);
  return { first, second, roads };
}

const query = '{ robots(first: 2) { nodes { serialNumber client { name } } totalCount } }';

it.each<[string, () => Asked]>([
  ['a query', () => ({ body: { query } })],
  [
    'a query with variables',
    () => ({ body: { query: 'query Q($n: Int!) { robots(first: $n) { nodes { id } } }', variables: { n: 1 } } }),
  ],
  [
    'one operation of several',
    () => ({ body: { query: 'query A { me { name } } query B { me { email } }', operationName: 'B' } }),
  ],
  [
    'a trusted document',
    () => ({ body: { variables: {}, extensions: { persistedQuery: { version: 1, sha256Hash: operations.me.hash } } } }),
  ],
  ['nobody', () => ({ body: { query: '{ me { name } ssoProviders { id } }' }, token: null })],
  [
    'a withheld field',
    () => ({ body: { query: '{ tickets { nodes { number evidence { lines { code } } } } }' }, token: client }),
  ],
  ['a denied field', () => ({ body: { query: '{ auditLog { totalCount } }' } })],
  [
    'a mutation that is refused',
    () => ({ body: { query: 'mutation { revokeSession(input: { sessionId: "x" }) { errors { code } } }' } }),
  ],
  [
    'variables that do not fit',
    () => ({ body: { query: 'query V($n: Int!) { robots(first: $n) { totalCount } }', variables: { n: 'x' } } }),
  ],
  [
    'what is too costly',
    () => ({
      body: {
        query:
          '{ tickets(first: 100) { nodes { robot { faults(first: 100) { nodes { ticket { robot { faults(first: 100) { nodes { id } } } } } } } } } }',
      },
    }),
  ],
  [
    'a client of GraphQL’s own media type',
    () => ({
      body: { query: '{ me { role } }' },
      headers: { accept: 'application/graphql-response+json, application/json' },
    }),
  ],
  [
    'a client that asks for JSON by name, and errs',
    () => ({
      body: { query: 'query W($n: Int!) { robots(first: $n) { totalCount } }' },
      headers: { accept: 'application/json' },
    }),
  ],
  [
    'another language',
    () => ({ body: { query: '{ robots(first: 1000) { totalCount } }' }, headers: { 'accept-language': 'en' } }),
  ],
])('%s', async (_, asked) => {
  const { first, second, roads } = await twice(asked());
  expect(roads).toEqual([1, 0]);
  expect(second).toEqual(first);
});

it('a bad token is refused alike', async () => {
  await ask({ body: { query: '{ me { locale } }' } });
  const bad = { token: 'nonsense', body: { query: '{ me { locale } }' } };
  const [short, whole] = [await ask(bad), await ask({ ...bad, body: { query: '{ me { locale }}' } })];
  expect(short.status).toBe(401);
  expect(short.answer).toEqual(whole.answer);
});

it('what is over its budget is refused alike', async () => {
  const caller = (await signIn(desk.url, 'technician')).token;
  await changePolicies(desk.call, {
    changes: { callers: { TECHNICIAN: { budget: 50, leakPerSecond: 1, maxCost: 50 } } },
  });
  const asked = { body: { query: '{ tickets(first: 100) { nodes { timeline(last: 20) { id } } } }' }, token: caller };
  let answer = await ask(asked);
  for (let tries = 0; answer.status !== 429 && tries < 20; tries += 1) answer = await ask(asked);
  byApollo.mockClear();
  const short = await ask(asked);
  expect(byApollo).not.toHaveBeenCalled();
  expect(short).toEqual(answer);
  expect(short.answer.errors[0].extensions.code).toBe('RATE_LIMITED');
});

it.each<[string, () => Asked]>([
  ['what cannot be read', () => ({ body: { query: '{ me {' } })],
  ['a subscription', () => ({ body: { query: 'subscription { ticketUpdated { cursor } }' } })],
  ['an operation that is not there', () => ({ body: { query: 'query C { me { id } }', operationName: 'D' } })],
  ['variables that are no object', () => ({ body: { query, variables: [1] } })],
  ['an unknown media type', () => ({ body: { query }, headers: { accept: 'text/html' } })],
  ['no query at all', () => ({ body: {} })],
  ['a batch', () => ({ body: [{ query }] })],
])('%s goes by Apollo each time', async (_, asked) => {
  const { first, second, roads } = await twice(asked());
  expect(roads).toEqual([1, 1]);
  expect(second).toEqual(first);
});

it('a GET goes by Apollo', async () => {
  await clientOf(desk.url, manager).ask(query);
  byApollo.mockClear();
  const response = await fetch(`${desk.url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { 'apollo-require-preflight': 'yes', authorization: `Bearer ${manager}` },
  });
  expect(response.status).toBe(200);
  expect(byApollo).toHaveBeenCalledOnce();
});
