import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/domain/ids.js';
import { platform } from '../../src/services/index.js';
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
import { endOfLog, openStreams, record, refusal, robotNamed, statusEvent, type KnownRobot } from '../support/live.js';

const CHANGES = `subscription ($where: RobotStreamWhere, $after: Cursor, $initial: Boolean) {
  robotStatusChanged(where: $where, after: $after, initial: $initial) {
    cursor at initial previousStatus robot { id serialNumber status client { name } }
  } }`;

let now = new Date();
let desk: TestDesk;
let admin: TestClient;
let client: TestClient;
let client2: TestClient;
let technician: TestClient;
/** R001 and R002 are the first client's, R003 the second's; OUR-2041 and OUR-3007 have a ticket with a technician. */
let robots: Record<'R001' | 'R002' | 'R003' | 'R004' | 'OUR-2041' | 'OUR-3007', KnownRobot>;
const streams: TestStream[] = [];

beforeAll(async () => {
  desk = await startDesk({ clock: { now: () => now } });
  [admin, client, client2, technician] = (await Promise.all(
    (['admin', 'client', 'client2', 'technician'] as const).map((name) => signIn(desk.url, name)),
  )) as [TestClient, TestClient, TestClient, TestClient];
  const names = ['R001', 'R002', 'R003', 'R004', 'OUR-2041', 'OUR-3007'] as const;
  robots = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await robotNamed(desk, name)])));
});
afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.stop())));
afterAll(() => desk.stop());

function open(who: TestClient, variables: Record<string, unknown> = {}): TestStream {
  const stream = subscribe(desk.url, who.token, CHANGES, variables);
  streams.push(stream);
  return stream;
}
/** A stream that shows what happens from now on. */
const openNow = async (who: TestClient, variables: Record<string, unknown> = {}) =>
  open(who, { after: await endOfLog(desk.call), ...variables });
const change = (name: keyof typeof robots, mark: string = name) => record(desk.call, statusEvent(robots[name], mark));
const marks = (events: Loose[]) => events.map(({ robot }) => robot.serialNumber);

