import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../src/domain/events.js';
import { logTo } from '../../src/server/log.js';
import { assignTicket } from '../../src/services/tickets/index.js';
import { transaction } from '../../src/services/transaction.js';
import { EventFan } from '../../src/subscriptions/event-fan.js';
import { EventLog } from '../../src/subscriptions/event-log.js';
import { signIn, subscribe, type TestClient, type TestStream } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { eventsInTable, record, robotNamed, seqOf, statusEvent, untilRow, type KnownRobot } from '../support/live.js';

const CHANGES = `subscription ($after: Cursor, $where: RobotStreamWhere) {
  robotStatusChanged(after: $after, where: $where) { cursor previousStatus robot { id serialNumber } } }`;
const PART = { kinds: ['robot.status_changed'] as const };
const INSERT = `insert into event (kind, actor, client_id, robot_id, data) values ('robot.status_changed', $1, $2, $3, $4) returning seq`;

let desk: TestDesk;
let admin: TestClient;
let robot: KnownRobot;
let log: EventLog;
const clients: pg.Client[] = [];
const streams: TestStream[] = [];

beforeAll(async () => {
  desk = await startDesk({ env: { DATABASE_POOL: '40' } });
  admin = await signIn(desk.url, 'admin');
  robot = await robotNamed(desk, 'R001');
  log = new EventLog({
    db: desk.desk.db,
    fan: new EventFan(),
    log: logTo('fatal', process.stdout),
    url: desk.database.url,
  });
});
afterEach(async () => {
  await Promise.all(streams.splice(0).map((stream) => stream.stop()));
  await Promise.all(clients.splice(0).map((client) => client.end()));
});
afterAll(() => desk.stop());

/** A connection of the test's own, beside the desk's. */
async function connection(): Promise<pg.Client & { pid: number }> {
  const client = new pg.Client({ connectionString: desk.database.url });
  await client.connect();
  clients.push(client);
  const { rows } = await client.query('select pg_backend_pid() as pid');
  return Object.assign(client, { pid: Number(rows[0].pid) });
}

const insert = (client: pg.Client, mark: string) => {
  const { data } = statusEvent(robot, mark);
  const actor = { kind: 'SYSTEM', id: null, name: 'test' };
  return client.query(INSERT, [actor, robot.clientId, robot.id, data]);
};

/** A stream that goes on from a cursor, closed at the end of the test. */
function liveStream(after: string): TestStream {
  const stream = subscribe(desk.url, admin.token, CHANGES, { after });
  streams.push(stream);
  return stream;
}

/** A cursor for the end of the log as it now is, and a stream that goes on from it. */
async function atTheEnd(): Promise<{ cursor: string; live: TestStream }> {
  const cursor = Buffer.from(`e${await log.end()}`).toString('base64url');
  return { cursor, live: liveStream(cursor) };
}

const marks = (events: { robot: { serialNumber: string } }[]) => events.map((event) => event.robot.serialNumber);

describe('the order of the log', () => {
  it('is the order of commits, not of beginnings', async () => {
    const { cursor, live } = await atTheEnd();
    let finishFirst!: () => void;
    const hold = new Promise<void>((resolve) => (finishFirst = resolve));
    let begun!: () => void;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    const first = transaction(desk.call, async (tx) => {
      await sql`select 1 from event limit 1`.execute(tx.db);
      tx.record(statusEvent(robot, 'first'));
      begun();
      await hold;
    });
    await isBegun;
    await record(desk.call, statusEvent(robot, 'second'));
    const [second] = await live.take(1);
    finishFirst();
    await first;
    expect(marks([second, await live.next()])).toEqual(['second', 'first']);
    expect(marks(await liveStream(cursor).take(2))).toEqual(['second', 'first']);
    expect(marks(await liveStream(second.cursor).take(1))).toEqual(['first']);
  });

  it('is kept by waiting: who writes second waits for the first to commit, and is read after it', async () => {
    const { cursor, live } = await atTheEnd();
    const before = await log.end();
    const [first, second] = [await connection(), await connection()];
    await first.query('begin');
    await second.query('begin');
    await insert(first, 'first');
    const waiting = insert(second, 'second');
    await untilRow(
      desk.call,
      sql`select from pg_locks where locktype = 'advisory' and pid = ${second.pid} and not granted`,
    );
    expect(await log.end()).toBe(before);
    expect(await log.read(PART, before, Number.MAX_SAFE_INTEGER)).toEqual([]);
    await first.query('commit');
    await waiting;
    // The second one is still in flight: nothing beyond the first is read.
    expect(marks(await live.take(1))).toEqual(['first']);
    expect(await log.read(PART, before, Number.MAX_SAFE_INTEGER)).toHaveLength(1);
    await second.query('commit');
    expect(marks(await live.take(1))).toEqual(['second']);
    expect(marks(await liveStream(cursor).take(2))).toEqual(['first', 'second']);
  });

  it('has harmless gaps where a transaction was rolled back, and never shows what was not committed', async () => {
    const { cursor, live } = await atTheEnd();
    const [first, second] = [await connection(), await connection()];
    await first.query('begin');
    const lost = Number((await insert(first, 'first')).rows[0].seq);
    await second.query('notify desk_event');
    await first.query('rollback');
    const kept = Number((await insert(second, 'second')).rows[0].seq);
    expect(kept).toBe(lost + 1);
    for (const stream of [live, liveStream(cursor)]) {
      const event = await stream.next();
      expect([event.robot.serialNumber, seqOf(event.cursor)]).toEqual(['second', kept]);
    }
    // The number of the event that never was is a place like any other.
    const gap = liveStream(Buffer.from(`e${lost}`).toString('base64url'));
    expect(seqOf((await gap.next()).cursor)).toBe(kept);
  });

  it('holds for 200 writers at once: a reader sees every event once, in order', async () => {
    const { live } = await atTheEnd();
    const before = await log.end();
    const read: LoggedEvent[] = [];
    const reader = (async () => {
      let from = before;
      while (read.length < 300) {
        const page = await log.read(PART, from, await log.end());
        read.push(...page);
        from = page.at(-1)?.seq ?? from;
      }
    })();
    const writers = Array.from({ length: 200 }, (_, n) =>
      transaction(desk.call, async (tx) => {
        await sql`select pg_sleep(random() * 0.01)`.execute(tx.db);
        tx.record(statusEvent(robot, `${n}`));
        if (n % 2) tx.record(statusEvent(robot, `${n}b`));
      }),
    );
    await Promise.all(writers);
    await reader;
    const seen = (await live.take(300)).map(({ cursor }) => seqOf(cursor));
    const table = (await eventsInTable(desk.call, ['robot.status_changed'])).filter(({ seq }) => seq > before);
    expect(table).toHaveLength(300);
    expect(new Set(table.map(({ data }) => data.robot.serialNumber)).size).toBe(300);
    expect(read.map(({ seq }) => seq)).toEqual(table.map(({ seq }) => seq));
    expect(seen).toEqual(table.map(({ seq }) => seq));
    expect(await log.read(PART, table.at(-1)!.seq, await log.end())).toEqual([]);
  });
});

