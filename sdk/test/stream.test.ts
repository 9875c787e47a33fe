import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CursorExpired,
  DeskError,
  Forbidden,
  NotFound,
  SocketClosed,
  Unauthenticated,
  type Retry,
} from '../src/index.js';
import { event, FakeDesk, refusal, type Subscription } from './support/fake-desk.js';
import { ToyLog } from './support/toy-log.js';

let fake: FakeDesk;
beforeEach(async () => void (fake = await FakeDesk.start()));
afterEach(() => fake.stop());

interface Numbered {
  number: number;
}

/** Reads that many events. */
async function take<Event>(stream: AsyncIterator<Event, undefined>, count: number): Promise<Event[]> {
  const events: Event[] = [];
  while (events.length < count) {
    const next = await stream.next();
    if (next.done) throw new Error(`The stream ended after ${events.length} events.`);
    events.push(next.value);
  }
  return events;
}

const ways: Record<string, (subscription: Subscription) => void> = {
  'a broken connection (1006)': (subscription) => subscription.break(),
  'a normal closure (1000)': (subscription) => subscription.close(1000),
  'going away (1001)': (subscription) => subscription.close(1001),
  'a restart (1012)': (subscription) => subscription.close(1012),
  'being too slow (1013)': (subscription) => subscription.close(1013),
  'a bad gateway (1014)': (subscription) => subscription.close(1014),
  'changed rights (4403)': (subscription) => subscription.close(4403),
  'an end that no stream has': (subscription) => subscription.complete(),
  'a limit': (subscription) => subscription.error(refusal('RATE_LIMITED', { retryAfter: 1 })),
};

