/** Replaying a history that another system kept. The whole of a real log is in test/scripts/import-tickets.test.ts. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HistoryStep, TicketHistory } from '../../../src/domain/tickets/history.js';
import { tickets } from '../../../src/services/index.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

const SOURCE = { key: 'elsewhere', name: 'Elsewhere' };

let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ demo: false })));
afterAll(() => desk.stop());

const DAY = 86_400_000;
const OPENED = new Date('2016-02-29T10:00:00Z');
const day = (number: number) => ({ at: new Date(OPENED.getTime() + number * DAY), by: 'Jane' });
const DONE: HistoryStep[] = [
  { ...day(0), kind: 'ASSIGN', team: 'Team 1', person: 'Jack' },
  { ...day(1), kind: 'ASSIGN', team: 'Team 2', person: null },
  { ...day(1), kind: 'MOVE', to: 'IN_PROGRESS', reason: null },
  { ...day(1), kind: 'PRIORITISE', priority: 'P1', reason: 'worse' },
  { ...day(2), kind: 'MOVE', to: 'RESOLVED', reason: null },
];
const history = (reference: string, steps = DONE): TicketHistory => ({
  reference,
  openedAt: OPENED,
  openedBy: 'Joe',
  title: 'It does not print',
  description: '',
  serviceType: 'SOFTWARE_TROUBLESHOOTING',
  origin: 'STAFF',
  impact: null,
  urgency: null,
  priority: 'P3',
  priorityReason: 'so it was',
  site: 'Floor 2',
  contact: { name: 'Jill', preferredMode: null },
  steps,
});
const prepared = (...histories: TicketHistory[]) => tickets.prepareImport(desk.call, SOURCE, histories);
const stored = async (reference: string) =>
  (await desk.desk.db.selectFrom('ticket').selectAll().where('external_ref', '=', reference).execute())[0];

it('bears the times and the names of then, and rings for nobody', async () => {
  const one = history('A-1');
  const place = await prepared(one);
  expect(await tickets.importHistory(desk.call, SOURCE, place, one)).toBe(true);
  const ticket = (await stored('A-1'))!;
  expect(ticket).toMatchObject({
    status: 'RESOLVED',
    priority: 'P1',
    reassigned: 1,
    site_id: place.sites.get('Floor 2'),
  });
  expect(ticket.created_by).toEqual({ kind: 'SYSTEM', id: null, name: 'Joe' });
  const { rows } = await sql`select kind, actor_name as by, data ->> 'technicianName' as name,
      (at - ${OPENED}::timestamptz)::text as after
    from timeline_entry where ticket_id = ${ticket.id}::uuid order by at, id`.execute(desk.desk.db);
  expect(rows.map((row) => Object.values(row as object))).toEqual([
    ['ticket.opened', 'Joe', null, '00:00:00'],
    ['ticket.assigned', 'Jane', 'Team 1 (Jack)', '00:00:00'],
    ['ticket.assigned', 'Jane', 'Team 2', '1 day'],
    ['ticket.status_changed', 'Jane', null, '1 day'],
    ['ticket.priority_changed', 'Jane', null, '1 day'],
    ['ticket.status_changed', 'Jane', null, '2 days'],
  ]);
  const events = await desk.desk.db.selectFrom('event').select('kind').where('ticket_id', '=', ticket.id).execute();
  expect(events).toEqual([]);
});

it('makes the client, its places and the teams once; nobody can be given work in a team of then', async () => {
  const one = history('A-2');
  const first = await prepared(one);
  expect(await prepared(one)).toEqual(first);
  await tickets.importHistory(desk.call, SOURCE, first, one);
  const { id: ticketId } = await desk.desk.db
    .selectFrom('ticket')
    .select('id')
    .where('external_ref', '=', 'A-2')
    .executeTakeFirstOrThrow();
  const technicianId = first.teams.get('Team 1')!.id;
  await expect(tickets.assignTicket(desk.call, { ticketId, technicianId })).rejects.toThrow('technician_inactive');
});

it('imports a ticket once, also when two do it at once', async () => {
  const one = history('A-3');
  const place = await prepared(one);
  const both = [1, 2].map(() => tickets.importHistory(desk.call, SOURCE, place, one));
  expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
});

it('imports nothing of a ticket whose history the lifecycle refuses', async () => {
  const late = history('A-4', [...DONE, { ...day(17), kind: 'MOVE', to: 'IN_PROGRESS', reason: 'It is back' }]);
  const place = await prepared(late);
  await expect(tickets.importHistory(desk.call, SOURCE, place, late)).rejects.toThrow('ILLEGAL_TRANSITION');
  expect(await stored('A-4')).toBeUndefined();
  const inTime = history('A-4', [...DONE, { ...day(16), kind: 'MOVE', to: 'IN_PROGRESS', reason: 'It is back' }]);
  expect(await tickets.importHistory(desk.call, SOURCE, place, inTime)).toBe(true);
});
