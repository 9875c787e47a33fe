import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Robot } from '../../../src/entities/robots/robot.entity.js';
import { robots } from '../../../src/services/index.js';
import { anEntry, aState } from '../../factories/message.factory.js';
import { makeRobot, makeRobots } from '../../factories/robot.factory.js';
import { after, clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { countOf } from '../../support/fleet.js';
import { rowsDuring, spokenDuring } from '../../support/spoken.js';

const clock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
let robot: Robot;
beforeAll(async () => void (desk = await startDesk({ clock })));
afterAll(() => desk.stop());
beforeEach(async () => {
  clock.pass(3_600);
  robot = await makeRobot(desk.call);
});

const ingest = (input: Parameters<typeof robots.ingest>[1]) => robots.ingest(desk.call, input);
const entry = (given: Parameters<typeof anEntry>[1] = {}) =>
  anEntry(robot.serialNumber, { observedAt: clock.now(), ...given });

describe('the cost of a batch', () => {
  test('the number of statements does not grow with the batch', async () => {
    const fleet = await makeRobots(desk.call, 100);
    const batch = (messages: number) => ({
      vda5050: Array.from({ length: messages }, (_, index) =>
        aState(fleet[index % 100]!.serialNumber, after(clock.now(), index / 1_000)),
      ),
      entries: Array.from({ length: messages }, (_, index) =>
        anEntry(fleet[index % 100]!.serialNumber, { level: 'OK', observedAt: clock.now() }),
      ),
    });
    await ingest(batch(100));
    clock.pass(60);
    const [few, many] = [batch(1), batch(250)];
    const small = await spokenDuring(() => ingest(few));
    const large = await spokenDuring(() => ingest(many));
    expect(small.join('\n'), small.join('\n')).toContain('insert into diagnostic');
    expect(large).toHaveLength(small.length);
    expect(large.length).toBeLessThanOrEqual(18);
  });

  test('each robot’s state row is written once a batch', async () => {
    const { serialNumber } = robot;
    await desk.desk.orm.em.getConnection().execute(`
      create table if not exists written (robot_id uuid);
      create or replace function note_written() returns trigger language plpgsql as $$
        begin insert into written values (new.robot_id); return null; end $$;
      create or replace trigger note_written after update on robot_state for each row execute function note_written()`);
    await ingest({
      vda5050: Array.from({ length: 50 }, (_, second) => aState(serialNumber, after(clock.now(), second))),
    });
    const rows: unknown[] = await desk.desk.orm.em
      .getConnection()
      .execute('select * from written where robot_id = ?', [robot.id]);
    expect(rows).toHaveLength(1);
  });

  test('a full batch of robots whose faults come and go is taken as a whole, its events in order', async () => {
    const fleet = await makeRobots(desk.call, 4);
    const start = after(clock.now(), -5_000);
    const vda5050 = Array.from({ length: 5_000 }, (_, index) =>
      aState(fleet[index % 4]!.serialNumber, after(start, index), index % 8 < 4 ? [{ code: 'a' }, { code: 'b' }] : []),
    );
    const result = await ingest({ vda5050 });
    expect(result).toMatchObject({ accepted: 5_000, rejected: [], ticketsOpened: 8 });
    const told = await desk.desk.db
      .selectFrom('event')
      .select('kind')
      .where('robot_id', '=', fleet[0]!.id)
      .where('kind', 'in', ['fault.raised', 'fault.returned', 'fault.cleared'])
      .orderBy('seq')
      .execute();
    expect(told).toHaveLength(result.faultsRaised / 4 + result.faultsCleared / 4);
    const up = told.map(({ kind }) => kind !== 'fault.cleared');
    for (const [index, isUp] of up.entries()) expect(isUp).toBe(index % 4 < 2);
  });

  test('a long history of faults is not read for a batch', async () => {
    await desk.desk.orm.em.getConnection().execute(
      `insert into fault (id, robot_id, rule_id, source, component, code, severity, active, occurrences, first_seen_at,
         last_seen_at, cleared_at, raises)
       select gen_random_uuid(), ?, (select id from detection_rule limit 1), 'DESK', 'part ' || n % 50, 'code', 'WARNING', false, 1,
         now() - n * interval '1 hour', now() - n * interval '1 hour', now() - n * interval '1 hour', '{}'
       from generate_series(1, 20000) as n`,
      [robot.id],
    );
    const before = await countOf(desk, 'fault');
    const rows = await rowsDuring(() => ingest({ entries: [entry({ level: 'OK' })] }));
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(100);
    expect(await countOf(desk, 'fault')).toBe(before);
  });
});
