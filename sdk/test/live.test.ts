/** Against a real desk with its own database, through a wire that is cut. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/support/database.js';
import { startDesk, type TestDesk } from '../../test/support/desk.js';
import {
  createDesk,
  CursorExpired,
  Forbidden,
  NotFound,
  paginate,
  Unauthenticated,
  unwrap,
  type Desk,
  type DeskOptions,
  type Stream,
  type TicketUpdatedSubscription,
  type Tokens,
} from '../src/index.js';
import { Proxy } from './support/proxy.js';

type TicketUpdate = TicketUpdatedSubscription['ticketUpdated'];

const password = 'ouranos-demo-2026';
const HYPERION = 'odk_demo-hyperion_4jqVb2s8mR0xTz6k';

let database: TestDatabase;
let running: TestDesk;
let proxy: Proxy;
let desks: Desk[];

beforeAll(async () => {
  database = await freshDatabase();
  running = await startDesk({ database });
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});
beforeEach(async () => {
  proxy = await Proxy.to(running.url);
  desks = [];
});
afterEach(async () => {
  for (const desk of desks) desk.close();
  await proxy.stop();
});

function deskOf(options: Partial<DeskOptions>): Desk {
  const desk = createDesk({ url: proxy.url, locale: 'en', ...options });
  desks.push(desk);
  return desk;
}
const credentialsOf = (name: string) => ({ email: `${name}@demo.ouranos.test`, password });
const signedIn = (name: string): Desk => deskOf({ credentials: credentialsOf(name) });

/** Reads until an event is what is looked for. */
async function find<Event>(stream: Stream<Event>, isIt: (event: Event) => boolean): Promise<Event> {
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error('The stream ended.');
    if (isIt(value)) return value;
  }
}

/** A stream of tickets that is known to be open: it has told the state at its beginning. */
async function openTickets(desk: Desk): Promise<{ stream: Stream<TicketUpdate>; cursor: string }> {
  const stream = desk.ticketUpdated({ initial: true });
  const first = await find(stream, ({ initial }) => initial);
  return { stream, cursor: first.cursor };
}

async function openTicket(desk: Desk, title: string): Promise<string> {
  const robot = await desk.robot({ serialNumber: 'OUR-2041' });
  return unwrap(await desk.createTicket({ input: { title, serviceType: 'ROBOT_FAULT', robotId: robot!.id } })).ticket
    .id;
}

describe('calls', () => {
  it('sign in and read', async () => {
    const desk = signedIn('manager');
    expect(await desk.me()).toMatchObject({ email: 'manager@demo.ouranos.test', role: 'SAV_MANAGER' });
    const page = await desk.robots({ first: 3, withTotalCount: true });
    expect(page.nodes).toHaveLength(3);
    expect(page.nodes[0]).toMatchObject({ serialNumber: 'OUR-2041', site: { name: 'Entrepôt de Vénissieux' } });
    const all: string[] = [];
    for await (const { serialNumber } of paginate(desk.robots, { first: 3 })) all.push(serialNumber);
    expect(all).toHaveLength(page.totalCount!);
    expect(new Set(all).size).toBe(all.length);
  });

  it('find one thing with what belongs to it, and say null where there is none', async () => {
    const desk = signedIn('manager');
    const robot = await desk.robot({ serialNumber: 'OUR-2041' });
    expect(robot?.faults.nodes).toEqual([]);
    expect(await desk.node({ id: robot!.id })).toEqual({
      __typename: 'Robot',
      id: robot!.id,
      serialNumber: 'OUR-2041',
    });
    expect(await desk.robot({ serialNumber: 'nobody' })).toBeNull();
    const id = await openTicket(desk, 'It squeaks');
    const ticket = await desk.ticket({ id, withEvidence: true });
    expect(ticket).toMatchObject({ title: 'It squeaks', timeline: [{ kind: 'OPENED' }], evidence: [] });
  });

  it('do a thing once, however often they are sent', async () => {
    const desk = signedIn('client');
    const input = { title: 'Once', serviceType: 'SECURITY', idempotencyKey: 'once-and-for-all' } as const;
    const first = unwrap(await desk.createTicket({ input }));
    const again = unwrap(await desk.createTicket({ input }));
    expect(again.ticket.id).toBe(first.ticket.id);
    const other = await desk.createTicket({ input: { ...input, title: 'Twice' } });
    expect(other).toMatchObject({ ok: false, code: 'IDEMPOTENCY_MISMATCH', ticket: null });
  });
});

describe('errors', () => {
  it('that are expected come as values', async () => {
    const desk = signedIn('manager');
    const empty = await signedIn('client').createTicket({ input: { title: ' ', serviceType: 'SECURITY' } });
    if (empty.ok) return expect.unreachable();
    expect(empty).toMatchObject({ code: 'VALIDATION', errors: [{ path: ['title'] }] });
    const id = await openTicket(desk, 'Not yet');
    const step = await desk.changeTicketStatus({ input: { ticketId: id, status: 'CLOSED' } });
    if (step.ok) return expect.unreachable();
    expect(step.errors[0]).toMatchObject({ code: 'ILLEGAL_TRANSITION', details: { from: 'NEW', to: 'CLOSED' } });
  });

  it('that are not are thrown as what they are', async () => {
    const input = { name: 'x', scopes: ['robots:read'] };
    await expect(signedIn('client').createApiKey({ input })).rejects.toBeInstanceOf(Forbidden);
    await expect(deskOf({}).robots()).rejects.toBeInstanceOf(Unauthenticated);
    await expect(deskOf({ apiKey: 'odk_nobody' }).robots()).rejects.toBeInstanceOf(Unauthenticated);
    const wrong = deskOf({ credentials: { ...credentialsOf('manager'), password: 'guess' } });
    await expect(wrong.robots()).rejects.toThrow('The e-mail address or the password is wrong.');
    await expect(signedIn('manager').robots({ first: 1_000 })).rejects.toMatchObject({ retryable: false });
  });

  it('end a stream', async () => {
    const ticketId = await openTicket(signedIn('manager'), 'Somebody else’s');
    await expect(signedIn('client2').ticketUpdated({ where: { ticketId } }).next()).rejects.toBeInstanceOf(NotFound);
    await expect(signedIn('manager').ticketUpdated({ after: 'long-ago' }).next()).rejects.toBeInstanceOf(CursorExpired);
    await expect(signedIn('client').fleetAlertRaised().next()).rejects.toBeInstanceOf(Forbidden);
    await expect(deskOf({}).ticketUpdated().next()).rejects.toBeInstanceOf(Unauthenticated);
    await expect(deskOf({ apiKey: 'odk_nobody' }).ticketUpdated().next()).rejects.toBeInstanceOf(Unauthenticated);
  });
});

