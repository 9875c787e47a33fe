/** Tickets beside each other: links, splits, watchers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/accounts/actor.js';
import { NO_ID } from '../../../src/domain/ids.js';
import type { Call } from '../../../src/services/desk.js';
import { tickets } from '../../../src/services/index.js';
import { linksOf, watchersOf } from '../../../src/services/tickets/ticket-relations.query.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

let desk: TestDesk;
let manager: Call;
let client: Call;
let technician: Call;
const people: Record<string, Person> = {};

beforeAll(async () => {
  desk = await startDesk();
  for (const name of ['manager', 'admin', 'client', 'client2', 'technician', 'technician2'] as const)
    people[name] = await personOf(desk, name);
  manager = callAs(desk, people['manager']!);
  client = callAs(desk, people['client']!);
  technician = callAs(desk, people['technician']!);
});
afterAll(() => desk.stop());

const own = (given: object = {}) => makeTicket(desk.call, { clientId: people['client']!.clientId!, ...given });
const lastLine = async (id: string) => (await tickets.timelinesOf(manager, [id], 1, true))[0]![0]!;
const linksSeen = async (call: Call, id: string) =>
  (await linksOf(call, [id]))[0]!.map((link) => [link.kind, link.direction, link.ticketId]);

describe('a link', () => {
  it('is seen from both sides, told on both timelines, and taken away from either', async () => {
    const [a, b] = [await own(), await own()];
    const link = { ticketId: a.id, otherId: b.id, kind: 'DUPLICATES' } as const;
    await tickets.linkTickets(manager, link);
    expect(await linksSeen(manager, a.id)).toEqual([['DUPLICATES', 'TO', b.id]]);
    expect(await linksSeen(manager, b.id)).toEqual([['DUPLICATES', 'FROM', a.id]]);
    expect((await lastLine(a.id)).data).toEqual({ kind: 'DUPLICATES', direction: 'TO', otherTicketId: b.id });
    expect((await lastLine(b.id)).data).toEqual({ kind: 'DUPLICATES', direction: 'FROM', otherTicketId: a.id });
    expect(await refusalOf(tickets.linkTickets(manager, link))).toMatchObject({ code: 'ALREADY_EXISTS' });
    await tickets.unlinkTickets(manager, { ...link, ticketId: b.id, otherId: a.id });
    expect(await linksSeen(manager, a.id)).toEqual([]);
    expect((await lastLine(b.id)).kind).toBe('ticket.unlinked');
    expect(await refusalOf(tickets.unlinkTickets(manager, link))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('without direction is the same from both sides', async () => {
    const [a, b] = [await own(), await own()];
    await tickets.linkTickets(manager, { ticketId: b.id, otherId: a.id, kind: 'RELATED' });
    const again = { ticketId: a.id, otherId: b.id, kind: 'RELATED' } as const;
    expect(await refusalOf(tickets.linkTickets(manager, again))).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await linksSeen(manager, a.id)).toEqual([['RELATED', 'TO', b.id]]);
    expect(await linksSeen(manager, b.id)).toEqual([['RELATED', 'TO', a.id]]);
  });

  it('is shown where both ends are, and another client’s ticket is not named on the timeline', async () => {
    const [mine, theirs] = [await own(), await makeTicket(desk.call, { clientId: people['client2']!.clientId })];
    await tickets.linkTickets(manager, { ticketId: mine.id, otherId: theirs.id, kind: 'CAUSED_BY' });
    expect(await linksSeen(manager, mine.id)).toHaveLength(1);
    expect(await linksSeen(client, mine.id)).toEqual([]);
    expect(await linksSeen(client, theirs.id)).toEqual([]);
    for (const { id } of [mine, theirs])
      expect((await lastLine(id)).data).toMatchObject({ kind: 'CAUSED_BY', otherTicketId: null });
  });

  it('is a technician’s where they have both', async () => {
    const { technicianId } = people['technician']!;
    const [a, b, other] = [await own({ technicianId }), await own({ technicianId }), await own()];
    await tickets.linkTickets(technician, { ticketId: a.id, otherId: b.id, kind: 'RELATED' });
    for (const otherId of [other.id, NO_ID])
      expect(
        await refusalOf(tickets.linkTickets(technician, { ticketId: a.id, otherId, kind: 'RELATED' })),
      ).toMatchObject({ code: 'NOT_FOUND', input: ['otherId'] });
    expect(
      await refusalOf(tickets.linkTickets(manager, { ticketId: a.id, otherId: a.id, kind: 'RELATED' })),
    ).toMatchObject({ key: 'link_itself' });
  });
});

describe('splitting', () => {
  it('makes a ticket for nobody at the same place, as urgent, and links it', async () => {
    const { technicianId } = people['technician']!;
    const given = { technicianId, tags: ['quai'], priority: 'P2', address: 'Quai 4', impact: 'HIGH' } as const;
    const { id, version } = await own(given);
    const input = { ticketId: id, title: 'The other wheel', version, idempotencyKey: 'split' };
    const { newTicketId } = await tickets.splitTicket(manager, input);
    const [made] = await tickets.ticketsByIds(manager, [newTicketId]);
    expect(made).toMatchObject({
      title: 'The other wheel',
      status: 'NEW',
      technicianId: null,
      origin: 'STAFF',
      clientId: people['client']!.clientId,
      ...{ tags: ['quai'], priority: 'P2', address: 'Quai 4', impact: 'HIGH' },
    });
    expect(await linksSeen(client, id)).toEqual([['SPLIT_FROM', 'FROM', newTicketId]]);
    expect(await lastLine(id)).toMatchObject({ kind: 'ticket.split', data: { intoTicketId: newTicketId } });
    expect((await tickets.splitTicket(manager, input)).newTicketId).toBe(newTicketId);
    const late = { ...input, idempotencyKey: null };
    expect(await refusalOf(tickets.splitTicket(manager, late))).toMatchObject({ code: 'CONFLICT' });
    const over = await own({ status: 'CLOSED' });
    expect(await refusalOf(tickets.splitTicket(manager, { ticketId: over.id, title: 'x' }))).toMatchObject({
      key: 'ticket_over',
    });
  });
});

describe('watching', () => {
  const watchersSeen = async (call: Call, id: string) =>
    (await watchersOf(call, [id]))[0]!.map(({ accountId }) => accountId).sort();
  const idsOf = (...names: string[]) => names.map((name) => people[name]!.accountId).sort();

  it('is for oneself, any number of times, and ended by oneself', async () => {
    const { id, version } = await own({ technicianId: people['technician']!.technicianId });
    for (const call of [manager, client, technician, client]) await tickets.watchTicket(call, { ticketId: id });
    expect(await watchersSeen(manager, id)).toEqual(idsOf('manager', 'client', 'technician'));
    expect(await watchersSeen(client, id)).toEqual(idsOf('client'));
    const of = (call: Call, name: string) =>
      tickets.countTickets(call, { watcherId: { eq: people[name]!.accountId }, number: { eq: '' } });
    expect(await of(manager, 'client')).toBe(0);
    const found = (call: Call, name: string) =>
      tickets.countTickets(call, { watcherId: { in: [people[name]!.accountId] } });
    expect([await found(manager, 'technician'), await found(client, 'client'), await found(client, 'manager')]).toEqual(
      [1, 1, 0],
    );
    await tickets.unwatchTicket(client, { ticketId: id });
    await tickets.unwatchTicket(client, { ticketId: id });
    expect(await watchersSeen(manager, id)).toEqual(idsOf('manager', 'technician'));
    expect((await tickets.ticketsByIds(manager, [id]))[0]!.version).toBe(version);
  });

  it('is given to others by managers, as far as they see the ticket', async () => {
    const { id } = await own();
    const give = (call: Call, name: string) =>
      tickets.watchTicket(call, { ticketId: id, accountId: people[name]!.accountId });
    await give(manager, 'client');
    expect(await watchersSeen(manager, id)).toEqual(idsOf('client'));
    for (const name of ['client2', 'technician'])
      expect(await refusalOf(give(manager, name))).toMatchObject({ key: 'watcher_out_of_sight' });
    // Accounts that are not shown to the caller are as if they did not exist.
    const gone = await refusalOf(tickets.watchTicket(manager, { ticketId: id, accountId: NO_ID }));
    expect(gone).toMatchObject({ code: 'NOT_FOUND', input: ['accountId'] });
    expect(await refusalOf(give(manager, 'admin'))).toEqual(gone);
    expect(await refusalOf(give(client, 'client2'))).toEqual(gone);
    const foreign = await makeTicket(desk.call, { clientId: (await makeClient(desk.call)).id });
    expect(await refusalOf(tickets.watchTicket(client, { ticketId: foreign.id }))).toMatchObject({
      code: 'NOT_FOUND',
      input: ['ticketId'],
    });
  });
});
