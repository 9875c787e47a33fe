/** The races of a stream, one by one, on a log made to measure. */
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.js';
import { NO_ID } from '../../src/domain/ids.js';
import type { LoggedEvent } from '../../src/domain/events.js';
import { encodeCursor } from '../../src/subscriptions/cursor.js';
import { EventFan } from '../../src/subscriptions/event-fan.js';
import { EventLog } from '../../src/subscriptions/event-log.js';
import type { Coalescing } from '../../src/subscriptions/live-buffer.js';
import { openStream, type StreamSpec } from '../../src/subscriptions/stream.js';

const event = (seq: number, robotId = 'r', data: Record<string, unknown> = { first: seq }): LoggedEvent => ({
  ...{ seq, robotId, data, kind: 'robot.status_changed', at: new Date(0) },
  ...{ actor: { kind: 'SYSTEM', id: null, name: 'test' } },
  ...{ clientId: null, siteId: null, ticketId: null, technicianId: null },
});
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);
const after = (seq: number, line: string | null = null) => encodeCursor({ seq, line });

/** A desk's live side on a log in memory. `write` commits; `deliver` hands on, when the test says so. */
function liveSide(bufferMax = 1_000) {
  const fan = new EventFan();
  const table: LoggedEvent[] = [];
  const closed: number[] = [];
  const hooks = { onRead: async () => {}, onEnd: async () => {}, trimmed: 0, reads: 0 };
  const log = Object.assign(Object.create(EventLog.prototype), {
    async end() {
      const end = table.at(-1)?.seq ?? 0;
      await hooks.onEnd();
      return end;
    },
    async trimmedThrough() {
      return hooks.trimmed;
    },
    async read(_part: unknown, from: number, upTo: number) {
      hooks.reads += 1;
      const rows = table.filter(({ seq }) => seq > from && seq <= upTo).slice(0, 500);
      await hooks.onRead();
      return rows;
    },
  }) as EventLog;
  const context = {
    live: { log, fan, bufferMax },
    connection: { close: (code: number) => closed.push(code) },
    freshenLoaders() {},
  } as unknown as Context;
  const open = (spec: Partial<StreamSpec<number | string>> = {}) =>
    openStream<number | string>(context, {
      ...{ part: { kinds: ['robot.status_changed'] }, after: null, coalescing: null },
      ...{ sees: () => true, matches: () => true, show: ({ seq }) => [seq] },
      ...spec,
    });
  const write = (...seqs: number[]) => seqs.forEach((seq) => table.push(event(seq)));
  const deliver = (...seqs: number[]) => seqs.forEach((seq) => fan.deliver(event(seq)));
  return { fan, hooks, closed, open, write, deliver };
}

/** The first event of a stream that is then live: everything before is done with. */
async function firstLive<T>(stream: AsyncGenerator<T>, happen: () => void): Promise<T> {
  const first = stream.next();
  await new Promise((resolve) => setImmediate(resolve));
  happen();
  return (await first).value as T;
}

async function take<T>(stream: AsyncGenerator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = await stream.next();
    if (done) throw new Error(`over after ${JSON.stringify(taken)}`);
    taken.push(value);
  }
  return taken;
}

const newest: Coalescing = {
  keyOf: ({ robotId }) => robotId!,
  merge: (older, newer) => ({ ...newer, data: { first: older.data['first'] } }),
};

describe('the change from the log to live', () => {
  it('neither loses nor repeats what comes while the stream opens', async () => {
    const { open, write, deliver, hooks } = liveSide();
    write(1, 2);
    // Committed after the place was found, and handed on before anybody listens: only the log has it.
    hooks.onEnd = async () => {
      hooks.onEnd = async () => {};
      write(3);
      deliver(3);
    };
    const stream = await open();
    hooks.onRead = async () => {
      hooks.onRead = async () => {};
      // While the log is read: 4 is handed on, and 3 once more by a process that is behind.
      write(4);
      deliver(3, 4);
    };
    const first = stream.next();
    expect((await first).value).toBe(3);
    write(5);
    deliver(5);
    expect(await take(stream, 2)).toEqual([4, 5]);
  });

  it('reads on from the log when the buffer overflows meanwhile', async () => {
    const { open, write, deliver, hooks, closed } = liveSide(3);
    write(...range(1, 5));
    const stream = await open({ after: after(0) });
    hooks.onRead = async () => {
      hooks.onRead = async () => {};
      write(...range(6, 1_200));
      deliver(...range(6, 1_200));
    };
    expect(await take(stream, 1_200)).toEqual(range(1, 1_200));
    const next = stream.next();
    write(1_201);
    deliver(1_201);
    expect((await next).value).toBe(1_201);
    expect(closed).toEqual([]);
  });

  it('shows the rest of an event of many lines once, also when it comes in live as well', async () => {
    const { open, write, deliver } = liveSide();
    const lines = ['a', 'b', 'c'].map((letter) => NO_ID.replace(/.$/, letter));
    const show = ({ seq }: LoggedEvent, seen: string | null) =>
      seq === 2 ? lines.filter((line) => seen === null || line > seen) : [String(seq)];
    write(1, 2);
    const stream = await open({ after: after(2, lines[0]!), show });
    // This process is behind the one that the cursor came from.
    deliver(2);
    write(3);
    deliver(3);
    expect(await take(stream, 3)).toEqual([lines[1], lines[2], '3']);
    deliver(4);
    expect(await take(stream, 1)).toEqual(['4']);
  });

  it('does not merge what the log has shown already with what comes after it', async () => {
    for (const bufferMax of [2, 4, 100]) {
      const { open, write, deliver, hooks, fan } = liveSide(bufferMax);
      write(1, 2, 3);
      const show = ({ seq, data }: LoggedEvent) => [`${seq} from ${String(data['first'])}`];
      const stream = await open({ after: after(0), coalescing: newest, show });
      hooks.onRead = async () => {
        hooks.onRead = async () => {};
        // This process is behind: it hands out only now what the log has long had.
        deliver(1, 2, 3);
      };
      expect(await take(stream, 1)).toEqual(['1 from 1']);
      write(4);
      deliver(4);
      expect(await take(stream, 3)).toEqual(['2 from 2', '3 from 3', '4 from 4']);
      await stream.return(undefined);
      expect(fan.size).toBe(0);
    }
  });

  it('says so when the log is trimmed faster than it is read', async () => {
    const { open, write, hooks, fan } = liveSide();
    write(...range(1, 600));
    const stream = await open({ after: after(0) });
    expect(await take(stream, 500)).toEqual(range(1, 500));
    hooks.trimmed = 550;
    await expect(stream.next()).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
    expect(fan.size).toBe(0);
  });
});

