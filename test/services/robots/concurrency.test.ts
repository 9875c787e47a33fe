import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { robots, tickets } from '../../../src/services/index.js';
import { anEntry, aState } from '../../factories/message.factory.js';
import { makeRobot, makeRobots } from '../../factories/robot.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { withKey, type Loose } from '../../support/client.js';
import { after } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { countOf, faultsOf } from '../../support/fleet.js';

const INGEST = `mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) {
  accepted duplicates rejected { code } faultsRaised ticketsOpened errors { code } } }`;

let desk: TestDesk;
beforeEach(async () => void (desk = await startDesk()));
afterEach(() => desk.stop());

describe('100 identical faults are 1 fault, 1 ticket, 100 occurrences', () => {
  const start = after(new Date(), -600);
  const hundred = (serialNumber: string) =>
    Array.from({ length: 100 }, (_, second) =>
      anEntry(serialNumber, { sequence: second, observedAt: after(start, second) }),
    );

  async function expectOne(serialNumber: string, ticketsBefore: number): Promise<void> {
    expect(await faultsOf(desk, [serialNumber])).toMatchObject([
      { active: true, occurrences: 100, ticketStatus: 'NEW', priority: 'P2' },
    ]);
    expect(await countOf(desk, 'ticket')).toBe(ticketsBefore + 1);
    const [fault] = await faultsOf(desk, [serialNumber]);
    expect(new Date(fault!.firstSeenAt)).toEqual(start);
    expect(new Date(fault!.lastSeenAt)).toEqual(after(start, 99));
  }

  test('in 100 parallel requests over HTTP', async () => {
    const before = await countOf(desk, 'ticket');
    const hyperion = withKey(desk.url, 'hyperion');
    const send = async (entry: object): Promise<Loose> =>
      (await hyperion.data(INGEST, { input: { entries: [entry] } })).ingestDiagnostics;
    const results = await Promise.all(hundred('R001').map(send));
    expect(results.every((result: Loose) => result.accepted === 1 && result.errors.length === 0)).toBe(true);
    expect(results.reduce((sum: number, result: Loose) => sum + result.ticketsOpened, 0)).toBe(1);
    await expectOne('R001', before);
  });

  test('in one batch', async () => {
    const before = await countOf(desk, 'ticket');
    const result = await robots.ingest(desk.call, { entries: hundred('R001') });
    expect(result).toMatchObject({ accepted: 100, faultsRaised: 1, ticketsOpened: 1 });
    await expectOne('R001', before);
  });

  test('at two desks on one database', async () => {
    const before = await countOf(desk, 'ticket');
    const other = await startDesk({ database: desk.database });
    try {
      await Promise.all(
        hundred('R001').map((entry, index) => robots.ingest((index % 2 ? desk : other).call, { entries: [entry] })),
      );
    } finally {
      await other.stop();
    }
    await expectOne('R001', before);
  });
});

describe('what happens at once', () => {
  test('ten robots that report the same in ten batches at once are one storm', async () => {
    const fleet = await makeRobots(desk.call, 10);
    const at = new Date();
    await Promise.all(
      fleet.map(({ serialNumber }) =>
        robots.ingest(desk.call, { entries: [anEntry(serialNumber, { observedAt: at })] }),
      ),
    );
    const alerts = await desk.desk.db.selectFrom('fleet_alert').select(['id', 'ticket_id', 'origin']).execute();
    expect(alerts).toMatchObject([{ origin: 'STORM' }]);
    for (const fault of await faultsOf(
      desk,
      fleet.map(({ serialNumber }) => serialNumber),
    ))
      expect(fault).toMatchObject({ fleetAlertId: alerts[0]!.id, parentId: alerts[0]!.ticket_id, muted: true });
  });

  test('an alert raised twice at once with one reference is one alert', async () => {
    const raise = () =>
      robots.raiseFleetAlert(desk.call, {
        externalRef: 'GAIA-7',
        title: 'Firmware',
        severity: 'URGENT',
        code: 'wheelSlip',
      });
    const raised = await Promise.all(Array.from({ length: 8 }, raise));
    expect(new Set(raised.map(({ fleetAlertId }) => fleetAlertId)).size).toBe(1);
    expect(await countOf(desk, 'fleet_alert')).toBe(1);
  });

  test('an alert and the faults that it describes, at once: every fault hangs on it', async () => {
    const fleet = await makeRobots(desk.call, 6);
    const entries = fleet.map(({ serialNumber }) => anEntry(serialNumber));
    const [{ fleetAlertId }] = await Promise.all([
      robots.raiseFleetAlert(desk.call, { title: 'Firmware', severity: 'URGENT', code: 'wheelSlip' }),
      ...entries.map((entry) => robots.ingest(desk.call, { entries: [entry] })),
    ]);
    for (const fault of await faultsOf(
      desk,
      fleet.map(({ serialNumber }) => serialNumber),
    ))
      expect(fault).toMatchObject({ fleetAlertId, muted: true });
  });

  test('a robot that is moved and tickets that are worked on while faults come in', async () => {
    const robot = await makeRobot(desk.call);
    const technician = await makeTechnician(desk.call);
    const { fleetAlertId } = await robots.raiseFleetAlert(desk.call, { title: 'All', severity: 'WARNING' });
    const { ticket_id: parent } = await desk.desk.db
      .selectFrom('fleet_alert')
      .select('ticket_id')
      .where('id', '=', fleetAlertId)
      .executeTakeFirstOrThrow();
    const raise = (n: number) =>
      robots.ingest(desk.call, { entries: [anEntry(robot.serialNumber, { code: `c${n}` })] });
    const work: Promise<unknown>[] = [];
    for (let n = 0; n < 20; n += 1)
      work.push(
        raise(n),
        tickets.assignTicket(desk.call, { ticketId: parent, technicianId: technician.id }),
        robots.linkRobotToClient(desk.call, { robotId: robot.id, clientId: null, siteId: null }),
      );
    await Promise.all(work);
    expect(await deadlocks()).toBe(0);
    expect(await faultsOf(desk, [robot.serialNumber])).toHaveLength(20);
  });
});

