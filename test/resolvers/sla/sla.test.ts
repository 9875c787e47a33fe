/** Service levels over the API: drawing them up, and what a ticket says of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeAnyId } from '../../../src/domain/ids.js';
import { sla } from '../../../src/services/index.js';
import { clientOf, signIn, subscribe, withKey, type Loose, type TestClient } from '../../support/client.js';
import { clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';

/** A Monday, 9:00 in Paris. */
const clock = clockAt('2026-11-23T08:00:00Z');
let desk: TestDesk;
let manager: TestClient;
let client: TestClient;
beforeAll(async () => {
  desk = await startDesk({ clock, held: false });
  await begin('2026-11-23T08:00:00Z');
});
/** A time, and people who have signed in by then. */
async function begin(at: string): Promise<void> {
  clock.set(new Date(at));
  [manager, client] = await Promise.all([signIn(desk.url, 'manager'), signIn(desk.url, 'client')]);
}
afterAll(() => desk.stop());

const CALENDAR = `mutation ($input: UpsertSlaCalendarInput!) { upsertSlaCalendar(input: $input) {
  calendar { id name timeZone hours { weekday from to } holidayCountry holidayRegion overrides { date name hours { from to } } version }
  errors { code path message } } }`;
const POLICY = `mutation ($input: UpsertSlaPolicyInput!) { upsertSlaPolicy(input: $input) {
  policy { id name calendar { id } targets { priority serviceType response resolution } pauseStatuses warningPercent escalateTo
    reassignTo { id } isDefault enabled version } errors { code path message } } }`;
const CREATE = `mutation ($input: CreateTicketInput!) { createTicket(input: $input) {
  ticket { id number priority sla { expectedBy response { target dueAt state } resolution { target dueAt } } } errors { code } } }`;
const STATUS = `mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) { errors { code message } } }`;

const calendarInput = {
  name: 'Nine to five',
  timeZone: 'Europe/Paris',
  hours: [{ weekday: 'MONDAY', from: '09:00', to: '17:00' }],
};
const targets = ['P1', 'P2', 'P3', 'P4'].map((priority) => ({ priority, response: 'PT1H', resolution: 'PT8H' }));

it('is refused when anonymous, and to those whom it is no business of', async () => {
  const anonymous = clientOf(desk.url);
  const codeOf = async (asker: TestClient, query: string, variables = {}) =>
    (await asker.ask(query, variables)).errors?.map(({ extensions }) => extensions['code']);
  const technician = await signIn(desk.url, 'technician');
  const draft = '(policy: { targets: [] }) { count }';
  for (const query of ['{ slaPolicies { id } }', '{ slaCalendars { id } }', `{ simulateSla${draft} }`]) {
    expect(await codeOf(anonymous, query)).toEqual(['UNAUTHENTICATED']);
    expect(await codeOf(client, query)).toEqual(['FORBIDDEN']);
  }
  expect(await codeOf(technician, '{ slaPolicies { id } slaCalendars { id } }')).toBeUndefined();
  expect(await codeOf(technician, `{ simulateSla${draft} }`)).toEqual(['FORBIDDEN']);
  for (const asker of [client, technician])
    expect(await codeOf(asker, CALENDAR, { input: calendarInput })).toEqual(['FORBIDDEN']);
  expect(await codeOf(withKey(desk.url, 'gaia'), '{ slaPolicies { id } }')).toEqual(['FORBIDDEN']);
});

describe('a new desk', () => {
  it('has French office hours and a standard policy', async () => {
    const { slaPolicies, slaCalendars } = await manager.data(`{
      slaCalendars { id name timeZone holidayCountry hours { weekday from to } }
      slaPolicies { name isDefault enabled warningPercent calendar { id } targets { priority response resolution } } }`);
    expect(slaCalendars).toMatchObject([
      { name: 'Heures ouvrées, France', timeZone: 'Europe/Paris', holidayCountry: 'FR' },
    ]);
    expect(slaCalendars[0].hours.slice(0, 2)).toEqual([
      { weekday: 'MONDAY', from: '09:00', to: '12:30' },
      { weekday: 'MONDAY', from: '13:30', to: '18:00' },
    ]);
    expect(slaPolicies).toMatchObject([
      { isDefault: true, enabled: true, warningPercent: 75, calendar: { id: slaCalendars[0].id } },
    ]);
    expect(slaPolicies[0].targets).toContainEqual({ priority: 'P3', response: 'PT4H', resolution: 'PT24H' });
  });
});

