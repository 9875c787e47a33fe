/** Budgets of cost: what is told of them, what is refused, and that both doors and all sockets draw on the same. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_POLICIES, type PolicyChanges } from '../../src/domain/platform/policies.js';
import { createApiKey } from '../../src/services/accounts/api-key.service.js';
import { changePolicies } from '../../src/services/platform/policy.service.js';
import { makeTicket } from '../factories/ticket.factory.js';
import {
  clientOf,
  signIn,
  socketOf,
  subscribe,
  withKey,
  type Answer,
  type Loose,
  type TestClient,
} from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { record, robotNamed, statusEvent } from '../support/live.js';

const TICKETS = `query ($first: Int!) { tickets(first: $first) { nodes { number robot { serialNumber } client { name }
  timeline(last: 3) { kind } } } }`;
/** As delivered. */
const { ADMIN, ANONYMOUS, CLIENT, SAV_MANAGER, SERVICE } = DEFAULT_POLICIES.callers;
const ME = '{ me { email } rateLimit { cost limit remaining resetAt } }';

let desk: TestDesk;
let now = Date.parse('2026-11-20T12:00:00Z');
let manager: TestClient;
let client: TestClient;

beforeAll(async () => {
  desk = await startDesk({ clock: { now: () => new Date(now) } });
  manager = await signIn(desk.url, 'manager');
  client = await signIn(desk.url, 'client');
  const { clientId } = await robotNamed(desk, 'R001');
  for (let n = 0; n < 3; n += 1) await makeTicket(desk.call, { clientId });
});
// A minute empties every bucket, and ends no token.
beforeEach(() => void (now += 60_000));
afterAll(() => desk.stop());

const change = (changes: PolicyChanges) => changePolicies(desk.call, { changes });
const costOf = (answer: Answer) => (answer as Loose).extensions.cost;

/** What is left, as the head of an answer says it. */
const leftOf = ({ headers }: Pick<Answer, 'headers'>) => Number(/r=(\d+)/.exec(headers.get('ratelimit')!)![1]);

/** What is dear by any reckoning. */
const DEAR = `{ ${Array.from({ length: 10 }, (_, n) => `a${n}: tickets(first: 100) { nodes { timeline(last: 50) { id } } }`).join(' ')} }`;

/** A write, because its cost is not given back. */
const WRITE = 'mutation { refreshToken(input: { refreshToken: "none" }) { errors { code } } }';

/** Uses a budget up: writes until one is refused. Answers when to come again, in seconds. */
async function useUp(caller: TestClient): Promise<number> {
  for (;;) {
    const { status, headers } = await caller.ask(WRITE);
    if (status === 429) return Number(headers.get('retry-after'));
  }
}

/** One operation over the WebSocket: its answer, or its errors. */
function overSocket(token: string | null, query: string, variables: Record<string, unknown> = {}): Promise<Loose> {
  const socket = socketOf(desk.url, token);
  return new Promise((resolve) => {
    let answer: unknown;
    const end = (value: unknown) => void Promise.resolve(socket.dispose()).then(() => resolve(value));
    socket.subscribe(
      { query, variables },
      { next: (result) => (answer = result), error: end, complete: () => end(answer) },
    );
  });
}

describe('what an answer tells', () => {
  it('is the cost that was asked, the one that was needed, and what is left', async () => {
    const answer = await manager.ask(TICKETS, { first: 50 });
    const { requested, actual, limit, remaining, resetAt } = costOf(answer);
    expect(answer.data.tickets.nodes.length).toBeLessThan(50);
    expect({ actual, limit }).toEqual({ actual: 1, limit: SAV_MANAGER.budget });
    expect(requested).toBeGreaterThan(actual);
    expect(remaining).toBe(limit - actual);
    expect(Date.parse(resetAt)).toBe(now + 1_000);
  });

  it('is in the head too, as the IETF’s draft says it', async () => {
    const { headers } = await manager.ask(TICKETS, { first: 50 });
    expect(headers.get('ratelimit-policy')).toBe('"caller";q=12000;w=100');
    expect(headers.get('ratelimit')).toBe('"caller";r=11999;t=1');
    expect(headers.get('retry-after')).toBeNull();
    const ofClient = (await client.ask('{ me { email } }')).headers;
    expect(ofClient.get('ratelimit-policy')).toBe('"caller";q=3000;w=100, "client";q=600000;w=25');
    expect(ofClient.get('ratelimit')).toBe('"caller";r=2999;t=1');
  });

  it('is what `rateLimit` says from within', async () => {
    const answer = await manager.ask(ME);
    const { cost, limit, remaining, resetAt } = answer.data.rateLimit;
    expect({ cost, limit, remaining }).toEqual({ cost: costOf(answer).requested, limit, remaining: limit - cost });
    expect(Date.parse(resetAt)).toBeGreaterThan(now);
  });

  it('is the same over the WebSocket', async () => {
    const { extensions } = await overSocket(manager.token, TICKETS, { first: 50 });
    expect(extensions.cost).toMatchObject({
      limit: SAV_MANAGER.budget,
      remaining: SAV_MANAGER.budget - extensions.cost.actual,
    });
  });

  it('does not give back what a write cost', async () => {
    const answer = await clientOf(desk.url).ask(
      'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
      { input: { email: 'nobody@demo.ouranos.test', password: 'wrong' } },
    );
    expect(costOf(answer).requested).toBeGreaterThan(1);
    expect(costOf(answer).actual).toBe(costOf(answer).requested);
  });
});

