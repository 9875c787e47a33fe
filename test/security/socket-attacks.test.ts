/** What hostile clients do to sockets. All of it is refused, the desk lives on, and it stays as small as it was. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate } from '../../src/services/accounts/index.js';
import { clientOf, signIn, withKey, type TestClient } from '../support/client.js';
import { ROLES } from '../../src/domain/accounts/actor.js';
import { changePolicies } from '../../src/services/platform/policy.service.js';
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
import { frame, OPCODE, upgraded, type RawConnection } from '../support/raw-frames.js';

const CHANGES = 'subscription { robotStatusChanged { cursor robot { serialNumber status } } }';
/** Answers a hundred times as much as it says. */
const LARGE = '{ __schema { types { name description fields { name description args { name description } } } } }';
const PER_USER = 5;
const PER_ADDRESS = 40;
const MB = 1024 * 1024;
/** How much the process may have grown by all attacks together. Both sides of each socket are in it. */
const GROWTH = 200 * MB;

let desk: TestDesk;
let admin: TestClient;
let rssBefore: number;
const opened: { terminate(): void }[] = [];
const refused: string[] = [];
let attacks = 0;

beforeAll(async () => {
  desk = await startDesk({ env: { TRUST_PROXY: 'true' } });
  const sockets = Object.fromEntries(ROLES.map((role) => [role, { sockets: PER_USER }]));
  await changePolicies(desk.call, { changes: { callers: sockets, socketsPerAddress: PER_ADDRESS } });
  admin = await signIn(desk.url, 'admin');
  rssBefore = process.memoryUsage.rss();
});
afterAll(async () => {
  await desk.stop();
  const rss = `memory ${Math.round(rssBefore / MB)} MB before, ${Math.round(process.memoryUsage.rss() / MB)} MB after`;
  console.info(`Socket attacks: ${refused.length} of ${attacks} refused; ${rss}`);
});

/** One attack; after each of them the desk lets in whoever is honest, and what was opened is gone. */
function attack(name: string, run: () => Promise<void>): void {
  attacks += 1;
  it(name, async () => {
    try {
      await run();
      const honest = await signedInSocket(desk.url, admin.token, from('honest'));
      honest.send({ id: '1', type: 'subscribe', payload: { query: '{ me { email } }' } });
      expect((await honest.next()).payload.data).toEqual({ me: { email: 'admin@demo.ouranos.test' } });
      honest.ws.terminate();
      refused.push(name);
    } finally {
      for (const one of opened.splice(0)) one.terminate();
    }
    await expect.poll(openSockets).toBe(0);
  });
}

/** The address that a socket seems to come from: each attack has its own. */
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const openSockets = async (): Promise<number> => {
  const text = await (await fetch(`${desk.url}/metrics`)).text();
  return Number(/^desk_sockets (\d+)$/m.exec(text)![1]);
};
const kept = (socket: RawSocket): RawSocket => {
  opened.push(socket.ws);
  return socket;
};
const signedIn = async (token = admin.token): Promise<RawSocket> =>
  kept(await signedInSocket(desk.url, token, from('a')));
const subscribe = (socket: RawSocket, id: string, query = CHANGES) =>
  socket.send({ id, type: 'subscribe', payload: { query } });
const closeCode = async (socket: RawSocket): Promise<number> => (await socket.closed).code;
async function silent(): Promise<RawSocket> {
  const socket = kept(rawSocket(desk.url, from('a')));
  await new Promise((resolve) => socket.ws.once('open', resolve));
  return socket;
}
/** A connection that has introduced itself, to send frames on that no client library makes. */
async function raw(): Promise<RawConnection> {
  const connection = await upgraded(desk.url, { 'X-Forwarded-For': 'raw' });
  opened.push({ terminate: () => connection.tcp.destroy() });
  const payload = { authorization: `Bearer ${admin.token}` };
  connection.tcp.write(frame(OPCODE.TEXT, JSON.stringify({ type: 'connection_init', payload })));
  return connection;
}