describe('a stream', () => {
  it('opens at once, as who was said, and gives the events as they come', async () => {
    const stream = fake.client().ticketUpdated({ where: { ticketId: 'ticket_1' }, initial: true });
    const subscription = await fake.subscription();
    expect(subscription).toMatchObject({
      authorization: 'Bearer odk_test',
      variables: { where: { ticketId: 'ticket_1' }, initial: true },
    });
    subscription.next(event('c0', true), event('c1'));
    expect(await take(stream, 2)).toEqual([event('c0', true), event('c1')]);
  });

  it.each(Object.entries(ways))('goes on after %s, where it was', async (_, end) => {
    const stream = fake.client().robotStatusChanged({ where: { siteId: 'site_1' }, initial: true });
    const first = await fake.subscription();
    first.next(event('c1', true), event('c2'));
    await take(stream, 2);
    end(first);
    const second = await fake.subscription();
    expect(second.variables).toEqual({ where: { siteId: 'site_1' }, after: 'c2' });
    second.next(event('c3'));
    expect(await take(stream, 1)).toEqual([event('c3')]);
  });

  it('loses nothing and repeats nothing, however often and in whatever way it is cut', async () => {
    const log = new ToyLog(fake);
    const stream = fake.client().ticketUpdated();
    const read: number[] = [];
    const reading = take(stream, 400).then((events) =>
      events.forEach((one) => read.push((one as unknown as Numbered).number)),
    );
    await until(() => log.opened === 1);
    log.publish();
    const how = Object.values(ways);
    for (let turn = 1; turn < 400; turn++) {
      log.publish();
      if (turn % 7 === 0) log.cut(how[turn % how.length]!);
      if (turn % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await reading;
    expect(read).toEqual(Array.from({ length: 400 }, (_, number) => number));
    expect(log.opened).toBeGreaterThan(5);
  });

  it('tells an event once that a desk repeats', async () => {
    const stream = fake.client().diagnosticReceived();
    const first = await fake.subscription();
    first.next({ cursor: 'c1' });
    await take(stream, 1);
    first.break();
    const second = await fake.subscription();
    second.next({ cursor: 'c1' }, { cursor: 'c2' });
    expect(await take(stream, 1)).toEqual([{ cursor: 'c2' }]);
  });

  it('begins where its reader left off another time', async () => {
    fake.client().ticketUpdated({ after: 'c7' });
    const first = await fake.subscription();
    expect(first.variables).toEqual({ after: 'c7' });
    first.break();
    expect((await fake.subscription()).variables).toEqual({ after: 'c7' });
  });

  it('that was cut before its first event goes on from the cursor that the socket was accepted with', async () => {
    fake.ackPayload = { cursor: 'c4' };
    fake.client().ticketUpdated();
    const first = await fake.subscription();
    expect(first.variables).toEqual({});
    fake.ackPayload = { cursor: 'c9' };
    first.break();
    expect((await fake.subscription()).variables).toEqual({ after: 'c4' });
  });

  it('comes back later and later to a desk that stays away', async () => {
    const stream = fake.client().ticketUpdated();
    const first = await fake.subscription();
    first.next(event('c1'));
    await take(stream, 1);
    fake.refusals.push(1013, 1013, 1013, 1013, 1013, 1013, 1013);
    first.break();
    await fake.subscription();
    expect(fake.world.sleeps).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('starts counting anew after a good while', async () => {
    fake.client().ticketUpdated();
    (await fake.subscription()).break();
    const second = await fake.subscription();
    fake.world.pass(10_000);
    second.break();
    await fake.subscription();
    expect(fake.world.sleeps).toEqual([500, 500]);
  });

  it('waits as long as the desk asks it to', async () => {
    fake.client().ticketUpdated();
    (await fake.subscription()).error(refusal('RATE_LIMITED', { retryAfter: 42 }));
    await fake.subscription();
    expect(fake.world.sleeps).toEqual([42_000]);
  });

  it('notices a desk that has gone without a word', async () => {
    fake.answersPings = false;
    fake.client({}, { quiet: 20, pong: 20 }).ticketUpdated();
    await (
      await fake.subscription()
    ).left;
    fake.answersPings = true;
    await fake.subscription();
  });

  it('does not wait forever for a socket that does not open', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    const told = new Promise<Error>((resolve) => {
      const options = { url: `http://127.0.0.1:${port}`, onRetry: ({ error }: Retry) => resolve(error) };
      fake.client(options, { open: 20 }).ticketUpdated();
    });
    expect(String(await told)).toContain('does not open a socket');
    silent.close();
  });

  it('keeps a quiet socket open while the desk answers', async () => {
    const stream = fake.client({}, { quiet: 20, pong: 10_000 }).ticketUpdated();
    const first = await fake.subscription();
    await new Promise((resolve) => setTimeout(resolve, 400));
    first.next(event('c1'));
    await take(stream, 1);
    expect(fake.world.sleeps).toEqual([]);
  });
});

describe('a stream ends with an error', () => {
  it.each([
    ['CURSOR_EXPIRED', CursorExpired],
    ['NOT_FOUND', NotFound],
    ['FORBIDDEN', Forbidden],
    ['UNAUTHENTICATED', Unauthenticated],
    ['BAD_USER_INPUT', DeskError],
  ])('when the desk says %s', async (code, Class) => {
    const stream = fake.client().ticketUpdated({ after: 'old' });
    const first = await fake.subscription();
    first.next(event('c1'));
    first.error(refusal(code));
    // What came before it is read before it.
    expect(await take(stream, 1)).toEqual([event('c1')]);
    const error = await stream.next().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ code });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    await first.left;
    expect(fake.world.sleeps).toEqual([]);
  });

  it.each([4400, 4401, 4406, 4409, 4429, 4500, 1002, 1008])('when it closes with %i', async (code) => {
    const stream = fake.client().ticketUpdated();
    (await fake.subscription()).close(code);
    const error = await stream.next().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SocketClosed);
    expect(error).toMatchObject({ code: 'CLOSED', closeCode: code });
  });

  it('when an event itself is an error', async () => {
    const stream = fake.client().ticketUpdated();
    (await fake.subscription()).body({ data: null, errors: [refusal('INTERNAL', { requestId: 'r1' })] });
    await expect(stream.next()).rejects.toMatchObject({ code: 'INTERNAL', requestId: 'r1' });
  });

  it('for everybody who waits for it only once', async () => {
    const stream = fake.client().ticketUpdated();
    const both = Promise.allSettled([stream.next(), stream.next()]);
    (await fake.subscription()).error(refusal('FORBIDDEN'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('when it was given something else than a WebSocket', async () => {
    const stream = fake.client({ webSocketImpl: Date }, { open: 5 }).ticketUpdated();
    await expect(stream.next()).rejects.toThrow('Invalid WebSocket implementation');
    await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('when there is no WebSocket at all', () => {
    const there = globalThis.WebSocket;
    try {
      Reflect.deleteProperty(globalThis, 'WebSocket');
      expect(() => fake.client().ticketUpdated()).toThrow(expect.objectContaining({ code: 'NO_WEBSOCKET' }));
    } finally {
      globalThis.WebSocket = there;
    }
  });
});

describe('leaving', () => {
  it('a loop by `break` closes the subscription', async () => {
    const stream = fake.client().ticketUpdated();
    const first = await fake.subscription();
    first.next(event('c1'), event('c2'));
    for await (const one of stream) {
      expect(one).toEqual(event('c1'));
      break;
    }
    await first.left;
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  it('by the signal ends the loop', async () => {
    const leaving = new AbortController();
    const stream = fake.client().ticketUpdated({}, { signal: leaving.signal });
    const first = await fake.subscription();
    const ended = stream.next();
    leaving.abort();
    expect(await ended).toEqual({ value: undefined, done: true });
    await first.left;
  });

  it('before it began opens nothing', async () => {
    const stream = fake.client().ticketUpdated({}, { signal: AbortSignal.abort() });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    expect(fake.sockets).toBe(0);
  });

  it('is possible while it waits to come back', async () => {
    const stream = fake.client({ onRetry: () => void stream.return() }).ticketUpdated();
    (await fake.subscription()).break();
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  it('the desk leaves all of them', async () => {
    const desk = fake.client();
    const streams = [desk.ticketUpdated(), desk.robotStatusChanged()];
    const opened = [await fake.subscription(), await fake.subscription()];
    desk.close();
    for (const stream of streams) expect(await stream.next()).toEqual({ value: undefined, done: true });
    await Promise.all(opened.map(({ left }) => left));
  });

  it('works with the ws package too', async () => {
    const { WebSocket } = await import('ws');
    const stream = fake.client({ webSocketImpl: WebSocket }).ticketUpdated();
    const first = await fake.subscription();
    first.next(event('c1'));
    await take(stream, 1);
    first.break();
    const second = await fake.subscription();
    expect(second.variables).toEqual({ after: 'c1' });
    await stream.return();
    expect(await second.left).toBe(1000);
  });
});

/** Turns the event loop until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
