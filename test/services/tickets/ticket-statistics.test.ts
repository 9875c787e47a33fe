/** Statistics against tickets whose numbers are known, around the day in October that has 25 hours. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Migration20261120140800 } from '../../../migrations/20261120140800-ticket-history.js';
import { Migration20261120060000 } from '../../../migrations/20261120060000-ticket-statistics.js';
import { ANONYMOUS, type Actor } from '../../../src/domain/accounts/actor.js';
import type { DeskError } from '../../../src/domain/errors.js';
import { newId } from '../../../src/domain/ids.js';
import type { TicketStatus } from '../../../src/domain/tickets/ticket-words.js';
import { Ticket } from '../../../src/entities/tickets/ticket.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { tickets } from '../../../src/services/index.js';
import type { StatisticsArgs } from '../../../src/services/tickets/ticket-statistics.query.js';
import type { TicketWhere } from '../../../src/services/tickets/ticket.query.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeAccount } from '../../factories/account.factory.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeSite } from '../../factories/site.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket, type GivenTicket } from '../../factories/ticket.factory.js';
import { callAs } from '../../support/actor.js';
import { clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
const NOW = new Date('2026-10-26T12:00:00Z');

const clock = clockAt('2026-10-01T08:00:00Z');
let desk: TestDesk;
let manager: Call;
const ids: Record<'north' | 'south' | 'site' | 'ann' | 'bob' | 'atlas' | 'scout', string> = {} as never;

const person = (given: Partial<Extract<Actor, { kind: 'PERSON' }>>): Call =>
  callAs(desk, {
    kind: 'PERSON',
    accountId: newId(),
    sessionId: newId(),
    name: 'Somebody',
    role: 'SAV_MANAGER',
    clientId: null,
    technicianId: null,
    locale: 'fr',
    ...given,
  });

/** Opens a ticket at a time, and takes it through steps, each so many seconds after the one before. */
async function lived(at: string, given: GivenTicket, ...steps: [seconds: number, step: TicketStatus | string][]) {
  clock.set(new Date(at));
  const { id: ticketId } = await makeTicket(desk.call, given);
  for (const [seconds, step] of steps) {
    clock.pass(seconds);
    if (step === ids.ann || step === ids.bob) await tickets.assignTicket(manager, { ticketId, technicianId: step });
    else if (step === 'recovered')
      await transaction(desk.call, async (tx) => (await tx.em.findOneOrFail(Ticket, ticketId)).recover(tx.now, 'Gone'));
    else await tickets.changeTicketStatus(manager, { ticketId, status: step as TicketStatus, reason: 'Because' });
  }
}

/** As if a client's tickets had never been. */
async function forget(clientId: string): Promise<void> {
  for (const table of ['ticket_message', 'sla_clock', 'timeline_entry'])
    await sql`delete from ${sql.table(table)} using ticket
      where ticket_id = ticket.id and client_id = ${clientId}::uuid`.execute(desk.desk.db);
  await desk.desk.db.deleteFrom('ticket').where('client_id', '=', clientId).execute();
}

