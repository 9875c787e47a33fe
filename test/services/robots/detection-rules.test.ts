import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Robot } from '../../../src/entities/robots/robot.entity.js';
import { robots } from '../../../src/services/index.js';
import { aRule, makeRule } from '../../factories/detection-rule.factory.js';
import { anEntry } from '../../factories/message.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { after, clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { faultsOf } from '../../support/fleet.js';

const UPSERT = `mutation ($input: UpsertDetectionRuleInput!) { upsertDetectionRule(input: $input) {
  rule { id name version kind holdSeconds clear { levels measure { key } } raise { code levels } technician { id } }
  errors { code path details } } }`;

const clock = clockAt(new Date().toISOString());
let desk: TestDesk;
let manager: TestClient;
let robot: Robot;
beforeAll(async () => {
  desk = await startDesk({ clock });
  manager = await signIn(desk.url, 'manager');
});
afterAll(() => desk.stop());
beforeEach(async () => void (robot = await makeRobot(desk.call)));

let made = 0;
const upsert = async (input: object): Promise<Loose> =>
  (
    await manager.data(UPSERT, {
      input: { name: `API ${(made += 1)}`, kind: 'SIMPLE', raise: { levels: ['ERROR'] }, ...input },
    })
  ).upsertDetectionRule;
const say = (given: Parameters<typeof anEntry>[1]) =>
  robots.ingest(desk.call, { entries: [anEntry(robot.serialNumber, { observedAt: clock.now(), ...given })] });

