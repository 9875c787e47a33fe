import { expect, it } from 'vitest';
import { buildDesk, runDesk } from '../support/desk-program.js';
import { emptyDatabase } from '../support/database.js';

it('lets three processes start at once on an empty database', async () => {
  buildDesk();
  const database = await emptyDatabase();
  const desks = [1, 2, 3].map(() => runDesk({ HOST: '127.0.0.1', PORT: '0', DATABASE_URL: database.url }));
  await Promise.all(desks.map(({ ready }) => ready));
  for (const desk of desks) desk.kill('SIGTERM');
  expect(await Promise.all(desks.map(({ ended }) => ended))).toEqual([0, 0, 0]);
  await database.drop();
});
