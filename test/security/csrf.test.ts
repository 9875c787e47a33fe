/** What a page of somebody else may try with a person's browser. Each attempt is refused, and nothing is done. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../support/desk.js';
import { rawSocket } from '../support/live.js';

const FOREIGN = 'https://evil.test';
const MUTATION = 'mutation { login(input: { email: "admin@demo.ouranos.test", password: "x" }) { errors { code } } }';

let desk: TestDesk;
let refused = 0;

beforeAll(async () => void (desk = await startDesk({ env: { ALLOWED_ORIGINS: 'https://friend.test' } })));
afterAll(async () => {
  console.info(`CSRF: ${refused} attempts, all refused.`);
  await desk.stop();
});

/** Sends what a browser would send for a page of a foreign origin. */
const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${desk.url}${path}`, { ...init, headers: { origin: FOREIGN, ...init.headers } });

/** Refused with a status of its own, unreadable to the page, and without anything having been done. */
async function isRefused(response: Response, status: number): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  expect(((await response.json().catch(() => ({}))) as { data?: unknown }).data).toBeUndefined();
  expect(await attempts()).toBe(0);
  refused += 1;
}

/** Attempts to sign in that really happened: what a forged operation would have done. */
async function attempts(): Promise<number> {
  return (await desk.desk.db.selectFrom('login_attempt').select('id').execute()).length;
}

describe('a page of somebody else', () => {
  it('posts a form', async () => {
    const body = new URLSearchParams({ query: MUTATION });
    await isRefused(await send('/graphql', { method: 'POST', body }), 415);
  });

  it('posts a form with parts, as uploads come', async () => {
    const body = new FormData();
    body.set('operations', JSON.stringify({ query: MUTATION }));
    body.set('map', '{}');
    await isRefused(await send('/graphql', { method: 'POST', body }), 415);
  });

  it('posts JSON that it calls plain text', async () => {
    const body = JSON.stringify({ query: MUTATION });
    const response = await send('/graphql', { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
    await isRefused(response, 400);
  });

  it('writes by GET, even with the header that asks for a preflight', async () => {
    const headers = { 'apollo-require-preflight': 'true' };
    await isRefused(await send(`/graphql?query=${encodeURIComponent(MUTATION)}`, { headers }), 405);
  });

  it('reads by a simple GET', async () => {
    await isRefused(await send(`/graphql?query=${encodeURIComponent('{ __typename }')}`), 400);
  });

  it('asks before it sends JSON, or sends with credentials', async () => {
    const preflight = await send('/graphql', {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(preflight.ok).toBe(false);
    expect(preflight.headers.get('access-control-allow-headers')).toBeNull();
    await isRefused(preflight, 404);
  });

  it('opens a WebSocket', async () => {
    expect((await rawSocket(desk.url, { origin: FOREIGN }).closed).code).toBe(1006);
    refused += 1;
  });

  it('gets no credentials sent along even when its origin is allowed', async () => {
    const response = await send('/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://friend.test', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://friend.test');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    refused += 1;
  });
});
