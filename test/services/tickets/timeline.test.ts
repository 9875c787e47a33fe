/** The timeline: complete, in order, page by page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../src/domain/accounts/actor.js';
import { EVENT_KINDS } from '../../../src/domain/events.js';
import { encodeId } from '../../../src/domain/ids.js';
import { INTERNAL_KINDS } from '../../../src/domain/tickets/conversation.js';
import { timelineKindOf } from '../../../src/schema/tickets/ticket-enums.js';
import { tickets } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { signIn, type Loose, type TestClient } from '../../support/client.js';
import { clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

const KINDS = EVENT_KINDS.filter((kind) => kind.startsWith('ticket.'));
const PAGE = `query ($id: ID!, $first: Int, $after: Cursor, $last: Int, $before: Cursor, $kinds: [TimelineKind!]) {
  ticket(id: $id) { timelineEntries(first: $first, after: $after, last: $last, before: $before, kinds: $kinds) {
    nodes { kind at } totalCount pageInfo { hasNextPage endCursor } } timeline(last: 3) { kind } } }`;

let desk: TestDesk;
let manager: TestClient;
let client: TestClient;
const clock = clockAt(new Date().toISOString());

beforeAll(async () => {
  desk = await startDesk({ clock, held: false });
  manager = await signIn(desk.url, 'manager');
  client = await signIn(desk.url, 'client');
});
afterAll(() => desk.stop());

const record = (ticketId: string, ...kinds: (typeof KINDS)[number][]) =>
  transaction(desk.call, async (tx) => kinds.forEach((kind) => tx.record({ kind, ticketId, data: {} })));
const make = async () => {
  const { clientId } = await personOf(desk, 'client');
  return makeTicket(callAs(desk, SYSTEM), { clientId });
};
const kindsOf = async (who: TestClient, id: string, args: object = {}): Promise<string[]> =>
  (await who.data(PAGE, { id: encodeId('Ticket', id), ...args })).ticket.timelineEntries.nodes.map(
    ({ kind }: Loose) => kind,
  );

describe('a timeline', () => {
  it('has a line of every kind of event, in the order in which they were recorded, however quickly', async () => {
    const { id } = await make();
    const [first, ...rest] = KINDS;
    expect(first).toBe('ticket.opened');
    await record(id, ...rest);
    await record(id, ...rest.toReversed());
    const expected = [first!, ...rest, ...rest.toReversed()].map(timelineKindOf);
    expect(await kindsOf(manager, id, { first: 100 })).toEqual(expected);
    const notes = INTERNAL_KINDS.map(timelineKindOf);
    expect(await kindsOf(client, id, { first: 100 })).toEqual(expected.filter((kind) => !notes.includes(kind)));
  });

  it('comes in pages both ways, by kind when asked, and counts what it shows', async () => {
    const { id } = await make();
    await record(id, 'ticket.grouped', 'ticket.note_posted', 'ticket.ungrouped', 'ticket.grouped');
    const page = (await manager.data(PAGE, { id: encodeId('Ticket', id), first: 2 })).ticket;
    expect(page.timelineEntries).toMatchObject({
      nodes: [{ kind: 'OPENED' }, { kind: 'GROUPED' }],
      totalCount: 5,
      pageInfo: { hasNextPage: true },
    });
    expect(page.timeline.map(({ kind }: Loose) => kind)).toEqual(['NOTE_POSTED', 'UNGROUPED', 'GROUPED']);
    const after = page.timelineEntries.pageInfo.endCursor;
    expect(await kindsOf(manager, id, { first: 9, after })).toEqual(['NOTE_POSTED', 'UNGROUPED', 'GROUPED']);
    expect(await kindsOf(manager, id, { last: 1 })).toEqual(['GROUPED']);
    expect(await kindsOf(manager, id, { kinds: ['GROUPED', 'NOTE_POSTED'] })).toEqual([
      'GROUPED',
      'NOTE_POSTED',
      'GROUPED',
    ]);
    const own = (await client.data(PAGE, { id: encodeId('Ticket', id), kinds: ['GROUPED', 'NOTE_POSTED'] })).ticket;
    expect(own.timelineEntries).toMatchObject({ nodes: [{ kind: 'GROUPED' }, { kind: 'GROUPED' }], totalCount: 2 });
    expect(own.timeline.map(({ kind }: Loose) => kind)).toEqual(['GROUPED', 'UNGROUPED', 'GROUPED']);
  });

  it('tells no line to be older than the one before it, whatever the clocks of processes say', async () => {
    const { id } = await make();
    const first = clock.now();
    clock.pass(-3_600);
    await record(id, 'ticket.grouped');
    clock.pass(3_601);
    await record(id, 'ticket.ungrouped');
    const [lines] = await tickets.timelinesOf(callAs(desk, SYSTEM), [id], 10, false);
    expect(lines!.map(({ at }) => new Date(at).getTime() - first.getTime())).toEqual([0, 0, 1_000]);
  });

  it('orders what 100 writers do at once as they commit, with times of then', async () => {
    clock.set(new Date());
    const { id } = await make();
    const person = await personOf(desk, 'manager');
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        n % 2
          ? tickets.postTicketMessage(callAs(desk, person), { ticketId: id, body: `n${n}`, internal: n % 4 === 1 })
          : tickets
              .changeTicketStatus(callAs(desk, person), {
                ticketId: id,
                status: n % 4 ? 'PENDING_PARTS' : 'PENDING_VENDOR',
                reason: `n${n}`,
              })
              .catch(() => null),
      ),
    );
    const events = await desk.desk.db
      .selectFrom('event')
      .select(['kind', 'data'])
      .where('ticket_id', '=', id)
      .orderBy('seq')
      .execute();
    const told = ({ kind, data }: { kind: string; data: Record<string, unknown> }) => [
      kind,
      data['messageId'] ?? data['reason'] ?? null,
    ];
    const [lines] = await tickets.timelinesOf(callAs(desk, person), [id], 100, false);
    expect(lines!.length).toBeGreaterThan(50);
    expect(lines!.map(told)).toEqual(events.slice(0, lines!.length).map(told));
  });
});
