/** What every answer says to browsers, which pages may read one, and who may read the metrics. */
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../support/desk.js';

const PAGES = 'https://pages.test';
const TOKEN = 'a-token-for-the-metrics';

/** One in development, and one in production, which clients reach at an https address. */
let desk: TestDesk;
let secure: TestDesk;
let secureUrl: string;

beforeAll(async () => {
  const port = await freePort();
  secureUrl = `http://127.0.0.1:${port}`;
  const env = { PORT: `${port}`, NODE_ENV: 'production', PUBLIC_URL: 'https://desk.test', METRICS_TOKEN: TOKEN };
  desk = await startDesk({ demo: false, env: { ALLOWED_ORIGINS: PAGES } });
  secure = await startDesk({ demo: false, env });
});
afterAll(() => Promise.all([desk.stop(), secure.stop()]));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const ask = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ __typename }' }),
  });

describe('every answer', () => {
  it.each(['/graphql?query={__typename}', '/livez', '/readyz', '/metrics', '/nowhere', '/'])(
    'at %s can do nothing in a browser',
    async (path) => {
      const { headers } = await fetch(`${desk.url}${path}`);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      });
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-request-id')).toMatch(/\w+/);
    },
  );

  it('asks for TLS in production, where clients come by it, and nowhere else', async () => {
    expect((await ask(secureUrl)).headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await ask(desk.url)).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('a page of an allowed origin', () => {
  it('may ask before it sends, and need not ask again for a while', async () => {
    const { status, headers } = await fetch(`${desk.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: PAGES,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(PAGES);
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST, PUT');
    expect(headers.get('access-control-allow-headers')).toMatch(/authorization, content-type/);
    expect(headers.get('access-control-max-age')).toBe('600');
    expect(headers.get('vary')).toMatch(/origin/i);
  });

  it('may read the answer, and what its head says of limits', async () => {
    const { headers } = await ask(desk.url, { origin: PAGES });
    expect(headers.get('access-control-allow-origin')).toBe(PAGES);
    expect(headers.get('access-control-expose-headers')).toBe('x-request-id, ratelimit, ratelimit-policy, retry-after');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('ratelimit')).toMatch(/r=\d+/);
  });

  it('may read neither metrics nor health', async () => {
    for (const path of ['/metrics', '/readyz']) {
      const { headers } = await fetch(`${desk.url}${path}`, { headers: { origin: PAGES } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('a page of another origin', () => {
  it.each([
    'https://evil.test',
    'http://pages.test',
    'https://pages.test:8443',
    'https://pages.test.evil.test',
    'null',
  ])('%s may read nothing, and is told apart by caches', async (origin) => {
    const { headers } = await ask(desk.url, { origin });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('vary')).toMatch(/origin/i);
  });
});

describe('metrics', () => {
  const read = async (url: string, authorization?: string) =>
    fetch(`${url}/metrics`, { headers: { ...(authorization && { authorization }) } });

  it('are open where no token is set', async () => {
    expect(await (await read(desk.url)).text()).toMatch(/^desk_limits_shared 0$/m);
  });

  it('ask for the token where one is set', async () => {
    for (const wrong of [undefined, TOKEN, 'Bearer', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`]) {
      const refused = await read(secureUrl, wrong);
      expect({ status: refused.status, text: await refused.text() }).toEqual({ status: 401, text: '' });
    }
    expect(await (await read(secureUrl, `Bearer ${TOKEN}`)).text()).toContain('desk_sockets');
  });
});
