import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { robots } from '../../../src/services/index.js';
import { makeClient } from '../../factories/client.factory.js';
import { anEntry } from '../../factories/message.factory.js';
import { makeRobot, makeRobots } from '../../factories/robot.factory.js';
import { makeSite } from '../../factories/site.factory.js';
import { clientOf, withKey } from '../../support/client.js';
import { after, clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { countOf, faultsOf, timelineOf } from '../../support/fleet.js';

const clock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
beforeEach(async () => void (desk = await startDesk({ clock })));
afterEach(() => desk.stop());

type Named = { serialNumber: string };
const fail = (robot: Named, given: Parameters<typeof anEntry>[1] = {}) =>
  robots.ingest(desk.call, { entries: [anEntry(robot.serialNumber, { observedAt: clock.now(), ...given })] });
const failing = (fleet: Named[]) =>
  faultsOf(
    desk,
    fleet.map(({ serialNumber }) => serialNumber),
  );
const alerts = () => desk.desk.db.selectFrom('fleet_alert').selectAll().orderBy('raised_at').execute();
const raise = (given: Partial<Parameters<typeof robots.raiseFleetAlert>[1]> = {}) =>
  robots.raiseFleetAlert(desk.call, { title: 'Firmware 4.2', severity: 'URGENT', ...given });

test('refused when anonymous', async () => {
  const { errors } = await clientOf(desk.url).ask(
    'mutation { raiseFleetAlert(input: { title: "x", severity: FATAL }) { errors { code } } }',
  );
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

describe('a storm', () => {
  test('ten robots with the same code within a minute hang on one parent, muted, and so do those that follow', async () => {
    const fleet = await makeRobots(desk.call, 12);
    for (const robot of fleet.slice(0, 9)) {
      await fail(robot);
      clock.pass(6);
    }
    expect(await alerts()).toEqual([]);
    await fail(fleet[9]!);
    const [alert] = await alerts();
    expect(alert).toMatchObject({ origin: 'STORM', code: 'wheelSlip', severity: 'CRITICAL', resolved_at: null });
    clock.pass(3_600);
    await fail(fleet[10]!);
    await fail(fleet[11]!, { code: 'other' });
    const faults = await failing(fleet);
    const on = faults.filter(({ fleetAlertId }) => fleetAlertId === alert!.id);
    expect(on).toHaveLength(11);
    for (const fault of on) expect(fault).toMatchObject({ muted: true, parentId: alert!.ticket_id });
    expect(faults.find(({ code }) => code === 'other')).toMatchObject({ muted: false, parentId: null });
    const parent = await desk.desk.db
      .selectFrom('ticket')
      .selectAll()
      .where('id', '=', alert!.ticket_id)
      .executeTakeFirstOrThrow();
    expect(parent).toMatchObject({
      origin: 'FLEET_ALERT',
      priority: 'P2',
      title: '10 robots à la fois : patinage d’une roue',
    });
    expect(await alerts()).toHaveLength(1);
  });

  test('is over by itself when it has been quiet for ten minutes, and what then fails is heard', async () => {
    const fleet = await makeRobots(desk.call, 11);
    for (const robot of fleet.slice(0, 10)) await fail(robot);
    clock.pass(601);
    // Its faults still stand: it has not passed, however quiet it is.
    expect(await robots.resolvePassedStorms(desk.call)).toBe(0);
    for (const robot of fleet.slice(0, 10)) await fail(robot, { level: 'OK' });
    clock.pass(599);
    expect(await robots.resolvePassedStorms(desk.call)).toBe(0);
    clock.pass(2);
    expect(await robots.resolvePassedStorms(desk.call)).toBe(1);
    expect(await robots.resolvePassedStorms(desk.call)).toBe(0);
    await fail(fleet[10]!);
    const [late] = await failing([fleet[10]!]);
    expect(late).toMatchObject({ muted: false, parentId: null });
  });

  test('nine robots are none, nor ten over a longer time, nor one robot ten times', async () => {
    const fleet = await makeRobots(desk.call, 20);
    for (const robot of fleet.slice(0, 9)) await fail(robot);
    clock.pass(61);
    for (const robot of fleet.slice(9, 18)) await fail(robot);
    for (let part = 0; part < 10; part += 1) await fail(fleet[18]!, { component: `part ${part}`, code: 'many' });
    expect(await alerts()).toEqual([]);
  });

  test('a fault that arrives hours late makes no storm of those that came since', async () => {
    const fleet = await makeRobots(desk.call, 10);
    const start = clock.now();
    clock.pass(600);
    for (const robot of fleet.slice(0, 9)) {
      await fail(robot);
      clock.pass(600);
    }
    await fail(fleet[9]!, { observedAt: start });
    expect(await alerts()).toEqual([]);
  });

  test('all in one batch, with one more an hour later in the same batch', async () => {
    const fleet = await makeRobots(desk.call, 11);
    clock.pass(7_200);
    const start = after(clock.now(), -3_700);
    const entries = fleet.map(({ serialNumber }, index) =>
      anEntry(serialNumber, { observedAt: after(start, index === 10 ? 3_600 : index) }),
    );
    await robots.ingest(desk.call, { entries });
    const [alert, more] = await alerts();
    expect(more).toBeUndefined();
    for (const fault of await failing(fleet)) expect(fault).toMatchObject({ fleetAlertId: alert!.id, muted: true });
  });

  test('ten robots of one site with faults of several kinds', async () => {
    const client = await makeClient(desk.call);
    const site = await makeSite(desk.call, { clientId: client.id, name: 'Entrepôt Sud' });
    const fleet = await makeRobots(desk.call, 10, { clientId: client.id, siteId: site.id });
    for (const [index, robot] of fleet.entries()) await fail(robot, { code: `c${index % 4}` });
    const [alert] = await alerts();
    expect(alert).toMatchObject({ origin: 'STORM', code: null, site_id: site.id });
    expect(alert!.title).toBe('10 robots en panne à la fois sur le site Entrepôt Sud');
    for (const fault of await failing(fleet)) expect(fault).toMatchObject({ fleetAlertId: alert!.id, muted: true });
  });

  test('faults that return all at once are a storm too', async () => {
    const fleet = await makeRobots(desk.call, 10);
    for (const robot of fleet) {
      await fail(robot);
      clock.pass(3_600);
      await fail(robot, { level: 'OK' });
    }
    clock.pass(10);
    for (const robot of fleet) await fail(robot);
    const [alert] = await alerts();
    for (const fault of await failing(fleet))
      expect(fault).toMatchObject({ fleetAlertId: alert!.id, muted: true, reopened: 1 });
  });
});

describe('an alert of Gaia’s', () => {
  test.each<[string, (place: { clientId: string; siteId: string }) => object]>([
    ['code', () => ({ code: 'wheelSlip' })],
    ['component', () => ({ component: 'drive_left' })],
    ['manufacturer', () => ({ manufacturer: 'Acme' })],
    ['model', () => ({ model: 'Mule' })],
    ['client', ({ clientId }) => ({ clientId })],
    ['site', ({ siteId }) => ({ siteId })],
    [
      'all of them',
      (place) => ({ code: 'wheelSlip', component: 'drive_left', manufacturer: 'Acme', model: 'Mule', ...place }),
    ],
  ])('takes the standing faults and those to come by %s', async (_, about) => {
    const clientId = (await makeClient(desk.call)).id;
    const siteId = (await makeSite(desk.call, { clientId })).id;
    const mine = { clientId, siteId, manufacturer: 'Acme', model: 'Mule' };
    const [standing, coming] = await makeRobots(desk.call, 2, mine);
    const [other, otherComing] = await makeRobots(desk.call, 2);
    const elsewhere = { code: 'other', component: 'arm' };
    await fail(standing!);
    await fail(other!, elsewhere);
    const { fleetAlertId } = await raise(about({ clientId, siteId }));
    await fail(coming!);
    await fail(otherComing!, elsewhere);
    const ticket_id = (await alerts())[0]!.ticket_id;
    for (const fault of await failing([standing!, coming!]))
      expect(fault).toMatchObject({ fleetAlertId, parentId: ticket_id, muted: true });
    for (const fault of await failing([other!, otherComing!]))
      expect(fault).toMatchObject({ fleetAlertId: null, parentId: null, muted: false });
  });

  test('takes a fault that returns while it is open', async () => {
    const robot = await makeRobot(desk.call);
    await fail(robot);
    clock.pass(10);
    await fail(robot, { level: 'OK' });
    const { fleetAlertId } = await raise({ code: 'wheelSlip' });
    clock.pass(10);
    await fail(robot);
    const [fault] = await failing([robot]);
    expect(fault).toMatchObject({ fleetAlertId, muted: true, reopened: 1 });
    expect((await timelineOf(desk, fault!.ticketId!)).map(({ kind }) => kind)).toContain('ticket.grouped');
  });

  test('is one by its reference and by its key', async () => {
    const first = await raise({ externalRef: 'G-1', idempotencyKey: 'k' });
    expect(await raise({ externalRef: 'G-1', idempotencyKey: 'k' })).toEqual(first);
    expect(await raise({ externalRef: 'G-1', title: 'Said anew' })).toEqual(first);
    await expect(raise({ externalRef: 'G-1', idempotencyKey: 'k', title: 'x' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
    expect(await countOf(desk, 'fleet_alert')).toBe(1);
  });

  test('resolved: its parent is resolved, its children are heard again, and a second time is a conflict', async () => {
    const fleet = await makeRobots(desk.call, 3);
    for (const robot of fleet) await fail(robot);
    const { fleetAlertId } = await raise({ code: 'wheelSlip' });
    expect(await robots.resolveFleetAlert(desk.call, { fleetAlertId, resolution: 'Patch 4.2.1' })).toEqual({
      fleetAlertId,
    });
    const [alert] = await alerts();
    const parent = await desk.desk.db
      .selectFrom('ticket')
      .selectAll()
      .where('id', '=', alert!.ticket_id)
      .executeTakeFirstOrThrow();
    expect(parent).toMatchObject({ status: 'RESOLVED', status_reason: 'Patch 4.2.1' });
    for (const fault of await failing(fleet)) {
      expect(fault).toMatchObject({ active: true, muted: false, ticketStatus: 'NEW' });
      expect((await timelineOf(desk, fault.ticketId!)).map(({ kind }) => kind)).toEqual([
        'ticket.opened',
        'ticket.grouped',
        'ticket.ungrouped',
      ]);
    }
    await expect(robots.resolveFleetAlert(desk.call, { fleetAlertId })).rejects.toMatchObject({ code: 'CONFLICT' });
    const late = await makeRobot(desk.call);
    await fail(late);
    expect(await failing([late])).toMatchObject([{ fleetAlertId: null, muted: false }]);
    const { fleetAlertId: second } = await raise({ code: 'wheelSlip' });
    for (const fault of await failing(fleet)) expect(fault).toMatchObject({ fleetAlertId: second, muted: true });
  });

  test('over the API: raised with its count, resolved, and refused the second time', async () => {
    const robot = await makeRobot(desk.call);
    await fail(robot);
    const gaia = withKey(desk.url, 'gaia');
    const { raiseFleetAlert } = await gaia.data(`mutation { raiseFleetAlert(input: { title: "Lidar", severity: FATAL,
      code: "wheelSlip" }) { fleetAlert { id activeFaultCount origin } errors { code } } }`);
    expect(raiseFleetAlert).toMatchObject({ errors: [], fleetAlert: { activeFaultCount: 1, origin: 'GAIA' } });
    const RESOLVE = `mutation ($id: ID!) { resolveFleetAlert(input: { fleetAlertId: $id }) {
      fleetAlert { resolvedAt } errors { code path } } }`;
    const resolve = async () => (await gaia.data(RESOLVE, { id: raiseFleetAlert.fleetAlert.id })).resolveFleetAlert;
    expect((await resolve()).fleetAlert.resolvedAt).toBe(clock.now().toISOString());
    expect(await resolve()).toEqual({ fleetAlert: null, errors: [{ code: 'CONFLICT', path: ['fleetAlertId'] }] });
  });
});