describe('reading the log', () => {
  it('goes page by page over more events than one page holds', async () => {
    const { cursor } = await atTheEnd();
    const events = Array.from({ length: 1_234 }, (_, n) => statusEvent(robot, `${n}`));
    await record(desk.call, ...events);
    const seen = await liveStream(cursor).take(1_234);
    expect(marks(seen)).toEqual(events.map((_, n) => `${n}`));
  });

  it('loses nothing when the listening connection is lost, and listens again', async () => {
    const { live } = await atTheEnd();
    const listeners = sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and application_name = 'ouranos-desk events' and query like 'listen %'`;
    const { pid } = await untilRow(desk.call, listeners);
    await sql`select pg_terminate_backend(${pid})`.execute(desk.desk.db);
    await record(desk.call, statusEvent(robot, 'first'), statusEvent(robot, 'OK'));
    expect(marks(await live.take(2))).toEqual(['first', 'OK']);
    const next = await untilRow(
      desk.call,
      sql<{ pid: number }>`select pid from (${listeners}) as listener where pid <> ${pid}`,
    );
    await record(desk.call, statusEvent(robot, 'second'));
    expect(marks(await live.take(1))).toEqual(['second']);
    expect((await listeners.execute(desk.desk.db)).rows).toEqual([next]);
  });
});

describe('an event and its change', () => {
  it('are written in one transaction: without the event there is no change', async () => {
    const { db } = desk.desk;
    const ticket = await db
      .selectFrom('ticket')
      .selectAll()
      .where('technician_id', 'is', null)
      .where('status', '=', 'NEW')
      .executeTakeFirstOrThrow();
    const technician = await db.selectFrom('technician').select('id').executeTakeFirstOrThrow();
    const lines = () =>
      db.selectFrom('timeline_entry').select('kind').where('ticket_id', '=', ticket.id).orderBy('place').execute();
    const before = await lines();
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'no event today'; end $$`.execute(
      db,
    );
    await sql`create trigger refuse before insert on event for each row execute function refuse()`.execute(db);
    const assign = () => assignTicket(desk.call, { ticketId: ticket.id, technicianId: technician.id });
    await expect(assign()).rejects.toThrow('no event today');
    await sql`drop trigger refuse on event`.execute(db);
    const now = await db.selectFrom('ticket').selectAll().where('id', '=', ticket.id).executeTakeFirstOrThrow();
    expect(now).toEqual(ticket);
    expect(await lines()).toEqual(before);
    await assign();
    expect(await lines()).toHaveLength(before.length + 1);
  });

  it('checks what it refers to before it takes its turn, so that nobody waits for a check behind it', async () => {
    // The first one refers to a row that the second one has locked; the second one waits for the turn.
    const { db } = desk.desk;
    const client = await connection();
    await client.query('begin');
    await client.query('select from robot where id = $1 for update', [robot.id]);
    const referring = transaction(desk.call, async (tx) => {
      await sql`insert into fault (id, robot_id, rule_id, source, raises, component, code, severity, message, active, flapping, occurrences, first_seen_at, last_seen_at)
        select gen_random_uuid(), ${robot.id}, (select id from detection_rule limit 1), 'DESK', '{}', 'c', 'c', 'WARNING', 'm', false, false, 1, now(), now()`.execute(
        tx.db,
      );
      tx.record(statusEvent(robot, 'referring'));
    });
    await untilRow(desk.call, sql`select from pg_stat_activity where ${client.pid} = any(pg_blocking_pids(pid))`);
    // It waits for the row, and not with the turn in its hands.
    const turn = await sql`select from pg_locks where locktype = 'advisory' and objid = 7341001 and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db);
    expect(turn.rows).toHaveLength(0);
    await insert(client, 'first');
    await client.query('commit');
    await referring;
  });
});