describe('drawing up a calendar', () => {
  const refusalOf = async (given: object) => {
    const { upsertSlaCalendar } = await manager.data(CALENDAR, { input: { ...calendarInput, ...given } });
    expect(upsertSlaCalendar.calendar).toBeNull();
    return upsertSlaCalendar.errors.map(({ code, path }: Loose) => [code, path.join('.')].join(' '));
  };

  it.each([
    ['without working hours', { hours: [] }, 'VALIDATION hours'],
    ['in a zone that there is not', { timeZone: 'Europe/Lyon' }, 'VALIDATION timeZone'],
    [
      'with intervals that overlap',
      {
        hours: [
          { weekday: 'MONDAY', from: '09:00', to: '12:00' },
          { weekday: 'MONDAY', from: '11:00', to: '17:00' },
        ],
      },
      'VALIDATION hours.MONDAY',
    ],
    [
      'that ends before it begins',
      { hours: [{ weekday: 'MONDAY', from: '17:00', to: '09:00' }] },
      'VALIDATION hours.MONDAY',
    ],
    [
      'with an interval of nothing',
      { hours: [{ weekday: 'MONDAY', from: '09:00', to: '09:00' }] },
      'VALIDATION hours.MONDAY',
    ],
    [
      'at a time that there is not',
      { hours: [{ weekday: 'MONDAY', from: '09:00', to: '25:00' }] },
      'VALIDATION hours.MONDAY',
    ],
    ['of an unknown country', { holidayCountry: 'XX' }, 'VALIDATION holidayCountry'],
    ['of an unknown region', { holidayCountry: 'FR', holidayRegion: 'ZZ' }, 'VALIDATION holidayRegion'],
    ['of a region of no country', { holidayRegion: '57' }, 'VALIDATION holidayRegion'],
    ['with a day twice', { overrides: [{ date: '2026-12-24' }, { date: '2026-12-24' }] }, 'VALIDATION overrides'],
    ['with a name that is taken', { name: 'Heures ouvrées, France' }, 'ALREADY_EXISTS name'],
    ['that does not exist', { id: 'calendar_01900000000070008000000000000001' }, 'NOT_FOUND id'],
  ])('%s is refused', async (_, given, expected) => {
    expect(await refusalOf(given)).toEqual([expected]);
  });

  it('makes it, and changes it on its version only', async () => {
    const overrides = [{ date: '2026-12-24', name: 'Réveillon', hours: [{ from: '09:00', to: '12:00' }] }];
    const input = { ...calendarInput, holidayCountry: 'FR', holidayRegion: '57', overrides, idempotencyKey: 'one' };
    const { calendar } = (await manager.data(CALENDAR, { input })).upsertSlaCalendar;
    expect(calendar).toMatchObject({ ...calendarInput, holidayCountry: 'FR', holidayRegion: '57', overrides });
    expect((await manager.data(CALENDAR, { input })).upsertSlaCalendar.calendar.id).toBe(calendar.id);
    const hours = [{ weekday: 'SUNDAY', from: '00:00', to: '24:00' }];
    const edit = { ...calendarInput, id: calendar.id, hours, version: calendar.version };
    const changed = (await manager.data(CALENDAR, { input: edit })).upsertSlaCalendar.calendar;
    expect(changed).toMatchObject({ hours, holidayCountry: null, overrides: [], version: calendar.version + 1 });
    expect(await refusalOf(edit)).toEqual(['CONFLICT version']);
  });
});

