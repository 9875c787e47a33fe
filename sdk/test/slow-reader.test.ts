import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { event, FakeDesk } from './support/fake-desk.js';
import { ToyLog } from './support/toy-log.js';

let fake: FakeDesk;
beforeEach(async () => void (fake = await FakeDesk.start()));
afterEach(() => fake.stop());

const events = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => event(`c${from + index}`));

describe('a reader that is slow', () => {
  it('lets so many events wait and no more: the socket is left, and taken up again when half are read', async () => {
    const stream = fake.client().ticketUpdated({}, { maxWaiting: 10 });
    const first = await fake.subscription();
    first.next(...events(1, 1_000));
    expect(await first.left).toBe(1000);

    const read = [];
    for (let count = 0; count < 4; count++) read.push((await stream.next()).value?.cursor);
    expect(fake.sockets).toBe(0);
    read.push((await stream.next()).value?.cursor);
    const second = await fake.subscription();
    expect(second.variables).toEqual({ after: 'c10' });
    second.next(...events(11, 14));
    for (let count = 5; count < 14; count++) read.push((await stream.next()).value?.cursor);
    expect(read).toEqual(events(1, 14).map(({ cursor }) => cursor));
    expect(fake.world.sleeps).toEqual([]);
  });

  it('reads everything in the end, once', async () => {
    const log = new ToyLog(fake);
    const stream = fake.client().ticketUpdated({}, { maxWaiting: 5 });
    while (log.opened === 0) await new Promise((resolve) => setImmediate(resolve));
    for (let count = 0; count < 200; count++) log.publish();
    const read: number[] = [];
    for await (const one of stream) {
      read.push((one as unknown as { number: number }).number);
      if (read.length === 200) break;
    }
    expect(read).toEqual(Array.from({ length: 200 }, (_, number) => number));
    expect(log.opened).toBeGreaterThan(10);
  });

  it('is told the whole beginning, which has an end', async () => {
    const stream = fake.client().ticketUpdated({ initial: true }, { maxWaiting: 3 });
    const first = await fake.subscription();
    first.next(...Array.from({ length: 20 }, () => event('c1', true)), event('c2'));
    await first.left;
    for (let count = 0; count < 19; count++) expect((await stream.next()).value).toEqual(event('c1', true));
    expect(fake.sockets).toBe(0);
    await stream.next();
    expect((await fake.subscription()).variables).toEqual({ after: 'c2' });
  });

  it('can leave while the socket is left', async () => {
    const stream = fake.client().ticketUpdated({}, { maxWaiting: 2 });
    const first = await fake.subscription();
    first.next(...events(1, 5));
    await first.left;
    await stream.return();
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    await (stream as unknown as { over: Promise<void> }).over;
  });
});
