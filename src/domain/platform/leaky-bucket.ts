/**
 * A leaky bucket: what is asked is poured in, and runs out at a steady rate. Whoever pours more than fits waits until
 * enough has run out. A pause is rewarded up to the size of the bucket and no further, and there is no window whose end
 * everybody waits for at once.
 */
export interface Bucket {
  /** Whose it is. */
  key: string;
  /** How much fits in. */
  size: number;
  /** How much runs out in a second. */
  leakPerSecond: number;
}

/** How full a bucket was, and when, ms. An empty one needs not be kept. */
export interface Level {
  level: number;
  at: number;
}

/** How full it is now. A clock that went back lets nothing run out, and nothing back in. */
export const levelAt = ({ level, at }: Level, { leakPerSecond }: Bucket, now: number): number =>
  now > at ? Math.max(0, level - ((now - at) / 1_000) * leakPerSecond) : level;

/** Seconds until `amount` fits in; 0 when it does. */
export const waitFor = (level: number, amount: number, { size, leakPerSecond }: Bucket): number =>
  level + amount <= size ? 0 : (level + amount - size) / leakPerSecond;

/** Seconds until a bucket is empty. */
export const emptyIn = (level: number, { leakPerSecond }: Bucket): number => level / leakPerSecond;

/** Whole units that still fit in. */
export const remainingIn = (level: number, { size }: Bucket): number => Math.max(0, Math.floor(size - level));
