/** Statistics over the API: who may ask, and how they are written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, signIn, withKey, type Loose, type TestClient } from '../../support/client.js';
import { clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

const clock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
let technicianId: string;
beforeAll(async () => {
  desk = await startDesk({ clock });
  const manager = await signIn(desk.url, 'manager');
  technicianId = (await manager.data('{ technicians { nodes { id } } }')).technicians.nodes[0].id;
});
afterAll(() => desk.stop());

const TOTAL = '{ ticketStatistics { total } }';

it('is refused when anonymous, and to service accounts', async () => {
  const codeOf = async (asker: TestClient) =>
    (await asker.ask(TOTAL)).errors?.map(({ extensions }) => extensions['code']);
  expect(await codeOf(clientOf(desk.url))).toEqual(['UNAUTHENTICATED']);
  expect(await codeOf(withKey(desk.url, 'gaia'))).toEqual(['FORBIDDEN']);
});

it.each(['client', 'client2', 'technician', 'technician2', 'manager', 'admin'] as const)(
  'counts for %s what they see in the list',
  async (name) => {
    const asker = await signIn(desk.url, name);
    const { ticketStatistics, tickets } = await asker.data(
      '{ ticketStatistics { total byStatus { count } } tickets { totalCount } }',
    );
    expect(tickets.totalCount).toBeGreaterThan(0);
    expect(ticketStatistics.total).toBe(tickets.totalCount);
    expect(ticketStatistics.byStatus.reduce((sum: number, { count }: Loose) => sum + count, 0)).toBe(
      tickets.totalCount,
    );
  },
);

describe('of a ticket that was answered after 26 hours and resolved after 40 days', () => {
  const ALL = `query ($where: TicketWhere, $last: Int) { ticketStatistics(where: $where, last: $last) {
    total byTechnician { technician { id name } count } byProduct { manufacturer model count }
    byPeriod { startsOn startsAt endsAt count } responseTime { count median p90 average } resolutionTime { median }
    backlog { total medianAge oldestAge byAge { from to count } } reopening { resolved reopened rate }
    firstTimeFix { resolved fixed rate } byPriority { priority responseTime { median } resolutionTime { median } } } }`;
  let where: object;
  let open: Loose;

  /** Signs in anew: a token does not last as long as this ticket. */
  const later = async (query: string, variables: object = {}): Promise<Loose> =>
    (await signIn(desk.url, 'manager')).data(query, variables);

  beforeAll(async () => {
    const { clients } = await later('{ clients(first: 1) { nodes { id } } }');
    const { createTicket } = await later(
      `mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id number respondedAt } } }`,
      { input: { title: 'Stuck', serviceType: 'SECURITY', clientId: clients.nodes[0].id } },
    );
    const { id: ticketId, number, respondedAt } = createTicket.ticket;
    expect(respondedAt).toBeNull();
    where = { number: { eq: number } };
    clock.pass(26 * 3_600 + 3);
    const { assignTicket } = await later(
      `mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { ticket { respondedAt } } }`,
      { input: { ticketId, technicianId } },
    );
    expect(assignTicket.ticket.respondedAt).toBe('2026-11-21T10:00:03.000Z');
    open = (await later(ALL, { where, last: 2 })).ticketStatistics;
    const move = `mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) { errors { code } } }`;
    await later(move, { input: { ticketId, status: 'IN_PROGRESS' } });
    clock.set(new Date('2026-12-30T08:00:00Z'));
    await later(move, { input: { ticketId, status: 'RESOLVED' } });
  });

  it('is told in durations, days and instants', async () => {
    expect(open.backlog).toMatchObject({ total: 1, medianAge: 'PT26H3S', oldestAge: 'PT26H3S' });
    expect(open.backlog.byAge.slice(0, 2)).toEqual([
      { from: 'PT0S', to: 'PT24H', count: 0 },
      { from: 'PT24H', to: 'PT72H', count: 1 },
    ]);
    expect(open.backlog.byAge.at(-1)).toEqual({ from: 'PT2160H', to: null, count: 0 });
    expect(open.byPeriod).toEqual([
      { startsOn: '2026-11-20', startsAt: '2026-11-19T23:00:00.000Z', endsAt: '2026-11-20T23:00:00.000Z', count: 1 },
      { startsOn: '2026-11-21', startsAt: '2026-11-20T23:00:00.000Z', endsAt: '2026-11-21T23:00:00.000Z', count: 0 },
    ]);
    const done = (await later(ALL, { where })).ticketStatistics;
    expect(done).toMatchObject({
      total: 1,
      byProduct: [],
      responseTime: { count: 1, median: 'PT26H3S', p90: 'PT26H3S', average: 'PT26H3S' },
      resolutionTime: { median: 'PT960H' },
      backlog: { total: 0, medianAge: null, oldestAge: null },
      reopening: { resolved: 1, reopened: 0, rate: 0 },
      firstTimeFix: { resolved: 1, fixed: 1, rate: 1 },
    });
    expect(done.byTechnician).toEqual([{ count: 1, technician: { id: technicianId, name: expect.any(String) } }]);
    expect(done.byPeriod).toHaveLength(30);
    expect(done.byPriority.filter((one: Loose) => one.responseTime.median)).toEqual([
      { priority: 'P3', responseTime: { median: 'PT26H3S' }, resolutionTime: { median: 'PT960H' } },
    ]);
  });
});

it('costs what it works, and gets nothing of that back for a short answer', async () => {
  const client = await signIn(desk.url, 'client');
  const costOf = async (fields: string) =>
    ((await client.ask(`{ ticketStatistics { ${fields} } }`)) as Loose).extensions.cost;
  expect(await costOf('total')).toMatchObject({ requested: 11, actual: 11 });
  expect(await costOf('total byStatus { count }')).toMatchObject({ requested: 31, actual: 31 });
});

it.each([
  ['(last: 0)', 'The value must lie between 1 and 400.'],
  ['(limit: 1000)', 'The value must lie between 1 and 100.'],
  ['(timeZone: "+02:00")', 'Give a time zone like Europe/Paris.'],
])('refuses %s in words', async (args, message) => {
  const client = await signIn(desk.url, 'client');
  const { errors } = await client.ask(`{ ticketStatistics${args} { total } }`, {}, { 'accept-language': 'en' });
  expect(errors).toHaveLength(1);
  expect(errors![0]).toMatchObject({ message, extensions: { code: 'VALIDATION' } });
});
