import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/domain/ids.js';
import {
  clientOf,
  signIn,
  subscribe,
  withKey,
  type Loose,
  type TestClient,
  type TestStream,
} from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { endOfLog, openStreams, refusal } from '../support/live.js';

const UPDATES = `subscription ($where: TicketStreamWhere, $after: Cursor, $initial: Boolean) {
  ticketUpdated(where: $where, after: $after, initial: $initial) {
    cursor initial kind actor { name }
    ticket { id title status priority assignee { name } timeline(last: 1) { kind } }
  } }`;

type Name = 'admin' | 'manager' | 'technician' | 'technician2' | 'client' | 'client2';
let desk: TestDesk;
const people = {} as Record<Name, TestClient>;
const technicians = {} as Record<string, string>;
const clients = {} as Record<string, string>;
const streams: TestStream[] = [];

beforeAll(async () => {
  desk = await startDesk();
  const names: Name[] = ['admin', 'manager', 'technician', 'technician2', 'client', 'client2'];
  await Promise.all(names.map(async (name) => (people[name] = await signIn(desk.url, name))));
  const { db } = desk.desk;
  for (const { id, name } of await db.selectFrom('technician').select(['id', 'name']).execute())
    technicians[name === 'Théo Bernard' ? 'technician' : 'technician2'] = encodeId('Technician', id);
  for (const { id, name } of await db.selectFrom('client').select(['id', 'name']).execute())
    clients[name === 'Pharma Nord' ? 'client2' : 'client'] = encodeId('Client', id);
});
afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.stop())));
afterAll(() => desk.stop());

function open(who: TestClient, variables: Record<string, unknown> = {}): TestStream {
  const stream = subscribe(desk.url, who.token, UPDATES, variables);
  streams.push(stream);
  return stream;
}
const openNow = async (who: TestClient, variables: Record<string, unknown> = {}) =>
  open(who, { after: await endOfLog(desk.call), ...variables });

async function mutate(who: TestClient, name: string, input: object): Promise<Loose> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  const data = await who.data(
    `mutation ($input: ${type}) { ${name}(input: $input) { ticket { id } errors { code } } }`,
    { input },
  );
  expect(data[name].errors).toEqual([]);
  return data[name].ticket;
}
const create = async (owner: 'client' | 'client2', title: string): Promise<string> =>
  (
    await mutate(people.manager, 'createTicket', {
      title,
      description: '',
      serviceType: 'SECURITY',
      impact: 'LOW',
      urgency: 'LOW',
      clientId: clients[owner],
    })
  ).id;
const assign = (ticketId: string, to: 'technician' | 'technician2') =>
  mutate(people.manager, 'assignTicket', { ticketId, technicianId: technicians[to] });
const move = (ticketId: string, status: string) =>
  mutate(people.manager, 'changeTicketStatus', { ticketId, status, reason: 'parce que' });

const titles = (events: Loose[]) => events.map(({ ticket }) => ticket.title);
const told = (events: Loose[]) => events.map(({ kind, ticket }) => [kind, ticket.status]);

