/**
 * The life of a key that signs access tokens:
 *
 * | state    | when                                                | it            |
 * |----------|-----------------------------------------------------|---------------|
 * | UPCOMING | until it signs                                      | is published  |
 * | ACTIVE   | from then on, until the next one signs              | signs         |
 * | RETIRING | until the last token that it signed has ended       | verifies      |
 * | ENDED    | after that                                          | is to be removed |
 *
 * The state follows from the keys and the clock. So a rotation is one row that is added, and a process that dies in the
 * middle of one has either added it or not.
 */

/** How long an access token is good, in seconds. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
/** How long a key is published before it signs, ms: verifiers elsewhere keep a copy of the published keys for minutes. */
export const PUBLISHED_AHEAD = 3_600_000;
/** By how much the clocks of the desk's machines may disagree, ms. */
export const CLOCKS_APART = 60_000;

export type KeyState = 'UPCOMING' | 'ACTIVE' | 'RETIRING' | 'ENDED';

/** What a key's life is told by. */
export interface KeyTimes {
  kid: string;
  signsFrom: Date;
}

/** The keys of a ring in the order in which they sign. */
export const inOrder = <Key extends KeyTimes>(keys: readonly Key[]): Key[] =>
  keys.toSorted((a, b) => a.signsFrom.getTime() - b.signsFrom.getTime() || (a.kid < b.kid ? -1 : 1));

/** The key that signs; a process whose clock is behind that of the first key's maker signs with it all the same. */
export function activeKey<Key extends KeyTimes>(ring: readonly Key[], now: Date): Key | null {
  return ring.findLast(({ signsFrom }) => signsFrom <= now) ?? ring[0] ?? null;
}

/** When the last token that a key signed has ended; null while no other key follows it. `ring` is in order. */
export function endOf<Key extends KeyTimes>(ring: readonly Key[], key: Key): Date | null {
  const next = ring[ring.indexOf(key) + 1];
  return next ? new Date(next.signsFrom.getTime() + ACCESS_TOKEN_SECONDS * 1_000 + CLOCKS_APART) : null;
}

/** Where a key of a ring is in its life. `ring` is in order. */
export function stateOf<Key extends KeyTimes>(ring: readonly Key[], key: Key, now: Date): KeyState {
  const active = activeKey(ring, now);
  if (key === active) return 'ACTIVE';
  if (ring.indexOf(key) > ring.indexOf(active!)) return 'UPCOMING';
  return endOf(ring, key)! > now ? 'RETIRING' : 'ENDED';
}

/** From when the next key is to sign, once it is time to publish it; null while it is not, or when it is published. */
export function nextKeyFrom(ring: readonly KeyTimes[], now: Date, keyDays: number): Date | null {
  const active = activeKey(ring, now);
  if (!active) return now;
  if (active !== ring.at(-1)) return null;
  const due = active.signsFrom.getTime() + keyDays * 86_400_000;
  const soonest = now.getTime() + PUBLISHED_AHEAD;
  return due <= soonest ? new Date(soonest) : null;
}