describe('robotStatusChanged, at opening', () => {
  it('is refused when anonymous, and does not open', async () => {
    expect(await refusal(open(clientOf(desk.url)))).toBe('UNAUTHENTICATED');
    expect(await refusal(open(clientOf(desk.url), { where: { robotId: robots.R001.publicId } }))).toBe(
      'UNAUTHENTICATED',
    );
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('is refused to a key without the scope, and opens with it', async () => {
    expect(await refusal(open(withKey(desk.url, 'simulator')))).toBe('FORBIDDEN');
    expect(await openStreams(desk.url)).toBe(0);
    const stream = await openNow(withKey(desk.url, 'gaia'));
    await change('R003');
    expect(marks(await stream.take(1))).toEqual(['R003']);
  });

  it('answers the same for what is another’s and for what never was', async () => {
    const never = '0192f000000070008000000000000000';
    const { clientId, siteId, publicId } = robots.R003;
    const others = { robotId: publicId, clientId: encodeId('Client', clientId), siteId: encodeId('Site', siteId) };
    const nobodys = { robotId: `robot_${never}`, clientId: `client_${never}`, siteId: `site_${never}` };
    for (const key of ['robotId', 'clientId', 'siteId'] as const) {
      const [theirs, none] = [others[key], nobodys[key]].map((id) => open(client, { where: { [key]: id } }).ended);
      expect(await theirs).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(await theirs).toEqual(await none);
    }
    expect(await refusal(open(technician, { where: { robotId: publicId } }))).toBe('NOT_FOUND');
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('is no business of HTTP', async () => {
    const answer = await admin.ask('subscription { robotStatusChanged { cursor } }');
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(answer.errors?.[0]?.message).toContain('WebSocket');
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('refuses the state at the beginning together with a cursor', async () => {
    const both = { after: await endOfLog(desk.call), initial: true };
    expect(await refusal(open(admin, both))).toBe('VALIDATION');
  });

  it('says CURSOR_EXPIRED to what is no cursor, and to one that is not yet', async () => {
    const cursors = [
      '',
      'garbage',
      'e',
      Buffer.from('e-1').toString('base64url'),
      Buffer.from('e999999').toString('base64url'),
    ];
    for (const after of cursors)
      expect([after, await refusal(open(admin, { after }))]).toEqual([after, 'CURSOR_EXPIRED']);
  });
});

describe('robotStatusChanged, live', () => {
  it('shows each client its own, side by side', async () => {
    const [own, others, all] = [await openNow(client), await openNow(client2), await openNow(admin)];
    for (const name of ['R003', 'R001', 'R003', 'R002'] as const) await change(name);
    expect(marks(await own.take(2))).toEqual(['R001', 'R002']);
    expect(marks(await others.take(2))).toEqual(['R003', 'R003']);
    expect(marks(await all.take(4))).toEqual(['R003', 'R001', 'R003', 'R002']);
    expect(own.waiting).toEqual([]);
  });

  it('shows a technician the robots on their tickets', async () => {
    const stream = await openNow(technician);
    for (const name of ['OUR-3007', 'R001', 'OUR-2041'] as const) await change(name);
    expect(marks(await stream.take(1))).toEqual(['OUR-2041']);
  });

  it('keeps to the robot, client or site asked for', async () => {
    const [{ publicId, clientId, siteId }, elsewhere] = [robots.R001, robots.R004];
    expect(elsewhere.siteId).not.toBe(siteId);
    const wheres = [
      { robotId: publicId },
      { clientId: encodeId('Client', clientId) },
      { siteId: encodeId('Site', siteId) },
      { siteId: encodeId('Site', siteId), robotId: elsewhere.publicId },
    ];
    const open = await Promise.all(wheres.map((where) => openNow(admin, { where })));
    for (const name of ['R003', 'R004', 'R002', 'R001'] as const) await change(name);
    // The last stream asks for what is nowhere: a robot of another site, until it moves there.
    await record(desk.call, { ...statusEvent(elsewhere, 'moved'), siteId });
    expect(marks(await open[0]!.take(1))).toEqual(['R001']);
    expect(marks(await open[1]!.take(4))).toEqual(['R004', 'R002', 'R001', 'moved']);
    expect(marks(await open[2]!.take(3))).toEqual(['R002', 'R001', 'moved']);
    expect(marks(await open[3]!.take(1))).toEqual(['moved']);
  });

  it('shows the robot as it was then, and its edges as they are at the event', async () => {
    const after = await endOfLog(desk.call);
    const live = open(client, { after });
    const rename = (name: string) =>
      desk.call.desk.db.updateTable('client').set({ name }).where('id', '=', robots.R001.clientId).execute();
    await record(desk.call, statusEvent(robots.R001, 'R001', ['ONLINE', 'FAULT']));
    const first = await live.next();
    expect(first).toMatchObject({
      ...{ initial: false, previousStatus: 'ONLINE' },
      robot: { status: 'FAULT', client: { name: 'Logistique Rhône-Alpes' } },
    });
    await rename('Logistique Alpine');
    await record(desk.call, statusEvent(robots.R001, 'R001', ['FAULT', 'OFFLINE']));
    const second = await live.next();
    expect(second).toMatchObject({
      previousStatus: 'FAULT',
      robot: { status: 'OFFLINE', client: { name: 'Logistique Alpine' } },
    });
    const replayed = await open(client, { after }).take(2);
    expect(replayed.map(({ robot }) => robot.status)).toEqual(['FAULT', 'OFFLINE']);
    expect(replayed.map(({ cursor }) => cursor)).toEqual([first.cursor, second.cursor]);
    await rename('Logistique Rhône-Alpes');
  });

  it('ends as if the robot had never been when it is linked to another client', async () => {
    const robot = await robotNamed(desk, 'OUR-2042');
    const link = (clientId: string) =>
      admin.data(
        'mutation ($input: LinkRobotToClientInput!) { linkRobotToClient(input: $input) { errors { code } } }',
        { input: { robotId: robot.publicId, clientId: encodeId('Client', clientId) } },
      );
    const where = { robotId: robot.publicId };
    const [keyed, all, staff] = [
      await openNow(client, { where }),
      await openNow(client),
      await openNow(admin, { where }),
    ];
    await record(desk.call, statusEvent(robot, 'before'));
    for (const stream of [keyed, all, staff]) expect(marks(await stream.take(1))).toEqual(['before']);
    const after = await endOfLog(desk.call);
    expect((await link(robots.R003.clientId)).linkRobotToClient.errors).toEqual([]);
    expect(await refusal(keyed)).toBe('NOT_FOUND');
    expect(await refusal(open(client, { where, after }))).toBe('NOT_FOUND');
    await record(desk.call, statusEvent(await robotNamed(desk, 'OUR-2042'), 'after'));
    await change('R001');
    expect(marks(await staff.take(1))).toEqual(['after']);
    expect(marks(await all.take(1))).toEqual(['R001']);
    expect(marks(await open(client2, { where, after }).take(1))).toEqual(['after']);
    await link(robot.clientId);
  });

  it('ends for a technician who has no ticket on the robot any more', async () => {
    const where = { robotId: robots['OUR-2041'].publicId };
    const stream = await openNow(technician, { where });
    await change('OUR-2041', 'before');
    expect(marks(await stream.take(1))).toEqual(['before']);
    const { db } = desk.desk;
    const mine = db.updateTable('ticket').where('robot_id', '=', robots['OUR-2041'].id);
    const before = await db
      .selectFrom('ticket')
      .select('technician_id')
      .where('robot_id', '=', robots['OUR-2041'].id)
      .executeTakeFirstOrThrow();
    await mine.set({ technician_id: null }).execute();
    await change('OUR-2041', 'after');
    expect(await refusal(stream)).toBe('NOT_FOUND');
    expect(stream.waiting).toEqual([]);
    await mine.set(before).execute();
  });
});

describe('robotStatusChanged, from a place on', () => {
  it('replays in order, then goes on live, without gap or repetition', async () => {
    const after = await endOfLog(desk.call);
    const expected = Array.from({ length: 60 }, (_, n) => `n${n}`);
    const writing = (async () => {
      for (const mark of expected) await change('R001', mark);
    })();
    const seen: string[] = [];
    let cursor = after;
    // Leaves and comes back while it is written to.
    for (const count of [1, 7, 2, 20, 30]) {
      const stream = open(client, { after: cursor });
      const events = await stream.take(count);
      await stream.stop();
      seen.push(...marks(events));
      cursor = events.at(-1).cursor;
    }
    await writing;
    expect(seen).toEqual(expected);
  });

  it('begins with the state when asked, with a cursor to go on from', async () => {
    const stream = open(client2, { initial: true });
    const initial = await stream.take(3);
    expect(marks(initial)).toEqual(['OUR-3007', 'OUR-3008', 'R003']);
    for (const event of initial) expect(event).toMatchObject({ initial: true, previousStatus: null });
    await change('R001');
    await change('R003', 'live');
    expect(marks(await stream.take(1))).toEqual(['live']);
    const resumed = open(client2, { after: initial[0].cursor });
    expect(marks(await resumed.take(1))).toEqual(['live']);
    const one = open(client2, { initial: true, where: { robotId: robots.R003.publicId } });
    expect(marks(await one.take(1))).toEqual(['R003']);
  });

  it('says CURSOR_EXPIRED when the log no longer reaches back, and resumes from what is left', async () => {
    const old = await endOfLog(desk.call);
    await change('R001', 'first');
    await change('R001', 'second');
    const [{ cursor }, { cursor: edge }] = await open(client, { after: old }).take(2);
    now = new Date(now.getTime() + 8 * 86_400_000);
    await change('R001', 'third');
    expect(await platform.trimEvents(desk.call)).toBeGreaterThan(0);
    now = new Date(now.getTime() - 8 * 86_400_000);
    expect(await refusal(open(client, { after: old }))).toBe('CURSOR_EXPIRED');
    expect(await refusal(open(client, { after: cursor }))).toBe('CURSOR_EXPIRED');
    // Nothing is missing after the last one that was let go of.
    const rest = open(client, { after: edge });
    await change('R001', 'fourth');
    expect(marks(await rest.take(2))).toEqual(['third', 'fourth']);
  });
});
