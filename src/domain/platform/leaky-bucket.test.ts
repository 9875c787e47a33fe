import { describe, expect, it } from 'vitest';
import { emptyIn, levelAt, remainingIn, waitFor, type Bucket } from './leaky-bucket.js';

const bucket: Bucket = { key: 'somebody', size: 100, leakPerSecond: 10 };

describe('a leaky bucket', () => {
  it('runs out steadily, and no further than empty', () => {
    expect(levelAt({ level: 50, at: 1_000 }, bucket, 3_000)).toBe(30);
    expect(levelAt({ level: 50, at: 1_000 }, bucket, 60_000)).toBe(0);
  });

  it('lets nothing run out, and nothing back in, when the clock goes back', () => {
    expect(levelAt({ level: 50, at: 5_000 }, bucket, 1_000)).toBe(50);
  });

  it('takes what fits, to the brim', () => {
    expect(waitFor(60, 40, bucket)).toBe(0);
    expect(waitFor(60, 41, bucket)).toBe(0.1);
  });

  it('says when it fits: then it does, and not before', () => {
    const wait = waitFor(100, 25, bucket);
    expect(wait).toBe(2.5);
    const after = (seconds: number) => levelAt({ level: 100, at: 0 }, bucket, seconds * 1_000);
    expect(waitFor(after(wait), 25, bucket)).toBe(0);
    expect(waitFor(after(wait - 0.01), 25, bucket)).toBeGreaterThan(0);
  });

  it('has nothing left, and not less than nothing, when it was made smaller meanwhile', () => {
    expect(remainingIn(250, bucket)).toBe(0);
    expect(remainingIn(99.5, bucket)).toBe(0);
    expect(remainingIn(0, bucket)).toBe(100);
    expect(emptyIn(250, bucket)).toBe(25);
  });
});
