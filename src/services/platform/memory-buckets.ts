/** Leaky buckets in this process's own memory. */
import { LRUCache } from 'lru-cache';
import { levelAt, waitFor, type Bucket, type Level } from '../../domain/platform/leaky-bucket.js';
import type { Buckets, Poured } from '../ports.js';

/** Buckets kept at the most; the one that was used longest ago is forgotten, that is: found empty when it comes again. */
const KEPT_MAX = 50_000;

export class MemoryBuckets implements Buckets {
  readonly isShared = false;
  readonly #levels: LRUCache<string, Level>;

  constructor(max = KEPT_MAX) {
    this.#levels = new LRUCache({ max });
  }

  pour(now: number, amount: number, buckets: readonly Bucket[]): Poured {
    let wait = 0;
    const found = buckets.map((bucket) => {
      const kept = this.#kept(bucket, now);
      wait = Math.max(wait, waitFor(kept.level, amount, bucket));
      return kept;
    });
    if (wait === 0) for (const kept of found) kept.level += amount;
    return { wait, levels: found.map(({ level }) => level) };
  }

  giveBack(now: number, amount: number, buckets: readonly Bucket[]): void {
    for (const bucket of buckets) {
      const kept = this.#kept(bucket, now);
      kept.level = Math.max(0, kept.level - amount);
    }
  }

  #kept(bucket: Bucket, now: number): Level {
    let kept = this.#levels.get(bucket.key);
    if (!kept) this.#levels.set(bucket.key, (kept = { level: 0, at: now }));
    kept.level = levelAt(kept, bucket, now);
    kept.at = Math.max(kept.at, now);
    return kept;
  }
}