beforeAll(async () => {
  desk = await startDesk({ clock, demo: false });
  manager = person({});
  ids.north = (await makeClient(desk.call, { name: 'North' })).id;
  ids.south = (await makeClient(desk.call, { name: 'South' })).id;
  ids.site = (await makeSite(desk.call, { clientId: ids.north })).id;
  ids.ann = (await makeTechnician(desk.call, { name: 'Ann' })).id;
  ids.bob = (await makeTechnician(desk.call, { name: 'Bob' })).id;
  ids.atlas = (await makeRobot(desk.call, { clientId: ids.north })).id;
  ids.scout = (await makeRobot(desk.call, { clientId: ids.north, manufacturer: 'ScoutBots', model: 'Scout 2' })).id;
  const other = await makeRobot(desk.call, { clientId: ids.south });
  const north = { clientId: ids.north, robotId: ids.atlas, origin: 'DIAGNOSTIC', priority: 'P1' } as const;
  const south = { clientId: ids.south } as const;
  // In Paris the first is of 1 October, in UTC of 30 September.
  await lived('2026-09-30T22:30:00Z', { ...south, priority: 'P4' }, [5 * MINUTE, 'CANCELLED']);
  await lived(
    '2026-10-01T08:00:00Z',
    { ...north, siteId: ids.site, title: 'Stuck at the gate' },
    [HOUR, ids.ann],
    [HOUR, 'IN_PROGRESS'],
    [2 * HOUR, 'RESOLVED'],
    [2 * HOUR, 'IN_PROGRESS'],
  );
  await lived('2026-10-20T08:00:00Z', north, [HOUR, 'recovered']);
  // The last moment of 24 October, the first and the last of the 25th, which has 25 hours, the first of the 26th.
  await lived(
    '2026-10-24T21:59:59.999Z',
    north,
    [10 * MINUTE, ids.ann],
    [10 * MINUTE, 'IN_PROGRESS'],
    [100 * MINUTE, 'RESOLVED'],
  );
  await lived(
    '2026-10-24T22:00:00Z',
    { clientId: ids.north, robotId: ids.scout, origin: 'CLIENT', priority: 'P2' },
    [30 * MINUTE, 'PENDING_CLIENT'],
    [HOUR, ids.bob],
  );
  await lived('2026-10-25T22:59:59Z', { ...south, robotId: other.id, technicianId: ids.bob, origin: 'DIAGNOSTIC' });
  await lived('2026-10-25T23:00:00Z', south);
  clock.set(NOW);
});
afterAll(() => desk.stop());

const ARGS: StatisticsArgs = { period: 'DAY', last: 30, timeZone: 'Europe/Paris', limit: 10 };
/** What `tickets` finds, in numbers. */
const of = (where: TicketWhere = {}, args: Partial<StatisticsArgs> = {}, call = manager) =>
  tickets.ticketStatistics(call, where, { ...ARGS, ...args });
const shown = <Word extends string>(counts: ({ count: number } & Record<Word, string>)[] | undefined, word: Word) =>
  Object.fromEntries(counts!.filter(({ count }) => count > 0).map((one) => [one[word], one.count]));
const periodsOf = async (args: Partial<StatisticsArgs>, where: TicketWhere = {}) =>
  (await of(where, args)).byPeriod!.map(({ startsOn, count }) => [startsOn, count]);

describe('tickets are counted', () => {
  it('by what they are', async () => {
    const { total, byStatus, byPriority, byOrigin } = await of();
    expect(total).toBe(7);
    expect(byStatus).toHaveLength(10);
    expect(shown(byStatus, 'status')).toEqual({
      NEW: 1,
      ASSIGNED: 1,
      IN_PROGRESS: 1,
      PENDING_CLIENT: 1,
      RESOLVED: 2,
      CANCELLED: 1,
    });
    expect(byPriority!.map(({ priority, count }) => [priority, count])).toEqual([
      ['P1', 3],
      ['P2', 1],
      ['P3', 2],
      ['P4', 1],
    ]);
    expect(byOrigin).toHaveLength(5);
    expect(shown(byOrigin, 'origin')).toEqual({ CLIENT: 1, STAFF: 2, DIAGNOSTIC: 4 });
  });

  it('by technician and by product, the most first, and no more than asked for', async () => {
    const { byTechnician, byProduct } = await of();
    const both = [ids.ann, ids.bob].toSorted();
    expect(byTechnician).toEqual(both.map((technicianId) => ({ technicianId, count: 2 })));
    expect(byProduct).toEqual([
      { manufacturer: 'Ouranos', model: 'Atlas T3', count: 4 },
      { manufacturer: 'ScoutBots', model: 'Scout 2', count: 1 },
    ]);
    const first = await of({}, { limit: 1 });
    expect([first.byTechnician, first.byProduct]).toEqual([[byTechnician![0]], [byProduct![0]]]);
  });

  it('as nothing where there is nothing', async () => {
    const none = await of({ number: { eq: 'none' } }, { last: 2 });
    expect(none).toMatchObject({
      total: 0,
      byTechnician: [],
      byProduct: [],
      byPeriod: [{ count: 0 }, { count: 0 }],
      responseTime: { count: 0, median: null, p90: null, average: null },
      resolutionTime: { count: 0, median: null, p90: null, average: null },
      backlog: { total: 0, medianAge: null, oldestAge: null },
      reopening: { resolved: 0, reopened: 0, rate: null },
    });
    expect([none.byStatus, none.byPriority, none.byOrigin].flat().map((one) => one!.count)).toEqual(
      Array<number>(19).fill(0),
    );
  });
});

