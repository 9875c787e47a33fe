/**
 * Internal notes reach no client: everything that the schema offers is asked before and after the desk has noted things,
 * by every query with all edges, by every place where a row can be named, and by every stream, live and replayed. What a
 * client is told is the same to the letter, and no word and no id of a note is in it.
 */
import { isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/accounts/actor.js';
import { SCOPES } from '../../src/domain/accounts/actor.js';
import { INTERNAL_KINDS } from '../../src/domain/tickets/conversation.js';
import { timelineKindOf } from '../../src/schema/tickets/ticket-enums.js';
import { deskSchema } from '../../src/server/schema.js';
import { serviceWith } from '../support/actor.js';
import { subscribe, type Loose, type TestClient } from '../support/client.js';
import { endOfLog } from '../support/live.js';
import { startTwoClients, type TwoClients } from '../support/two-clients.js';
import { publicIds, worldOf } from '../support/world.js';
import { ask } from './ask.js';
import { asking, handlesOf, placesOf } from './handles.js';
import { selectionOf } from './selection.js';

const schema = deskSchema();
const WORD = 'xylophage';
const POST = `mutation ($input: PostTicketMessageInput!) { postTicketMessage(input: $input) {
  message { id } errors { code } } }`;
const RETRACT = `mutation ($input: RetractTicketMessageInput!) { retractTicketMessage(input: $input) { errors { code } } }`;
const READ = `mutation ($input: MarkTicketReadInput!) { markTicketRead(input: $input) { errors { code } } }`;
const STREAMS = Object.values(schema.getSubscriptionType()!.getFields());
const QUERIES = Object.values(schema.getQueryType()!.getFields())
  .filter((field) => !field.args.some(isRequiredArgument))
  .map((field) => {
    const page = field.args.some(({ name }) => name === 'first') ? '(first: 100)' : '';
    return { operation: `query { ${field.name}${page}${selectionOf(field.type, 3)} }`, variables: {} };
  });
/** Lists in each of their orders and by each of their plain conditions: what is counted, sorted or found by. */
const LISTS = placesOf(schema)
  .flatMap(({ root, way, field }) =>
    root === 'Query' && way.length === 0 && field.args.some(({ name }) => name === 'orderBy')
      ? [`${field.name}(first: 100, orderBy: UPDATED_AT_DESC) { nodes { id } totalCount }`]
      : [],
  )
  .filter((text) => text.startsWith('tickets('));
const FOUND = ['unread: true', 'unread: false', 'mentionsMe: true', 'mentionsMe: false', `search: "${WORD}"`].map(
  (where) => `tickets(first: 100, where: { ${where} }) { nodes { id updatedAt version messageCount unreadCount
    messages { totalCount nodes { id seenAt } } timelineEntries { totalCount } } totalCount }
    ticketStatistics(where: { ${where} }) { total byStatus { count } }`,
);

let two: TwoClients;
let blind: Record<string, Actor>;
let before: string[];
let beginning: string;
const notes: string[] = [];

/** What does not stand still: ages, intervals that go on, links, and when a session was last used. */
const steady = (text: string): string =>
  text
    .replace(/"PT[0-9HMS.]+"/g, '<duration>')
    .replace(/("__typename":"SlaInterval","from":"[^"]*","to":)"[^"]*"/g, '$1<time>')
    .replace(/expires=\d+&signature=[\w-]+/g, '<signed>')
    .replace(/"(usedAt|expiresAt|resetAt|remaining)":("[^"]*"|[\d.]+)/g, '<$1>');

/** Everything that each of those who see no notes is told. */
async function everything(): Promise<string[]> {
  const told: string[] = [];
  const operations = [
    ...QUERIES,
    ...[...LISTS, ...FOUND].map((text) => ({ operation: `query { ${text} }`, variables: {} })),
  ];
  for (const [name, actor] of Object.entries(blind))
    for (const one of operations) told.push(`${name}: ${steady((await ask(two.desk, actor, one)).text)}`);
  return told;
}

const note = async (who: TestClient, body: string, more: object = {}): Promise<string> => {
  const input = { ticketId: two.of[0].ticket, body, internal: true, ...more };
  const { message, errors } = (await who.data(POST, { input })).postTicketMessage;
  expect(errors).toEqual([]);
  return message.id;
};
const message = (who: TestClient, body: string): Promise<Loose> =>
  who.data(POST, { input: { ticketId: two.of[0].ticket, body } });

/** Where two answers part, with what is around it; null where they are the same. */
function differenceOf(one: string, other: string): [string, string] | null {
  if (one === other) return null;
  const place = [...one].findIndex((letter, index) => letter !== other[index]);
  return [one.slice(place - 150, place + 50), other.slice(place - 150, place + 50)];
}

/** Nothing of a note: no word, no id, no kind of event. */
function expectNothingOfNotes(text: string): void {
  expect(text).not.toContain(WORD);
  for (const id of notes) expect(text).not.toContain(id);
  for (const kind of INTERNAL_KINDS) expect(text).not.toContain(`"${timelineKindOf(kind)}"`);
}

beforeAll(async () => {
  two = await startTwoClients();
  const { client, key } = two.sides[0];
  blind = { client, key, 'free key': serviceWith(SCOPES) };
  beginning = await endOfLog(two.desk.call);
  before = await everything();
  const [technician] = two.technicians;
  const { me } = await technician.data('{ me { id } }');
  notes.push(await note(two.manager, `${WORD} un`, { mentions: [me.id], idempotencyKey: WORD }));
  notes.push(await note(technician, `${WORD} deux`, { replyToId: notes[0] }));
  notes.push(await note(two.admin, `${WORD} trois`));
  await two.admin.data(RETRACT, { input: { messageId: notes[2] } });
});
afterAll(() => two.desk.stop());

describe('an internal note', () => {
  it('is there for those who see notes', async () => {
    for (const who of [two.technicians[0], two.manager, two.admin]) {
      const { ticket } = await who.data(
        `query ($id: ID!) { ticket(id: $id) { messages(last: 3) { nodes { id body } } timeline(last: 2) { kind } } }`,
        { id: two.of[0].ticket },
      );
      expect(ticket.messages.nodes.map(({ id }: Loose) => id)).toEqual(notes);
      expect(ticket.messages.nodes.map(({ body }: Loose) => body)).toEqual([`${WORD} un`, `${WORD} deux`, null]);
      expect(ticket.timeline.map(({ kind }: Loose) => kind)).toEqual(['NOTE_POSTED', 'NOTE_RETRACTED']);
    }
  });

  it('changes nothing of what clients and service accounts are told', async () => {
    const after = await everything();
    expect(after.length).toBeGreaterThan(60);
    for (const [index, text] of after.entries()) {
      expectNothingOfNotes(text);
      expect(differenceOf(before[index]!, text)).toBeNull();
    }
  });

  it('is not found by its id, wherever a row can be named: it is as if it never existed', async () => {
    const own = publicIds(await worldOf(two.desk.desk.db, two.sides[0].roots));
    const ownOf = (kind: Parameters<typeof own.get>[0]) =>
      own.get(kind)?.find((id) => !notes.includes(id)) ?? 'nothing';
    const never = `${notes[0]!.slice(0, -1)}${notes[0]!.endsWith('0') ? '1' : '0'}`;
    let asked = 0;
    for (const handle of handlesOf(schema).filter(
      ({ type, kind }) => type === 'ID' && (!kind || kind === 'TicketMessage'),
    ))
      for (const [name, actor] of Object.entries(blind)) {
        const { text } = await ask(two.desk, actor, asking(handle, notes[0], ownOf, 1));
        const nothing = await ask(two.desk, actor, asking(handle, never, ownOf, 1));
        const plain = (told: string) => steady(told).replaceAll(notes[0]!, 'asked').replaceAll(never, 'asked');
        expect([name, handle.name, plain(text)]).toEqual([name, handle.name, plain(nothing.text)]);
        asked += 1;
      }
    expect(asked).toBeGreaterThan(10);
  });

  it('is on no stream that is replayed, nor in what one begins with', async () => {
    for (const field of STREAMS)
      for (const actor of Object.values(blind)) {
        const open = (args: string) =>
          ask(two.desk, actor, {
            operation: `subscription { ${field.name}(${args})${selectionOf(field.type, 3)} }`,
            variables: {},
          });
        expectNothingOfNotes((await open(`after: "${beginning}"`)).text);
        expectNothingOfNotes((await open(`after: "${Buffer.from('e0').toString('base64url')}"`)).text);
        if (!field.args.some(({ name }) => name === 'initial')) continue;
        expectNothingOfNotes((await open('initial: true')).text);
        if (field.name.startsWith('ticket'))
          expectNothingOfNotes((await open(`initial: true, where: { ticketId: "${two.of[0].ticket}" }`)).text);
      }
  });

  it('is not shared with those who ask the same on a live stream, and does not end theirs', async () => {
    const { ticket: ticketId } = two.of[0];
    const MESSAGES = `subscription ($where: TicketMessageStreamWhere, $after: Cursor) {
      ticketMessagePosted(where: $where, after: $after) { message { id body internal ticket { timeline(last: 9) { kind } } } } }`;
    const UPDATES = `subscription ($where: TicketStreamWhere, $after: Cursor) {
      ticketUpdated(where: $where, after: $after) { kind ticket { id timeline(last: 9) { kind } messageCount } } }`;
    const [client] = two.clients;
    const [technician] = two.technicians;
    const [key] = two.keys;
    const after = await endOfLog(two.desk.call);
    const open = ({ token }: TestClient, query: string, where?: object) =>
      subscribe(two.desk.url, token, query, { after, where });
    const blindOnes = [
      ...[undefined, { ticketId }].flatMap((where) => [open(client, MESSAGES, where), open(client, UPDATES, where)]),
      open(key, UPDATES, { ticketId }),
    ];
    const seeing = [technician, two.manager].flatMap((who) => [
      open(who, MESSAGES, { ticketId }),
      open(who, UPDATES, { ticketId }),
    ]);
    await note(two.manager, `${WORD} en direct`).then((id) => notes.push(id));
    await message(two.manager, 'Bonjour.');
    for (const stream of seeing) {
      const [first, second] = await stream.take(2);
      expect([first.kind ?? first.message.internal, second.kind ?? second.message.internal]).toEqual(
        first.kind ? ['NOTE_POSTED', 'MESSAGE_POSTED'] : [true, false],
      );
    }
    for (const stream of blindOnes) {
      const event = await stream.next();
      expectNothingOfNotes(JSON.stringify(event));
      expect(event.kind ?? event.message.body).toBe(event.kind ? 'MESSAGE_POSTED' : 'Bonjour.');
    }
    // Once more, now that all of them share live streams.
    await note(technician, `${WORD} encore`).then((id) => notes.push(id));
    await message(client, 'Au revoir.');
    for (const stream of blindOnes) {
      const event = await stream.next();
      expectNothingOfNotes(JSON.stringify([event, stream.waiting]));
      expect(stream.waiting).toEqual([]);
    }
    for (const stream of seeing) expect(await stream.take(2)).toHaveLength(2);
    await Promise.all([...blindOnes, ...seeing].map((stream) => stream.stop()));
  });

  it('is not seen through what a colleague has read, nor by repeating what was asked before the role changed', async () => {
    const [client] = two.clients;
    const before = await client.data(
      '{ tickets(first: 100) { nodes { messages { nodes { id seenAt } } unreadCount } } }',
    );
    await two.technicians[0].data(READ, { input: { ticketId: two.of[0].ticket, upTo: notes[1] } });
    const unread = before.tickets.nodes.map(({ unreadCount }: Loose) => unreadCount);
    const after = await client.data('{ tickets(first: 100) { nodes { unreadCount } } }');
    expect(after.tickets.nodes.map(({ unreadCount }: Loose) => unreadCount)).toEqual(unread);
    const input = { ticketId: two.of[0].ticket, body: `${WORD} un`, internal: true, idempotencyKey: WORD };
    const { data, errors } = await client.ask(POST, { input });
    expect([data, errors?.[0]?.extensions['code']]).toEqual([null, 'FORBIDDEN']);
  });
});
