/** Buckets in memory; those in Redis must do the same (`test/integrations/redis`). */
import { describe, expect, it } from 'vitest';
import { MemoryBuckets } from '../../../src/services/platform/memory-buckets.js';
import { bucketsBehave } from '../../support/buckets.js';

describe('buckets in memory', () => {
  bucketsBehave(() => new MemoryBuckets());

  it('are so many at the most: the one used longest ago is forgotten', () => {
    const buckets = new MemoryBuckets(2);
    const pour = (key: string) => buckets.pour(0, 1, [{ key, size: 10, leakPerSecond: 1 }]).levels[0];
    expect([pour('a'), pour('b'), pour('a'), pour('c'), pour('a'), pour('b')]).toEqual([1, 1, 2, 1, 3, 1]);
  });
});
