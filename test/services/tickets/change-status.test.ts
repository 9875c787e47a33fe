import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskError } from '../../../src/domain/errors.js';
import { allowedFrom, mayMove, needsReason } from '../../../src/domain/tickets/lifecycle.js';
import { TICKET_STATUSES, type TicketStatus } from '../../../src/domain/tickets/ticket-words.js';
import type { Technician } from '../../../src/entities/technicians/technician.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { tickets } from '../../../src/services/index.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

const DAY = 86_400_000;
let desk: TestDesk;
let manager: Call;
let technician: Technician;
let now = new Date('2026-11-20T08:00:00.000Z');

beforeAll(async () => {
  desk = await startDesk({ clock: { now: () => now } });
  manager = callAs(desk, await personOf(desk, 'manager'));
  technician = await makeTechnician(desk.call);
});
afterAll(() => desk.stop());

const ticketAt = (status: TicketStatus, technicianId: string | null = technician.id) =>
  makeTicket(desk.call, { status, technicianId, ...(status === 'CLOSED' && { closedAt: now }), resolvedAt: now });
const read = async (id: string) => (await tickets.ticketsByIds(manager, [id]))[0]!;
const timelineOf = async (id: string) => (await tickets.timelinesOf(manager, [id], 100, false))[0]!;
type Step = Omit<Parameters<typeof tickets.changeTicketStatus>[1], 'ticketId'>;
const change = (ticketId: string, step: Step, call = manager) =>
  tickets.changeTicketStatus(call, { ticketId, ...step });
const refusal = (ticketId: string, step: Step, call = manager): Promise<DeskError> =>
  change(ticketId, step, call).then(
    () => expect.fail('it was changed'),
    (error: DeskError) => error,
  );

const pairs = TICKET_STATUSES.flatMap((from) => TICKET_STATUSES.map((to) => ({ from, to })));

describe('a step of the table', () => {
  it.each(pairs.filter(({ from, to }) => mayMove(from, to, 'PERSON')))(
    'leads from $from to $to',
    async ({ from, to }) => {
      const { id } = await ticketAt(from);
      const reason = needsReason(from, to) ? 'Because' : null;
      await change(id, { status: to, reason });
      const isReopened = from === 'RESOLVED' || from === 'CLOSED' ? to !== 'CLOSED' : false;
      expect(await read(id)).toMatchObject({ status: to, statusReason: reason, reopened: isReopened ? 1 : 0 });
      expect((await timelineOf(id)).at(-1)).toMatchObject({
        kind: isReopened ? 'ticket.reopened' : 'ticket.status_changed',
        actorName: 'manager',
        data: { from, to, reason },
      });
    },
  );

  it.each(pairs.filter(({ from, to }) => mayMove(from, to, 'PERSON') && needsReason(from, to)))(
    'from $from to $to needs a reason',
    async ({ from, to }) => {
      const { id } = await ticketAt(from);
      for (const reason of [null, '', ' \n'])
        expect(await refusal(id, { status: to, reason })).toMatchObject({ code: 'VALIDATION', input: ['reason'] });
      expect((await read(id)).status).toBe(from);
    },
  );
});

describe('a step that is not in the table', () => {
  it.each(pairs.filter(({ from, to }) => !mayMove(from, to, 'PERSON')))(
    'from $from to $to is illegal, by name, and leaves no trace',
    async ({ from, to }) => {
      const { id, version } = await ticketAt(from);
      const error = await refusal(id, { status: to, reason: 'Because' });
      expect(error).toMatchObject({
        code: 'ILLEGAL_TRANSITION',
        input: ['status'],
        details: { from, to, allowed: allowedFrom(from, 'PERSON') },
      });
      expect(await read(id)).toMatchObject({ status: from, version });
      expect(await timelineOf(id)).toHaveLength(1);
    },
  );
});

describe('work', () => {
  it.each(['ASSIGNED', 'IN_PROGRESS'] as const)('needs a technician to become %s', async (status) => {
    const { id } = await ticketAt('PENDING_PARTS', null);
    expect(await refusal(id, { status })).toMatchObject({ code: 'VALIDATION', key: 'assign_first', input: ['status'] });
  });

  it('loses its technician when it goes back to NEW', async () => {
    const { id } = await ticketAt('ASSIGNED');
    await change(id, { status: 'NEW' });
    expect(await read(id)).toMatchObject({ status: 'NEW', technicianId: null });
  });

  it('is over at the time of the desk’s clock', async () => {
    const { id } = await ticketAt('IN_PROGRESS');
    now = new Date(now.getTime() + DAY);
    await change(id, { status: 'RESOLVED' });
    const resolvedAt = now;
    now = new Date(now.getTime() + DAY);
    await change(id, { status: 'CLOSED' });
    const ticket = await read(id);
    expect([ticket.resolvedAt, ticket.closedAt].map((at) => new Date(at!))).toEqual([resolvedAt, now]);
  });

  it('refuses a reason that is too long', async () => {
    const { id } = await ticketAt('ASSIGNED');
    const error = await refusal(id, { status: 'CANCELLED', reason: 'x'.repeat(2_001) });
    expect(error).toMatchObject({ code: 'VALIDATION', input: ['reason'] });
  });
});

