/** 200 portals for two minutes, on a desk with its jobs: run by `npm run load:portals`. LOAD_PORTALS and LOAD_SECONDS say other numbers. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../support/desk.js';
import { faultsAfter } from './held.js';
import { runPortals, timesOf } from './portals.js';

const PORTALS = Number(process.env['LOAD_PORTALS'] ?? 200);
const SECONDS = Number(process.env['LOAD_SECONDS'] ?? 120);

let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ held: false, env: { ROLES: 'api,worker' } })));
afterAll(() => desk.stop());

it(`loses nothing while ${PORTALS} portals write, reply and upload for ${SECONDS} seconds`, async () => {
  const report = await runPortals(desk, PORTALS, SECONDS);
  console.log(`${PORTALS} portals, ${SECONDS} s: ${timesOf(report)}`);
  for (const [code, { count, example }] of report.refused) console.log(`  refused ${count} × ${code}, ${example}`);
  expect(await faultsAfter(desk, report)).toEqual([]);
});
