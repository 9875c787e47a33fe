import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ID } from '../../../src/domain/ids.js';
import type { Call } from '../../../src/services/desk.js';
import { technicians } from '../../../src/services/index.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeSite } from '../../factories/site.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let manager: Call;
let ticketId: string;

beforeAll(async () => {
  desk = await startDesk({ demo: false });
  manager = desk.call;
  const { id: clientId } = await makeClient(desk.call);
  const site = await makeSite(desk.call, { clientId, latitude: 45.7, longitude: 4.9 });
  const robot = await makeRobot(desk.call, { clientId, siteId: site.id, model: 'Atlas T3' });
  ticketId = (await makeTicket(desk.call, { clientId, siteId: site.id, robotId: robot.id })).id;
});
afterAll(() => desk.stop());

describe('a proposal', () => {
  it('ranks those who can by what is stored of them, and says why the others cannot', async () => {
    const lyon = { latitude: 45.764, longitude: 4.8357 };
    const near = await makeTechnician(desk.call, { name: 'Near', skills: ['AMR', 'Atlas T3'], ...lyon });
    const far = await makeTechnician(desk.call, {
      name: 'Far',
      skills: ['AMR'],
      latitude: 50.63,
      longitude: 3.06,
      workingHours: { FRIDAY: [{ from: '00:00', to: '24:00' }] },
    });
    const loaded = await makeTechnician(desk.call, { name: 'Loaded', skills: ['amr', 'atlas t3'], ...lyon });
    const untrained = await makeTechnician(desk.call, { name: 'Untrained' });
    for (const status of ['ASSIGNED', 'PENDING_PARTS', 'CLOSED'] as const)
      await makeTicket(desk.call, { technicianId: loaded.id, priority: 'P1', status });
    const told = (await technicians.suggestTechnicians(manager, ticketId, 5))!;
    expect(told.urgent).toBe(false);
    expect(told.ranked.map((one) => [one.technician.name, one.openTickets])).toEqual([
      ['Near', 0],
      ['Loaded', 2],
      ['Far', 0],
    ]);
    expect(told.ranked.map(({ id }) => id)).toEqual([near.id, loaded.id, far.id]);
    expect(Math.round(told.ranked[2]!.distanceKm!)).toBeGreaterThan(500);
    expect(told.leftOut).toMatchObject([{ id: untrained.id, reasons: [{ code: 'MISSING_SKILL', word: 'AMR' }] }]);
    expect((await technicians.suggestTechnicians(manager, ticketId, 1))!.ranked).toHaveLength(1);
  });

  it('is none for a ticket that does not exist, and bounded', async () => {
    expect(await technicians.suggestTechnicians(manager, NO_ID, 5)).toBeNull();
    for (const first of [0, 51])
      await expect(technicians.suggestTechnicians(manager, ticketId, first)).rejects.toMatchObject({
        key: 'page_size',
      });
  });
});
