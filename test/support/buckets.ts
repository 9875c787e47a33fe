/** What all leaky buckets do, wherever they stand. */
import { expect, it } from 'vitest';
import type { Bucket } from '../../src/domain/platform/leaky-bucket.js';
import type { Buckets } from '../../src/services/ports.js';

/** Any time; buckets take the time from whoever pours. */
const NOW = Date.parse('2026-11-20T12:00:00Z');

const bucket = (key: string, size = 100, leakPerSecond = 10): Bucket => ({ key, size, leakPerSecond });

export function bucketsBehave(make: () => Buckets): void {
  it('take what fits, say when more does, and take it then', async () => {
    const buckets = make();
    const own = bucket('own');
    expect(await buckets.pour(NOW, 90, [own])).toEqual({ wait: 0, levels: [90] });
    expect(await buckets.pour(NOW, 25, [own])).toEqual({ wait: 1.5, levels: [90] });
    expect((await buckets.pour(NOW + 1_499, 25, [own])).wait).toBeCloseTo(0.001, 4);
    expect((await buckets.pour(NOW + 1_501, 25, [own])).wait).toBe(0);
  });

  it('pour into all of them or into none', async () => {
    const buckets = make();
    const [own, shared] = [bucket('one'), bucket('of-all', 150)];
    expect(await buckets.pour(NOW, 80, [own, shared])).toEqual({ wait: 0, levels: [80, 80] });
    expect(await buckets.pour(NOW, 80, [bucket('other'), shared])).toEqual({ wait: 1, levels: [0, 80] });
    expect(await buckets.pour(NOW, 70, [bucket('other'), shared])).toEqual({ wait: 0, levels: [70, 150] });
  });

  it('give back, and no more than there is', async () => {
    const buckets = make();
    const own = bucket('given');
    await buckets.pour(NOW, 90, [own]);
    buckets.giveBack(NOW, 50, [own]);
    expect(await buckets.pour(NOW, 0, [own])).toEqual({ wait: 0, levels: [40] });
    buckets.giveBack(NOW, 500, [own]);
    expect(await buckets.pour(NOW, 10, [own])).toEqual({ wait: 0, levels: [10] });
  });

  it('let nothing run out twice for clocks that differ', async () => {
    const buckets = make();
    const own = bucket('skewed');
    await buckets.pour(NOW, 50, [own]);
    expect((await buckets.pour(NOW + 1_000, 1, [own])).levels).toEqual([41]);
    expect((await buckets.pour(NOW - 5_000, 1, [own])).levels).toEqual([42]);
    expect((await buckets.pour(NOW + 1_000, 1, [own])).levels).toEqual([43]);
  });

  it('take from a hundred at once no more than fits', async () => {
    const buckets = make();
    const answers = await Promise.all(Array.from({ length: 100 }, async () => buckets.pour(NOW, 7, [bucket('crowd')])));
    expect(answers.filter(({ wait }) => wait === 0)).toHaveLength(14);
  });

  it('become smaller and larger as the policies say', async () => {
    const buckets = make();
    await buckets.pour(NOW, 100, [bucket('changed')]);
    expect(await buckets.pour(NOW, 10, [bucket('changed', 50)])).toEqual({ wait: 6, levels: [100] });
    expect(await buckets.pour(NOW, 10, [bucket('changed', 200)])).toEqual({ wait: 0, levels: [110] });
  });
}
