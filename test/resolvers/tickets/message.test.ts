/** Messages over the API: what client and desk say to each other, what that does to the ticket, and who has read it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeId } from '../../../src/domain/ids.js';
import { SYSTEM } from '../../../src/domain/accounts/actor.js';
import { tickets } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { callAs, personOf } from '../../support/actor.js';
import { clientOf, signIn, type DemoName, type Loose, type TestClient } from '../../support/client.js';
import { clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';
import { makeTicket, type GivenTicket } from '../../factories/ticket.factory.js';
import type { Person } from '../../../src/domain/accounts/actor.js';

const POST = `mutation ($input: PostTicketMessageInput!) { postTicketMessage(input: $input) {
  message { id side internal body author { kind name } postedAt seenAt retractedAt mentions { accountId name }
    replyTo { id } ticket { id status version respondedAt updatedAt reopened } }
  errors { code message path details } } }`;
const MESSAGES = `query ($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $internal: Boolean) {
  ticket(id: $id) { messageCount unreadCount messages(first: $first, after: $after, last: $last, before: $before,
    internal: $internal) { nodes { id body internal seenAt replyTo { body } } totalCount pageInfo { hasNextPage endCursor } } } }`;
const READ = `mutation ($input: MarkTicketReadInput!) { markTicketRead(input: $input) {
  ticket { unreadCount } errors { code path } } }`;
const RETRACT = `mutation ($input: RetractTicketMessageInput!) { retractTicketMessage(input: $input) {
  message { body retractedAt } errors { code path } } }`;

let desk: TestDesk;
const people = {} as Record<DemoName, TestClient>;
const persons = {} as Record<DemoName, Person>;
const names: DemoName[] = ['admin', 'manager', 'technician', 'technician2', 'client', 'client2'];
const clock = clockAt(new Date().toISOString());

beforeAll(async () => {
  desk = await startDesk({ clock, held: false });
  for (const name of names) {
    people[name] = await signIn(desk.url, name);
    persons[name] = await personOf(desk, name);
  }
});
afterAll(() => desk.stop());

let ticketId: string;
let publicId: string;
beforeEach(() => open());

/** A ticket of the first client, on the first technician, as it may stand in the middle of its life. */
async function open(given: GivenTicket = {}): Promise<void> {
  const { clientId } = persons.client;
  const { technicianId } = persons.technician;
  ({ id: ticketId } = await makeTicket(callAs(desk, SYSTEM), { clientId, technicianId, ...given }));
  publicId = encodeId('Ticket', ticketId);
}

const post = async (who: DemoName, body: string, more: object = {}): Promise<Loose> =>
  (await people[who].data(POST, { input: { ticketId: publicId, body, ...more } })).postTicketMessage;
const said = async (who: DemoName, body: string, more: object = {}): Promise<Loose> => {
  const { message, errors } = await post(who, body, more);
  expect(errors).toEqual([]);
  return message;
};
const conversation = async (who: DemoName, args: object = {}): Promise<Loose> =>
  (await people[who].data(MESSAGES, { id: publicId, ...args })).ticket;
const bodies = async (who: DemoName, args: object = {}): Promise<string[]> =>
  (await conversation(who, args)).messages.nodes.map(({ body }: Loose) => body);
const kinds = async (): Promise<string[]> =>
  (await tickets.timelinesOf(callAs(desk, SYSTEM), [ticketId], 100, false))[0]!.map(({ kind }) => kind);
const read = async (who: DemoName, upTo: string): Promise<Loose> =>
  (await people[who].data(READ, { input: { ticketId: publicId, upTo } })).markTicketRead;

