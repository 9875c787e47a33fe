import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../src/domain/ids.js';
import { makeAccount, PASSWORD } from '../factories/account.factory.js';
import { makeTicket } from '../factories/ticket.factory.js';
import { callAs, personOf } from '../support/actor.js';
import {
  clientOf,
  signIn,
  subscribe,
  withKey,
  type DemoName,
  type Loose,
  type TestClient,
  type TestStream,
} from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { endOfLog, openStreams, refusal } from '../support/live.js';
import type { Person } from '../../src/domain/accounts/actor.js';

const POSTED = `subscription ($where: TicketMessageStreamWhere, $after: Cursor, $initial: Boolean) {
  ticketMessagePosted(where: $where, after: $after, initial: $initial) {
    cursor initial message { body internal side author { name } ticket { id status } } } }`;
const POST = `mutation ($input: PostTicketMessageInput!) { postTicketMessage(input: $input) {
  message { id } errors { code } } }`;

let desk: TestDesk;
const people = {} as Record<DemoName, TestClient>;
const persons = {} as Record<DemoName, Person>;
const streams: TestStream[] = [];

beforeAll(async () => {
  desk = await startDesk();
  const names: DemoName[] = ['admin', 'manager', 'technician', 'technician2', 'client', 'client2'];
  for (const name of names) {
    people[name] = await signIn(desk.url, name);
    persons[name] = await personOf(desk, name);
  }
});
afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.stop())));
afterAll(() => desk.stop());

function open(who: TestClient, variables: Record<string, unknown> = {}): TestStream {
  const stream = subscribe(desk.url, who.token, POSTED, variables);
  streams.push(stream);
  return stream;
}
const openNow = async (who: TestClient, variables: Record<string, unknown> = {}) =>
  open(who, { after: await endOfLog(desk.call), ...variables });
const create = async (owner: 'client' | 'client2', technician?: 'technician' | 'technician2'): Promise<string> => {
  const technicianId = technician ? persons[technician].technicianId : null;
  const ticket = await makeTicket(callAs(desk, persons.manager), { clientId: persons[owner].clientId, technicianId });
  return encodeId('Ticket', ticket.id);
};
const say = async (who: DemoName, ticketId: string, body: string, internal = false): Promise<string> => {
  const { message, errors } = (await people[who].data(POST, { input: { ticketId, body, internal } })).postTicketMessage;
  expect(errors).toEqual([]);
  return message.id;
};
const bodies = (events: Loose[]) => events.map(({ message }) => message.body);

describe('ticketMessagePosted, at opening', () => {
  it('is refused when anonymous, and to service accounts, and does not open', async () => {
    expect(await refusal(open(clientOf(desk.url)))).toBe('UNAUTHENTICATED');
    expect(await refusal(open(withKey(desk.url, 'hyperion')))).toBe('FORBIDDEN');
    expect(await openStreams(desk.url)).toBe(0);
  });

  it('answers the same for what is another’s and for what never was', async () => {
    const never = '0192f000000070008000000000000000';
    const theirs = { ticketId: await create('client2'), clientId: encodeId('Client', persons.client2.clientId!) };
    const nobodys = { ticketId: `ticket_${never}`, clientId: `client_${never}` };
    for (const key of ['ticketId', 'clientId'] as const) {
      const [other, none] = [theirs[key], nobodys[key]].map(
        (id) => open(people.client, { where: { [key]: id } }).ended,
      );
      expect(await other).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(await other).toEqual(await none);
    }
    expect(await refusal(open(people.technician, { where: { ticketId: theirs.ticketId } }))).toBe('NOT_FOUND');
  });

  it('begins with what was said on one ticket, and of no more than one', async () => {
    expect(await refusal(open(people.admin, { initial: true }))).toBe('VALIDATION');
    const ticketId = await create('client', 'technician');
    for (const n of [1, 2, 3]) await say('client', ticketId, `n${n}`);
    await say('manager', ticketId, 'note', true);
    const where = { ticketId };
    const [own, desks] = [
      open(people.client, { where, initial: true }),
      open(people.technician, { where, initial: true }),
    ];
    expect(bodies(await own.take(3))).toEqual(['n1', 'n2', 'n3']);
    const initial = await desks.take(4);
    expect(bodies(initial)).toEqual(['n1', 'n2', 'n3', 'note']);
    expect(initial.every((event) => event.initial)).toBe(true);
    await say('technician', ticketId, 'suite');
    expect(bodies([await own.next(), await desks.next()])).toEqual(['suite', 'suite']);
    expect(bodies(await open(people.client, { after: initial[0].cursor, where }).take(1))).toEqual(['suite']);
  });
});