describe('a reader that leaves', () => {
  it('is forgotten while it waits', async () => {
    const { open, fan } = liveSide();
    const stream = await open();
    const waiting = stream.next();
    expect(fan.size).toBe(1);
    await stream.return(undefined);
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(fan.size).toBe(0);
  });

  it('is forgotten before it has read anything', async () => {
    const { open, fan } = liveSide();
    await (await open()).return(undefined);
    expect(fan.size).toBe(0);
  });

  it('is forgotten in the middle of a replay, and no more of the log is read for it', async () => {
    const { open, write, fan, hooks } = liveSide();
    write(...range(1, 5_000));
    // Nothing of it is for this reader, so nothing but its leaving can stop the reading.
    let stream: AsyncGenerator<unknown> | null = null;
    const left: Promise<unknown>[] = [];
    hooks.onRead = async () => void left.push(stream!.return(undefined));
    stream = await open({ after: after(0), matches: () => false });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    await Promise.all(left);
    expect(hooks.reads).toBe(1);
    expect(fan.size).toBe(0);
  });

  it('is forgotten when the stream fails, or its right ends', async () => {
    const { open, write, deliver, fan } = liveSide();
    const failing = await open({
      show: () => {
        throw new Error('broken');
      },
    });
    const ending = await open({ part: { kinds: ['robot.status_changed'], robotId: 'r' }, sees: () => false });
    const [first, second] = [failing.next(), ending.next()];
    write(1);
    deliver(1);
    await expect(first).rejects.toThrow('broken');
    await expect(second).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(fan.size).toBe(0);
  });
});

describe('a reader that is too slow', () => {
  it('loses its socket at once, not when it comes back', async () => {
    const { open, deliver, closed, fan } = liveSide(3);
    const stream = await open();
    expect(await firstLive(stream, () => deliver(1))).toBe(1);
    deliver(2, 3, 4);
    expect(closed).toEqual([]);
    deliver(5);
    expect(closed).toEqual([1013]);
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    expect(fan.size).toBe(0);
  });

  it('gets the newest of each robot where only that matters, in order, from what it saw last', async () => {
    const { open, closed, fan } = liveSide(4);
    const stream = await open({
      coalescing: newest,
      show: ({ seq, data }) => [`${seq} from ${String(data['first'])}`],
    });
    let seq = 0;
    const say = (robotId: string) => fan.deliver(event((seq += 1), robotId, { first: seq }));
    expect(await firstLive(stream, () => say('a'))).toBe('1 from 1');
    for (const robotId of ['a', 'b', 'a', 'c', 'a', 'b', 'd']) say(robotId);
    expect(await take(stream, 4)).toEqual(['5 from 5', '6 from 2', '7 from 3', '8 from 8']);
    expect(closed).toEqual([]);
  });

  it('keeps one event for each robot, however many robots and however long it sleeps', async () => {
    const { open, closed, fan } = liveSide(10);
    const stream = await open({ coalescing: newest, show: ({ seq, robotId }) => [`${robotId} ${seq}`] });
    await firstLive(stream, () => fan.deliver(event(1, 'first')));
    for (let seq = 2; seq < 20_002; seq += 1) fan.deliver(event(seq, `r${seq % 100}`));
    const seen = await take(stream, 100);
    expect(new Set(seen.map((text) => String(text).split(' ')[0])).size).toBe(100);
    expect(seen.at(-1)).toBe('r1 20001');
    expect(closed).toEqual([]);
  });
});

describe('rights', () => {
  it('are not asked about what was not asked for', async () => {
    const { open, write, deliver } = liveSide();
    const asked: number[] = [];
    const sees = ({ seq }: LoggedEvent) => asked.push(seq) > 0;
    const stream = await open({ sees, matches: ({ seq }) => seq === 3 });
    const next = stream.next();
    write(1, 2, 3);
    deliver(1, 2, 3);
    expect((await next).value).toBe(3);
    expect(asked).toEqual([3]);
  });
});