describe('the reopen window', () => {
  const reopen: Step = { status: 'IN_PROGRESS', reason: 'It is back' };

  it.each(['RESOLVED', 'CLOSED'] as const)('lets %s be reopened to its last moment', async (status) => {
    const { id } = await ticketAt(status);
    now = new Date(now.getTime() + 14 * DAY);
    await change(id, reopen);
    expect(await read(id)).toMatchObject({ status: 'IN_PROGRESS', reopened: 1, resolvedAt: null, closedAt: null });
  });

  it.each([
    ['RESOLVED', ['CLOSED']],
    ['CLOSED', []],
  ] as const)('refuses %s a moment later, and says what is left', async (status, allowed) => {
    const { id } = await ticketAt(status);
    now = new Date(now.getTime() + 14 * DAY + 1);
    expect(await refusal(id, reopen)).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      key: 'reopen_window',
      params: { days: 14 },
      details: { from: status, to: 'IN_PROGRESS', allowed },
    });
  });

  it('begins anew with the closing', async () => {
    const { id } = await ticketAt('RESOLVED');
    now = new Date(now.getTime() + 10 * DAY);
    await change(id, { status: 'CLOSED' });
    now = new Date(now.getTime() + 10 * DAY);
    await change(id, reopen);
    expect((await read(id)).status).toBe('IN_PROGRESS');
  });
});

describe('a version', () => {
  it('that is older is refused with the one to read, and nothing is lost', async () => {
    const { id, version } = await ticketAt('ASSIGNED');
    await change(id, { status: 'IN_PROGRESS', version });
    const error = await refusal(id, { status: 'CANCELLED', reason: 'Too late', version });
    expect(error).toMatchObject({
      code: 'CONFLICT',
      input: ['version'],
      details: { current: { version: version + 1 } },
    });
    expect(await read(id)).toMatchObject({ status: 'IN_PROGRESS', version: version + 1 });
  });

  it('lets one of ten at once win', async () => {
    const { id, version } = await ticketAt('IN_PROGRESS');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => change(id, { status: 'PENDING_CLIENT', reason: 'They will call', version })),
    );
    const codes = outcomes.map((one) => (one.status === 'rejected' ? (one.reason as DeskError).code : 'DONE'));
    expect(codes.toSorted()).toEqual([...Array<string>(9).fill('CONFLICT'), 'DONE']);
    expect((await timelineOf(id)).map(({ kind }) => kind)).toEqual(['ticket.opened', 'ticket.status_changed']);
  });

  it('is not asked for: without one, steps at once are taken one after the other', async () => {
    const { id } = await ticketAt('IN_PROGRESS');
    const steps = ['PENDING_CLIENT', 'PENDING_PARTS', 'PENDING_VENDOR'] as const;
    const outcomes = await Promise.allSettled(steps.map((status) => change(id, { status, reason: 'Waiting' })));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    const lines = (await timelineOf(id)).slice(1).map(({ data }) => data as { from: string; to: string });
    expect(lines.map(({ to }) => to).toSorted()).toEqual([...steps]);
    // Each step begins where the one before it ended.
    expect(lines.map(({ from }) => from)).toEqual(['IN_PROGRESS', ...lines.slice(0, -1).map(({ to }) => to)]);
    expect((await read(id)).status).toBe(lines.at(-1)!.to);
  });
});

describe('a technician', () => {
  it('moves what is theirs, and nothing else', async () => {
    const actor = await personOf(desk, 'technician');
    const call = callAs(desk, actor);
    const mine = await ticketAt('ASSIGNED', actor.technicianId);
    const another = await ticketAt('ASSIGNED');
    await change(mine.id, { status: 'IN_PROGRESS' }, call);
    expect((await timelineOf(mine.id)).at(-1)).toMatchObject({ actorKind: 'PERSON', actorName: 'technician' });
    const error = await refusal(another.id, { status: 'IN_PROGRESS' }, call);
    expect(error).toMatchObject({ code: 'NOT_FOUND', input: ['ticketId'], details: null });
  });
});
