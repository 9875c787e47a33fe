import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '../../../src/services/desk.js';
import type { Robot } from '../../../src/entities/robots/robot.entity.js';
import { robots } from '../../../src/services/index.js';
import { aConnection, aDiagnosticArray, anEntry, anOrder, aState } from '../../factories/message.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { callAs, serviceWith } from '../../support/actor.js';
import { after, clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { faultsOf, stateOf, statusesOf, timelineOf } from '../../support/fleet.js';

const clock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
let robot: Robot;
beforeAll(async () => void (desk = await startDesk({ clock })));
afterAll(() => desk.stop());
beforeEach(async () => {
  clock.pass(3_600);
  robot = await makeRobot(desk.call);
});

const ingest = (input: Parameters<typeof robots.ingest>[1], call: Call = desk.call) => robots.ingest(call, input);
const entry = (given: Parameters<typeof anEntry>[1] = {}) =>
  anEntry(robot.serialNumber, { observedAt: clock.now(), ...given });
const state = () => stateOf(desk, robot.id);

describe('repetitions', () => {
  test('within one batch and across batches, in all three forms', async () => {
    const { serialNumber } = robot;
    const batch = {
      entries: [entry()],
      vda5050: [aState(serialNumber, clock.now(), [{ code: 'orderError' }])],
      ros: [aDiagnosticArray(serialNumber, clock.now(), { level: 2, message: 'no scan' })],
    };
    const twice = Object.fromEntries(Object.entries(batch).map(([list, [one]]) => [list, [one, one]]));
    expect(await ingest(twice)).toMatchObject({ accepted: 3, duplicates: 3, faultsRaised: 3, ticketsOpened: 3 });
    expect(await ingest(batch)).toMatchObject({ accepted: 0, duplicates: 3, faultsRaised: 0, ticketsOpened: 0 });
    expect((await faultsOf(desk, [serialNumber])).map(({ occurrences }) => occurrences)).toEqual([1, 1, 1]);
  });

  test('without a number an entry is told by component and code, and a slash does not confuse the two', async () => {
    const same = { sequence: null, level: 'OK', observedAt: clock.now() };
    const entries = [
      entry({ ...same, component: 'a/b', code: 'c' }),
      entry({ ...same, component: 'a', code: 'b/c' }),
      entry({ ...same, component: 'a', code: 'b/c' }),
    ];
    expect(await ingest({ entries })).toMatchObject({ accepted: 2, duplicates: 1 });
  });

  test('a state message of which only some lines are new: the fault that it repeats stands', async () => {
    const at = clock.now();
    const unnumbered = { headerId: undefined };
    const scanner = { code: 'dirty', component: 'scanner' };
    await ingest({ vda5050: [aState(robot.serialNumber, at, [scanner], unnumbered)] });
    const result = await ingest({
      vda5050: [aState(robot.serialNumber, at, [scanner, { code: 'stuck' }], unnumbered)],
    });
    expect(result).toMatchObject({ accepted: 1, faultsRaised: 1, faultsCleared: 0 });
    expect(await faultsOf(desk, [robot.serialNumber])).toMatchObject([{ active: true }, { active: true }]);
  });
});

describe('idempotency', () => {
  test('the same key and input answer the first result; another input is refused', async () => {
    const batch = { idempotencyKey: 'one', entries: [entry(), anEntry('R-none')] };
    const first = await ingest(batch);
    expect(first).toMatchObject({ accepted: 1, ticketsOpened: 1, rejected: [{ index: 1, code: 'UNKNOWN_ROBOT' }] });
    expect(await ingest(batch)).toEqual(first);
    await expect(ingest({ ...batch, entries: [entry()] })).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  });

  test('ten at once with one key: done once, all get the same answer', async () => {
    const batch = { idempotencyKey: 'ten', entries: [entry()] };
    const results = await Promise.all(Array.from({ length: 10 }, () => ingest(batch)));
    for (const result of results) expect(result).toEqual(results[0]);
    expect(await faultsOf(desk, [robot.serialNumber])).toMatchObject([{ occurrences: 1 }]);
  });
});

describe('whose robots', () => {
  test('a key bound to a client does not know the robots of another', async () => {
    const { id: mine } = await desk.desk.db.selectFrom('client').select('id').orderBy('name').executeTakeFirstOrThrow();
    const own = await makeRobot(desk.call, { clientId: mine });
    const bound = callAs(desk, serviceWith(['diagnostics:write'], mine));
    const entries = [entry(), anEntry(own.serialNumber, { observedAt: clock.now() }), anEntry('R-never')];
    const result = await ingest({ entries }, bound);
    expect(result.accepted).toBe(1);
    expect(result.rejected).toMatchObject([
      { index: 0, code: 'UNKNOWN_ROBOT' },
      { index: 2, code: 'UNKNOWN_ROBOT' },
    ]);
    const words = result.rejected.map(({ message }) => message.replace(/Robot \S+/, ''));
    expect(words[0]).toBe(words[1]);
  });

  test('self-registration: 20 first messages of one new robot at once register it once', async () => {
    const call = callAs(desk, { ...serviceWith(['diagnostics:write']), selfRegistration: true });
    const send = () => ingest({ vda5050: [aState('NEW-1', clock.now()), aState('NEW-2', clock.now())] }, call);
    const results = await Promise.all(Array.from({ length: 20 }, send));
    expect(results.every(({ accepted, rejected }) => accepted === 2 && rejected.length === 0)).toBe(true);
    const registered = await desk.desk.db
      .selectFrom('robot')
      .select(['serial_number', 'manufacturer'])
      .where('serial_number', 'in', ['NEW-1', 'NEW-2'])
      .orderBy('serial_number')
      .execute();
    expect(registered).toEqual([
      { serial_number: 'NEW-1', manufacturer: 'ScoutBots' },
      { serial_number: 'NEW-2', manufacturer: 'ScoutBots' },
    ]);
    const events = await desk.desk.db
      .selectFrom('event')
      .select('kind')
      .where('kind', '=', 'robot.registered')
      .execute();
    expect(events).toHaveLength(2);
  });

  test('a key that registers cannot take a robot of another client', async () => {
    const clients = await desk.desk.db.selectFrom('client').select('id').execute();
    const theirs = await makeRobot(desk.call, { clientId: clients[0]!.id });
    const bound = callAs(desk, { ...serviceWith(['diagnostics:write'], clients[1]!.id), selfRegistration: true });
    const result = await ingest({ vda5050: [aState(theirs.serialNumber, clock.now())] }, bound);
    expect(result).toMatchObject({ accepted: 0, rejected: [{ code: 'UNKNOWN_ROBOT' }] });
  });
});

describe('the state of a robot', () => {
  test('odd but usable is kept and noted', async () => {
    const nodeStates = [{ nodeId: 'n1', nodePosition: { x: 0, y: 0, mapId: 'm' } }];
    await ingest({ vda5050: [aState(robot.serialNumber, clock.now(), [], { nodeStates })] });
    const { notes } = await desk.desk.db
      .selectFrom('diagnostic')
      .select('notes')
      .where('robot_id', '=', robot.id)
      .executeTakeFirstOrThrow();
    expect(notes).toContain('nodeStates[].nodePosition.theta is missing');
  });

  test('a last will counts from its receipt, though it bears the time when it was registered, and each time it fires', async () => {
    const { serialNumber } = robot;
    const will = (at: Date) =>
      aConnection(serialNumber, at, 'CONNECTIONBROKEN', { headerId: 0, said: new Date('2026-11-20T01:00:00Z') });
    const t0 = clock.now();
    clock.pass(100);
    await ingest({ vda5050: [aConnection(serialNumber, t0, 'ONLINE'), will(after(t0, 10))] });
    expect((await state()).connection).toBe('CONNECTION_BROKEN');
    await ingest({ vda5050: [aConnection(serialNumber, after(t0, 20), 'ONLINE')] });
    expect(await ingest({ vda5050: [will(after(t0, 30))] })).toMatchObject({ accepted: 0, duplicates: 1 });
    expect((await state()).connection).toBe('CONNECTION_BROKEN');
    await ingest({ vda5050: [aConnection(serialNumber, after(t0, 5), 'ONLINE')] });
    expect((await state()).connection).toBe('CONNECTION_BROKEN');
  });

  test('a late message does not roll mode, battery and health back', async () => {
    const { serialNumber } = robot;
    const t0 = clock.now();
    const battery = (batteryCharge: number) => ({ batteryState: { batteryCharge, charging: false } });
    await ingest({ vda5050: [aState(serialNumber, t0, [], { operatingMode: 'MANUAL', ...battery(50) })] });
    const late = aState(serialNumber, after(t0, -60), [{ code: 'x', level: 'FATAL' }], battery(90));
    expect(await ingest({ vda5050: [late] })).toMatchObject({ accepted: 1, faultsRaised: 0 });
    expect(await state()).toMatchObject({
      operating_mode: 'MANUAL',
      battery_level: 50,
      health: 'OK',
      status: 'ONLINE',
    });
  });

  test('an entry that comes late, after a newer OK, raises nothing', async () => {
    const t0 = clock.now();
    await ingest({ entries: [entry({ level: 'OK' })] });
    expect(await ingest({ entries: [entry({ observedAt: after(t0, -60) })] })).toMatchObject({ faultsRaised: 0 });
    expect(await ingest({ entries: [entry({ code: 'other', observedAt: after(t0, -60) })] })).toMatchObject({
      faultsRaised: 1,
    });
    expect(await ingest({ entries: [entry({ observedAt: after(t0, 1) })] })).toMatchObject({ faultsRaised: 1 });
  });

  test('an order is no sign of life', async () => {
    await ingest({ vda5050: [anOrder(robot.serialNumber, clock.now())] });
    expect(await state()).toMatchObject({ status: 'OFFLINE', last_seen_at: null, heard_at: null });
  });

  test('events tell real changes only', async () => {
    const { serialNumber } = robot;
    const t0 = clock.now();
    const broken = [{ code: 'stuck', level: 'FATAL' as const }];
    for (const second of [0, 1, 2]) await ingest({ vda5050: [aState(serialNumber, after(t0, second))] });
    for (const second of [3, 4, 5]) await ingest({ vda5050: [aState(serialNumber, after(t0, second), broken)] });
    await ingest({ vda5050: [aState(serialNumber, after(t0, 6))] });
    expect(await statusesOf(desk, serialNumber)).toEqual(['OFFLINE → ONLINE', 'ONLINE → FAULT', 'FAULT → ONLINE']);
  });
});

describe('several findings of one fault in one batch', () => {
  const flicker = (levels: string[], step = 10) =>
    levels.map((level, index) => entry({ level, observedAt: after(clock.now(), index * step) }));

  test('raised and cleared: one ticket, resolved', async () => {
    expect(await ingest({ entries: flicker(['ERROR', 'OK']) })).toMatchObject({
      faultsRaised: 1,
      faultsCleared: 1,
      ticketsOpened: 1,
    });
    const [fault] = await faultsOf(desk, [robot.serialNumber]);
    expect(fault).toMatchObject({ active: false, ticketStatus: 'RESOLVED', occurrences: 1 });
    expect((await timelineOf(desk, fault!.ticketId!)).map(({ kind }) => kind)).toEqual([
      'ticket.opened',
      'ticket.status_changed',
    ]);
  });

  test('raised, cleared and back: still one ticket, reopened', async () => {
    expect(await ingest({ entries: flicker(['ERROR', 'OK', 'ERROR']) })).toMatchObject({
      faultsRaised: 2,
      faultsCleared: 1,
      ticketsOpened: 1,
    });
    expect(await faultsOf(desk, [robot.serialNumber])).toMatchObject([
      { active: true, ticketStatus: 'NEW', reopened: 1, occurrences: 2 },
    ]);
  });

  test('a return after the window: two faults, two tickets, the second linked to the first', async () => {
    clock.pass(40 * 86_400);
    const at = (days: number) => after(clock.now(), -days * 86_400);
    const entries = [
      entry({ observedAt: at(30) }),
      entry({ level: 'OK', observedAt: at(29) }),
      entry({ observedAt: at(1) }),
    ];
    expect(await ingest({ entries })).toMatchObject({ ticketsOpened: 2 });
    const faults = await faultsOf(desk, [robot.serialNumber]);
    expect(faults).toMatchObject([{ active: false }, { active: true, previousId: faults[0]!.ticketId }]);
  });

  test('raised as a warning, then fatal: the timeline tells of both', async () => {
    await ingest({ entries: flicker(['WARN', 'ERROR']) });
    const [fault] = await faultsOf(desk, [robot.serialNumber]);
    expect(fault).toMatchObject({ severity: 'CRITICAL', priority: 'P2' });
    const timeline = await timelineOf(desk, fault!.ticketId!);
    expect(timeline).toMatchObject([
      { kind: 'ticket.opened', data: { priority: 'P4' } },
      { kind: 'ticket.priority_raised', data: { from: 'P4', to: 'P2' } },
    ]);
  });
});
