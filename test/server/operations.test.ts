/** What is told of each operation, at both doors: its line in the log, and what is counted. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { logTo } from '../../src/server/log.js';
import { createMetrics } from '../../src/server/metrics.js';
import { clientOf, signIn, socketOf, subscribe, withKey, type Loose, type TestClient } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';

const lines: Loose[] = [];
let desk: TestDesk;
let manager: TestClient;
let managerId: string;
beforeAll(async () => {
  const log = logTo('info', { write: (line) => void lines.push(JSON.parse(line)) });
  desk = await startDesk({ log });
  manager = await signIn(desk.url, 'manager');
  managerId = (
    await desk.desk.db
      .selectFrom('account')
      .select('id')
      .where('email', '=', 'manager@demo.ouranos.test')
      .executeTakeFirstOrThrow()
  ).id;
});
afterAll(() => desk.stop());
beforeEach(() => void lines.splice(0));

/** The line of the operation that comes next. A line is written when its answer is on its way. */
const line = (): Promise<Loose> =>
  vi.waitUntil(() => lines.find(({ msg }) => msg === 'operation' || msg === 'request'), { timeout: 5_000 });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const metricsOf = async () => (await fetch(`${desk.url}/metrics`)).text();

describe('over HTTP, an operation', () => {
  const QUERY = 'query Overview($search: String) { tickets(where: { search: $search }) { totalCount } }';

  it('leaves one line: what it was, how it went, who asked; and nothing of its text and variables', async () => {
    const { headers } = await manager.ask(QUERY, { search: 'a secret matter' });
    expect(await line()).toEqual({
      level: 30,
      time: expect.any(String),
      msg: 'operation',
      method: 'POST',
      path: '/graphql',
      status: 200,
      door: 'http',
      requestId: headers.get('x-request-id'),
      operation: 'Overview',
      kind: 'query',
      hash: sha256(QUERY),
      ms: expect.any(Number),
      cost: 1,
      codes: [],
      actor: { kind: 'PERSON', id: managerId, role: 'SAV_MANAGER' },
    });
    await manager.ask(QUERY, { search: 'again' });
    await vi.waitUntil(() => lines.length === 2);
    expect(JSON.stringify(lines)).not.toMatch(/secret matter|totalCount|Bearer/);
    expect(lines[1].hash).toBe(lines[0].hash);
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      'that nobody known may ask',
      () => clientOf(desk.url).ask('query Q { robots { totalCount } }'),
      { codes: ['UNAUTHENTICATED'], actor: { kind: 'ANONYMOUS', id: null, role: null }, operation: 'Q' },
    ],
    [
      'with a bad token',
      () => clientOf(desk.url, 'bad').ask('{ me { id } }'),
      { codes: ['UNAUTHENTICATED'], status: 401, actor: null, operation: null, hash: null },
    ],
    [
      'that the caller may not do',
      () => manager.ask('query A { auditLog { totalCount } }'),
      { codes: ['FORBIDDEN'], operation: 'A', kind: 'query' },
    ],
    [
      'that cannot be read',
      () => manager.ask('query {'),
      { codes: ['GRAPHQL_PARSE_FAILED'], status: 400, operation: null, kind: null },
    ],
    ['that is not in the schema', () => manager.ask('{ unicorns }'), { codes: ['GRAPHQL_VALIDATION_FAILED'] }],
    [
      'by a program, which does something',
      () =>
        withKey(desk.url, 'hyperion').ask(
          'mutation Ingest { ingestDiagnostics(input: { entries: [] }) { accepted errors { code } } }',
        ),
      { kind: 'mutation', operation: 'Ingest', actor: { kind: 'SERVICE', id: expect.any(String), role: null } },
    ],
    [
      'whose name is endless',
      () => manager.ask(`query ${'x'.repeat(5_000)} { me { id } }`),
      { operation: 'x'.repeat(100), codes: [] },
    ],
  ])('%s', async (_, ask, told) => {
    await ask();
    const written = await line();
    if (written.msg === 'request') throw new Error('It is told as any request.');
    const last = lines.filter(({ msg }) => msg === 'operation');
    expect(last).toHaveLength(1);
    expect(written).toMatchObject({ door: 'http', method: 'POST', ...told });
  });

  it.each([
    ['/livez?secret=x', '/livez', 200],
    ['/graphql?query={me{id}}', '/graphql', 400],
  ])(
    'is told apart from other requests, and from those that were turned away before: %s',
    async (url, path, status) => {
      await fetch(`${desk.url}${url}`);
      expect(await line()).toEqual({
        level: 30,
        time: expect.any(String),
        msg: 'request',
        method: 'GET',
        path,
        status,
        requestId: expect.any(String),
        ms: expect.any(Number),
      });
    },
  );
});