describe('at the door', () => {
  attack('a flood of sockets that say nothing: no more than fit from one address, and those not for long', async () => {
    const flood = Array.from({ length: 200 }, () => kept(rawSocket(desk.url, from('flood'))));
    const codes = await Promise.all(flood.map(closeCode));
    expect(codes.filter((code) => code === 4408)).toHaveLength(PER_ADDRESS);
    expect(codes.filter((code) => code === 1006)).toHaveLength(200 - PER_ADDRESS);
  });

  attack('a flood of requests that never end: they are not waited for', async () => {
    const { port } = new URL(desk.url);
    const ends = Array.from({ length: 200 }, () => {
      const tcp = connect(Number(port), '127.0.0.1', () =>
        tcp.write('GET /graphql HTTP/1.1\r\nHost: x\r\nUpgrade: we'),
      );
      tcp.on('error', () => {});
      return new Promise<string>((resolve) => {
        let answer = '';
        tcp.on('data', (data) => (answer += String(data)));
        tcp.once('close', () => resolve(answer.slice(0, 12)));
      });
    });
    expect(new Set(await Promise.all(ends))).toEqual(new Set(['HTTP/1.1 408']));
  });

  attack('a page of somebody else', async () => {
    for (const origin of ['https://evil.example', 'null', 'file://', `${desk.url}.evil.example`])
      expect(await closeCode(kept(rawSocket(desk.url, { origin, ...from('a') })))).toBe(1006);
  });

  attack('another subprotocol', async () => {
    expect(await closeCode(kept(rawSocket(desk.url, { protocol: 'graphql-ws', ...from('a') })))).not.toBe(1000);
  });

  attack('guesses at tokens', async () => {
    for (const authorization of ['Bearer odk_guess', 'Bearer a.b.c', { toString: 'x' }, 'x'.repeat(100_000)]) {
      const socket = await silent();
      socket.send({ type: 'connection_init', payload: { authorization } });
      expect(await closeCode(socket)).toBe(4403);
    }
  });

  attack('more sockets of one user than they may have; one that goes makes room', async () => {
    const { token } = await signIn(desk.url, 'client');
    const mine = await Promise.all(Array.from({ length: PER_USER }, () => signedIn(token)));
    // Whoever asks all at once finds no gap either.
    const more = await Promise.all(Array.from({ length: 10 }, silent));
    for (const socket of more) socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect(await Promise.all(more.map(closeCode))).toEqual(Array(10).fill(1013));
    mine[0]!.ws.terminate();
    await expect.poll(openSockets).toBe(PER_USER - 1);
    await signedIn(token);
  });
});

describe('against the protocol', () => {
  attack('introducing oneself twice', async () => {
    const socket = await signedIn();
    socket.send({ type: 'connection_init' });
    expect(await closeCode(socket)).toBe(4429);
  });

  attack('asking before introducing oneself', async () => {
    const socket = await silent();
    subscribe(socket, '1');
    expect(await closeCode(socket)).toBe(4401);
  });

  attack('one id for two operations', async () => {
    const socket = await signedIn();
    subscribe(socket, '1');
    subscribe(socket, '1');
    expect(await closeCode(socket)).toBe(4409);
  });

  attack('what is no message', async () => {
    for (const text of ['{', '[]', 'null', '{"type":"subscribe"}', '{"type":"drop table"}', '[{"type":"ping"}]']) {
      const socket = await signedIn();
      socket.ws.send(text);
      const { code, reason } = await socket.closed;
      expect(code).toBe(4400);
      expect(reason).not.toMatch(/\bat .*:\d+|\.js\b|\.ts\b/);
    }
  });

  attack('binary frames', async () => {
    const socket = await signedIn();
    socket.ws.send(Buffer.alloc(1_000, 0xff));
    expect(await closeCode(socket)).toBe(4400);
  });

  attack('frames that break the protocol', async () => {
    for (const bad of [frame(OPCODE.TEXT, '{}', { masked: false }), frame(7, 'x'), frame(OPCODE.CONTINUATION, 'x')]) {
      const { tcp, closed } = await raw();
      tcp.write(bad);
      expect(await closed).toBe(1002);
    }
  });

  attack('a bomb of compressed text', async () => {
    const { tcp, closed } = await raw();
    tcp.write(frame(OPCODE.TEXT, Buffer.alloc(100), { rsv1: true }));
    expect(await closed).toBe(1002);
  });

  attack('a mutation', async () => {
    const socket = await signedIn();
    const keys = () => desk.desk.db.selectFrom('api_key').selectAll().execute();
    const before = (await keys()).length;
    const mutation = 'mutation { createApiKey(input: { name: "x", scopes: ["robots:read"] }) { secret } }';
    subscribe(socket, '1', mutation);
    const { type, payload } = await socket.next();
    expect([type, payload[0].extensions.code]).toEqual(['error', 'BAD_REQUEST']);
    // Nor behind a query that would be let in.
    const query = `query Q { me { id } } ${mutation.replace('mutation', 'mutation M')}`;
    socket.send({ id: '2', type: 'subscribe', payload: { query, operationName: 'M' } });
    expect((await socket.next()).payload[0].extensions.code).toBe('BAD_REQUEST');
    expect((await keys()).length).toBe(before);
  });
});

