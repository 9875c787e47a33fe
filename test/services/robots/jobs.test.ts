import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jobs } from '../../../src/jobs/index.js';
import { platform, robots } from '../../../src/services/index.js';
import { aConnection, anEntry, anOrder, aState } from '../../factories/message.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { countOf, stateOf, statusesOf } from '../../support/fleet.js';

const DAY = 86_400;
let clock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
beforeEach(async () => {
  clock = clockAt('2026-11-20T08:00:00Z');
  desk = await startDesk({ clock });
});
afterEach(() => desk.stop());

const execute = <Row>(sql: string): Promise<Row[]> => desk.desk.orm.em.getConnection().execute<Row[]>(sql);

test('every job has a name of its own and can be run on a desk without work', async () => {
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  for (const job of jobs) await job.run(desk.call);
});

describe('silence', () => {
  const alive = (serialNumber: string) => robots.ingest(desk.call, { vda5050: [aState(serialNumber, clock.now())] });

  test('more than three report periods make a robot STALE, and any message brings it back', async () => {
    const { id, serialNumber } = await makeRobot(desk.call);
    await alive(serialNumber);
    clock.pass(90);
    expect(await robots.markSilentRobots(desk.call)).toBe(0);
    clock.pass(1);
    expect(await robots.markSilentRobots(desk.call)).toBe(1);
    expect(await stateOf(desk, id)).toMatchObject({ connection: 'STALE', status: 'STALE', health: 'OK' });
    expect(await robots.markSilentRobots(desk.call)).toBe(0);
    await robots.ingest(desk.call, { entries: [anEntry(serialNumber, { level: 'OK', observedAt: clock.now() })] });
    expect(await statusesOf(desk, serialNumber)).toEqual(['OFFLINE → ONLINE', 'ONLINE → STALE', 'STALE → ONLINE']);
  });

  test('each robot has its own period', async () => {
    const slow = await makeRobot(desk.call, { reportPeriodSeconds: 600 });
    const quick = await makeRobot(desk.call, { reportPeriodSeconds: 1 });
    for (const { serialNumber } of [slow, quick]) await alive(serialNumber);
    clock.pass(4);
    expect(await robots.markSilentRobots(desk.call)).toBe(1);
    expect((await stateOf(desk, quick.id)).connection).toBe('STALE');
    clock.pass(1_797);
    expect(await robots.markSilentRobots(desk.call)).toBe(1);
    expect((await stateOf(desk, slow.id)).connection).toBe('STALE');
  });

  test.each(['OFFLINE', 'HIBERNATING', 'CONNECTIONBROKEN'])('a robot that said %s is never STALE', async (said) => {
    const { serialNumber } = await makeRobot(desk.call);
    await alive(serialNumber);
    clock.pass(1);
    await robots.ingest(desk.call, { vda5050: [aConnection(serialNumber, clock.now(), said)] });
    clock.pass(DAY);
    expect(await robots.markSilentRobots(desk.call)).toBe(0);
  });

  test('orders from fleet control do not hide that a robot is silent', async () => {
    const { serialNumber } = await makeRobot(desk.call);
    await alive(serialNumber);
    for (let time = 0; time < 4; time += 1) {
      clock.pass(30);
      await robots.ingest(desk.call, { vda5050: [anOrder(serialNumber, clock.now())] });
    }
    expect(await robots.markSilentRobots(desk.call)).toBe(1);
  });

  test('at two desks at once: one event for each robot', async () => {
    const fleet = await Promise.all(Array.from({ length: 20 }, () => makeRobot(desk.call)));
    for (const { serialNumber } of fleet) await alive(serialNumber);
    clock.pass(100);
    const other = await startDesk({ database: desk.database, clock });
    const marked = await Promise.all([desk, other, desk, other].map(({ call }) => robots.markSilentRobots(call)));
    await other.stop();
    expect(marked.reduce((sum, count) => sum + count, 0)).toBe(20);
    for (const { serialNumber } of fleet) expect(await statusesOf(desk, serialNumber)).toHaveLength(2);
  });
});