describe('over a WebSocket, an operation', () => {
  const over = async (query: string): Promise<unknown> => {
    const client = socketOf(desk.url, manager.token);
    const answer = await new Promise<unknown>((resolve) => {
      let last: unknown;
      client.subscribe({ query }, { next: (value) => (last = value), error: resolve, complete: () => resolve(last) });
    });
    await client.dispose();
    return answer;
  };

  it('leaves the same line, without what is HTTP’s', async () => {
    const query = 'query Mine { me { id } }';
    await over(query);
    expect(await line()).toEqual({
      level: 30,
      time: expect.any(String),
      msg: 'operation',
      door: 'ws',
      requestId: expect.any(String),
      operation: 'Mine',
      kind: 'query',
      hash: sha256(query),
      ms: expect.any(Number),
      cost: 1,
      codes: [],
      actor: { kind: 'PERSON', id: managerId, role: 'SAV_MANAGER' },
    });
  });

  it.each([
    ['{ unicorns }', { codes: ['GRAPHQL_VALIDATION_FAILED'], operation: null }],
    [
      'mutation M { login(input: { email: "a", password: "b" }) { accessToken } }',
      { operation: 'M', kind: 'mutation' },
    ],
    ['query A { auditLog { totalCount } }', { codes: ['FORBIDDEN'], operation: 'A' }],
    [
      'subscription S { ticketUpdated(where: { ticketId: "ticket_x" }) { cursor } }',
      { codes: ['NOT_FOUND'], operation: 'S', kind: 'subscription' },
    ],
  ])('that is refused too: %s', async (query, told) => {
    await over(query);
    expect(await line()).toMatchObject({ door: 'ws', ...told });
  });

  it('that is a stream is told when it has been opened', async () => {
    const stream = subscribe(
      desk.url,
      manager.token,
      'subscription Live { robotStatusChanged(initial: true) { cursor } }',
    );
    await stream.next();
    expect(await line()).toMatchObject({ operation: 'Live', kind: 'subscription', codes: [] });
    await stream.stop();
  });
});

describe('the metrics', () => {
  it('count operations by door, name and status, and errors by code', async () => {
    await manager.ask('query Counted { me { id } }');
    await manager.ask('query Refused { auditLog { totalCount } }');
    await clientOf(desk.url).ask('query Sneaky { __typename }');
    await vi.waitUntil(() => lines.length >= 3);
    const metrics = await metricsOf();
    expect(metrics).toMatch(/desk_graphql_operation_seconds_count\{door="http",name="Counted",status="ok"\} 1/);
    expect(metrics).toMatch(/desk_graphql_errors_total\{code="FORBIDDEN"\} \d/);
    // A name that was only refused, or given by nobody known, becomes no label.
    expect(metrics).not.toMatch(/name="(Refused|Sneaky)"/);
    expect(metrics).toMatch(/name="__typename",status="ok"/);
  });

  it('have only so many names', async () => {
    const none = () => 0;
    const { registry, operation } = createMetrics({
      sockets: none,
      subscriptions: none,
      streams: none,
      eventPosition: none,
      limitsShared: none,
    });
    for (let index = 0; index < 1_000; index += 1)
      operation({ door: 'http', name: `Name${index}`, isKnown: false, codes: index < 500 ? ['FORBIDDEN'] : [] }, 0.01);
    operation({ door: 'ws', name: 'login', isKnown: true, codes: [] }, 0.01);
    const names = new Set([...(await registry.metrics()).matchAll(/name="(\w+)"/g)].map(([, name]) => name));
    expect(names.size).toBe(202);
    expect([...names]).toEqual(expect.arrayContaining(['other', 'Name500', 'Name699', 'login']));
  });
});
