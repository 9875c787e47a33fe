import { LockMode } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Robot } from '../../src/entities/robots/robot.entity.js';
import { transaction, type Tx } from '../../src/services/transaction.js';
import { makeRobot } from '../factories/robot.factory.js';
import { startDesk, type TestDesk } from '../support/desk.js';

let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ demo: false })));
afterAll(() => desk.stop());

const byRow = (tx: Tx, id: string) => tx.db.selectFrom('robot').select('id').where('id', '=', id).forUpdate().execute();
const byEntity = (tx: Tx, id: string) => tx.em.findOne(Robot, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });

test.each<[string, (tx: Tx, id: string) => Promise<unknown>]>([
  ['rows', byRow],
  ['entities', byEntity],
])('two that lock each other out by %s both get through, and each is done once', async (_, lock) => {
  const [one, other] = [await makeRobot(desk.call), await makeRobot(desk.call)];
  let arrived = 0;
  let bothAreThere!: () => void;
  const meeting = new Promise<void>((resolve) => (bothAreThere = resolve));
  let attempts = 0;
  const inOrder = (first: string, second: string) =>
    transaction(desk.call, async (tx) => {
      attempts += 1;
      await lock(tx, first);
      if ((arrived += 1) === 2) bothAreThere();
      await meeting;
      await lock(tx, second);
      tx.record({ kind: 'robot.linked', robotId: first, data: {} });
    });
  await Promise.all([inOrder(one.id, other.id), inOrder(other.id, one.id)]);
  // PostgreSQL chooses a victim, which begins again.
  expect(attempts).toBeGreaterThan(2);
  const events = await desk.desk.db
    .selectFrom('event')
    .select('robot_id')
    .where('robot_id', 'in', [one.id, other.id])
    .execute();
  expect(events.map(({ robot_id }) => robot_id).sort()).toEqual([one.id, other.id].sort());
});

test('what fails for another reason is not tried again, and leaves nothing', async () => {
  const robot = await makeRobot(desk.call);
  let attempts = 0;
  const work = transaction(desk.call, async (tx) => {
    attempts += 1;
    await tx.db.updateTable('robot').set({ model: 'changed' }).where('id', '=', robot.id).execute();
    tx.record({ kind: 'robot.linked', robotId: robot.id, data: {} });
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(attempts).toBe(1);
  const row = await desk.desk.db.selectFrom('robot').select('model').where('id', '=', robot.id).executeTakeFirst();
  expect(row?.model).toBe(robot.model);
  expect(await desk.desk.db.selectFrom('event').select('seq').where('robot_id', '=', robot.id).execute()).toEqual([]);
});