test('stress: eight writers over twenty robots, with storms, alerts, jobs and technicians', async () => {
  const fleet = await makeRobots(desk.call, 20);
  const technician = await makeTechnician(desk.call);
  const start = after(new Date(), -3_600);
  const codes = ['stuck', 'dirty', 'lost', 'hot'];
  const attempts = { done: 0, refused: 0 };
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      attempts.done += 1;
    } catch (error) {
      // Somebody was faster; anything else is not expected.
      if (!['CONFLICT', 'ILLEGAL_TRANSITION'].includes((error as { code?: string }).code ?? '')) throw error;
      attempts.refused += 1;
    }
  };
  const writer = async (number: number): Promise<void> => {
    for (let round = 0; round < 12; round += 1) {
      // Each writer goes through the fleet in its own order and reports what others report too.
      const shuffled = fleet.map((_, index) => fleet[(index * 7 + number * 3 + round) % 20]!);
      const vda5050 = shuffled.map(({ serialNumber }, index) =>
        aState(
          serialNumber,
          after(start, round * 20 + number / 10 + index / 1_000),
          codes.filter((_, code) => (code + round + number) % 3 > 0).map((code) => ({ code, level: 'CRITICAL' })),
        ),
      );
      await robots.ingest(desk.call, { vda5050 });
      if (number === 0) await robots.settleFlapping(desk.call);
      if (number === 1)
        await attempt(async () => {
          const { fleetAlertId } = await robots.raiseFleetAlert(desk.call, {
            title: 'G',
            severity: 'FATAL',
            code: codes[round % 4]!,
          });
          await robots.resolveFleetAlert(desk.call, { fleetAlertId });
        });
      if (number === 2) {
        const open = await desk.desk.db
          .selectFrom('ticket')
          .select('id')
          .where('status', '=', 'NEW')
          .limit(3)
          .execute();
        for (const { id } of open)
          await attempt(() => tickets.assignTicket(desk.call, { ticketId: id, technicianId: technician.id }));
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, number) => writer(number)));

  // One last report of each robot decides what stands.
  await robots.ingest(desk.call, {
    vda5050: fleet.map(({ serialNumber }, index) =>
      aState(serialNumber, after(start, 3_000), index % 2 ? [{ code: 'stuck', level: 'CRITICAL' }] : []),
    ),
  });
  const faults = await faultsOf(
    desk,
    fleet.map(({ serialNumber }) => serialNumber),
  );
  const active = faults.filter((fault) => fault.active);
  expect(active.map(({ serialNumber }) => serialNumber).sort()).toEqual(
    fleet
      .filter((_, index) => index % 2)
      .map(({ serialNumber }) => serialNumber)
      .sort(),
  );
  expect(faults.length).toBe(new Set(faults.map(({ serialNumber, code }) => serialNumber + code)).size);
  expect(faults.every(({ ticketId }) => ticketId !== null)).toBe(true);
  for (const { flapping, ticketStatus, recoveredAt } of faults.filter((fault) => !fault.active && !fault.flapping))
    expect([flapping, ticketStatus === 'RESOLVED' || recoveredAt !== null]).toEqual([false, true]);
  expect(await deadlocks()).toBe(0);
  // Whoever was slower is refused, and that is not everybody.
  expect(attempts.done, `${attempts.refused} refused`).toBeGreaterThan(0);
});

/** How many deadlocks PostgreSQL has had to break in this database. */
async function deadlocks(): Promise<number> {
  const connection = desk.desk.orm.em.getConnection();
  await connection.execute('select pg_stat_force_next_flush(), pg_stat_clear_snapshot()');
  const [row] = await connection.execute('select deadlocks from pg_stat_database where datname = current_database()');
  return Number((row as { deadlocks: string }).deadlocks);
}
