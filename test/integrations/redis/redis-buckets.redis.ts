/** Buckets in a real Redis: they do what those in memory do, are one for all, and are not missed when it is gone. */
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openRedisBuckets, type SharedBuckets } from '../../../src/integrations/redis/index.js';
import { logTo } from '../../../src/server/log.js';
import { MemoryBuckets } from '../../../src/services/platform/memory-buckets.js';
import type { Buckets } from '../../../src/services/ports.js';
import { bucketsBehave } from '../../support/buckets.js';
import { startRedis, type TestRedis } from '../../support/redis.js';

const NOW = Date.parse('2026-11-20T12:00:00Z');

let redis: TestRedis;
const open: SharedBuckets[] = [];
const lines: string[] = [];

beforeAll(async () => void (redis = await startRedis()));
afterEach(() => open.splice(0).forEach((buckets) => buckets.close()));
afterAll(() => redis.kill());

async function connect(otherwise: Buckets = new MemoryBuckets()): Promise<SharedBuckets> {
  const log = logTo('info', { write: (line) => void lines.push(line) });
  const buckets = openRedisBuckets({ url: redis.url, otherwise, log });
  open.push(buckets);
  await buckets.opened;
  return buckets;
}

/** Asks over and over until it holds; each round asks Redis, so that no pause is guessed. */
async function until(holds: () => boolean, round: () => unknown): Promise<void> {
  while (!holds()) {
    await round();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('buckets in Redis', () => {
  let buckets: SharedBuckets;
  beforeAll(async () => {
    const log = logTo('silent', { write: () => {} });
    buckets = openRedisBuckets({ url: redis.url, otherwise: new MemoryBuckets(), log });
    await buckets.opened;
  });
  afterAll(() => buckets.close());
  bucketsBehave(() => {
    expect(buckets.isShared).toBe(true);
    const mark = randomUUID();
    const own = (all: Parameters<Buckets['pour']>[2]) => all.map((one) => ({ ...one, key: `${mark}:${one.key}` }));
    return {
      isShared: true,
      pour: (now, amount, all) => buckets.pour(now, amount, own(all)),
      giveBack: (now, amount, all) => buckets.giveBack(now, amount, own(all)),
    };
  });

  it('are one for all processes, also for a crowd at once', async () => {
    const [one, two] = [await connect(), await connect()];
    const bucket = { key: randomUUID(), size: 100, leakPerSecond: 1 };
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => [one, two][n % 2]!.pour(NOW, 1, [bucket])),
    );
    expect(answers.filter(({ wait }) => wait === 0)).toHaveLength(100);
  });

  it('are gone when they have run out', async () => {
    const client = new Redis(redis.url);
    const key = randomUUID();
    await (await connect()).pour(NOW, 50, [{ key, size: 100, leakPerSecond: 10 }]);
    const ttl = await client.pttl(`ouranos-desk:bucket:${key}`);
    expect(ttl).toBeGreaterThan(5_000);
    expect(ttl).toBeLessThanOrEqual(6_000);
    client.disconnect();
  });
});

describe('when Redis is gone', () => {
  it('each process goes on with buckets of its own, says so once, and shares again when it is back', async () => {
    const buckets = await connect();
    const bucket = { key: randomUUID(), size: 10, leakPerSecond: 1 };
    const pour = () => buckets.pour(NOW, 1, [bucket]);
    for (let n = 0; n < 10; n += 1) await pour();
    expect((await pour()).wait).toBe(1);

    lines.length = 0;
    await redis.kill();
    // Its own bucket: empty at first, and as small as the shared one.
    const answers = [];
    for (let n = 0; n < 15; n += 1) answers.push(await pour());
    expect(answers.filter(({ wait }) => wait === 0)).toHaveLength(10);
    expect(buckets.isShared).toBe(false);
    expect(lines.filter((line) => line.includes('Redis does not answer'))).toHaveLength(1);
    // Without waiting for anything: in memory, the answer is there at once.
    expect(pour()).not.toBeInstanceOf(Promise);

    await redis.start();
    await until(() => buckets.isShared, pour);
    expect(lines.filter((line) => line.includes('Redis answers again'))).toHaveLength(1);
    await until(() => pour() instanceof Promise, pour);
  });

  it('nobody waits long for one that hangs', async () => {
    const buckets = await connect();
    const bucket = { key: randomUUID(), size: 10, leakPerSecond: 1 };
    await buckets.pour(NOW, 1, [bucket]);
    redis.pause();
    expect(await buckets.pour(NOW, 1, [bucket])).toEqual({ wait: 0, levels: [1] });
    // And the next ones do not wait at all.
    expect(buckets.pour(NOW, 1, [bucket])).not.toBeInstanceOf(Promise);
    redis.goOn();
    await until(
      () => buckets.isShared,
      () => buckets.pour(NOW, 0, [bucket]),
    );
  });

  it('a desk starts all the same', async () => {
    await redis.kill();
    const buckets = await connect();
    expect(await buckets.opened).toBe(false);
    expect(buckets.pour(NOW, 1, [{ key: 'k', size: 10, leakPerSecond: 1 }])).toEqual({ wait: 0, levels: [1] });
    await redis.start();
  });
});
