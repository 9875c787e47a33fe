/**
 * A coarse brake on floods of attempts to get in: so many an address, so many about one e-mail address or session. Each
 * attempt counts, also when a hundred of them come in one operation, and however it ends. What an account itself makes
 * of wrong passwords is another matter.
 */
import { rateLimited } from '../../domain/errors.js';
import { callerAt } from '../../domain/platform/address.js';
import type { Bucket } from '../../domain/platform/leaky-bucket.js';
import type { AttemptKind } from '../../domain/platform/policies.js';
import { sha256 } from '../accounts/secrets.js';
import type { Clock } from '../desk.js';
import type { Buckets } from '../ports.js';
import type { PolicyBook } from './policy-book.js';

export interface AttemptKeys {
  /** Where it comes from; null when that is nowhere: the desk's own doing. */
  address: string | null;
  /** What it is about: an e-mail address, whatever its case, or a session. */
  subject?: string | null;
}

export class Attempts {
  constructor(readonly given: { policies: PolicyBook; buckets: Buckets; clock: Clock }) {}

  /** Counts one attempt. @throws DeskError RATE_LIMITED, with when to come again */
  async take(kind: AttemptKind, { address, subject }: AttemptKeys): Promise<void> {
    const { policies, buckets, clock } = this.given;
    const { perAddress, perSubject, windowSeconds } = policies.current.attempts[kind];
    const bucketOf = (key: string, size: number): Bucket => ({
      key: `${kind}:${key}`,
      size,
      leakPerSecond: size / windowSeconds,
    });
    const counted: Bucket[] = [];
    if (address) counted.push(bucketOf(callerAt(address), perAddress));
    // Hashed, because the buckets may stand in a store that others read.
    if (subject) counted.push(bucketOf(sha256(subject.trim().toLowerCase()), perSubject));
    const { wait } = await buckets.pour(clock.now().getTime(), 1, counted);
    if (wait > 0) throw rateLimited('too_many_attempts', wait);
  }
}
