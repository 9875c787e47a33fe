import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { authenticate } from '../../src/services/accounts/index.js';
import { clientOf, signIn, withKey, type Loose, type TestClient } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import {
  openStreams,
  rawSocket,
  record,
  robotNamed,
  signedInSocket,
  statusEvent,
  type RawSocket,
} from '../support/live.js';

const CHANGES = 'subscription { robotStatusChanged { cursor robot { serialNumber status } } }';

let desk: TestDesk;
let admin: TestClient;
const sockets: RawSocket[] = [];

beforeAll(async () => {
  desk = await startDesk();
  admin = await signIn(desk.url, 'admin');
});
afterEach(async () => {
  for (const { ws } of sockets) ws.terminate();
  await Promise.all(sockets.splice(0).map(({ closed }) => closed));
  vi.restoreAllMocks();
});
afterAll(() => desk.stop());

const raw = (options?: Parameters<typeof rawSocket>[1]): RawSocket => {
  const socket = rawSocket(desk.url, options);
  sockets.push(socket);
  return socket;
};
async function opened(options?: Parameters<typeof rawSocket>[1]): Promise<RawSocket> {
  const socket = raw(options);
  await new Promise((resolve) => socket.ws.once('open', resolve));
  return socket;
}
async function signedIn(token: string | null): Promise<RawSocket> {
  const socket = await signedInSocket(desk.url, token);
  sockets.push(socket);
  return socket;
}
const subscribe = (socket: RawSocket, query: string, id = '1') =>
  socket.send({ id, type: 'subscribe', payload: { query } });
/** Proves that a socket lives: it answers. */
async function expectAlive(socket: RawSocket): Promise<void> {
  socket.send({ type: 'ping' });
  expect(await socket.next()).toEqual({ type: 'pong' });
}
async function login(name: 'client' | 'client2'): Promise<{ accessToken: string; refreshToken: string }> {
  const input = { email: `${name}@demo.ouranos.test`, password: 'ouranos-demo-2026' };
  const query = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken refreshToken } }';
  return (await clientOf(desk.url).data(query, { input })).login;
}
async function personOf(token: string): Promise<{ accountId: string; sessionId: string }> {
  const { actor } = await authenticate(desk.desk, `Bearer ${token}`);
  if (actor.kind !== 'PERSON') throw new Error('not a person');
  return actor;
}

