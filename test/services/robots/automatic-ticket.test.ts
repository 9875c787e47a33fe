import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeId } from '../../../src/domain/ids.js';
import type { Robot } from '../../../src/entities/robots/robot.entity.js';
import { robots, tickets } from '../../../src/services/index.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeRule } from '../../factories/detection-rule.factory.js';
import { anEntry } from '../../factories/message.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeSite } from '../../factories/site.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { signIn, clientOf } from '../../support/client.js';
import { after, clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { faultsOf, ticketsOf, timelineOf } from '../../support/fleet.js';

const DAY = 86_400;
const clock = clockAt(new Date().toISOString());
let desk: TestDesk;
let robot: Robot;
let technicianId: string;
beforeAll(async () => {
  desk = await startDesk({ clock });
  technicianId = (await makeTechnician(desk.call)).id;
});
afterAll(() => desk.stop());
beforeEach(async () => {
  const client = await makeClient(desk.call);
  const site = await makeSite(desk.call, { clientId: client.id });
  robot = await makeRobot(desk.call, { clientId: client.id, siteId: site.id });
});

/** The robot says something now, and the desk hears it at once. */
const say = (level: string, given: Parameters<typeof anEntry>[1] = {}) =>
  robots.ingest(desk.call, { entries: [anEntry(robot.serialNumber, { level, observedAt: clock.now(), ...given })] });
const fault = async () => (await faultsOf(desk, [robot.serialNumber])).at(-1)!;
const kinds = async (ticketId: string) => (await timelineOf(desk, ticketId)).map(({ kind }) => kind);
const evidenceOf = (ticketId: string) =>
  desk.desk.db.selectFrom('evidence').selectAll().where('ticket_id', '=', ticketId).executeTakeFirstOrThrow();

test('refused when anonymous', async () => {
  const { errors } = await clientOf(desk.url).ask(
    'mutation { acknowledgeFault(input: { faultId: "fault_x" }) { errors { code } } }',
  );
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

describe('the ticket that a fault opens', () => {
  test('bears origin, priority, robot, client, site and a title in French; nobody has it', async () => {
    await say('ERROR', { component: 'drive_left' });
    expect(await ticketsOf(desk, robot.id)).toMatchObject([
      {
        origin: 'DIAGNOSTIC',
        status: 'NEW',
        priority: 'P2',
        priority_reason: 'panne de gravité CRITICAL',
        service_type: 'ROBOT_FAULT',
        client_id: robot.clientId,
        site_id: robot.siteId,
        technician_id: null,
        title: `Robot ${robot.serialNumber} : patinage d’une roue (entraînement gauche)`,
        description: 'slip over 20 %',
      },
    ]);
  });

  test('is the desk’s own doing, whoever brought the report', async () => {
    const actor = { kind: 'SERVICE', keyId: robot.id, name: 'Hypérion', scopes: [], clientId: null } as const;
    const call = { ...desk.call, actor: { ...actor, selfRegistration: false } };
    await robots.ingest(call, { entries: [anEntry(robot.serialNumber, { level: 'ERROR', observedAt: clock.now() })] });
    const [ticket] = await ticketsOf(desk, robot.id);
    expect(ticket!.created_by).toMatchObject({ kind: 'SYSTEM', name: 'Ouranos Desk' });
    const events = await desk.desk.db.selectFrom('event').selectAll().where('robot_id', '=', robot.id).execute();
    expect(events.map(({ kind, actor }) => [kind, actor.name])).toEqual(
      expect.arrayContaining([
        ['ticket.opened', 'Ouranos Desk'],
        ['fault.raised', 'Ouranos Desk'],
        ['robot.status_changed', 'Hypérion'],
      ]),
    );
  });

  test('goes to a technician, with the priority of the rule, only if a rule says so', async () => {
    await makeRule(desk.call, { raise: { code: 'forTheo', levels: ['ERROR'] }, priority: 'P3', technicianId });
    await say('ERROR', { code: 'forTheo' });
    const [ticket] = await ticketsOf(desk, robot.id);
    expect(ticket).toMatchObject({ status: 'ASSIGNED', technician_id: technicianId, priority: 'P3' });
    expect(ticket!.priority_reason).toMatch(/^règle « /);
  });

  test('a rule may open none', async () => {
    await makeRule(desk.call, { raise: { code: 'quiet', levels: ['ERROR'] }, opensTicket: false });
    expect(await say('ERROR', { code: 'quiet' })).toMatchObject({ faultsRaised: 1, ticketsOpened: 0 });
    expect(await fault()).toMatchObject({ active: true, ticketId: null });
  });

  test('a severity that rises raises its priority, with a line; one that falls lowers nothing', async () => {
    await say('WARN');
    clock.pass(10);
    await say('ERROR');
    clock.pass(10);
    await say('WARN');
    const { ticketId, severity, priority } = await fault();
    expect({ severity, priority }).toEqual({ severity: 'CRITICAL', priority: 'P2' });
    expect((await timelineOf(desk, ticketId!)).slice(1)).toMatchObject([
      { kind: 'ticket.priority_raised', data: { from: 'P4', to: 'P2' } },
    ]);
  });
});

describe('evidence', () => {
  test('is frozen around the fault, and completed by the job once what follows has arrived', async () => {
    const t0 = clock.now();
    await say('OK', { component: 'long ago', observedAt: after(t0, -700) });
    await say('OK', { component: 'before', observedAt: after(t0, -300) });
    await say('ERROR');
    const { ticketId } = await fault();
    const components = async () => (await evidenceOf(ticketId!)).lines.map(({ component }) => component);
    expect(await components()).toEqual(['before', 'drive_left']);
    await robots.completeEvidenceWindows(desk.call);
    clock.pass(30);
    await say('OK', { component: 'after' });
    clock.pass(60);
    await say('OK', { component: 'too late' });
    expect(await robots.completeEvidenceWindows(desk.call)).toBeGreaterThan(0);
    expect(await components()).toEqual(['before', 'drive_left', 'after']);
    expect(await robots.completeEvidenceWindows(desk.call)).toBe(0);
  });

  test('is completed too when the robot’s clock, or the recording, is hours behind', async () => {
    const t0 = after(clock.now(), -7_200);
    await say('ERROR', { observedAt: t0 });
    await say('OK', { component: 'after', observedAt: after(t0, 20) });
    clock.pass(61);
    await robots.completeEvidenceWindows(desk.call);
    const { lines } = await evidenceOf((await fault()).ticketId!);
    expect(lines.map(({ component }) => component)).toEqual(['drive_left', 'after']);
  });

  test('keeps the fault itself when the robot talks a lot', async () => {
    const t0 = clock.now();
    const chatter = Array.from({ length: 500 }, (_, index) =>
      anEntry(robot.serialNumber, { level: 'OK', component: `c${index}`, observedAt: after(t0, 1 + index / 10) }),
    );
    await say('ERROR');
    clock.pass(61);
    await robots.ingest(desk.call, { entries: chatter });
    await robots.completeEvidenceWindows(desk.call);
    const { lines } = await evidenceOf((await fault()).ticketId!);
    expect(lines).toHaveLength(200);
    expect(lines.map(({ component }) => component)).toContain('drive_left');
  });

  test('of a fault that returns to a cancelled ticket is about the return', async () => {
    await say('ERROR');
    const { ticketId: first } = await fault();
    await tickets.changeTicketStatus(desk.call, { ticketId: first!, status: 'CANCELLED', reason: 'doublon' });
    clock.pass(DAY);
    await say('OK');
    clock.pass(DAY);
    await say('ERROR');
    const { ticketId, previousId, reopened } = await fault();
    expect({ previousId, reopened }).toEqual({ previousId: first, reopened: 0 });
    const { lines, from_at } = await evidenceOf(ticketId!);
    expect(lines).toHaveLength(1);
    expect(new Date(from_at)).toEqual(after(clock.now(), -600));
  });
});

describe('when the fault goes away', () => {
  test('a ticket that nobody has is resolved', async () => {
    await say('ERROR');
    clock.pass(10);
    expect(await say('OK')).toMatchObject({ faultsCleared: 1 });
    const { ticketId, ticketStatus, active } = await fault();
    expect({ ticketStatus, active }).toEqual({ ticketStatus: 'RESOLVED', active: false });
    expect(await kinds(ticketId!)).toEqual(['ticket.opened', 'ticket.status_changed']);
  });

  test('a ticket with a technician on it is marked recovered and stays, and is told again when the fault returns', async () => {
    await say('ERROR');
    const { ticketId } = await fault();
    await tickets.assignTicket(desk.call, { ticketId: ticketId!, technicianId });
    clock.pass(10);
    await say('OK');
    expect(await fault()).toMatchObject({ ticketStatus: 'ASSIGNED', active: false });
    expect((await fault()).recoveredAt).not.toBeNull();
    clock.pass(10);
    await say('ERROR');
    expect(await fault()).toMatchObject({ ticketStatus: 'ASSIGNED', active: true, recoveredAt: null, reopened: 0 });
    expect((await kinds(ticketId!)).slice(2)).toEqual(['ticket.fault_cleared', 'ticket.fault_returned']);
  });

  test('no data is not recovery', async () => {
    await say('ERROR');
    clock.pass(10);
    expect(await say('STALE')).toMatchObject({ faultsCleared: 0 });
    expect(await fault()).toMatchObject({ active: true, ticketStatus: 'NEW' });
  });
});

describe('when the fault returns', () => {
  test('within the window its ticket is reopened, as urgent as the fault now is', async () => {
    await say('WARN');
    clock.pass(10);
    await say('OK');
    clock.pass(13 * DAY);
    expect(await say('ERROR')).toMatchObject({ faultsRaised: 1, ticketsOpened: 0 });
    const faults = await faultsOf(desk, [robot.serialNumber]);
    expect(faults).toMatchObject([{ active: true, ticketStatus: 'NEW', reopened: 1, priority: 'P2', occurrences: 2 }]);
    expect(await kinds(faults[0]!.ticketId!)).toEqual([
      'ticket.opened',
      'ticket.status_changed',
      'ticket.reopened',
      'ticket.priority_raised',
    ]);
  });

  test('later, it is a new fault with a new ticket, linked to the last', async () => {
    await say('ERROR');
    const { id, ticketId } = await fault();
    clock.pass(10);
    await say('OK');
    clock.pass(15 * DAY);
    expect(await say('ERROR')).toMatchObject({ faultsRaised: 1, ticketsOpened: 1 });
    const next = await fault();
    expect(next).toMatchObject({ active: true, previousId: ticketId, ticketStatus: 'NEW', occurrences: 1 });
    expect(next.id).not.toBe(id);
  });

  test('one that comes and goes keeps one ticket, is not resolved while it flaps, and settles by the job', async () => {
    for (let time = 0; time < 5; time += 1) {
      await say('ERROR');
      clock.pass(20);
      await say('OK');
      clock.pass(20);
    }
    expect(await ticketsOf(desk, robot.id)).toHaveLength(1);
    const { ticketId } = await fault();
    expect(await fault()).toMatchObject({ flapping: true, active: false, ticketStatus: 'NEW', occurrences: 5 });
    const told = await kinds(ticketId!);
    await say('ERROR');
    clock.pass(20);
    await say('OK');
    expect(await kinds(ticketId!)).toEqual(told);
    clock.pass(590);
    expect(await robots.settleFlapping(desk.call)).toBe(0);
    clock.pass(20);
    const other = await startDesk({ database: desk.database, clock });
    const settled = await Promise.all([robots.settleFlapping(desk.call), robots.settleFlapping(other.call)]);
    await other.stop();
    expect(settled.sort()).toEqual([0, 1]);
    expect(await fault()).toMatchObject({ flapping: false, ticketStatus: 'RESOLVED' });
  });
});

test('acknowledging is independent of whether the fault stands, and is undone by its return', async () => {
  const manager = await signIn(desk.url, 'manager');
  const ACKNOWLEDGE = `mutation ($faultId: ID!) { acknowledgeFault(input: { faultId: $faultId }) {
    fault { active acknowledged } errors { code } } }`;
  await say('ERROR');
  const faultId = encodeId('Fault', (await fault()).id);
  const acknowledge = async () => (await manager.data(ACKNOWLEDGE, { faultId })).acknowledgeFault;
  expect(await acknowledge()).toEqual({ fault: { active: true, acknowledged: true }, errors: [] });
  clock.pass(10);
  await say('ERROR');
  expect((await fault()).acknowledgedAt).not.toBeNull();
  clock.pass(10);
  await say('OK');
  expect((await fault()).acknowledgedAt).not.toBeNull();
  clock.pass(10);
  await say('ERROR');
  expect((await fault()).acknowledgedAt).toBeNull();
  clock.pass(10);
  await say('OK');
  expect(await acknowledge()).toEqual({ fault: { active: false, acknowledged: true }, errors: [] });
});
