/**
 * Operations that are meant to keep the desk busy, through both doors. Each must be refused before anything is executed,
 * without a word about the inside, while an honest question beside it is answered.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Loose, type TestClient } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { signedInSocket } from '../support/live.js';

interface Bomb {
  name: string;
  query?: string;
  variables?: object;
  /** What is sent instead of one operation. */
  body?: unknown;
  /** By which code, or by which code a socket is closed, where it is not the same at both doors. */
  code: string;
  /** Why: what is refused for another reason proves nothing. */
  says: RegExp;
  socketCode?: string;
}

const times = (count: number, part: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ');
const nested = (depth: number, field: string, leaf: string) =>
  `{ ${`${field} { `.repeat(depth - 1)}${leaf} ${'} '.repeat(depth)}`;
/** Each fragment spreads the next one twice, under two names. */
const doubling = (count: number) =>
  times(count, (n) => `fragment F${n} on Ticket { a: previous { ...F${n + 1} } b: previous { ...F${n + 1} } }`);
const connections = (depth: number) =>
  Array.from({ length: depth }).reduce<string>((inner) => `robot { faults(first: 100) { nodes { ${inner} } } }`, 'id');

const VALIDATION = 'GRAPHQL_VALIDATION_FAILED';
const PARSE = 'GRAPHQL_PARSE_FAILED';
const COSTLY = 'QUERY_TOO_COSTLY';

const BOMBS: Bomb[] = [
  {
    name: '1,000 aliases',
    query: `{ ${times(1_000, (n) => `a${n}: __typename`)} }`,
    code: VALIDATION,
    says: /more than 100 aliases/,
  },
  {
    name: '6,000 aliases',
    query: `{ ${times(6_000, (n) => `a${n}: __typename`)} }`,
    code: PARSE,
    says: /6000 tokens|100000 characters/,
  },
  {
    name: 'depth 40',
    query: `{ ticket(number: "x") ${nested(39, 'previous', 'id')} }`,
    code: VALIDATION,
    says: /more than 15 levels/,
  },
  { name: 'depth 5,000', query: nested(5_000, 'robot', 'id'), code: PARSE, says: /nested too deeply|6000 tokens/ },
  {
    name: '500 directives',
    query: `{ me ${'@skip(if: false) '.repeat(500)} { id } }`,
    code: VALIDATION,
    says: /more than 100 directives/,
  },
  {
    name: '3,000 directives',
    query: `{ me ${'@skip(if: false) '.repeat(3_000)} { id } }`,
    code: PARSE,
    says: /6000 tokens/,
  },
  { name: '20,000 duplicate fields', query: `{ me { ${'id '.repeat(20_000)} } }`, code: PARSE, says: /6000 tokens/ },
  {
    name: 'circular fragments',
    query: '{ me { client { ...A } } } fragment A on Client { id ...B } fragment B on Client { name ...A }',
    code: VALIDATION,
    says: /within itself/,
  },
  {
    name: 'exponential fragments',
    query: `{ ticket(number: "x") { ...F0 } } ${doubling(13)} fragment F13 on Ticket { id }`,
    code: VALIDATION,
    says: /more than 1000 fields/,
  },
  {
    name: 'introspection recursion',
    query: '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
    code: VALIDATION,
    says: /introspection depth/,
  },
  { name: 'first: 99999999', query: '{ tickets(first: 99999999) { nodes { id } } }', code: COSTLY, says: /500000/ },
  {
    name: 'nested connections beyond 500,000 nodes',
    query: `{ robots(first: 100) { nodes { id faults(first: 100) { nodes { ${connections(1)} } } } } }`,
    code: COSTLY,
    says: /500000/,
  },
  {
    name: 'the same by a variable',
    query:
      'query ($n: Int = 20) { robots(first: $n) { nodes { faults(first: $n) { nodes { id ticket { timeline(last: $n) { at } } } } } } }',
    variables: { n: 5_000 },
    code: COSTLY,
    says: /500000/,
  },
  {
    name: 'array batch of 100',
    body: Array.from({ length: 100 }, () => ({ query: '{ me { id } }' })),
    code: 'BAD_REQUEST',
    says: /batching|4400/,
    socketCode: 'closed 4400',
  },
  {
    name: '5 MB of variables',
    query: 'query ($where: TicketWhere) { tickets(where: $where) { totalCount } }',
    variables: { where: { search: 'x'.repeat(5_000_000) } },
    code: 'BAD_REQUEST',
    says: /1048576|1009/,
    socketCode: 'closed 1009',
  },
  {
    name: 'hostile search text',
    query: 'query ($search: String) { tickets(where: { search: $search }) { totalCount } }',
    variables: { search: `${'%_\\'.repeat(30_000)}' or 1=1 --` },
    code: 'VALIDATION',
    says: /200/,
  },
];

interface Refusal {
  bomb: string;
  door: 'http' | 'ws';
  ms: number;
  code: string;
  text: string;
}

let desk: TestDesk;
let admin: TestClient;
const seen: Refusal[] = [];

beforeAll(async () => {
  desk = await startDesk();
  admin = await signIn(desk.url, 'admin');
  // What is measured is the bomb, and not the first question that a process is asked.
  const honest: Bomb = { name: 'honest', query: '{ nothing }', code: VALIDATION, says: /nothing/ };
  for (let n = 0; n < 3; n += 1) await Promise.all([overHttp(honest), overSocket(honest)]);
});
afterAll(async () => {
  await desk.stop();
  const refused = BOMBS.filter(
    ({ name }) => new Set(seen.filter(({ bomb }) => bomb === name).map(({ door }) => door)).size === 2,
  );
  const slowest = Math.max(...seen.map(({ ms }) => ms));
  console.table(seen.map(({ bomb, door, ms, code }) => ({ bomb, door, ms: Number(ms.toFixed(1)), code })));
  console.info(
    `Query bombs: ${refused.length} of ${BOMBS.length} refused at both doors; slowest ${slowest.toFixed(0)} ms`,
  );
});

async function overHttp({ name, query, variables, body }: Bomb): Promise<Refusal> {
  const text = JSON.stringify(body ?? { query, variables });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${admin.token}` };
  const started = performance.now();
  const response = await fetch(`${desk.url}/graphql`, { method: 'POST', headers, body: text });
  const told = await response.text();
  const ms = performance.now() - started;
  const answer = JSON.parse(told) as Loose;
  expect(answer.data ?? null).toBeNull();
  // With a place in the answer it was found by a resolver: the request itself was good.
  if (!answer.errors[0].path) expect([400, 413]).toContain(response.status);
  return { bomb: name, door: 'http', ms, code: answer.errors[0].extensions.code, text: told };
}

async function overSocket({ name, query, variables, body }: Bomb): Promise<Refusal> {
  const socket = await signedInSocket(desk.url, admin.token);
  const message = body ?? { id: '1', type: 'subscribe', payload: { query, variables } };
  const text = JSON.stringify(message);
  const started = performance.now();
  socket.ws.send(text);
  const told = await Promise.race([
    socket.next().catch(() => null),
    socket.closed.then(({ code, reason }) => ({ closed: code, reason })),
  ]);
  const ms = performance.now() - started;
  const answer: Loose = told ?? { closed: (await socket.closed).code };
  socket.ws.terminate();
  const errors = answer.type === 'next' ? answer.payload.errors : answer.payload;
  const code = answer.closed ? `closed ${answer.closed}` : errors[0].extensions.code;
  return { bomb: name, door: 'ws', ms, code, text: JSON.stringify(answer) };
}

/** Nothing of how the desk is made: no stack, no path of a file, no statement, no name of what threw. */
const INSIDE = /\bat .+:\d+:\d+|node_modules|\.ts\b|\.js\b|RangeError|TypeError|call stack|select .+ from|INTERNAL/i;

function expectRefused(refusal: Refusal, code: string, says: RegExp): void {
  seen.push(refusal);
  expect(refusal.code).toBe(code);
  expect(refusal.text).toMatch(says);
  expect(refusal.text).not.toMatch(INSIDE);
  expect(refusal.text.length).toBeLessThan(2_000);
}

/** Thrown three times, each time as a new text that nobody has judged yet. The fastest counts: the machine has other work. */
async function thrown(bomb: Bomb, at: (bomb: Bomb) => Promise<Refusal>): Promise<Refusal> {
  const refusals: Refusal[] = [];
  for (let n = 0; n < 3; n += 1)
    refusals.push(await at({ ...bomb, ...(bomb.query && { query: `${bomb.query} # ${n}` }) }));
  return refusals.reduce((best, one) => (one.ms < best.ms ? one : best));
}

describe.each(BOMBS)('$name', (bomb) => {
  it('is refused over HTTP, and a question beside it is answered', async () => {
    const [refusal, probe] = await Promise.all([thrown(bomb, overHttp), admin.ask('{ me { email } }')]);
    expectRefused(refusal, bomb.code, bomb.says);
    expect(probe.data).toEqual({ me: { email: 'admin@demo.ouranos.test' } });
  });

  it('is refused on a socket, and a question on another is answered', async () => {
    const beside = await signedInSocket(desk.url, admin.token);
    const refused = thrown(bomb, overSocket);
    beside.send({ id: 'p', type: 'subscribe', payload: { query: '{ me { email } }' } });
    expect((await beside.next()).payload.data).toEqual({ me: { email: 'admin@demo.ouranos.test' } });
    beside.ws.terminate();
    expectRefused(await refused, bomb.socketCode ?? bomb.code, bomb.says);
  });
});