describe('drawing up a policy', () => {
  let calendarId: string;
  beforeAll(async () => void (calendarId = (await manager.data('{ slaCalendars { id } }')).slaCalendars[0].id));
  const upsert = async (given: object) =>
    (await manager.data(POLICY, { input: { name: 'Gold', calendarId, targets, ...given } })).upsertSlaPolicy;
  const defaults = async () =>
    (
      await manager.data(
        '{ slaPolicies { id name isDefault enabled version targets { priority response resolution } } }',
      )
    ).slaPolicies;

  it.each([
    ['without a target', { targets: [] }, 'VALIDATION targets'],
    ['whose targets say nothing', { targets: [{ priority: 'P1' }] }, 'VALIDATION targets'],
    [
      'with a target of nothing',
      { targets: [{ priority: 'P1', response: 'PT0S', resolution: 'PT1H' }] },
      'VALIDATION targets.0.responseSeconds',
    ],
    ['with two targets for the same', { targets: [targets[0], targets[0]] }, 'VALIDATION targets.1'],
    ['that pauses while people work', { pauseStatuses: ['IN_PROGRESS'] }, 'VALIDATION pauseStatuses'],
    ['that warns when it is over', { warningPercent: 100 }, 'VALIDATION warningPercent'],
    ['that escalates beyond the top', { escalateTo: 4 }, 'VALIDATION breachActions.escalateTo'],
    ['that is the default and disabled', { isDefault: true, enabled: false }, 'VALIDATION enabled'],
    ['that is the default and silent of some', { isDefault: true, targets: [targets[0]] }, 'VALIDATION targets'],
    [
      'in a calendar that does not exist',
      { calendarId: 'calendar_01900000000070008000000000000001' },
      'NOT_FOUND calendarId',
    ],
    [
      'for a technician who does not exist',
      { technicianId: 'technician_01900000000070008000000000000001' },
      'NOT_FOUND breachActions.reassignToTechnicianId',
    ],
    ['with a name that is taken', { name: 'Standard' }, 'ALREADY_EXISTS name'],
  ])('%s is refused', async (_, given, expected) => {
    const { policy, errors } = await upsert(given);
    expect(policy).toBeNull();
    expect(errors.map(({ code, path }: Loose) => [code, path.join('.')].join(' '))).toEqual([expected]);
  });

  it('makes one the default in place of the other, and there is always one', async () => {
    const [standard] = await defaults();
    const { policy } = await upsert({ isDefault: true, escalateTo: 2 });
    expect(policy).toMatchObject({ isDefault: true, escalateTo: 2, warningPercent: 75, calendar: { id: calendarId } });
    expect((await defaults()).filter(({ isDefault }: Loose) => isDefault)).toMatchObject([{ id: policy.id }]);
    const { errors } = await upsert({ id: policy.id, isDefault: false });
    expect(errors).toMatchObject([{ code: 'VALIDATION', path: ['isDefault'] }]);
    const back = { id: standard.id, name: standard.name, targets: standard.targets, isDefault: true };
    expect((await upsert(back)).errors).toEqual([]);
    expect((await defaults()).filter(({ isDefault }: Loose) => isDefault)).toMatchObject([{ id: standard.id }]);
  });
});