describe('introducing oneself', () => {
  it.each([
    ['a bad token', 'Bearer nonsense'],
    ['a key that never was', 'Bearer odk_x'],
    ['no text', 42],
    ['another scheme', 'Basic eDp5'],
  ])('with %s closes with 4403', async (_, authorization) => {
    const socket = await opened();
    socket.send({ type: 'connection_init', payload: { authorization } });
    expect((await socket.closed).code).toBe(4403);
  });

  it('without anything lets in an anonymous caller, who may ask nothing that has a rule', async () => {
    const socket = await signedIn(null);
    subscribe(socket, CHANGES);
    expect((await socket.next()).payload[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('while the desk has trouble of its own says "later", and not that the token is bad', async () => {
    const { accessToken } = await login('client');
    vi.spyOn(desk.desk.tokens, 'verify').mockRejectedValueOnce(new Error('database gone'));
    const socket = await opened();
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${accessToken}` } });
    expect((await socket.closed).code).toBe(1013);
  });

  it('twice closes with 4429, not at all with 4408, asking before it with 4401', async () => {
    const silent = await opened();
    const twice = await signedIn(admin.token);
    twice.send({ type: 'connection_init' });
    expect((await twice.closed).code).toBe(4429);
    const hasty = await opened();
    subscribe(hasty, CHANGES);
    expect((await hasty.closed).code).toBe(4401);
    expect((await silent.closed).code).toBe(4408);
  });

  it('by another subprotocol is refused', async () => {
    const socket = raw({ protocol: 'graphql-ws' });
    await socket.closed;
    expect(socket.ws.protocol).toBe('');
  });
});

describe('the door', () => {
  it('is open to pages of the desk itself and to programs, and shut to pages of others', async () => {
    await opened({ origin: desk.url });
    await opened();
    for (const origin of ['https://evil.example', 'null', `${desk.url}1`, desk.url.replace('127.0.0.1', 'localhost')]) {
      const socket = raw({ origin });
      expect([origin, (await socket.closed).code]).toEqual([origin, 1006]);
    }
  });

  it('survives what is no address, another path, and callers that hang up at once', async () => {
    const { port } = new URL(desk.url);
    const upgrade = (path: string) =>
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
    for (const path of ['//', '/%', 'http://[', '/elsewhere', '*']) {
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(upgrade(path)));
        socket.once('data', (data) => resolve(String(data)));
        socket.once('error', () => resolve('error'));
        socket.once('close', () => resolve('closed'));
      });
      expect([path, answer.slice(0, 12)]).toEqual([path, 'HTTP/1.1 404']);
    }
    for (let n = 0; n < 20; n += 1)
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(upgrade('/elsewhere'), () => socket.resetAndDestroy());
        });
        socket.once('close', () => resolve());
      });
    await expectAlive(await signedIn(admin.token));
  });

  it('closes on a frame that is too large, and on one that is no message', async () => {
    const large = await signedIn(admin.token);
    large.ws.send('x'.repeat(17 * 1024 * 1024));
    expect((await large.closed).code).toBe(1009);
    const odd = await signedIn(admin.token);
    odd.ws.send('{');
    expect((await odd.closed).code).toBe(4400);
  });

  it('takes queries and subscriptions, and sends mutations to the other one', async () => {
    const socket = await signedIn(admin.token);
    subscribe(socket, '{ me { email } }');
    expect((await socket.next()).payload.data).toEqual({ me: { email: 'admin@demo.ouranos.test' } });
    expect((await socket.next()).type).toBe('complete');
    subscribe(socket, 'mutation { login(input: { email: "a", password: "b" }) { accessToken } }');
    expect((await socket.next()).payload[0].message).toContain('Send mutations over HTTP');
    subscribe(socket, 'subscription { nothing }');
    expect((await socket.next()).type).toBe('error');
    subscribe(socket, `{ ${'a '.repeat(7_000)} }`);
    expect((await socket.next()).type).toBe('error');
    await expectAlive(socket);
  });

  it('takes 100 subscriptions a socket and refuses the next; what is ended makes room', async () => {
    const socket = await signedIn(admin.token);
    for (let n = 1; n <= 101; n += 1) subscribe(socket, CHANGES, `${n}`);
    expect(await socket.next()).toMatchObject({ id: '101', type: 'error' });
    await expect.poll(() => openStreams(desk.url)).toBe(100);
    socket.send({ id: '1', type: 'complete' });
    await expect.poll(() => openStreams(desk.url)).toBe(99);
    subscribe(socket, CHANGES, '102');
    await expect.poll(() => openStreams(desk.url)).toBe(100);
    socket.ws.terminate();
    await expect.poll(() => openStreams(desk.url)).toBe(0);
  });
});

describe('the end of rights', () => {
  it('closes with 4403 when the token ends', async () => {
    const { accountId, sessionId } = await personOf((await login('client')).accessToken);
    const almost = new Date(Date.now() - 15 * 60_000 + 5_000);
    const { token, expiresAt } = await desk.desk.tokens.sign({ accountId, sessionId }, almost);
    const socket = await signedIn(token);
    await expectAlive(socket);
    expect((await socket.closed).code).toBe(4403);
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime() - 5);
  });

  it('closes the sockets of an account whose rights changed, and only those', async () => {
    const [{ accessToken }, other] = [await login('client'), await login('client2')];
    const { accountId } = await personOf(accessToken);
    const [concerned, anonymous, bystander, key] = [
      await signedIn(accessToken),
      await signedIn(null),
      await signedIn(other.accessToken),
      await signedIn(withKey(desk.url, 'gaia').token),
    ];
    await record(desk.call, { kind: 'account.rights_changed', data: { accountId } });
    expect((await concerned.closed).code).toBe(4403);
    for (const socket of [anonymous, bystander, key]) await expectAlive(socket);
  });

  it('closes the sockets of a key that was revoked, and only those', async () => {
    const [concerned, bystander] = [
      await signedIn(withKey(desk.url, 'gaia').token),
      await signedIn(withKey(desk.url, 'hyperion').token),
    ];
    const { id } = await desk.desk.db
      .selectFrom('api_key')
      .select('id')
      .where('name', 'like', 'Gaia%')
      .executeTakeFirstOrThrow();
    await record(desk.call, { kind: 'api_key.revoked', data: { keyId: id } });
    expect((await concerned.closed).code).toBe(4403);
    await expectAlive(bystander);
  });

  it('closes the sockets of a session whose refresh token was used twice, and only those', async () => {
    const [stolen, other] = [await login('client'), await login('client')];
    const [concerned, bystander] = [await signedIn(stolen.accessToken), await signedIn(other.accessToken)];
    const refresh = async () => {
      const query =
        'mutation ($input: RefreshTokenInput!) { refreshToken(input: $input) { accessToken errors { code } } }';
      return (await clientOf(desk.url).data(query, { input: { refreshToken: stolen.refreshToken } })).refreshToken;
    };
    expect((await refresh()).errors).toEqual([]);
    await expectAlive(concerned);
    expect((await refresh()).errors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    expect((await concerned.closed).code).toBe(4403);
    await expectAlive(bystander);
  });
});

describe('a client that leaves', () => {
  it('leaves nothing behind: waiting, replaying, in the middle of opening, or politely', async () => {
    const robot = await robotNamed(desk, 'R001');
    await record(desk.call, ...Array.from({ length: 600 }, () => statusEvent(robot)));
    const after = Buffer.from('e0').toString('base64url');
    const replay = CHANGES.replace('robotStatusChanged', `robotStatusChanged(after: "${after}")`);
    for (let n = 0; n < 12; n += 1) {
      const socket = await signedIn(admin.token);
      subscribe(socket, n % 2 ? CHANGES : replay);
      // Opening is cut off at once, replaying after the first events, waiting when it has surely begun.
      if (n % 3 === 1) await expectAlive(socket).catch(() => {});
      if (n % 3 === 2) await expect.poll(() => openStreams(desk.url)).toBeGreaterThan(0);
      if (n % 4 === 3) socket.send({ id: '1', type: 'complete' });
      else socket.ws.terminate();
    }
    await expect.poll(() => openStreams(desk.url)).toBe(0);
    await record(desk.call, statusEvent(robot));
    await expectAlive(await signedIn(admin.token));
  });
});

describe('errors', () => {
  it('in an event are masked, with a reference', async () => {
    const socket = await signedIn(admin.token);
    subscribe(socket, CHANGES);
    await expect.poll(() => openStreams(desk.url)).toBe(1);
    const robot = await robotNamed(desk, 'R001');
    await record(desk.call, statusEvent(robot, 'R001', ['ONLINE', 'NO_SUCH_STATUS']));
    const { payload } = await socket.next();
    expect(payload.errors[0]).toMatchObject({ extensions: { code: 'INTERNAL', requestId: expect.any(String) } });
    expect(payload.errors[0].message).toContain(payload.errors[0].extensions.requestId);
    expect(JSON.stringify(payload)).not.toContain('NO_SUCH_STATUS');
    // One bad event is not the end of the stream.
    await record(desk.call, statusEvent(robot, 'next'));
    expect((await socket.next()).payload.data.robotStatusChanged.robot.serialNumber).toBe('next');
  });

  it('in a stream end it, masked, and leave nothing open', async () => {
    const socket = await signedIn(admin.token);
    subscribe(socket, 'subscription { diagnosticReceived { cursor } }');
    await expect.poll(() => openStreams(desk.url)).toBe(1);
    await record(desk.call, { kind: 'diagnostics.received', data: { robots: 'not a list' } });
    const message: Loose = await socket.next();
    expect(message).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'INTERNAL' } }] });
    expect(JSON.stringify(message)).not.toContain('filter');
    await expect.poll(() => openStreams(desk.url)).toBe(0);
  });

  it('in the operation are told as they are', async () => {
    const answer = await admin.ask('query ($id: ID!) { robot(id: $id) { id } }', { id: { no: 'id' } });
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(answer.errors?.[0]?.message).toContain('$id');
  });
});

describe('the stop', () => {
  it('asks all to come again (1012), answers no one new, and finishes', async () => {
    const other = await startDesk();
    const { token } = await signIn(other.url, 'admin');
    const streaming = await Promise.all(Array.from({ length: 5 }, () => signedInSocket(other.url, token)));
    for (const socket of streaming) subscribe(socket, CHANGES);
    await expect.poll(() => openStreams(other.url)).toBe(5);
    const silent = rawSocket(other.url);
    await new Promise((resolve) => silent.ws.once('open', resolve));
    await other.stop();
    const codes = await Promise.all([...streaming, silent].map(async ({ closed }) => (await closed).code));
    expect(codes).toEqual(Array(6).fill(1012));
    expect((await rawSocket(other.url).closed).code).toBe(1006);
  });
});
