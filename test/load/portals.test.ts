/** The short form: 20 portals for ten seconds. The long one is `npm run load:portals`. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../support/desk.js';
import { faultsAfter } from './held.js';
import { runPortals } from './portals.js';

let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ held: false })));
afterAll(() => desk.stop());

it(
  'loses nothing, writes nothing twice and keeps timelines in order while 20 portals write at once',
  { timeout: 120_000 },
  async () => {
    const report = await runPortals(desk, 20, 10);
    expect(await faultsAfter(desk, report)).toEqual([]);
    const kinds = Map.groupBy(report.acknowledged, ({ kind }) => kind);
    expect(['TICKET', 'MESSAGE', 'FILE'].filter((kind) => !kinds.has(kind as never))).toEqual([]);
  },
);