describe('ticketUpdated, at opening', () => {
  it('is refused when anonymous, and does not open', async () => {
    expect(await refusal(open(clientOf(desk.url)))).toBe('UNAUTHENTICATED');
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('is refused to a key without the scope', async () => {
    expect(await refusal(open(withKey(desk.url, 'hyperion')))).toBe('FORBIDDEN');
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('answers the same for what is another’s and for what never was', async () => {
    const never = '0192f000000070008000000000000000';
    const theirs = { ticketId: await create('client2', 'autre'), clientId: clients['client2'] };
    const nobodys = { ticketId: `ticket_${never}`, clientId: `client_${never}` };
    for (const key of ['ticketId', 'clientId'] as const) {
      const [other, none] = [theirs[key], nobodys[key]].map(
        (id) => open(people.client, { where: { [key]: id } }).ended,
      );
      expect(await other).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(await other).toEqual(await none);
    }
    const colleague = { where: { assigneeId: technicians['technician2'] } };
    expect(await refusal(open(people.technician, colleague))).toBe('NOT_FOUND');
    expect(await refusal(open(people.technician, { where: { ticketId: theirs.ticketId } }))).toBe('NOT_FOUND');
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('refuses the state at the beginning together with a cursor, and what is no cursor', async () => {
    expect(await refusal(await openNow(people.admin, { initial: true }))).toBe('VALIDATION');
    expect(await refusal(open(people.admin, { after: 'x' }))).toBe('CURSOR_EXPIRED');
  });
});

describe('ticketUpdated, live', () => {
  it('shows each client its own, side by side', async () => {
    const [own, others, all] = [
      await openNow(people.client),
      await openNow(people.client2),
      await openNow(people.admin),
    ];
    for (const [owner, title] of [
      ['client2', 'a'],
      ['client', 'b'],
      ['client2', 'c'],
      ['client', 'd'],
    ] as const)
      await create(owner, title);
    expect(titles(await own.take(2))).toEqual(['b', 'd']);
    expect(titles(await others.take(2))).toEqual(['a', 'c']);
    expect(titles(await all.take(4))).toEqual(['a', 'b', 'c', 'd']);
    expect([own.waiting, others.waiting]).toEqual([[], []]);
  });

  it('shows a technician what is assigned to them, from the assignment on', async () => {
    const [first, second] = [await openNow(people.technician), await openNow(people.technician2)];
    const [mine, theirs] = [await create('client', 'mine'), await create('client2', 'theirs')];
    await assign(theirs, 'technician2');
    await assign(mine, 'technician');
    await move(mine, 'IN_PROGRESS');
    expect(told(await first.take(2))).toEqual([
      ['ASSIGNED', 'ASSIGNED'],
      ['STATUS_CHANGED', 'IN_PROGRESS'],
    ]);
    expect(titles(await second.take(1))).toEqual(['theirs']);
  });

  it('keeps to the ticket, client, assignee and statuses asked for', async () => {
    const [one, other] = [await create('client', 'one'), await create('client2', 'other')];
    const wheres = [
      { ticketId: one },
      { clientId: clients['client'] },
      { assigneeId: technicians['technician2'] },
      { status: ['IN_PROGRESS', 'RESOLVED'] },
    ];
    const open = await Promise.all(wheres.map((where) => openNow(people.manager, { where })));
    await assign(other, 'technician2');
    await assign(one, 'technician');
    await move(other, 'IN_PROGRESS');
    await move(one, 'IN_PROGRESS');
    const expected = [
      ['one', 'one'],
      ['one', 'one'],
      ['other', 'other'],
      ['other', 'one'],
    ];
    for (const [n, stream] of open.entries()) expect(titles(await stream.take(2))).toEqual(expected[n]);
    expect(open.map(({ waiting }) => waiting)).toEqual([[], [], [], []]);
  });

  it('shows the ticket as it was then and who did it; edges as they are at the event', async () => {
    const after = await endOfLog(desk.call);
    const live = open(people.admin, { after });
    const id = await create('client', 'histoire');
    const lines = [await live.next()];
    await assign(id, 'technician');
    lines.push(await live.next());
    await move(id, 'IN_PROGRESS');
    lines.push(await live.next());
    expect(told(lines)).toEqual([
      ['OPENED', 'NEW'],
      ['ASSIGNED', 'ASSIGNED'],
      ['STATUS_CHANGED', 'IN_PROGRESS'],
    ]);
    expect(lines.map(({ ticket }) => ticket.assignee?.name ?? null)).toEqual([null, 'Théo Bernard', 'Théo Bernard']);
    // Loaded anew at each event: a timeline kept from the opening would never grow.
    expect(lines.map(({ ticket }) => ticket.timeline[0].kind)).toEqual(['OPENED', 'ASSIGNED', 'STATUS_CHANGED']);
    expect(lines.map(({ actor }) => actor.name)).toEqual(Array(3).fill('Marc Lefèvre'));
    const replayed = await open(people.admin, { after }).take(3);
    expect(told(replayed)).toEqual(told(lines));
    expect(replayed.map(({ cursor }) => cursor)).toEqual(lines.map(({ cursor }) => cursor));
  });

  it('ends for the technician whose ticket goes to another', async () => {
    const id = await create('client', 'relais');
    await assign(id, 'technician');
    const where = { ticketId: id };
    const [keyed, all] = [await openNow(people.technician, { where }), await openNow(people.technician)];
    const after = await endOfLog(desk.call);
    await assign(id, 'technician2');
    expect(await refusal(keyed)).toBe('NOT_FOUND');
    expect(keyed.waiting).toEqual([]);
    expect(await refusal(open(people.technician, { where, after }))).toBe('NOT_FOUND');
    expect(titles(await open(people.technician2, { where, after }).take(1))).toEqual(['relais']);
    // The stream about all goes on, with what is left.
    const next = await create('client', 'suite');
    await assign(next, 'technician');
    expect(titles(await all.take(1))).toEqual(['suite']);
  });

  it('does not show, in an old event, what happened after the ticket went to another', async () => {
    const id = await create('client', 'ancien');
    const after = await endOfLog(desk.call);
    await assign(id, 'technician');
    await assign(id, 'technician2');
    await move(id, 'IN_PROGRESS');
    const [event] = await open(people.technician, { after }).take(1);
    expect(event.ticket).toMatchObject({ id, status: 'ASSIGNED', timeline: [] });
  });
});

describe('ticketUpdated, from a place on', () => {
  it('replays in order, then goes on live, without gap or repetition', async () => {
    const after = await endOfLog(desk.call);
    const expected = Array.from({ length: 40 }, (_, n) => `n${n}`);
    const writing = (async () => {
      for (const title of expected) await create('client', title);
    })();
    const seen: string[] = [];
    let cursor = after;
    for (const count of [1, 5, 2, 12, 20]) {
      const stream = open(people.client, { after: cursor });
      const events = await stream.take(count);
      await stream.stop();
      seen.push(...titles(events));
      cursor = events.at(-1).cursor;
    }
    await writing;
    expect(seen).toEqual(expected);
  });

  it('begins with the tickets when asked, page after page, with a cursor to go on from', async () => {
    const where = { status: ['NEW'] };
    const data = await people.client.data('{ tickets(where: { status: { eq: NEW } }) { totalCount } }');
    const more = 101 - data.tickets.totalCount;
    for (let n = 0; n < more; n += 1) await create('client', `page ${n}`);
    const stream = open(people.client, { initial: true, where });
    const initial = await stream.take(101);
    expect(new Set(initial.map(({ ticket }) => ticket.id)).size).toBe(101);
    for (const event of initial) expect(event).toMatchObject({ initial: true, kind: null, actor: null });
    await create('client', 'live');
    expect(titles(await stream.take(1))).toEqual(['live']);
    expect(titles(await open(people.client, { after: initial[0].cursor }).take(1))).toEqual(['live']);
  });
});