describe('by sheer mass', () => {
  attack('10,000 operations on one socket', async () => {
    const socket = await signedIn();
    for (let n = 0; n < 10_000; n += 1) subscribe(socket, `${n}`);
    expect(await closeCode(socket)).toBe(1008);
    await expect.poll(() => openStreams(desk.url)).toBe(0);
  });

  attack('more streams than a socket may have', async () => {
    const socket = await signedIn();
    for (let n = 1; n <= 120; n += 1) subscribe(socket, `${n}`);
    for (let n = 101; n <= 120; n += 1)
      expect(await socket.next()).toMatchObject({
        id: `${n}`,
        type: 'error',
        payload: [{ extensions: { code: 'BAD_REQUEST' } }],
      });
    await expect.poll(() => openStreams(desk.url)).toBe(100);
  });

  attack('a frame of 100 MB', async () => {
    const { tcp, closed } = await raw();
    tcp.write(frame(OPCODE.TEXT, 'x', { length: 100 * MB }));
    expect(await closed).toBe(1009);
  });

  attack('a message of 100,000 fragments', async () => {
    const { tcp, closed } = await raw();
    const fragments = Array.from({ length: 100_000 }, () => frame(OPCODE.CONTINUATION, 'x', { fin: false }));
    tcp.write(Buffer.concat([frame(OPCODE.TEXT, '"', { fin: false }), ...fragments]));
    expect(await closed).toBe(1008);
  });

  attack('many small messages', async () => {
    const socket = await signedIn();
    for (let n = 0; n < 20_000; n += 1) socket.ws.send('{"type":"pong"}');
    expect(await closeCode(socket)).toBe(1008);
  });

  attack('many long messages', async () => {
    const socket = await signedIn();
    const text = JSON.stringify({ type: 'pong', payload: { x: 'x'.repeat(MB - 100) } });
    for (let n = 0; n < 20; n += 1) socket.ws.send(text);
    expect(await closeCode(socket)).toBe(1008);
  });

  attack('many pings', async () => {
    const { tcp, closed } = await raw();
    tcp.write(Buffer.concat(Array.from({ length: 20_000 }, () => frame(OPCODE.PING, 'x'.repeat(100)))));
    // Cut off by ws when answers pile up, or else by the desk's own count.
    expect([null, 1008]).toContain(await closed);
  });

  attack('a reader who asks and does not read', async () => {
    const socket = await signedIn();
    socket.ws.pause();
    for (let n = 0; n < 900 && (await openSockets()) > 0; n += 1) subscribe(socket, `${n}`, LARGE);
    await expect.poll(openSockets).toBe(0);
  });
});

describe('with rights that end', () => {
  attack('a token that ends in the middle of a stream', async () => {
    const login = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';
    const input = { email: 'client@demo.ouranos.test', password: 'ouranos-demo-2026' };
    const { accessToken } = (await clientOf(desk.url).data(login, { input })).login;
    const { actor } = await authenticate(desk.desk, `Bearer ${accessToken}`);
    if (actor.kind !== 'PERSON') throw new Error('not a person');
    const almost = new Date(Date.now() - 15 * 60_000 + 5_000);
    const { token } = await desk.desk.tokens.sign(actor, almost);
    const socket = await signedIn(token);
    subscribe(socket, '1');
    await expect.poll(() => openStreams(desk.url)).toBe(1);
    const robot = await robotNamed(desk, 'R001');
    expect(await closeCode(socket)).toBe(4403);
    await record(desk.call, statusEvent(robot));
    await expect(socket.next()).rejects.toThrow('closed');
  });

  attack('a key that is revoked in the middle of a stream', async () => {
    const socket = await signedIn(withKey(desk.url, 'gaia').token);
    subscribe(socket, '1');
    await expect.poll(() => openStreams(desk.url)).toBe(1);
    const { id } = await desk.desk.db
      .selectFrom('api_key')
      .select('id')
      .where('name', 'like', 'Gaia%')
      .executeTakeFirstOrThrow();
    await record(desk.call, { kind: 'api_key.revoked', data: { keyId: id } });
    expect(await closeCode(socket)).toBe(4403);
  });
});

it('leaves the desk no larger than it was', () => {
  expect(process.memoryUsage.rss() - rssBefore).toBeLessThan(GROWTH);
});