describe('times', () => {
  it('to the first response are those of what the staff did: 0, 5, 10, 30 and 60 minutes', async () => {
    expect((await of()).responseTime).toEqual({ count: 5, median: 600, p90: 3_600, average: 1_260 });
  });

  it('to the resolution are of what is resolved now: one and two hours', async () => {
    expect((await of()).resolutionTime).toEqual({ count: 2, median: HOUR, p90: 2 * HOUR, average: 1.5 * HOUR });
  });

  it('are told by priority too, of none where there are none', async () => {
    const none = { count: 0, median: null, p90: null, average: null };
    expect((await of()).byPriority).toEqual([
      {
        priority: 'P1',
        count: 3,
        responseTime: { count: 2, median: 600, p90: HOUR, average: 2_100 },
        resolutionTime: { count: 2, median: HOUR, p90: 2 * HOUR, average: 1.5 * HOUR },
      },
      {
        priority: 'P2',
        count: 1,
        responseTime: { count: 1, median: 1_800, p90: 1_800, average: 1_800 },
        resolutionTime: none,
      },
      { priority: 'P3', count: 2, responseTime: { count: 1, median: 0, p90: 0, average: 0 }, resolutionTime: none },
      {
        priority: 'P4',
        count: 1,
        responseTime: { count: 1, median: 300, p90: 300, average: 300 },
        resolutionTime: none,
      },
    ]);
  });

  it('of the first response are what the timelines tell', async () => {
    const stored = async () =>
      (await desk.desk.db.selectFrom('ticket').select(['id', 'responded_at']).orderBy('id').execute()).map((row) => [
        row.id,
        row.responded_at,
      ]);
    const before = await stored();
    expect(before.filter(([, at]) => at !== null)).toHaveLength(5);
    const { em, config } = desk.desk.orm;
    const migration = new Migration20261120060000(em.getDriver(), config);
    migration.up();
    const [filling] = migration.getQueries().filter((query) => String(query).startsWith('update ticket'));
    await sql`update ticket set responded_at = null`.execute(desk.desk.db);
    await sql.raw(String(filling)).execute(desk.desk.db);
    expect(await stored()).toEqual(before);
  });
});

describe('the lead time', () => {
  it('is how long before the client’s first message a ticket opened itself', async () => {
    const client = await makeClient(desk.call, { name: 'Forewarned' });
    const account = await makeAccount(desk.call, { role: 'CLIENT', clientId: client.id });
    const owner = person({ role: 'CLIENT', accountId: account.id, clientId: client.id });
    const staff = await makeAccount(desk.call, { role: 'SAV_MANAGER' });
    const house = person({ accountId: staff.id });
    /** Says so many seconds after the one before who writes. */
    const opened = async (
      origin: 'DIAGNOSTIC' | 'STAFF',
      ...said: [seconds: number, by: Call, internal: boolean][]
    ) => {
      clock.set(new Date('2026-10-02T08:00:00Z'));
      const { id: ticketId } = await makeTicket(desk.call, { clientId: client.id, origin });
      for (const [seconds, by, internal] of said) {
        clock.pass(seconds);
        await tickets.postTicketMessage(by, { ticketId, body: 'Hello', internal });
      }
    };
    await opened(
      'DIAGNOSTIC',
      [MINUTE, house, true],
      [MINUTE, house, false],
      [HOUR, owner, false],
      [HOUR, owner, false],
    );
    await opened('DIAGNOSTIC', [DAY, owner, false]);
    await opened('DIAGNOSTIC', [DAY, house, false]);
    await opened('STAFF', [MINUTE, owner, false]);
    clock.set(NOW);
    const told = (await of({ clientId: { eq: client.id } })).leadTime;
    const [short, long] = [HOUR + 2 * MINUTE, DAY];
    expect(told).toEqual({ count: 2, median: short, p90: long, average: (short + long) / 2 });
    expect((await of({ number: { eq: 'none' } })).leadTime).toMatchObject({ count: 0, median: null });
    await forget(client.id);
  });
});

