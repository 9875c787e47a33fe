import { afterAll, beforeAll, expect, test } from 'vitest';
import { gather } from '../../src/services/gather.js';
import { robotsByIds } from '../../src/services/robots/robot.query.js';
import { newId } from '../../src/domain/ids.js';
import { makeClient } from '../factories/client.factory.js';
import { makeRobot } from '../factories/robot.factory.js';
import { callAs, personOf, serviceWith } from '../support/actor.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { spokenDuring } from '../support/spoken.js';

let desk: TestDesk;
const robots: { id: string; clientId: string }[] = [];
beforeAll(async () => {
  desk = await startDesk({ held: false });
  for (const name of ['One', 'Another']) {
    const { id: clientId } = await makeClient(desk.call, { name });
    robots.push({ id: (await makeRobot(desk.call, { clientId })).id, clientId });
  }
});
afterAll(() => desk.stop());

const find = async (call: TestDesk['call'], ...ids: string[]) => [...(await gather(call, robotsByIds, ids)).keys()];
const boundTo = (clientId: string) => callAs(desk, serviceWith(['robots:read'], clientId));

test('what callers of the same rights look up in one turn is read in one statement', async () => {
  const manager = callAs(desk, await personOf(desk, 'manager'));
  const namesake = callAs(desk, { ...(await personOf(desk, 'manager')), name: 'Somebody else' });
  const [one, another] = [robots[0]!, robots[1]!];
  const statements = await spokenDuring(async () => {
    const found = await Promise.all([find(manager, one.id), find(namesake, another.id, newId())]);
    expect(found.map((ids) => ids.sort())).toEqual([[one.id, another.id].sort(), [one.id, another.id].sort()]);
  });
  expect(statements).toHaveLength(1);
});

test('callers of other rights are asked for by themselves, and see what is theirs', async () => {
  const ids = robots.map(({ id }) => id);
  const statements = await spokenDuring(async () => {
    const found = await Promise.all(robots.map(({ clientId }) => find(boundTo(clientId), ...ids)));
    expect(found).toEqual(ids.map((id) => [id]));
  });
  expect(statements).toHaveLength(2);
});

test('operations that need other columns do not share', async () => {
  const id = robots[0]!.id;
  const asking = (field: string) => ({ ...desk.call, fields: new Set([`Robot.${field}`]) });
  const statements = await spokenDuring(async () => {
    const [model, status] = await Promise.all(
      ['model', 'status'].map(async (field) => (await gather(asking(field), robotsByIds, [id])).get(id)!),
    );
    expect(Object.keys(model!)).not.toContain('status');
    expect(Object.keys(status!)).not.toContain('model');
  });
  expect(statements).toHaveLength(2);
});

test('a later turn reads anew', async () => {
  const { id } = robots[0]!;
  const model = async () => (await gather(desk.call, robotsByIds, [id])).get(id)!.model;
  const before = await model();
  await desk.desk.db.updateTable('robot').set({ model: 'Newer' }).where('id', '=', id).execute();
  expect([before, await model()]).toEqual([expect.not.stringContaining('Newer'), 'Newer']);
});

test('a statement takes a thousand ids; more are read in another', async () => {
  const ids = Array.from({ length: 900 }, newId);
  const statements = await spokenDuring(async () => {
    await Promise.all([find(desk.call, ...ids), find(desk.call, ...ids.map(() => newId()))]);
  });
  expect(statements).toHaveLength(2);
});

test('who is refused by the database is told so, together with who shared the statement; the next ones are not', async () => {
  const id = robots[0]!.id;
  const found = await Promise.allSettled([find(desk.call, id), find(desk.call, 'no uuid')]);
  expect(found.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await find(desk.call, id)).toEqual([id]);
});