describe('a budget', () => {
  it('is one for both doors and for all sessions of a person', async () => {
    const again = await signIn(desk.url, 'manager');
    const left = [
      costOf(await manager.ask(ME)).remaining,
      (await overSocket(manager.token, ME)).extensions.cost.remaining,
      costOf(await again.ask(ME)).remaining,
      (await overSocket(again.token, ME)).extensions.cost.remaining,
    ];
    const { actual } = costOf(await manager.ask(ME));
    expect(left.map((remaining) => SAV_MANAGER.budget - remaining)).toEqual(
      [1, 2, 3, 4].map((times) => times * actual),
    );
  });

  it('is nobody else’s', async () => {
    await manager.ask(TICKETS, { first: 100 });
    const admin = await signIn(desk.url, 'admin');
    expect(costOf(await admin.ask(ME)).remaining).toBe(ADMIN.budget - 1);
    expect(costOf(await withKey(desk.url, 'hyperion').ask('{ rateLimit { cost } }')).remaining).toBe(
      SERVICE.budget - 1,
    );
    expect(costOf(await clientOf(desk.url).ask('{ __typename }')).limit).toBe(ANONYMOUS.budget);
  });

  it('refuses what is too much over HTTP, says when to come again, and then answers', async () => {
    await change({ callers: { TECHNICIAN: { budget: 100, leakPerSecond: 2, maxCost: 100 } } });
    const technician = await signIn(desk.url, 'technician');
    const seconds = await useUp(technician);
    const refused = await technician.ask(WRITE, {}, { 'accept-language': 'en' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe(String(seconds));
    expect(refused.data).toBeUndefined();
    expect(refused.errors).toEqual([
      {
        message: `Too much was asked in a short time; try again in ${seconds} s.`,
        extensions: { code: 'RATE_LIMITED', retryAfter: seconds },
      },
    ]);
    expect(refused.headers.get('ratelimit-policy')).toBe('"caller";q=100;w=50');
    expect(refused.headers.get('ratelimit')).toMatch(/^"caller";r=\d+;t=\d+$/);
    now += seconds * 1_000;
    expect((await technician.ask(WRITE)).status).toBe(200);
    expect((await technician.ask(WRITE)).status).toBe(429);
  });

  it('answers what still fits, although something dearer was refused', async () => {
    await change({ callers: { TECHNICIAN: { budget: 100, leakPerSecond: 1, maxCost: 100 } } });
    const technician = await signIn(desk.url, 'technician2');
    await useUp(technician);
    now += 2_000;
    expect((await technician.ask(WRITE)).status).toBe(429);
    expect((await technician.ask('{ __typename }')).status).toBe(200);
  });

  it('refuses over the WebSocket what HTTP has used up', async () => {
    await change({ callers: { TECHNICIAN: { budget: 100, leakPerSecond: 1, maxCost: 100 } } });
    const technician = await signIn(desk.url, 'technician2');
    await useUp(technician);
    while ((await technician.ask('{ __typename }')).status === 200);
    for (const operation of ['{ __typename }', 'subscription { ticketUpdated { cursor } }']) {
      const [refusal] = await overSocket(technician.token, operation);
      expect(refusal.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) as number });
    }
  });

  it('refuses what is too much for one operation, for good, at both doors', async () => {
    await change({ callers: { CLIENT: { maxCost: 20 } } });
    const refused = await client.ask(DEAR);
    expect({ status: refused.status, retryAfter: refused.headers.get('retry-after') }).toEqual({
      status: 400,
      retryAfter: null,
    });
    const { code, details } = refused.errors![0]!.extensions as Loose;
    expect({ code, max: details.max }).toEqual({ code: 'QUERY_TOO_COSTLY', max: 20 });
    expect(details.cost).toBeGreaterThan(20);
    const [overWs] = await overSocket(client.token, DEAR);
    expect(overWs.extensions.code).toBe('QUERY_TOO_COSTLY');
    expect(costOf(await client.ask('{ me { email } }')).remaining).toBe(CLIENT.budget - 1);
  });

  it('is shared by all people and keys of a client, besides each one’s own', async () => {
    await change({ client: { budget: 2_500, leakPerSecond: 1 } });
    const { clientId } = await robotNamed(desk, 'R001');
    const { secret } = await createApiKey(desk.call, { name: 'Bridge', scopes: ['robots:read'], clientId });
    const before = Number(leftOf(await clientOf(desk.url, secret).ask('{ __typename }')));
    const { actual } = costOf(await client.ask(TICKETS, { first: 50 }));
    const { headers } = await clientOf(desk.url, secret).ask('{ __typename }');
    // A key has a large budget of its own: what is left for it is what is left for the client.
    expect(headers.get('ratelimit')).toMatch(/^"client";/);
    expect(leftOf({ headers })).toBe(before - (actual as number) - 1);
  });

  it('pays for opening a stream, and for none of its events', async () => {
    const robot = await robotNamed(desk, 'R001');
    const admin = await signIn(desk.url, 'admin');
    const stream = subscribe(desk.url, admin.token, 'subscription { robotStatusChanged(initial: true) { cursor } }');
    await stream.next();
    const before = costOf(await admin.ask('{ __typename }')).remaining as number;
    for (let n = 0; n < 20; n += 1) await record(desk.call, statusEvent(robot, `${n}`));
    while ((await stream.next()) && stream.waiting.length > 0);
    expect(costOf(await admin.ask('{ __typename }')).remaining).toBe(before - 1);
    await stream.stop();
  });

  it('is by address for those who are not signed in', async () => {
    const proxied = await startDesk({ demo: false, env: { TRUST_PROXY: '1' }, clock: { now: () => new Date(now) } });
    const from = async (address: string) =>
      ANONYMOUS.budget -
      costOf(await clientOf(proxied.url).ask('{ __typename }', {}, { 'x-forwarded-for': address })).remaining;
    expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([1, 2, 1]);
    expect([await from('2001:db8::1'), await from('2001:db8::2')]).toEqual([1, 2]);
    await proxied.stop();
  });
});