describe('ticketMessagePosted, live', () => {
  it('shows each client its own, each technician theirs, the staff all', async () => {
    const [mine, theirs] = [await create('client', 'technician'), await create('client2', 'technician2')];
    const all = ['client', 'client2', 'technician', 'technician2', 'manager'] as const;
    const opened = await Promise.all(all.map((who) => openNow(people[who])));
    await say('client', mine, 'a');
    await say('technician2', theirs, 'b');
    await say('client', mine, 'c');
    const expected = [['a', 'c'], ['b'], ['a', 'c'], ['b'], ['a', 'b', 'c']];
    for (const [n, stream] of opened.entries())
      expect(bodies(await stream.take(expected[n]!.length))).toEqual(expected[n]);
    expect(opened.flatMap(({ waiting }) => waiting)).toEqual([]);
  });

  it('keeps to the ticket and the client asked for, whatever else happens to them', async () => {
    const [one, other] = [await create('client', 'technician'), await create('client2')];
    const [ofTicket, ofClient] = [
      await openNow(people.manager, { where: { ticketId: one } }),
      await openNow(people.manager, { where: { clientId: encodeId('Client', persons.client2.clientId!) } }),
    ];
    const step = `mutation ($input: ChangeTicketStatusInput!) { changeTicketStatus(input: $input) { errors { code } } }`;
    await people.manager.data(step, { input: { ticketId: one, status: 'PENDING_CLIENT', reason: 'photo' } });
    await say('client2', other, 'autre');
    await say('client', one, 'la photo');
    const event = await ofTicket.next();
    expect(event.message).toMatchObject({ body: 'la photo', ticket: { id: one, status: 'ASSIGNED' } });
    expect(bodies(await ofClient.take(1))).toEqual(['autre']);
    expect([...ofTicket.waiting, ...ofClient.waiting]).toEqual([]);
  });

  it('ends for the technician whose ticket goes to another', async () => {
    const ticketId = await create('client', 'technician');
    const keyed = await openNow(people.technician, { where: { ticketId } });
    const after = await endOfLog(desk.call);
    await say('client', ticketId, 'avant');
    expect(bodies(await keyed.take(1))).toEqual(['avant']);
    const technicianId = encodeId('Technician', persons.technician2.technicianId!);
    await people.manager.data(
      'mutation ($input: AssignTicketInput!) { assignTicket(input: $input) { errors { code } } }',
      { input: { ticketId, technicianId } },
    );
    expect(await refusal(keyed)).toBe('NOT_FOUND');
    // What was said is no longer theirs to read, also where it is replayed.
    const replayed = open(people.technician, { after });
    const next = await create('client', 'technician');
    await say('client', next, 'après');
    expect(bodies(await replayed.take(1))).toEqual(['après']);
  });

  it('replays in order, then goes on live, without gap or repetition', async () => {
    const ticketId = await create('client', 'technician');
    let after = await endOfLog(desk.call);
    const expected = Array.from({ length: 30 }, (_, n) => `n${n}`);
    const writing = (async () => {
      for (const [n, body] of expected.entries()) {
        await say('manager', ticketId, 'note', true);
        await say(n % 2 ? 'client' : 'technician', ticketId, body);
      }
    })();
    const seen: string[] = [];
    for (const count of [1, 4, 2, 8, 15]) {
      const stream = open(people.client, { after });
      const events = await stream.take(count);
      await stream.stop();
      seen.push(...bodies(events));
      after = events.at(-1).cursor;
    }
    await writing;
    expect(seen).toEqual(expected);
  });

  it('counts what is unread for each who asks, although they have the same rights', async () => {
    const ticketId = await create('client', 'technician');
    const COUNTS = `subscription ($after: Cursor, $where: TicketStreamWhere) {
      ticketUpdated(after: $after, where: $where) { ticket { unreadCount } } }`;
    const after = await endOfLog(desk.call);
    const first = await say('client', ticketId, 'un');
    const READ = 'mutation ($input: MarkTicketReadInput!) { markTicketRead(input: $input) { errors { code } } }';
    const email = 'second@demo.ouranos.test';
    await makeAccount(desk.call, { email, role: 'SAV_MANAGER' });
    const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';
    const { login } = await clientOf(desk.url).data(LOGIN, { input: { email, password: PASSWORD } });
    await people.manager.data(READ, { input: { ticketId, upTo: first } });
    const where = { ticketId };
    const [manager, colleague] = [people.manager.token, login.accessToken as string].map((token) => {
      const stream = subscribe(desk.url, token, COUNTS, { after, where });
      streams.push(stream);
      return stream;
    });
    await manager!.take(1);
    await colleague!.take(1);
    await say('client', ticketId, 'deux');
    expect([(await manager!.next()).ticket.unreadCount, (await colleague!.next()).ticket.unreadCount]).toEqual([1, 2]);
  });
});
