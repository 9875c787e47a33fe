import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { encodeId } from '../../src/domain/ids.js';
import { robots } from '../../src/services/index.js';
import {
  clientOf,
  signIn,
  subscribe,
  withKey,
  type Loose,
  type TestClient,
  type TestStream,
} from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { endOfLog, openStreams, refusal, robotNamed, seqOf, type KnownRobot } from '../support/live.js';

const RECEIVED = `subscription ($where: DiagnosticStreamWhere, $after: Cursor) {
  diagnosticReceived(where: $where, after: $after) { cursor diagnostic { id code level component } } }`;

let desk: TestDesk;
let admin: TestClient;
let technician: TestClient;
let robot: KnownRobot;
const streams: TestStream[] = [];

beforeAll(async () => {
  desk = await startDesk();
  [admin, technician] = [await signIn(desk.url, 'admin'), await signIn(desk.url, 'technician')];
  robot = await robotNamed(desk, 'OUR-2041');
});
afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.stop())));
afterAll(() => desk.stop());

function open(token: string | null, variables: Record<string, unknown> = {}): TestStream {
  const stream = subscribe(desk.url, token, RECEIVED, variables);
  streams.push(stream);
  return stream;
}
const openNow = async (token: string | null, variables: Record<string, unknown> = {}) =>
  open(token, { after: await endOfLog(desk.call), ...variables });

let sequence = 0;
/** One batch: what each robot said, in this order. */
async function say(...lines: [serialNumber: string, code: string][]): Promise<void> {
  const observedAt = new Date().toISOString();
  const entries = lines.map(([serialNumber, code]) => ({
    ...{ serialNumber, code, observedAt, sequence: (sequence += 1) },
    ...{ component: 'test', level: 'OK', message: '', values: {} },
  }));
  const { ingestDiagnostics } = await withKey(desk.url, 'hyperion').data(
    'mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) { accepted rejected { code } errors { code } } }',
    { input: { source: 'test', entries } },
  );
  expect(ingestDiagnostics).toEqual({ accepted: lines.length, rejected: [], errors: [] });
}
const codes = (events: Loose[]) => events.map(({ diagnostic }) => diagnostic.code);

async function boundKey(clientId: string): Promise<string> {
  const { createApiKey } = await admin.data(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret errors { code } } }',
    { input: { name: 'bound', scopes: ['diagnostics:read'], clientId: encodeId('Client', clientId) } },
  );
  return createApiKey.secret;
}

