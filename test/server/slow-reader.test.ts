/** Readers that stop reading, on real sockets: the desk stays small, and what they missed is in the log. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Loose, type TestClient } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import {
  endOfLog,
  eventsInTable,
  openStreams,
  record,
  robotNamed,
  seqOf,
  signedInSocket,
  statusEvent,
  type KnownRobot,
  type RawSocket,
} from '../support/live.js';

const STATUSES = ['ONLINE', 'DEGRADED', 'FAULT', 'OFFLINE', 'STALE'];
/** Big enough that a few dozen fill what the system buffers on the way. */
const BIG = 'x'.repeat(20_000);
const twenty = (field: string) => Array.from({ length: 20 }, (_, n) => `f${n}: ${field}`).join(' ');
const CHANGES = `subscription ($after: Cursor) {
  robotStatusChanged(after: $after) { cursor previousStatus robot { id status ${twenty('serialNumber')} } } }`;
const UPDATES = `subscription ($after: Cursor) {
  ticketUpdated(after: $after) { cursor ticket { id ${twenty('description')} } } }`;

let desk: TestDesk;
let admin: TestClient;
let robots: KnownRobot[];
const sockets: RawSocket[] = [];

beforeAll(async () => {
  desk = await startDesk({ bufferMax: 5 });
  admin = await signIn(desk.url, 'admin');
  robots = await Promise.all(['R001', 'R002', 'R003'].map((name) => robotNamed(desk, name)));
});
afterEach(async () => {
  for (const { ws } of sockets) ws.terminate();
  await Promise.all(sockets.splice(0).map(({ closed }) => closed));
  await expect.poll(() => openStreams(desk.url)).toBe(0);
});
afterAll(() => desk.stop());

async function open(query: string, after: string): Promise<RawSocket> {
  const socket = await signedInSocket(desk.url, admin.token);
  sockets.push(socket);
  socket.send({ id: '1', type: 'subscribe', payload: { query, variables: { after } } });
  await expect.poll(() => openStreams(desk.url)).toBe(1);
  return socket;
}

/** Waits until this process has handed all of the log to its streams. */
async function allHandedOut(): Promise<void> {
  const end = seqOf(await endOfLog(desk.call));
  const position = async () => {
    const text = await (await fetch(`${desk.url}/metrics`)).text();
    return Number(/^desk_event_position (\d+)$/m.exec(text)![1]);
  };
  await expect.poll(position, { timeout: 10_000 }).toBe(end);
}
const events = (messages: Loose[]): Loose[] => messages.map(({ payload }) => Object.values(payload.data)[0]);

describe('a reader that stops reading', () => {
  it('of tickets is closed with 1013, and resumes with nothing lost', async () => {
    const socket = await open(UPDATES, await endOfLog(desk.call));
    const { clients } = await admin.data('{ clients(first: 1) { edges { node { id } } } }');
    const ticket = { title: 't', description: BIG, serviceType: 'SECURITY', impact: 'LOW', urgency: 'LOW' };
    const create = () =>
      admin.data('mutation ($input: CreateTicketInput!) { createTicket(input: $input) { errors { code } } }', {
        input: { ...ticket, clientId: clients.edges[0].node.id },
      });
    await create();
    const seen: Loose[] = [await socket.next()];
    socket.ws.pause();
    for (let n = 1; n < 80; n += 1) await create();
    await allHandedOut();
    socket.ws.resume();
    expect((await socket.closed).code).toBe(1013);
    for (let message = await socket.next().catch(() => null); message; message = await socket.next().catch(() => null))
      seen.push(message);
    expect(seen.length).toBeLessThan(80);
    const [last] = events(seen.slice(-1));
    const again = await open(UPDATES, last.cursor);
    while (seen.length < 80) seen.push(await again.next());
    const table = await eventsInTable(desk.call, ['ticket.opened']);
    expect(events(seen).map(({ cursor }) => seqOf(cursor))).toEqual(table.slice(-80).map(({ seq }) => seq));
  });

  it('of statuses gets the newest of each robot, told from what it saw last', async () => {
    const socket = await open(CHANGES, await endOfLog(desk.call));
    const newest = new Map<string, string>();
    const change = async (n: number, mark: string) => {
      const robot = robots[n % 3]!;
      const from = newest.get(robot.publicId) ?? 'HIBERNATING';
      const to = STATUSES[Math.floor(n / 3) % STATUSES.length]!;
      newest.set(robot.publicId, to);
      await record(desk.call, statusEvent(robot, mark, [from, to]));
    };
    for (let n = 0; n < 3; n += 1) await change(n, 'small');
    const seen = [await socket.next(), await socket.next(), await socket.next()];
    socket.ws.pause();
    for (let n = 3; n < 200; n += 1) await change(n, BIG);
    await allHandedOut();
    socket.ws.resume();
    // One more, so that the end of what was waiting is known.
    await record(desk.call, statusEvent(robots[0]!, 'end', [newest.get(robots[0]!.publicId)!, 'HIBERNATING']));
    newest.set(robots[0]!.publicId, 'HIBERNATING');
    do seen.push(await socket.next());
    while (events(seen).at(-1).robot.status !== 'HIBERNATING');
    const shown = new Map<string, string>();
    for (const { previousStatus, robot } of events(seen)) {
      expect(previousStatus).toBe(shown.get(robot.id) ?? 'HIBERNATING');
      shown.set(robot.id, robot.status);
    }
    expect(shown).toEqual(newest);
    expect(seen.length).toBeLessThan(150);
  });
});
