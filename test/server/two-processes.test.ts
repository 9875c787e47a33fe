/** Two desks on one database are one desk. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, signIn, subscribe, type Loose, type TestClient, type TestStream } from '../support/client.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import {
  endOfLog,
  eventsInTable,
  record,
  robotNamed,
  seqOf,
  signedInSocket,
  statusEvent,
  type KnownRobot,
} from '../support/live.js';

const CHANGES = `subscription ($after: Cursor) { robotStatusChanged(after: $after) { cursor robot { serialNumber } } }`;

let database: TestDatabase;
let one: TestDesk;
let two: TestDesk;
let admin: TestClient;
let robot: KnownRobot;
const streams: TestStream[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  // At once, on a database that is still empty.
  [one, two] = await Promise.all([startDesk({ database, demo: false }), startDesk({ database, demo: false })]);
  await (await startDesk({ database })).stop();
  admin = await signIn(one.url, 'admin');
  robot = await robotNamed(one, 'R001');
});
afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.stop())));
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await database.drop();
});

function open(desk: TestDesk, after: string): TestStream {
  const stream = subscribe(desk.url, admin.token, CHANGES, { after });
  streams.push(stream);
  return stream;
}
const marks = (events: Loose[]) => events.map((event) => event.robot.serialNumber);

describe('two processes on one database', () => {
  it('believe each other’s tokens', async () => {
    for (const [here, there] of [
      [one, two],
      [two, one],
    ] as const) {
      const { token } = await signIn(here.url, 'manager');
      expect((await clientOf(there.url, token).data('{ me { email } }')).me.email).toContain('manager@');
    }
  });

  it('show what the other one wrote, in one order', async () => {
    const after = await endOfLog(one.call);
    const [here, there] = [open(one, after), open(two, after)];
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => record([one, two][n % 2]!.call, statusEvent(robot, `${n}`))),
    );
    const [seen, seenThere] = [await here.take(60), await there.take(60)];
    expect(marks(seen)).toEqual(marks(seenThere));
    const table = (await eventsInTable(one.call, ['robot.status_changed'])).slice(-60);
    expect(seen.map(({ cursor }) => seqOf(cursor))).toEqual(table.map(({ seq }) => seq));
  });

  it('go on from each other’s cursors', async () => {
    const expected = Array.from({ length: 40 }, (_, n) => `${n}`);
    let cursor = await endOfLog(one.call);
    const writing = (async () => {
      for (const [n, mark] of expected.entries()) await record([two, one][n % 2]!.call, statusEvent(robot, mark));
    })();
    const seen: string[] = [];
    for (let n = 0; seen.length < 40; n += 1) {
      const stream = open([one, two][n % 2]!, cursor);
      const events = await stream.take(Math.min(1 + (n % 4), 40 - seen.length));
      await stream.stop();
      seen.push(...marks(events));
      cursor = events.at(-1).cursor;
    }
    await writing;
    expect(seen).toEqual(expected);
  });

  it('close the sockets of an account at both when its rights change at one', async () => {
    const { token } = await signIn(one.url, 'technician');
    const sockets = [await signedInSocket(one.url, token), await signedInSocket(two.url, token)];
    const { id } = await one.desk.db
      .selectFrom('account')
      .select('id')
      .where('email', 'like', 'technician@%')
      .executeTakeFirstOrThrow();
    await record(two.call, { kind: 'account.rights_changed', data: { accountId: id } });
    for (const socket of sockets) expect((await socket.closed).code).toBe(4403);
  });

  it('lose and repeat nothing when one stops and starts again', async () => {
    let cursor = await endOfLog(one.call);
    const stream = open(two, cursor);
    await record(two.call, statusEvent(robot, 'before'));
    const [event] = await stream.take(1);
    cursor = event.cursor;
    await two.stop();
    expect(await stream.ended).toMatchObject({ code: 1012 });
    await record(one.call, statusEvent(robot, 'meanwhile'));
    two = await startDesk({ database, demo: false });
    const resumed = open(two, cursor);
    await record(one.call, statusEvent(robot, 'after'));
    await record(two.call, statusEvent(robot, 'own'));
    expect(marks(await resumed.take(3))).toEqual(['meanwhile', 'after', 'own']);
  });
});

describe('a crowd that comes back at once', () => {
  it('of 200 subscribers gets everything through 8 connections, and the desk still answers', async () => {
    const after = await endOfLog(one.call);
    await record(one.call, ...Array.from({ length: 120 }, (_, n) => statusEvent(robot, `${n}`)));
    const expected = (await eventsInTable(one.call, ['robot.status_changed'])).slice(-120).map(({ seq }) => seq);
    const crowd = Array.from({ length: 200 }, () => open(one, after));
    const taken = crowd.map((stream) => stream.take(121));
    expect((await admin.data('{ me { email } }')).me.email).toContain('admin@');
    await record(two.call, statusEvent(robot, 'live'));
    for (const events of await Promise.all(taken)) {
      expect(events.slice(0, 120).map(({ cursor }) => seqOf(cursor))).toEqual(expected);
      expect(marks(events.slice(-1))).toEqual(['live']);
    }
  });
});

// Last, because the tokens given before are worth nothing after it.
