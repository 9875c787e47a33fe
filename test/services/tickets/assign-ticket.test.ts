import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskError } from '../../../src/domain/errors.js';
import { NO_ID } from '../../../src/domain/ids.js';
import { isOver } from '../../../src/domain/tickets/lifecycle.js';
import { TICKET_STATUSES } from '../../../src/domain/tickets/ticket-words.js';
import type { Technician } from '../../../src/entities/technicians/technician.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { tickets } from '../../../src/services/index.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let manager: Call;
let jeanne: Technician;
let karim: Technician;

beforeAll(async () => {
  desk = await startDesk();
  manager = callAs(desk, await personOf(desk, 'manager'));
  jeanne = await makeTechnician(desk.call);
  karim = await makeTechnician(desk.call, { name: 'Karim Aziz' });
});
afterAll(() => desk.stop());

const read = async (id: string) => (await tickets.ticketsByIds(manager, [id]))[0]!;
const timelineOf = async (id: string) => (await tickets.timelinesOf(manager, [id], 100, false))[0]!;
type Input = Parameters<typeof tickets.assignTicket>[1];
const refusal = (input: Input): Promise<DeskError> =>
  tickets.assignTicket(manager, input).then(
    () => expect.fail('it was assigned'),
    (error: DeskError) => error,
  );

describe('giving a ticket to a technician', () => {
  it('makes a NEW one ASSIGNED, and tells who it went to and who did it', async () => {
    const { id, version } = await makeTicket(desk.call);
    await tickets.assignTicket(manager, { ticketId: id, technicianId: jeanne.id, version });
    expect(await read(id)).toMatchObject({ status: 'ASSIGNED', technicianId: jeanne.id, version: version + 1 });
    expect((await timelineOf(id)).at(-1)).toMatchObject({
      kind: 'ticket.assigned',
      actorKind: 'PERSON',
      actorName: 'manager',
      data: {
        from: 'NEW',
        to: 'ASSIGNED',
        technicianId: jeanne.id,
        technicianName: 'Jeanne Roux',
        previousTechnicianId: null,
      },
    });
  });

  it.each(TICKET_STATUSES.filter((status) => status !== 'NEW' && !isOver(status)))(
    'leaves one that is %s where it is, and names the technician before',
    async (status) => {
      const { id } = await makeTicket(desk.call, { status, technicianId: jeanne.id });
      await tickets.assignTicket(manager, { ticketId: id, technicianId: karim.id });
      expect(await read(id)).toMatchObject({ status, technicianId: karim.id });
      expect((await timelineOf(id)).at(-1)!.data).toMatchObject({
        from: status,
        to: status,
        previousTechnicianId: jeanne.id,
      });
    },
  );

  it.each([
    ['RESOLVED', ['CLOSED', 'NEW', 'IN_PROGRESS']],
    ['CLOSED', ['NEW', 'IN_PROGRESS']],
    ['CANCELLED', []],
    ['MERGED', []],
  ] as const)('is illegal when it is %s, and what is told as allowed leads elsewhere', async (status, allowed) => {
    const { id } = await makeTicket(desk.call, { status });
    expect(await refusal({ ticketId: id, technicianId: jeanne.id })).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      details: { from: status, to: 'ASSIGNED', allowed },
    });
    expect(await read(id)).toMatchObject({ status, technicianId: null });
  });

  it('is refused for a ticket or a technician that does not exist, and for one who has left', async () => {
    const { id } = await makeTicket(desk.call);
    const gone = await makeTechnician(desk.call, { active: false });
    expect(await refusal({ ticketId: NO_ID, technicianId: jeanne.id })).toMatchObject({
      code: 'NOT_FOUND',
      input: ['ticketId'],
    });
    expect(await refusal({ ticketId: id, technicianId: NO_ID })).toMatchObject({
      code: 'NOT_FOUND',
      input: ['technicianId'],
    });
    expect(await refusal({ ticketId: id, technicianId: gone.id })).toMatchObject({
      code: 'VALIDATION',
      key: 'technician_inactive',
    });
    expect(await timelineOf(id)).toHaveLength(1);
  });

  it('is refused on an older version; of ten at once on the same, one wins', async () => {
    const { id, version } = await makeTicket(desk.call);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        tickets.assignTicket(manager, { ticketId: id, technicianId: index % 2 ? jeanne.id : karim.id, version }),
      ),
    );
    const refusals = outcomes.filter((one) => one.status === 'rejected').map(({ reason }) => reason as DeskError);
    expect(refusals).toHaveLength(9);
    for (const error of refusals)
      expect(error).toMatchObject({ code: 'CONFLICT', details: { current: { version: version + 1 } } });
    expect(await timelineOf(id)).toHaveLength(2);
  });
});

describe('the timeline', () => {
  it('tells a whole life in order, each line by who did it', async () => {
    const theo = await personOf(desk, 'technician');
    const technician = callAs(desk, theo);
    const { id } = await makeTicket(desk.call);
    await tickets.assignTicket(manager, { ticketId: id, technicianId: theo.technicianId! });
    await tickets.changeTicketStatus(technician, { ticketId: id, status: 'IN_PROGRESS' });
    await tickets.changeTicketStatus(manager, { ticketId: id, status: 'PENDING_PARTS', reason: 'A wheel' });
    await tickets.changeTicketStatus(technician, { ticketId: id, status: 'IN_PROGRESS' });
    await tickets.changeTicketStatus(manager, { ticketId: id, status: 'RESOLVED' });
    await tickets.changeTicketStatus(manager, { ticketId: id, status: 'CLOSED' });
    await tickets.changeTicketStatus(technician, { ticketId: id, status: 'IN_PROGRESS', reason: 'It is back' });
    const lines = await timelineOf(id);
    const told = lines.map(({ kind, actorKind, actorName, data }) => {
      const { to, reason } = data as { to: string; reason?: string | null };
      return [kind.slice('ticket.'.length), to, `${actorKind} ${actorName}`, reason ?? null];
    });
    expect(told).toEqual([
      ['opened', 'NEW', 'SYSTEM Ouranos Desk', null],
      ['assigned', 'ASSIGNED', 'PERSON manager', null],
      ['status_changed', 'IN_PROGRESS', 'PERSON technician', null],
      ['status_changed', 'PENDING_PARTS', 'PERSON manager', 'A wheel'],
      ['status_changed', 'IN_PROGRESS', 'PERSON technician', null],
      ['status_changed', 'RESOLVED', 'PERSON manager', null],
      ['status_changed', 'CLOSED', 'PERSON manager', null],
      ['reopened', 'IN_PROGRESS', 'PERSON technician', 'It is back'],
    ]);
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).toSorted());
  });

  it('is told from either end, in the order of time', async () => {
    const { id } = await makeTicket(desk.call);
    for (const { id: technicianId } of [jeanne, karim, jeanne, karim])
      await tickets.assignTicket(manager, { ticketId: id, technicianId });
    const whole = (await timelineOf(id)).map((line) => line.id);
    const [first] = await tickets.timelinesOf(manager, [id], 2, false);
    const [last] = await tickets.timelinesOf(manager, [id], 2, true);
    expect(first!.map((line) => line.id)).toEqual(whole.slice(0, 2));
    expect(last!.map((line) => line.id)).toEqual(whole.slice(-2));
  });

  it.each([
    [1, 1],
    [0, null],
    [101, null],
    [null, 0],
    [null, 101],
    [-1, null],
  ])('refuses first %s with last %s', (first, last) => {
    expect(() => tickets.timelineSpan(first, last)).toThrow('VALIDATION');
  });
});