describe('a ticket', () => {
  const create = async (asker: TestClient, given: object = {}) => {
    const input = { title: 'It does not move', serviceType: 'ROBOT_FAULT', ...given };
    return (await asker.data(CREATE, { input })).createTicket.ticket;
  };

  it('answers targets and the expected delay when it is opened', async () => {
    const { sla, priority } = await create(client);
    expect(priority).toBe('P3');
    expect(sla).toEqual({
      expectedBy: '2026-11-25T17:00:00.000Z',
      response: { target: 'PT4H', dueAt: '2026-11-23T13:00:00.000Z', state: 'RUNNING' },
      resolution: { target: 'PT24H', dueAt: '2026-11-25T17:00:00.000Z' },
    });
  });

  it('explains each interval, and tells clients that it waits but not why', async () => {
    await begin('2026-11-24T08:00:00Z');
    const { id } = await create(client);
    await begin('2026-11-24T09:00:00Z');
    const wait = { ticketId: id, status: 'PENDING_VENDOR', reason: 'The vendor wants to be paid' };
    expect((await manager.data(STATUS, { input: wait })).changeTicketStatus.errors).toEqual([]);
    await begin('2026-11-24T10:00:00Z');
    const ask = async (asker: TestClient) =>
      (
        await asker.data(
          `query ($id: ID!) { ticket(id: $id) { sla { policy { name } response { state stoppedAt } resolution { state elapsed remaining
            paused dueAt intervals { from to duration counted reason status note } } } } }`,
          { id },
        )
      ).ticket.sla;
    const told = await ask(manager);
    expect(told.policy).toEqual({ name: 'Standard' });
    expect(told.response).toEqual({ state: 'MET', stoppedAt: '2026-11-24T09:00:00.000Z' });
    expect(told.resolution).toEqual({
      state: 'PAUSED',
      elapsed: 'PT1H',
      remaining: 'PT23H',
      paused: 'PT1H',
      dueAt: null,
      intervals: [
        {
          from: '2026-11-24T08:00:00.000Z',
          to: '2026-11-24T09:00:00.000Z',
          duration: 'PT1H',
          counted: true,
          reason: 'COUNTED',
          status: null,
          note: null,
        },
        {
          from: '2026-11-24T09:00:00.000Z',
          to: '2026-11-24T10:00:00.000Z',
          duration: 'PT1H',
          counted: false,
          reason: 'PAUSED',
          status: 'PENDING_VENDOR',
          note: 'The vendor wants to be paid',
        },
      ],
    });
    const shown = await ask(client);
    expect(shown.policy).toBeNull();
    expect(shown.resolution.intervals[1]).toMatchObject({ reason: 'PAUSED', status: 'PENDING_VENDOR', note: null });
  });

  it('tells its client live that a deadline nears, and that it has passed', async () => {
    await begin('2026-11-26T08:00:00Z');
    const { id } = await create(client);
    await begin('2026-11-26T13:00:00Z');
    const stream = subscribe(
      desk.url,
      client.token,
      `subscription ($id: ID!) { ticketUpdated(where: { ticketId: $id }, initial: true) {
        kind actor { kind } ticket { sla { response { state } } } } }`,
      { id },
    );
    await stream.next();
    await sla.tellDeadlines(desk.call, decodeAnyId(id)!.uuid);
    const ticket = { sla: { response: { state: 'BREACHED' } } };
    const told = await stream.take(2);
    expect(told).toEqual(['SLA_WARNED', 'SLA_BREACHED'].map((kind) => ({ kind, actor: { kind: 'SYSTEM' }, ticket })));
    await stream.stop();
  });

  it('is found by how it stands, and sorted by its next deadline, those without one last', async () => {
    await begin('2026-11-30T08:00:00Z');
    const urgent = await create(manager, { impact: 'CRITICAL', urgency: 'CRITICAL', ...(await someClient()) });
    const waiting = await create(manager, await someClient());
    await manager.data(STATUS, { input: { ticketId: waiting.id, status: 'PENDING_CLIENT', reason: 'Which one?' } });
    const list = async (args: string) =>
      (await manager.data(`{ tickets(${args}, first: 100) { nodes { id sla { resolution { state } } } totalCount } }`))
        .tickets;
    const all = (await list('orderBy: DUE_AT_ASC')).nodes.map(({ id }: Loose) => id);
    expect(all.indexOf(urgent.id)).toBeLessThan(all.indexOf(waiting.id));
    expect((await list('orderBy: DUE_AT_DESC')).nodes.map(({ id }: Loose) => id)).toEqual([...all].reverse());
    const paused = await list('where: { slaState: { eq: PAUSED } }, orderBy: DUE_AT_ASC');
    expect(paused.nodes.map(({ id }: Loose) => id)).toContain(waiting.id);
    expect(paused.nodes.every((one: Loose) => one.sla.resolution.state === 'PAUSED')).toBe(true);
    const due = await list('where: { dueBefore: "2026-11-30T09:30:00Z" }, orderBy: DUE_AT_ASC');
    expect(due.nodes.map(({ id }: Loose) => id)).toContain(urgent.id);
    expect(due.nodes.map(({ id }: Loose) => id)).not.toContain(waiting.id);
    expect(due.totalCount).toBe(due.nodes.length);
    // Page by page it is the same list.
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { tickets } = await manager.data(
        'query ($after: Cursor) { tickets(orderBy: DUE_AT_ASC, first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      pages.push(...tickets.nodes.map(({ id }: Loose) => id));
      ({ hasNextPage: more, endCursor: after } = tickets.pageInfo);
    }
    expect(pages).toEqual(all);
  });

  const someClient = async () => ({
    clientId: (await manager.data('{ clients(first: 1) { nodes { id } } }')).clients.nodes[0].id,
  });

  it('has its service level read with the whole page: two statements more, and none when it is not asked', async () => {
    const cost = async (fields: string, first: number) => {
      const ask = () => manager.data(`{ tickets(first: ${first}) { nodes { id ${fields} } } }`);
      await ask();
      return (await spokenDuring(ask)).length;
    };
    const plain = await cost('number', 50);
    expect(await cost('number sla { expectedBy resolution { state intervals { reason } } }', 50)).toBe(plain + 2);
    expect(await cost('number sla { expectedBy resolution { state } }', 2)).toBe(plain + 2);
  });

  it('is replayed under another policy, and nothing is changed by it', async () => {
    const { simulateSla } = await manager.data(`{ simulateSla(policy: {
      targets: [{ priority: P1, resolution: "PT8000H" }, { priority: P3, resolution: "PT8000H" }]
      calendar: { timeZone: "UTC", hours: [{ weekday: MONDAY, from: "00:00", to: "24:00" }] } }) {
        count isPartial resolution { was { met breached open none } wouldBe { met breached open none } }
        tickets(onlyChanged: true, first: 5) { number response { was wouldBe } resolution { was wouldBe target } } } }`);
    const { count, resolution, tickets } = simulateSla;
    const total = (await manager.data('{ tickets { totalCount } }')).tickets.totalCount;
    expect(count).toBe(total);
    const sum = (tally: Record<string, number>) => Object.values(tally).reduce((all, one) => all + one, 0);
    expect([sum(resolution.was), sum(resolution.wouldBe)]).toEqual([total, total]);
    expect(resolution.was.breached).toBeGreaterThan(0);
    expect(resolution.wouldBe.breached).toBe(0);
    expect(tickets.length).toBeGreaterThan(0);
    const changed = (clock: Loose) => clock.was !== clock.wouldBe;
    expect(tickets.filter((one: Loose) => !changed(one.response) && !changed(one.resolution))).toEqual([]);
  });
});