describe('streams', () => {
  it('tell of a ticket that is opened after', async () => {
    const desk = signedIn('manager');
    const { stream } = await openTickets(desk);
    const id = await openTicket(desk, 'Live');
    const told = await find(stream, (event) => !event.initial);
    expect(told).toMatchObject({
      kind: 'OPENED',
      ticket: { id, title: 'Live', status: 'NEW' },
      actor: { name: 'Marc Lefèvre' },
    });
  });

  it('that are cut again and again tell of every ticket, once, in order', async () => {
    let cuts = 0;
    const desk = deskOf({ credentials: credentialsOf('manager'), onRetry: () => void (cuts += 1) });
    const opener = createDesk({ url: running.url, credentials: credentialsOf('manager') });
    const { stream } = await openTickets(desk);
    // The first change: from here on a cut is in the middle of the stream.
    const opened = [await openTicket(opener, 'Cut 0')];
    await find(stream, (event) => !event.initial && event.ticket.id === opened[0]);
    const told: string[] = [];
    for (let number = 1; number <= 12; number++) {
      // Cut before, after, or both: the ticket is opened while nobody listens, or just before the wire breaks.
      if (number % 3 !== 0) proxy.cut();
      opened.push(await openTicket(opener, `Cut ${number}`));
      if (number % 3 !== 1) proxy.cut();
      if (number % 2 === 0) continue;
      while (told.length < number) told.push((await find(stream, (event) => event.kind === 'OPENED')).ticket.id);
    }
    while (told.length < 12) told.push((await find(stream, (event) => event.kind === 'OPENED')).ticket.id);
    expect(told).toEqual(opened.slice(1));
    expect(cuts).toBeGreaterThanOrEqual(3);
    await openTicket(opener, 'The last');
    expect((await stream.next()).value).toMatchObject({ kind: 'OPENED', ticket: { title: 'The last' } });
  });

  it('go on in the middle of a batch, also for a slow reader', async () => {
    const { cursor } = await openTickets(signedIn('manager'));
    const hyperion = deskOf({ apiKey: HYPERION });
    const entries = Array.from({ length: 60 }, (_, sequence) => ({
      serialNumber: 'OUR-3007',
      component: 'drive_left',
      code: 'temperature',
      level: 'OK' as const,
      observedAt: new Date().toISOString(),
      sequence,
      values: { sequence },
    }));
    const stream = hyperion.diagnosticReceived({ after: cursor }, { maxWaiting: 7 });
    const taken = unwrap(await hyperion.ingestDiagnostics({ input: { entries } }));
    expect(taken).toMatchObject({ accepted: 60, rejected: [] });
    const told: number[] = [];
    while (told.length < 60) {
      const { value } = await stream.next();
      told.push((value!.diagnostic.values as { sequence: number }).sequence);
      if (told.length === 20 || told.length === 21 || told.length === 41) proxy.cut();
    }
    expect(told).toEqual(entries.map(({ sequence }) => sequence));
  });

  it('sign in anew when the session has ended under them', async () => {
    const kept: Tokens[] = [];
    const desk = deskOf({ credentials: credentialsOf('manager'), onTokens: (tokens) => void kept.push(tokens) });
    const { stream } = await openTickets(desk);
    const id = await openTicket(desk, 'Before');
    await find(stream, (event) => event.ticket.id === id && !event.initial);
    // A refresh token that is used twice ends the session, and the desk closes its sockets.
    const thief = deskOf({});
    const { refreshToken } = kept[0]!;
    unwrap(await thief.refreshToken({ input: { refreshToken } }));
    expect((await thief.refreshToken({ input: { refreshToken } })).ok).toBe(false);
    const after = await openTicket(signedIn('admin'), 'After');
    expect(await find(stream, () => true)).toMatchObject({ kind: 'OPENED', ticket: { id: after } });
    expect(kept).toHaveLength(2);
  });

  it('go over to another process when theirs is stopped', async () => {
    const another = await startDesk({ database, demo: false });
    try {
      const leaving = await startDesk({ database, demo: false });
      proxy.target = leaving.url;
      const desk = signedIn('manager');
      const opener = createDesk({ url: another.url, credentials: credentialsOf('manager') });
      const { stream } = await openTickets(desk);
      const first = await openTicket(opener, 'On the first');
      await find(stream, (event) => event.ticket.id === first && !event.initial);
      proxy.target = another.url;
      const second = openTicket(opener, 'In between');
      await leaving.stop();
      expect(await find(stream, () => true)).toMatchObject({ kind: 'OPENED', ticket: { id: await second } });
      const third = await openTicket(opener, 'On the second');
      expect(await find(stream, () => true)).toMatchObject({ kind: 'OPENED', ticket: { id: third } });
    } finally {
      await another.stop();
    }
  });
});