describe('diagnosticReceived, at opening', () => {
  it('is refused when anonymous, to clients, and to keys without the scope; and does not open', async () => {
    expect(await refusal(open(clientOf(desk.url).token))).toBe('UNAUTHENTICATED');
    expect(await refusal(open((await signIn(desk.url, 'client')).token))).toBe('FORBIDDEN');
    expect(await refusal(open(withKey(desk.url, 'gaia').token))).toBe('FORBIDDEN');
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('answers the same for what is another’s and for what never was', async () => {
    const others = { robotId: (await robotNamed(desk, 'R003')).publicId };
    const nobodys = { robotId: 'robot_0192f000000070008000000000000000' };
    for (const token of [technician.token, await boundKey(robot.clientId)]) {
      const [theirs, none] = [others, nobodys].map((where) => open(token, { where }).ended);
      expect(await theirs).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(await theirs).toEqual(await none);
    }
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('says CURSOR_EXPIRED to what is no cursor of its own', async () => {
    const end = await endOfLog(desk.call);
    const ahead = Buffer.from(`${Buffer.from(end, 'base64url').toString()}9.${robot.id}`).toString('base64url');
    for (const after of ['x', ahead]) expect(await refusal(open(admin.token, { after }))).toBe('CURSOR_EXPIRED');
  });
});

describe('diagnosticReceived, live', () => {
  it('shows what each robot says in the order it came, to each who may see it', async () => {
    const streams = await Promise.all([
      openNow(admin.token),
      openNow(admin.token, { where: { robotId: robot.publicId } }),
      openNow(technician.token),
      openNow(await boundKey((await robotNamed(desk, 'R003')).clientId)),
    ]);
    await say(['R001', 'a'], ['R003', 'b'], ['OUR-2041', 'c'], ['R001', 'd'], ['OUR-2041', 'e']);
    await say(['R003', 'f'], ['OUR-2041', 'g']);
    const expected = ['abcdefg', 'ceg', 'ceg', 'bf'].map((text) => [...text]);
    for (const [n, stream] of streams.entries())
      expect(codes(await stream.take(expected[n]!.length))).toEqual(expected[n]);
    expect(streams.map(({ waiting }) => waiting)).toEqual([[], [], [], []]);
  });

  it('ends for a technician who has no ticket on the robot any more', async () => {
    const stream = await openNow(technician.token, { where: { robotId: robot.publicId } });
    await say(['OUR-2041', 'before']);
    expect(codes(await stream.take(1))).toEqual(['before']);
    const mine = desk.desk.db.updateTable('ticket').where('robot_id', '=', robot.id);
    const { rows } = await sql<{
      technician_id: string;
    }>`select technician_id from ticket where robot_id = ${robot.id}`.execute(desk.desk.db);
    await mine.set({ technician_id: null }).execute();
    await say(['OUR-2041', 'after']);
    expect(await refusal(stream)).toBe('NOT_FOUND');
    expect(stream.waiting).toEqual([]);
    await mine.set(rows[0]!).execute();
  });

  it('ends for a key whose client has the robot no longer', async () => {
    const [moving, other] = [await robotNamed(desk, 'OUR-2042'), await robotNamed(desk, 'R003')];
    const token = await boundKey(moving.clientId);
    const stream = await openNow(token, { where: { robotId: moving.publicId } });
    await say(['OUR-2042', 'before']);
    expect(codes(await stream.take(1))).toEqual(['before']);
    await robots.linkRobotToClient(desk.call, { robotId: moving.id, clientId: other.clientId });
    await say(['OUR-2042', 'after']);
    expect(await refusal(stream)).toBe('NOT_FOUND');
    await robots.linkRobotToClient(desk.call, { robotId: moving.id, clientId: moving.clientId, siteId: moving.siteId });
  });

  it('asks the database a fixed number of times for a batch, however many robots are in it', async () => {
    const stream = await openNow(technician.token);
    await say(['OUR-2041', 'warm']);
    await stream.take(1);
    const asked = vi.spyOn(desk.desk.db, 'selectFrom');
    await say(['OUR-2041', 'one']);
    await stream.take(1);
    // Whether it reads the log once or twice for a batch is a matter of when it is woken.
    const count = () => asked.mock.calls.filter(([table]) => !/^event/.test(String(table))).length;
    const few = count();
    expect(few).toBeGreaterThan(0);
    asked.mockClear();
    await say(
      ...['R001', 'R002', 'R003', 'R004', 'OUR-2042', 'OUR-3007', 'OUR-2041'].map(
        (name) => [name, 'many'] as [string, string],
      ),
    );
    await stream.take(1);
    expect(count()).toBe(few);
    asked.mockRestore();
  });
});

describe('diagnosticReceived, from a place on', () => {
  it('goes on in the middle of a batch', async () => {
    const after = await endOfLog(desk.call);
    const letters = [...'abcdefgh'];
    await say(...letters.map((code) => ['R001', code] as [string, string]));
    await say(['R001', 'i'], ['R001', 'j']);
    const all = await open(admin.token, { after }).take(10);
    expect(new Set(all.slice(0, 8).map(({ cursor }) => seqOf(cursor))).size).toBe(1);
    for (const [n, { cursor }] of all.entries()) {
      const stream = open(admin.token, { after: cursor });
      const rest = all.slice(n + 1);
      expect(codes(await stream.take(rest.length))).toEqual(codes(rest));
    }
    // Its last lines were seen; what comes is new.
    const last = open(admin.token, { after: all.at(-1).cursor });
    await say(['R001', 'k']);
    expect(codes(await last.take(1))).toEqual(['k']);
  });

  it('misses and repeats nothing, leaving and coming back while batches come', async () => {
    const after = await endOfLog(desk.call);
    const expected = Array.from({ length: 60 }, (_, n) => `n${n}`);
    const writing = (async () => {
      for (let n = 0; n < 60; n += 6)
        await say(...expected.slice(n, n + 6).map((code) => ['R002', code] as [string, string]));
    })();
    const seen: string[] = [];
    let cursor = after;
    for (const count of [1, 7, 2, 20, 30]) {
      const stream = open(admin.token, { after: cursor });
      const events = await stream.take(count);
      await stream.stop();
      seen.push(...codes(events));
      cursor = events.at(-1).cursor;
    }
    await writing;
    expect(seen).toEqual(expected);
  });
});
