import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_ID } from '../../../src/domain/ids.js';
import { isOver } from '../../../src/domain/tickets/lifecycle.js';
import { TICKET_STATUSES } from '../../../src/domain/tickets/ticket-words.js';
import { Ticket } from '../../../src/entities/tickets/ticket.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { tickets } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

let desk: TestDesk;
let manager: Call;
let technician: Call;
let technicianId: string;

beforeAll(async () => {
  desk = await startDesk();
  manager = callAs(desk, await personOf(desk, 'manager'));
  const person = await personOf(desk, 'technician');
  technician = callAs(desk, person);
  technicianId = person.technicianId!;
});
afterAll(() => desk.stop());

const levelOf = async (id: string) => (await tickets.ticketsByIds(manager, [id]))[0]!.escalationLevel;
const lastLine = async (id: string) => (await tickets.timelinesOf(manager, [id], 1, true))[0]![0];

describe('escalating by hand', () => {
  it('goes one up when no level is said, and tells from, to and why', async () => {
    const { id } = await makeTicket(desk.call);
    await tickets.escalateTicket(manager, { ticketId: id, reason: 'The line stands still' });
    expect(await lastLine(id)).toMatchObject({
      kind: 'ticket.escalated',
      actorName: 'manager',
      data: { from: 0, to: 1, reason: 'The line stands still' },
    });
    await tickets.escalateTicket(manager, { ticketId: id, level: 3, reason: 'Still' });
    await tickets.escalateTicket(manager, { ticketId: id, reason: 'It cannot go higher' });
    expect(await levelOf(id)).toBe(3);
    expect((await lastLine(id))!.data).toMatchObject({ from: 1, to: 3 });
  });

  it('is for the technician who has it, upwards only; managers end it', async () => {
    const { id } = await makeTicket(desk.call, { technicianId });
    await tickets.escalateTicket(technician, { ticketId: id, level: 2, reason: 'I need help' });
    const down = { ticketId: id, level: 1, reason: 'Never mind' };
    expect(await refusalOf(tickets.escalateTicket(technician, down))).toMatchObject({
      code: 'VALIDATION',
      input: ['level'],
    });
    await tickets.escalateTicket(manager, { ...down, level: 0 });
    expect(await levelOf(id)).toBe(0);
    const other = await makeTicket(desk.call);
    const refused = await refusalOf(tickets.escalateTicket(technician, { ticketId: other.id, reason: 'x' }));
    expect(refused).toMatchObject(
      await refusalOf(tickets.escalateTicket(technician, { ticketId: NO_ID, reason: 'x' })),
    );
  });

  it('needs a reason, a level within bounds, the version, and a ticket that is not over', async () => {
    const { id, version } = await makeTicket(desk.call);
    const refusal = (more: object) =>
      refusalOf(tickets.escalateTicket(manager, { ticketId: id, reason: 'Because', ...more }));
    expect(await refusal({ reason: ' ' })).toMatchObject({ code: 'VALIDATION', input: ['reason'] });
    for (const level of [-1, 4]) expect(await refusal({ level })).toMatchObject({ key: 'out_of_bounds' });
    expect(await refusal({ version: version + 1 })).toMatchObject({ code: 'CONFLICT' });
    const over = await makeTicket(desk.call, { status: 'CLOSED' });
    expect(await refusal({ ticketId: over.id })).toMatchObject({ key: 'ticket_over' });
    expect(await levelOf(id)).toBe(0);
  });
});

describe('escalating by rule', () => {
  const byRule = (id: string, level: number) =>
    transaction(desk.call, async (tx) => {
      const ticket = await tx.em.findOneOrFail(Ticket, { id });
      return tickets.escalate(tx, ticket, { level, reason: 'The promise was broken' });
    });

  it('raises to the level, never lowers, and says nothing twice', async () => {
    const { id } = await makeTicket(desk.call);
    expect([await byRule(id, 2), await byRule(id, 2), await byRule(id, 1)]).toEqual([true, false, false]);
    expect(await levelOf(id)).toBe(2);
    const [lines] = await tickets.timelinesOf(manager, [id], 100, false);
    expect(lines!.filter(({ kind }) => kind === 'ticket.escalated')).toHaveLength(1);
  });

  it.each(TICKET_STATUSES.filter(isOver))('leaves one that is %s', async (status) => {
    const { id } = await makeTicket(desk.call, { status });
    expect(await byRule(id, 3)).toBe(false);
  });
});