test('refused when anonymous', async () => {
  const input = { name: 'x', kind: 'SIMPLE', raise: { levels: ['ERROR'] } };
  const { errors } = await clientOf(desk.url).ask(UPSERT, { input });
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

describe('a rule is refused', () => {
  const measure = { key: 'temperature', operator: 'GT', value: '80' };
  test.each<[string, object, string[]]>([
    ['DURATION without a time', { kind: 'DURATION' }, ['holdSeconds']],
    ['REPEATING without a count', { kind: 'REPEATING', windowSeconds: 60 }, ['count']],
    ['REPEATING without a window', { kind: 'REPEATING', count: 3 }, ['windowSeconds']],
    ['a condition that holds for everything', { raise: { code: 'x' } }, ['raise.levels | raise.measure']],
    ['a clearance that holds for everything', { clear: { component: 'x' } }, ['clear.levels | clear.measure']],
    ['no name', { name: '  ' }, ['name']],
    ['a time out of bounds', { kind: 'DURATION', holdSeconds: 86_401 }, ['holdSeconds']],
    ['a negative count', { kind: 'REPEATING', count: -1, windowSeconds: 60 }, ['count']],
    ['no flapping', { flapCount: 0 }, ['flapCount']],
    [
      'an ordering without a number',
      { raise: { measure: { ...measure, value: 'hot' } } },
      ['raise', 'measure', 'value'],
    ],
    ['a measure without a key', { raise: { measure: { ...measure, key: ' ' } } }, ['raise', 'measure', 'key']],
    ['a pattern that is too long', { raise: { levels: ['ERROR'], code: '*'.repeat(201) } }, ['raise', 'code']],
    ['a null character', { raise: { levels: ['ERROR'], component: 'a\u0000' } }, ['raise', 'component']],
    ['half a character', { clear: { levels: ['OK'], code: '\ud83d' } }, ['clear', 'code']],
  ])('%s', async (_, given, path) => {
    expect(await upsert(given)).toMatchObject({ rule: null, errors: [{ code: 'VALIDATION', path }] });
  });

  test('a name that is taken, a technician or a rule that does not exist', async () => {
    const { rule } = await upsert({ name: 'Taken' });
    expect(await upsert({ name: 'Taken' })).toMatchObject({ errors: [{ code: 'ALREADY_EXISTS', path: ['name'] }] });
    expect(await upsert({ technicianId: rule.id })).toMatchObject({
      errors: [{ code: 'NOT_FOUND', path: ['technicianId'] }],
    });
    expect(await upsert({ id: 'rule_00000000000070008000000000000000' })).toMatchObject({
      errors: [{ code: 'NOT_FOUND' }],
    });
  });
});

test('an edit says the rule anew as a whole, and an older version is refused', async () => {
  const { id: technicianId } = await makeTechnician(desk.call);
  const { rule } = await upsert({
    kind: 'DURATION',
    holdSeconds: 60,
    clear: { levels: ['OK'] },
    technicianId: `technician_${technicianId.replaceAll('-', '')}`,
  });
  expect(rule).toMatchObject({ version: 1, holdSeconds: 60, clear: { levels: ['OK'] } });
  expect(rule.technician).not.toBeNull();
  const edited = await upsert({ id: rule.id, version: 1, name: rule.name });
  expect(edited).toEqual({
    rule: { ...rule, version: 2, kind: 'SIMPLE', holdSeconds: null, clear: null, technician: null },
    errors: [],
  });
  expect(await upsert({ id: rule.id, version: 1, name: rule.name })).toMatchObject({
    errors: [{ code: 'CONFLICT', details: { current: { version: 2 } } }],
  });
});

describe('on the desk', () => {
  test('a change holds from the next batch on', async () => {
    const raise = { code: 'batch', levels: ['ERROR' as const] };
    const id = await makeRule(desk.call, { raise, severity: 'WARNING' });
    await say({ code: 'batch' });
    const { id: _id, version: _version, ...rule } = aRule({ raise, rank: 1, severity: 'FATAL', name: 'batch' });
    await robots.upsertDetectionRule(desk.call, { ...rule, id });
    clock.pass(1);
    await say({ code: 'batch' });
    expect(await faultsOf(desk, [robot.serialNumber])).toMatchObject([{ severity: 'FATAL', priority: 'P1' }]);
    await robots.upsertDetectionRule(desk.call, { ...rule, id, enabled: false });
    clock.pass(1);
    await say({ code: 'batch', component: 'arm' });
    expect(await faultsOf(desk, [robot.serialNumber])).toMatchObject([{ severity: 'CRITICAL' }, { severity: 'FATAL' }]);
  });

  test('DURATION goes on from batch to batch, and its progress is forgotten when the fault is raised', async () => {
    const raise = { measure: { key: 'load', operator: 'GT' as const, value: '5' } };
    await makeRule(desk.call, { kind: 'DURATION', holdSeconds: 60, raise, faultCode: 'overload' });
    const progress = () =>
      desk.desk.db.selectFrom('fault_progress').selectAll().where('robot_id', '=', robot.id).execute();
    const measure = (load: number) => say({ level: 'OK', code: 'measure', values: { load } });
    const t0 = clock.now();
    await measure(9);
    expect(await progress()).toMatchObject([{ code: 'overload', source: 'DESK' }]);
    clock.pass(30);
    await measure(1);
    expect(await progress()).toEqual([]);
    await robots.ingest(desk.call, {
      entries: [
        anEntry(robot.serialNumber, { level: 'OK', code: 'measure', values: { load: 9 }, observedAt: after(t0, 10) }),
      ],
    });
    clock.pass(1);
    await measure(9);
    clock.pass(59);
    expect(await measure(9)).toMatchObject({ faultsRaised: 0 });
    clock.pass(1);
    expect(await measure(9)).toMatchObject({ faultsRaised: 1, ticketsOpened: 1 });
    expect(await progress()).toEqual([]);
    clock.pass(1);
    expect(await measure(1)).toMatchObject({ faultsCleared: 1 });
  });

  test('REPEATING counts from batch to batch', async () => {
    await makeRule(desk.call, {
      kind: 'REPEATING',
      count: 3,
      windowSeconds: 60,
      raise: { code: 'bump', levels: ['ERROR'] },
    });
    for (const raised of [0, 0, 1]) {
      expect(await say({ code: 'bump' })).toMatchObject({ faultsRaised: raised });
      clock.pass(10);
    }
  });

  test('nothing is raised while a maintenance plan is being worked on', async () => {
    await say({ level: 'WARN', code: 'before' });
    const ticket = desk.desk.db.updateTable('ticket').where('robot_id', '=', robot.id);
    await ticket.set({ origin: 'MAINTENANCE_PLAN', status: 'IN_PROGRESS' }).execute();
    expect(await say({})).toMatchObject({ accepted: 1, faultsRaised: 0 });
    await ticket.set({ status: 'RESOLVED' }).execute();
    expect(await say({ sequence: -1 })).toMatchObject({ faultsRaised: 1 });
  });
});