describe('partitions of diagnostics', () => {
  const partitions = async (): Promise<string[]> =>
    (
      await execute<{ name: string }>(`select inhrelid::regclass::text as name from pg_inherits
        where inhparent = 'diagnostic'::regclass order by 1`)
    ).map(({ name }) => name);
  const placeOf = async (component: string) =>
    (
      await execute<{ place: string }>(
        `select tableoid::regclass::text as place from diagnostic where component = '${component}'`,
      )
    ).map(({ place }) => place);
  const say = (component: string, observedAt: string) =>
    robots.ingest(desk.call, { entries: [anEntry('R001', { level: 'OK', component, observedAt })] });

  test('are made for the retention time and two weeks ahead, and dropped as a whole', async () => {
    const retention = desk.desk.settings.diagnosticRetentionDays;
    const weeks = (await partitions()).filter((name) => name !== 'diagnostic_other');
    expect(weeks.at(-1)).toBe('diagnostic_20261130');
    expect(weeks).toContain('diagnostic_20261116');
    expect(weeks.length).toBeGreaterThanOrEqual(retention / 7 + 2);
    expect(await robots.keepDiagnostics(desk.call)).toEqual({ made: [], dropped: [] });
    await say('old', '2026-11-20T08:00:00Z');
    clock.pass(7 * DAY);
    expect(await robots.keepDiagnostics(desk.call)).toEqual({ made: ['diagnostic_20261207'], dropped: [weeks[0]] });
    clock.pass((retention + 14) * DAY);
    await robots.keepDiagnostics(desk.call);
    expect(await placeOf('old')).toEqual([]);
    expect(await partitions()).not.toContain('diagnostic_20261116');
  });

  test('lines go to their week, on both sides of its border', async () => {
    clock.set(new Date('2026-11-23T00:30:00Z'));
    await say('sunday', '2026-11-22T23:59:59.999Z');
    await say('monday', '2026-11-23T00:00:00Z');
    expect(await placeOf('sunday')).toEqual(['diagnostic_20261116']);
    expect(await placeOf('monday')).toEqual(['diagnostic_20261123']);
  });

  test('a week without one falls to the catch-all, is still known once, and is kept for as long as the others', async () => {
    const retention = desk.desk.settings.diagnosticRetentionDays;
    clock.set(new Date('2027-03-01T12:00:00Z'));
    await say('unplanned', '2027-03-01T11:00:00Z');
    expect(await say('unplanned', '2027-03-01T11:00:00Z')).toMatchObject({ accepted: 1 });
    const entry = anEntry('R001', { level: 'OK', component: 'once', observedAt: '2027-03-01T11:00:00Z' });
    await robots.ingest(desk.call, { entries: [entry] });
    expect(await placeOf('once')).toEqual(['diagnostic_other']);
    const { made } = await robots.keepDiagnostics(desk.call);
    expect(made).not.toContain('diagnostic_20270301');
    expect(made).toContain('diagnostic_20270308');
    expect(await robots.ingest(desk.call, { entries: [entry] })).toMatchObject({ duplicates: 1 });
    clock.pass(retention * DAY - 7_200);
    await robots.keepDiagnostics(desk.call);
    expect(await placeOf('once')).toHaveLength(1);
    clock.pass(3 * 3_600);
    await robots.keepDiagnostics(desk.call);
    expect(await placeOf('once')).toEqual([]);
  });

  test('at two desks at once, while messages come in', async () => {
    const other = await startDesk({ database: desk.database, clock });
    clock.pass(30 * DAY);
    const now = clock.now().toISOString();
    await Promise.all([
      ...[desk, other, desk, other].map(({ call }) => robots.keepDiagnostics(call)),
      ...Array.from({ length: 10 }, (_, index) => say(`c${index}`, now)),
    ]);
    await other.stop();
    const [{ count }] = (await execute<{ count: string }>(
      `select count(*) from diagnostic where observed_at = '${now}'`,
    )) as [{ count: string }];
    expect(Number(count)).toBe(10);
  });
});

describe('what is kept for a time only', () => {
  test('idempotency keys are forgotten after 48 hours, and not before', async () => {
    const entries = [anEntry('R001', { level: 'OK', observedAt: clock.now() })];
    const batch = { idempotencyKey: 'k', entries };
    await robots.ingest(desk.call, batch);
    clock.pass(48 * 3_600);
    expect(await platform.forgetIdempotencyKeys(desk.call)).toBe(0);
    expect(await robots.ingest(desk.call, batch)).toMatchObject({ accepted: 1 });
    clock.pass(1);
    expect(await platform.forgetIdempotencyKeys(desk.call)).toBe(1);
    expect(await robots.ingest(desk.call, batch)).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  test('events are trimmed, the newest is kept, and the log says up to where', async () => {
    const trimmedThrough = async () =>
      Number(
        (await desk.desk.db.selectFrom('event_log').select('trimmed_through').executeTakeFirstOrThrow())
          .trimmed_through,
      );
    for (let time = 0; time < 3; time += 1)
      await robots.ingest(desk.call, { entries: [anEntry('R001', { level: 'OK', observedAt: clock.now() })] });
    const seqs = (await desk.desk.db.selectFrom('event').select('seq').orderBy('seq').execute()).map(({ seq }) =>
      Number(seq),
    );
    expect(seqs.length).toBeGreaterThan(3);
    expect(await platform.trimEvents(desk.call)).toBe(0);
    expect(await trimmedThrough()).toBe(0);
    clock.pass((desk.desk.settings.eventRetentionDays + 1) * DAY);
    expect(await platform.trimEvents(desk.call)).toBe(seqs.length - 1);
    expect(await trimmedThrough()).toBe(seqs.at(-2));
    expect(await countOf(desk, 'event')).toBe(1);
    expect(await platform.trimEvents(desk.call)).toBe(0);
  });
});