describe('the first-time fix', () => {
  it('is what was resolved without a second technician and without a second time', async () => {
    const client = await makeClient(desk.call, { name: 'Elsewhere' });
    const at = '2026-10-02T08:00:00Z';
    const given = { clientId: client.id } as const;
    const done = [
      [MINUTE, 'IN_PROGRESS'],
      [MINUTE, 'RESOLVED'],
    ] as [number, TicketStatus][];
    await lived(at, given, [MINUTE, ids.ann], ...done);
    await lived(at, given, [MINUTE, ids.ann], [MINUTE, ids.ann], ...done);
    await lived(at, given, [MINUTE, ids.ann], [MINUTE, ids.bob], ...done);
    await lived(at, given, [MINUTE, ids.ann], ...done, [DAY, 'IN_PROGRESS'], [DAY, 'RESOLVED']);
    await lived(at, given, [MINUTE, ids.ann]);
    clock.set(NOW);
    const told = (await of({ clientId: { eq: client.id } })).firstTimeFix;
    expect(told).toEqual({ resolved: 4, fixed: 2, rate: 0.5 });

    const stored = async () =>
      (await desk.desk.db.selectFrom('ticket').select(['id', 'reassigned']).orderBy('id').execute()).map(
        (row) => row.reassigned,
      );
    const before = await stored();
    expect(before.filter((times) => times > 0)).toEqual([1]);
    const { em, config } = desk.desk.orm;
    const migration = new Migration20261120140800(em.getDriver(), config);
    migration.up();
    const [counting] = migration.getQueries().filter((query) => String(query).startsWith('update ticket'));
    await sql`update ticket set reassigned = 0`.execute(desk.desk.db);
    await sql.raw(String(counting)).execute(desk.desk.db);
    expect(await stored()).toEqual(before);

    await forget(client.id);
  });

  it('is none of nothing', async () => {
    expect((await of({ number: { eq: 'none' } })).firstTimeFix).toEqual({ resolved: 0, fixed: 0, rate: null });
  });
});

describe('the backlog', () => {
  it('is what is open, by its age', async () => {
    const { backlog } = await of();
    expect(backlog).toMatchObject({ total: 4, medianAge: 13 * HOUR + 1, oldestAge: 25 * DAY + 4 * HOUR });
    expect(backlog!.byAge).toEqual([
      { from: 0, to: DAY, count: 2 },
      { from: DAY, to: 3 * DAY, count: 1 },
      { from: 3 * DAY, to: 7 * DAY, count: 0 },
      { from: 7 * DAY, to: 30 * DAY, count: 1 },
      { from: 30 * DAY, to: 90 * DAY, count: 0 },
      { from: 90 * DAY, to: null, count: 0 },
    ]);
  });

  it('counts a ticket of exactly a day among those of a day', async () => {
    clock.set(new Date('2026-10-26T23:00:00Z'));
    const { backlog } = await of();
    clock.set(NOW);
    expect(backlog!.byAge.map(({ count }) => count)).toEqual([0, 3, 0, 1, 0, 0]);
  });
});

