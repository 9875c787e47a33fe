/**
 * What is counted against guessing, and how long the next attempt then has to wait. Levels leak: a day of ordinary
 * typing errors adds up to nothing, and a patient attacker gets no further than the leak lets them.
 */

/** One kind of counter. */
export interface Limit {
  /** Attempts that need not wait. */
  free: number;
  /** How long it takes to forget one attempt, in seconds. */
  leakSeconds: number;
  /** The longest wait, in seconds. It doubles from one second with each attempt past the free ones. */
  longestSeconds: number;
}

export const LIMITS = {
  /** One address guessing at one account. */
  pair: { free: 10, leakSeconds: 600, longestSeconds: 900 },
  /**
   * Everybody guessing at one account, but for the networks that it has signed in from: its owner goes on there. A short
   * longest wait, since whoever attacks decides how long it lasts.
   */
  account: { free: 30, leakSeconds: 60, longestSeconds: 60 },
  /** One address guessing at many accounts. Free for an office behind one address on a Monday morning. */
  address: { free: 100, leakSeconds: 30, longestSeconds: 900 },
  /** Registrations from one address: each tells whether an e-mail address has an account. */
  register: { free: 10, leakSeconds: 360, longestSeconds: 900 },
  /** Links asked for from one address. */
  reset: { free: 10, leakSeconds: 60, longestSeconds: 900 },
  /** Mails to one address that somebody asked for who is not signed in. */
  mail: { free: 5, leakSeconds: 3_600, longestSeconds: 3_600 },
} as const satisfies Record<string, Limit>;

/** Where one counter stands. */
export interface Level {
  level: number;
  at: Date;
  /** No attempt is made before. */
  blockedUntil: Date | null;
}

/** The counter after one more attempt. */
export function afterAttempt(before: Level | null, limit: Limit, now: Date): Level {
  const elapsed = before ? (now.getTime() - before.at.getTime()) / 1_000 : 0;
  const level = Math.max(0, (before?.level ?? 0) - Math.max(0, elapsed) / limit.leakSeconds) + 1;
  const over = level - limit.free;
  const wait = over < 0 ? 0 : Math.min(limit.longestSeconds, Math.round(2 ** over));
  return { level, at: now, blockedUntil: wait > 0 ? new Date(now.getTime() + wait * 1_000) : null };
}

/** The counter when an attempt turned out to be good: as if it had not been made. */
export const afterSuccess = (before: Level): Level => ({
  ...before,
  level: Math.max(0, before.level - 1),
  blockedUntil: null,
});

/**
 * The network of an address: an IPv4 address itself, an IPv6 address's first 64 bits, since whoever has one address has
 * all of them.
 */
export function networkOf(address: string | null): string {
  if (!address) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address.slice(0, 64);
  const [left = '', right] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const head = left.split(':').filter(Boolean);
  const tail = right === undefined ? [] : right.split(':').filter(Boolean);
  const zeros = right === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`.slice(0, 64);
}
