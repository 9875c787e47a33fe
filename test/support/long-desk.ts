/** A desk on which every list is longer than a page, and full of things that stand at the same place in it. */
import { makeClient } from '../factories/client.factory.js';
import { makeContract } from '../factories/contract.factory.js';
import { makeDevice } from '../factories/device.factory.js';
import { makeFault } from '../factories/fault.factory.js';
import { makeRobot } from '../factories/robot.factory.js';
import { makeTechnician } from '../factories/technician.factory.js';
import { makeTicket } from '../factories/ticket.factory.js';
import { withKey } from './client.js';
import { startDesk, type TestDesk } from './desk.js';

/** How many there are of each thing, besides the demo desk's own. */
export const COUNT = 23;

const INGEST = `mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) { accepted } }`;
const RAISE = `mutation ($input: RaiseFleetAlertInput!) { raiseFleetAlert(input: $input) { errors { code } } }`;

export async function startLongDesk(): Promise<TestDesk> {
  const start = Date.parse('2026-11-20T08:00:00Z');
  let now = start;
  const desk = await startDesk({ clock: { now: () => new Date(now) } });
  const { call } = desk;
  const gaia = withKey(desk.url, 'gaia');
  for (let index = 0; index < COUNT; index += 1) {
    // The clock stands still for four of each thing: keys that are equal are the rule here.
    now = start + 1_000 * Math.floor(index / 4);
    const name = `Same ${index % 5}`;
    const client = await makeClient(call, { name, email: `${index}@list.test` });
    const robot = await makeRobot(call, { clientId: client.id, manufacturer: index % 2 ? 'Odd' : 'Even_%' });
    await makeDevice(call, { clientId: client.id, name });
    await makeContract(call, { clientId: client.id, startsOn: `2026-0${1 + (index % 5)}-01` });
    await makeTechnician(call, { name, skills: index % 2 ? ['lidar'] : [] });
    await makeTicket(call, { clientId: client.id, robotId: robot.id, priority: index % 3 ? 'P2' : 'P1', title: name });
    await makeFault(call, { robotId: robot.id, severity: index % 2 ? 'FATAL' : 'WARNING' });
    await gaia.data(RAISE, { input: { title: 'Alert', severity: 'WARNING', code: `a${index}` } });
  }
  const entries = Array.from({ length: COUNT }, (_, index) => ({
    serialNumber: 'OUR-2041',
    observedAt: new Date(start - 1_000 * (index % 4)).toISOString(),
    sequence: index,
    component: `c${index}`,
    code: 'x',
    level: 'OK',
  }));
  await withKey(desk.url, 'hyperion').data(INGEST, { input: { entries } });
  return desk;
}