it('what was reopened is a part of what was resolved, also if it is not any more', async () => {
  expect((await of()).reopening).toEqual({ resolved: 3, reopened: 1, rate: 1 / 3 });
});

describe('periods', () => {
  it('are days of the time zone, the one of 25 hours too, without gaps', async () => {
    expect(await periodsOf({ last: 7 })).toEqual([
      ['2026-10-20', 1],
      ['2026-10-21', 0],
      ['2026-10-22', 0],
      ['2026-10-23', 0],
      ['2026-10-24', 1],
      ['2026-10-25', 2],
      ['2026-10-26', 1],
    ]);
    const sunday = (await of({}, { last: 2 })).byPeriod![0]!;
    expect([sunday.startsAt, sunday.endsAt].map((at) => new Date(at).toISOString())).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });

  it('are days of 23 hours in spring', async () => {
    const client = await makeClient(desk.call);
    for (const at of ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'])
      await lived(at, { clientId: client.id });
    clock.set(NOW);
    const where = { clientId: { eq: client.id }, createdAt: { lt: new Date('2026-03-30T22:00:00Z') } };
    expect(await periodsOf({ last: 4 }, where)).toEqual([
      ['2026-03-27', 0],
      ['2026-03-28', 1],
      ['2026-03-29', 2],
      ['2026-03-30', 1],
    ]);
    await forget(client.id);
  });

  it('are weeks from Monday, and months', async () => {
    expect(await periodsOf({ period: 'WEEK', last: 2 })).toEqual([
      ['2026-10-19', 4],
      ['2026-10-26', 1],
    ]);
    expect(await periodsOf({ period: 'MONTH', last: 2 })).toEqual([
      ['2026-09-01', 0],
      ['2026-10-01', 7],
    ]);
    expect(await periodsOf({ period: 'MONTH', last: 2, timeZone: 'UTC' })).toEqual([
      ['2026-09-01', 1],
      ['2026-10-01', 6],
    ]);
  });

  it.each<[string, TicketWhere['createdAt'], string[]]>([
    ['begin where the tickets begin', { gte: new Date('2026-10-24T22:00:00Z') }, ['2026-10-25', '2026-10-26']],
    ['end where they end', { lt: new Date('2026-10-22T22:00:00Z') }, ['2026-10-20', '2026-10-21', '2026-10-22']],
    [
      'end with the day of the last moment',
      { lte: new Date('2026-10-22T22:00:00Z') },
      ['2026-10-21', '2026-10-22', '2026-10-23'],
    ],
    [
      'end now, whatever is still to come',
      { lt: new Date('2027-01-01T00:00:00Z') },
      ['2026-10-24', '2026-10-25', '2026-10-26'],
    ],
    ['are none of what is still to come', { gt: new Date('2026-10-28T00:00:00Z') }, []],
  ])('%s', async (_, createdAt, days) => {
    expect((await periodsOf({ last: 3 }, { createdAt })).map(([day]) => day)).toEqual(days);
  });
});

describe('what is chosen', () => {
  it.each<[string, () => TicketWhere]>([
    ['status', () => ({ status: { in: ['NEW', 'RESOLVED'] } })],
    ['priority', () => ({ priority: { lte: 'P2' } })],
    ['service type', () => ({ serviceType: { eq: 'ROBOT_FAULT' } })],
    ['origin', () => ({ origin: { eq: 'DIAGNOSTIC' } })],
    ['client', () => ({ clientId: { eq: ids.north } })],
    ['site', () => ({ siteId: { eq: ids.site } })],
    ['robot', () => ({ robotId: { eq: ids.scout } })],
    ['assignee', () => ({ assigneeId: { eq: ids.ann } })],
    ['a time', () => ({ createdAt: { gte: new Date('2026-10-20T00:00:00Z'), lt: new Date('2026-10-25T00:00:00Z') } })],
    ['words', () => ({ search: 'GATE stuck' })],
    ['all at once', () => ({ origin: { eq: 'DIAGNOSTIC' }, clientId: { eq: ids.north }, status: { eq: 'RESOLVED' } })],
  ])('by %s is what the list finds', async (_, where) => {
    const found = await tickets.countTickets(manager, where());
    expect(found).toBeGreaterThan(0);
    const { total, byPriority, byPeriod } = await of(where(), { last: 400 });
    const sum = (counts: { count: number }[] | undefined) => counts!.reduce((all, { count }) => all + count, 0);
    expect([total, sum(byPriority), sum(byPeriod)]).toEqual([found, found, found]);
  });

  it('and is everything has the numbers of everything, though it is counted another way', async () => {
    expect(await of({ priority: { in: ['P1', 'P2', 'P3', 'P4'] } })).toEqual(await of());
  });
});

describe('the reach', () => {
  const total = async (call: Call) => (await of({}, {}, call)).total;

  it('of a client are its own tickets, of a technician theirs, of nobody known none', async () => {
    expect(await total(person({ role: 'ADMIN' }))).toBe(7);
    expect(await total(person({ role: 'CLIENT', clientId: ids.north }))).toBe(4);
    expect(await total(person({ role: 'CLIENT', clientId: ids.south }))).toBe(3);
    expect(await total(person({ role: 'TECHNICIAN', technicianId: ids.ann }))).toBe(2);
    expect(await total(callAs(desk, ANONYMOUS))).toBe(0);
  });

  it('holds whatever is asked for', async () => {
    const south = person({ role: 'CLIENT', clientId: ids.south });
    const across = await of({ clientId: { eq: ids.north } }, {}, south);
    expect(across).toEqual(await of({ clientId: { eq: newId() } }, {}, south));
    expect(across.total).toBe(0);
  });

  it('ends with a robot that changes hands: its tickets stay, and tell its model no more', async () => {
    const north = person({ role: 'CLIENT', clientId: ids.north });
    const give = (clientId: string) =>
      desk.desk.db.updateTable('robot').set({ client_id: clientId }).where('id', '=', ids.atlas).execute();
    expect((await of({}, {}, north)).byProduct).toHaveLength(2);
    await give(ids.south);
    const after = await of({}, {}, north);
    await give(ids.north);
    expect(after.total).toBe(4);
    expect(after.byProduct).toEqual([{ manufacturer: 'ScoutBots', model: 'Scout 2', count: 1 }]);
  });
});

describe('only what is asked for', () => {
  const asking = (...fields: string[]) => ({
    ...manager,
    fields: new Set(fields.map((field) => `TicketStatistics.${field}`)),
  });

  it('is counted, in one statement', async () => {
    const said = async (...fields: string[]) => await spokenDuring(() => of({}, {}, asking(...fields)));
    expect(await said('total')).toEqual([expect.not.stringMatching(/group by|percentile/)]);
    expect(await said('total', 'byStatus')).toEqual([expect.not.stringMatching(/percentile|"total"/)]);
    expect(await said('responseTime', 'backlog', 'byPeriod')).toEqual([expect.not.stringMatching(/reopened|priority/)]);
  });

  it('is nothing at all when only the type is', async () => {
    expect(await spokenDuring(() => of({}, {}, asking()))).toEqual([]);
  });

  it('has the same total without the statuses', async () => {
    expect((await of({}, {}, asking('total'))).total).toBe(7);
  });
});

it.each<[string, Partial<StatisticsArgs>]>([
  ['last', { last: 0 }],
  ['last', { last: 401 }],
  ['limit', { limit: 0 }],
  ['limit', { limit: 101 }],
  ['timeZone', { timeZone: 'Europe/Nowhere' }],
])('%s is refused as %j', async (argument, args) => {
  const error: DeskError = await of({}, args).then(
    () => expect.fail('it was answered'),
    (refusal: DeskError) => refusal,
  );
  expect(error).toMatchObject({ code: 'VALIDATION', input: [argument] });
});
