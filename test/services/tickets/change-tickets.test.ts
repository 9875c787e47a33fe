import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_ID } from '../../../src/domain/ids.js';
import type { Call } from '../../../src/services/desk.js';
import { tickets } from '../../../src/services/index.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

let desk: TestDesk;
let manager: Call;

beforeAll(async () => {
  desk = await startDesk();
  manager = callAs(desk, await personOf(desk, 'manager'));
});
afterAll(() => desk.stop());

const read = async (id: string) => (await tickets.ticketsByIds(manager, [id]))[0]!;
type Change = Omit<Parameters<typeof tickets.changeTickets>[1], 'ticketIds'>;
const change = async (ticketIds: string[], given: Change) =>
  (await tickets.changeTickets(manager, { ticketIds, ...given })).map(({ ticketId, refusal }) => [
    ticketId,
    refusal?.key ?? null,
  ]);

it('changes each whole or not at all, and answers for each in order', async () => {
  const { id: technicianId } = await makeTechnician(desk.call);
  const [fresh, closed, other] = [
    await makeTicket(desk.call),
    await makeTicket(desk.call, { status: 'CLOSED' }),
    await makeTicket(desk.call, { tags: ['old'] }),
  ];
  const given = {
    status: 'IN_PROGRESS',
    technicianId,
    priority: 'P1',
    addTags: ['Campagne 12'],
    removeTags: ['old'],
    reason: 'Recall',
  } as const;
  expect(
    await change([fresh.id, closed.id, NO_ID, other.id], {
      ...given,
      addTags: [...given.addTags],
      removeTags: ['old'],
    }),
  ).toEqual([
    [fresh.id, null],
    [closed.id, 'ticket_over'],
    [NO_ID, 'not_found'],
    [other.id, null],
  ]);
  for (const { id } of [fresh, other])
    expect(await read(id)).toMatchObject({
      status: 'IN_PROGRESS',
      technicianId,
      priority: 'P1',
      tags: ['campagne-12'],
      version: 2,
    });
  expect(await read(closed.id)).toMatchObject({ status: 'CLOSED', priority: 'P3', tags: [], version: 1 });
  const [lines] = await tickets.timelinesOf(manager, [other.id], 100, false);
  expect(lines!.map(({ kind }) => kind)).toEqual([
    'ticket.opened',
    'ticket.tagged',
    'ticket.priority_changed',
    'ticket.assigned',
    'ticket.status_changed',
  ]);
});

it('done again changes nothing', async () => {
  const { id: technicianId } = await makeTechnician(desk.call);
  const { id } = await makeTicket(desk.call);
  const given: Change = { technicianId, priority: 'P2', addTags: ['x'], reason: 'Because' };
  await change([id], given);
  const before = await read(id);
  expect(await change([id], given)).toEqual([[id, null]]);
  expect((await read(id)).version).toBe(before.version);
});

it('is refused as a whole when the change itself is wrong', async () => {
  const { id } = await makeTicket(desk.call);
  const refusal = (given: Change, ticketIds = [id]) =>
    refusalOf(tickets.changeTickets(manager, { ticketIds, ...given }));
  expect(await refusal({})).toMatchObject({ key: 'nothing_to_change' });
  expect(await refusal({ priority: 'P1' })).toMatchObject({ key: 'reason_required' });
  expect(await refusal({ addTags: ['a,b'] })).toMatchObject({ key: 'tag', input: ['addTags'] });
  expect(await refusal({ status: 'CANCELLED' }, Array(101).fill(id) as string[])).toMatchObject({ key: 'too_many' });
  expect((await read(id)).version).toBe(1);
});