it.each([
  ['postTicketMessage', '(input: { ticketId: "x", body: "x" })'],
  ['retractTicketMessage', '(input: { messageId: "x" })'],
  ['markTicketRead', '(input: { ticketId: "x", upTo: "x" })'],
])('%s is refused when anonymous', async (name, args) => {
  const { errors } = await clientOf(desk.url).ask(`mutation { ${name}${args} { errors { code } } }`);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('posting', () => {
  it('keeps what was said as it was given, with who said it and for whom', async () => {
    const body = '**Bonjour** <script>alert(1)</script> — 「停止」\n\n- un\n- deux 🤖';
    const message = await said('client', body);
    expect(message).toMatchObject({
      id: expect.stringMatching(/^message_[0-9a-f]{32}$/),
      ...{ body, side: 'CLIENT', internal: false, replyTo: null, seenAt: null, retractedAt: null, mentions: [] },
      author: { kind: 'PERSON', name: 'Claire Dubois' },
      ticket: { id: publicId },
    });
    const reply = await said('technician', 'Bien reçu.', { replyToId: message.id });
    expect(reply).toMatchObject({ side: 'DESK', replyTo: { id: message.id } });
    const { node } = await people.client.data('query ($id: ID!) { node(id: $id) { ... on TicketMessage { body } } }', {
      id: reply.id,
    });
    expect(node).toEqual({ body: 'Bien reçu.' });
  });

  it('refuses what is empty, too long, or cannot be stored', async () => {
    for (const body of ['', ' \n ', 'x'.repeat(20_001), 'a\0b'])
      expect((await post('client', body)).errors).toMatchObject([{ code: 'VALIDATION', path: ['body'] }]);
    await said('client', 'x'.repeat(20_000));
  });

  it('is done once for a key, and refuses the key for something else', async () => {
    const first = await said('client', 'Une fois.', { idempotencyKey: 'k1' });
    expect((await said('client', 'Une fois.', { idempotencyKey: 'k1' })).id).toBe(first.id);
    const other = await post('client', 'Deux fois.', { idempotencyKey: 'k1' });
    expect(other.errors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
    expect(await bodies('client')).toEqual(['Une fois.']);
    expect((await kinds()).filter((kind) => kind === 'ticket.message_posted')).toHaveLength(1);
  });

  it('answers another’s ticket like one that never existed', async () => {
    for (const who of ['client2', 'technician2'] as const) {
      const { errors } = await post(who, 'Bonjour.');
      expect(errors).toMatchObject([{ code: 'NOT_FOUND', path: ['ticketId'] }]);
    }
    const { data, errors } = await people.client.ask(POST, {
      input: { ticketId: publicId, body: 'Note.', internal: true },
    });
    expect([data, errors?.[0]?.extensions['code']]).toEqual([null, 'FORBIDDEN']);
  });

  it('replies only to what the writer sees of the same ticket, and never openly to a note', async () => {
    const note = await said('manager', 'Entre nous.', { internal: true });
    const refused = async (who: DemoName, replyToId: string) =>
      (await post(who, 'Réponse.', { replyToId })).errors.map(({ code, path }: Loose) => [code, path[0]]);
    expect(await refused('client', note.id)).toEqual([['NOT_FOUND', 'replyToId']]);
    expect(await refused('manager', note.id)).toEqual([['VALIDATION', 'replyToId']]);
    await said('manager', 'Toujours entre nous.', { replyToId: note.id, internal: true });
    await open();
    expect(await refused('manager', note.id)).toEqual([['NOT_FOUND', 'replyToId']]);
  });

  it('names those who may see it: in a note people of the house, in a message also the client', async () => {
    const id = (name: DemoName) => encodeId('Account', persons[name].accountId);
    const named = async (internal: boolean, ...who: DemoName[]) => {
      const { message, errors } = await post('manager', 'Pour vous.', { internal, mentions: who.map(id) });
      return message?.mentions.map(({ name }: Loose) => name) ?? errors[0].code;
    };
    expect(await named(false, 'client', 'technician', 'admin', 'client')).toEqual([
      'Alice Martin',
      'Claire Dubois',
      'Théo Bernard',
    ]);
    expect(await named(true, 'technician2', 'manager')).toEqual(['Inès Moreau', 'Marc Lefèvre']);
    expect(await named(false, 'client2')).toBe('NOT_FOUND');
    expect(await named(false, 'technician2')).toBe('NOT_FOUND');
    expect(await named(true, 'client')).toBe('NOT_FOUND');
    const many = await post('manager', 'Tous.', { mentions: Array.from({ length: 21 }, (_, n) => `account_${n}`) });
    expect(many.errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('is found by those who are named', async () => {
    const mine = async (who: DemoName) =>
      (
        await people[who].data('{ tickets(where: { mentionsMe: true }, first: 100) { nodes { id } } }')
      ).tickets.nodes.map(({ id }: Loose) => id);
    const mentions = [encodeId('Account', persons.technician.accountId)];
    await said('client', 'Théo ?', { mentions });
    expect(await mine('technician')).toContain(publicId);
    expect(await mine('manager')).not.toContain(publicId);
    expect(await mine('client')).not.toContain(publicId);
  });
});

describe('what a message does to its ticket', () => {
  const SEEN = '{ status respondedAt version updatedAt }';
  const stands = async () =>
    (await people.admin.data(`query ($id: ID!) { ticket(id: $id) ${SEEN} }`, { id: publicId })).ticket;

  it('the desk’s first one is the first response, a note and the client’s own are none', async () => {
    await open({ technicianId: null });
    await said('client', 'Il y a quelqu’un ?');
    await said('manager', 'À qui le donner ?', { internal: true });
    expect((await stands()).respondedAt).toBeNull();
    clock.pass(60);
    const { postedAt } = await said('manager', 'Oui, nous regardons.');
    expect((await stands()).respondedAt).toBe(postedAt);
    clock.pass(60);
    await said('manager', 'Toujours.');
    expect((await stands()).respondedAt).toBe(postedAt);
  });

  it('is no edit: the version stays, the time of the last change moves; by a note not even that', async () => {
    const before = await stands();
    clock.pass(60);
    const { postedAt } = await said('client', 'Encore une chose.');
    expect(await stands()).toEqual({ ...before, updatedAt: postedAt });
    clock.pass(60);
    await said('manager', 'Une note.', { internal: true });
    expect(await stands()).toEqual({ ...before, updatedAt: postedAt });
  });

  it.each([
    ['PENDING_CLIENT', true, 'ASSIGNED'],
    ['PENDING_CLIENT', false, 'NEW'],
    ['PENDING_PARTS', true, 'PENDING_PARTS'],
    ['NEW', false, 'NEW'],
    ['IN_PROGRESS', true, 'IN_PROGRESS'],
  ] as const)('an answer of the client takes %s (technician: %s) to %s', async (from, hasTechnician, to) => {
    await open({ status: from, ...(!hasTechnician && { technicianId: null }) });
    const before = (await kinds()).length;
    expect((await said('client', 'Voilà.')).ticket.status).toBe(to);
    const step = from === to ? [] : ['ticket.status_changed'];
    expect((await kinds()).slice(before)).toEqual(['ticket.message_posted', ...step]);
  });

  it('an answer of the desk leaves a ticket that waits for the client as it is', async () => {
    await open({ status: 'PENDING_CLIENT' });
    expect((await said('technician', 'Avez-vous pu regarder ?')).ticket.status).toBe('PENDING_CLIENT');
  });

  it('an answer of the client reopens what is resolved, with its reason on the timeline', async () => {
    await open({ status: 'RESOLVED', resolvedAt: clock.now() });
    expect((await said('technician', 'Dites-nous.')).ticket.status).toBe('RESOLVED');
    const { ticket } = await said('client', 'Cela recommence.');
    expect(ticket).toMatchObject({ status: 'ASSIGNED', reopened: 1 });
    const [lines] = await tickets.timelinesOf(callAs(desk, SYSTEM), [ticketId], 1, true);
    expect(lines).toMatchObject([
      {
        kind: 'ticket.reopened',
        actorName: 'Claire Dubois',
        data: { from: 'RESOLVED', reason: 'Le client a répondu.' },
      },
    ]);
  });

  it('is refused where the ticket is over, and says what to do; notes go on', async () => {
    const days = (n: number) => new Date(clock.now().getTime() - n * 86_400_000);
    for (const [given, who] of [
      [{ status: 'CLOSED', closedAt: clock.now() }, 'client'],
      [{ status: 'CLOSED', closedAt: clock.now() }, 'manager'],
      [{ status: 'CANCELLED', closedAt: clock.now() }, 'client'],
      [{ status: 'RESOLVED', resolvedAt: days(15) }, 'client'],
    ] as [GivenTicket, DemoName][]) {
      await open(given);
      const before = await kinds();
      expect((await post(who, 'Encore moi.')).errors).toMatchObject([
        { code: 'ILLEGAL_TRANSITION', message: 'Ce ticket est terminé : ouvrez-en un nouveau.', path: ['ticketId'] },
      ]);
      expect(await kinds()).toEqual(before);
      await said('manager', 'Pour mémoire.', { internal: true });
    }
    await open({ status: 'MERGED' });
    expect((await post('manager', 'Ici ?', { internal: true })).errors).toMatchObject([{ code: 'ILLEGAL_TRANSITION' }]);
  });
});

describe('a conversation', () => {
  it('comes oldest first, in pages both ways, notes for the desk alone', async () => {
    for (const n of [1, 2, 3]) await said('client', `c${n}`);
    await said('technician', 'note', { internal: true });
    await said('technician', 'd1');
    const all = ['c1', 'c2', 'c3', 'note', 'd1'];
    expect(await bodies('technician')).toEqual(all);
    expect(await bodies('client')).toEqual(['c1', 'c2', 'c3', 'd1']);
    expect(await bodies('manager', { internal: true })).toEqual(['note']);
    expect(await bodies('manager', { internal: false })).toEqual(['c1', 'c2', 'c3', 'd1']);
    expect(await bodies('client', { internal: true })).toEqual([]);
    expect(await bodies('manager', { last: 2 })).toEqual(['note', 'd1']);
    const { messages, messageCount } = await conversation('manager', { first: 2 });
    expect([messages.totalCount, messageCount, messages.pageInfo.hasNextPage]).toEqual([5, 5, true]);
    expect(await bodies('manager', { first: 9, after: messages.pageInfo.endCursor })).toEqual(all.slice(2));
    expect(await conversation('client')).toMatchObject({ messageCount: 4, messages: { totalCount: 4 } });
  });

  it('of a page of tickets costs one statement, and its counts one each', async () => {
    const ids = [publicId];
    for (let n = 0; n < 4; n += 1) {
      await open();
      ids.push(publicId);
      await said('client', 'Bonjour.');
    }
    const ask = (count: number, fields: string) =>
      spokenDuring(() =>
        people.manager.data(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { id ${fields} } } }`, {
          ids: ids.slice(0, count),
        }),
      );
    const fields = 'messages(last: 3) { nodes { body mentions { name } } totalCount } messageCount unreadCount';
    await ask(5, fields);
    const [bare, one, five] = [await ask(5, 'number'), await ask(1, fields), await ask(5, fields)];
    expect(five.length, five.join('\n')).toBe(bare.length + 5);
    expect(one.length).toBeLessThanOrEqual(five.length);
  });

  it('keeps the places of 100 that write at once, in the order of their commits', async () => {
    const writers = ['client', 'technician', 'manager', 'admin'] as const;
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        tickets.postTicketMessage(callAs(desk, persons[writers[n % 4]!]), { ticketId, body: `n${n}` }),
      ),
    );
    const { db } = desk.desk;
    const events = await db
      .selectFrom('event')
      .select(['seq', 'data'])
      .where('ticket_id', '=', ticketId)
      .where('kind', '=', 'ticket.message_posted')
      .orderBy('seq')
      .execute();
    const committed = events.map(({ data }) => data['messageId']);
    expect(committed).toHaveLength(100);
    const page = await tickets.messagesOfTickets(callAs(desk, persons.admin), [ticketId], null, { first: 100 });
    expect(page[0]!.rows.map(({ id }) => id)).toEqual(committed);
    const [lines] = await tickets.timelinesOf(callAs(desk, persons.admin), [ticketId], 100, true);
    expect(lines!.map(({ data }) => data['messageId'])).toEqual(committed);
    const times = lines!.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
  });
});

describe('reading', () => {
  const unread = async (who: DemoName): Promise<number> => (await conversation(who)).unreadCount;
  const isListed = async (who: DemoName): Promise<boolean> => {
    const where = { unread: true, createdAt: { gte: clock.now().toISOString() } };
    const { tickets: found } = await people[who].data(
      'query ($where: TicketWhere) { tickets(where: $where, first: 100) { nodes { id } } }',
      { where },
    );
    return found.nodes.some(({ id }: Loose) => id === publicId);
  };

  it('counts what others wrote, each for themselves, and notes only for those who see them', async () => {
    await said('client', 'un');
    await said('technician', 'note', { internal: true });
    await said('technician', 'deux');
    expect([await unread('client'), await unread('technician'), await unread('manager')]).toEqual([1, 1, 3]);
    expect([await isListed('client'), await isListed('technician')]).toEqual([true, true]);
    const { messages } = await conversation('client');
    expect((await read('client', messages.nodes.at(-1).id)).ticket).toEqual({ unreadCount: 0 });
    expect([await unread('client'), await isListed('client')]).toEqual([0, false]);
    await said('technician', 'encore une note', { internal: true });
    expect([await unread('client'), await isListed('client')]).toEqual([0, false]);
    await said('technician', 'trois');
    expect([await unread('client'), await isListed('client')]).toEqual([1, true]);
    expect(await unread('manager')).toBe(5);
  });

  it('never goes back, however many mark at once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1) ids.push((await said('client', `n${n}`)).id);
    const shuffled = [3, 9, 1, 7, 0, 5, 2, 8, 4, 6].map((n) => ids[n]!);
    await Promise.all(shuffled.map((id) => read('manager', id)));
    expect(await unread('manager')).toBe(0);
    expect((await read('manager', ids[2]!)).ticket).toEqual({ unreadCount: 0 });
    expect(await unread('admin')).toBe(10);
  });

  it('shows the other side that it was seen, and not one’s own', async () => {
    const first = await said('client', 'Vu ?');
    const second = await said('technician', 'Oui.');
    const seen = async () => (await conversation('client')).messages.nodes.map(({ seenAt }: Loose) => seenAt !== null);
    await read('client', first.id);
    expect(await seen()).toEqual([false, false]);
    await read('manager', second.id);
    expect(await seen()).toEqual([true, false]);
    await read('client', second.id);
    expect(await seen()).toEqual([true, true]);
  });

  it('marks only what the reader sees', async () => {
    const note = await said('manager', 'note', { internal: true });
    const refused = [{ code: 'NOT_FOUND', path: ['upTo'] }];
    expect((await read('client', note.id)).errors).toEqual(refused);
    const elsewhere = publicId;
    await open();
    expect((await read('manager', note.id)).errors).toEqual(refused);
    publicId = elsewhere;
    expect((await read('client2', note.id)).errors).toEqual([{ code: 'NOT_FOUND', path: ['ticketId'] }]);
  });
});

describe('retracting', () => {
  const retract = (who: DemoName, messageId: string) => people[who].ask(RETRACT, { input: { messageId } });

  it('leaves that something was said, and no longer what', async () => {
    const { id } = await said('client', 'Mon mot de passe est 1234.');
    const { data } = await retract('client', id);
    expect(data.retractTicketMessage).toMatchObject({ message: { body: null }, errors: [] });
    expect(await conversation('manager')).toMatchObject({
      messageCount: 0,
      unreadCount: 0,
      messages: { nodes: [{ id, body: null }] },
    });
    expect((await kinds()).at(-1)).toBe('ticket.message_retracted');
    expect((await retract('admin', id)).data.retractTicketMessage.errors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('is for its author and an ADMIN', async () => {
    const { id } = await said('technician', 'Oups.');
    const note = await said('technician', 'Note.', { internal: true });
    for (const who of ['client', 'manager'] as const)
      expect((await retract(who, id)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    for (const [who, what] of [
      ['client', note.id],
      ['client2', id],
    ] as const)
      expect((await retract(who, what)).data.retractTicketMessage.errors).toMatchObject([
        { code: 'NOT_FOUND', path: ['messageId'] },
      ]);
    expect((await retract('admin', id)).data.retractTicketMessage.errors).toEqual([]);
    await retract('technician', note.id);
    expect((await kinds()).slice(-2)).toEqual(['ticket.message_retracted', 'ticket.note_retracted']);
  });
});

describe('moved with a merged ticket', () => {
  it('messages stand in their place by time, and nothing unread is taken for read', async () => {
    await said('client', 'source 1');
    const source = { ticketId, publicId };
    await open();
    await said('client', 'cible 1');
    const target = { ticketId, publicId };
    ({ ticketId, publicId } = source);
    const last = await said('client', 'source 2');
    await read('manager', last.id);
    ({ ticketId, publicId } = target);
    await said('client', 'cible 2');
    await transaction(callAs(desk, SYSTEM), (tx) => tickets.moveMessages(tx, source.ticketId, target.ticketId));
    expect(await bodies('manager')).toEqual(['source 1', 'cible 1', 'source 2', 'cible 2']);
    const { unreadCount } = await conversation('manager');
    expect(unreadCount).toBe(3);
    expect((await people.manager.data(MESSAGES, { id: source.publicId })).ticket.messages.nodes).toEqual([]);
  });
});
