/**
 * Who bears a credential, remembered for a while: checking a token's signature and asking the database for each call
 * would cost more than most answers. A change of rights is an event; whoever it concerns is forgotten at once here,
 * and as soon as the event log brings it at every other process.
 */
import { LRUCache } from 'lru-cache';
import { isConcerned } from '../../domain/accounts/actor.js';
import { IDENTITY_KINDS, type DeskEvent } from '../../domain/events.js';
import type { Authenticated } from './authenticate.js';

/** How long a credential is believed without asking again, ms: a bound on what a lost event could do. */
const BELIEVED_MS = 30_000;
const REMEMBERED_MAX = 20_000;
/** How often a caller is asked about anew because rights, be it somebody else's, changed while the database answered. */
const TRIES = 5;

interface Entry extends Authenticated {
  checkedAt: number;
}

export class ActorCache {
  readonly #entries = new LRUCache<string, Entry>({ max: REMEMBERED_MAX });
  /** Rises with each change of rights: what was asked before the change must not be remembered after it. */
  #changes = 0;

  get(credential: string, now: Date): Authenticated | null {
    const entry = this.#entries.get(credential);
    if (!entry) return null;
    const time = now.getTime();
    const isGood = Math.abs(time - entry.checkedAt) < BELIEVED_MS && (!entry.expiresAt || entry.expiresAt > now);
    if (!isGood) this.#entries.delete(credential);
    return isGood ? entry : null;
  }

  /**
   * Asks, and remembers the answer. When rights change meanwhile the answer may rest on what was true before, and it is
   * asked again: the event that would have closed the caller's socket has passed, and will not come a second time.
   */
  async learn(credential: string, now: Date, ask: () => Promise<Authenticated | null>): Promise<Authenticated | null> {
    for (let tries = TRIES; ; tries -= 1) {
      const before = this.#changes;
      const found = await ask();
      if (before !== this.#changes && tries > 1) continue;
      if (found && before === this.#changes) this.#entries.set(credential, { ...found, checkedAt: now.getTime() });
      return found;
    }
  }

  /** Forgets whom an event concerns. */
  hear({ kind, data }: Pick<DeskEvent, 'kind' | 'data'>): void {
    if (!IDENTITY_KINDS.some((one) => one === kind)) return;
    this.#changes += 1;
    for (const [credential, { actor }] of this.#entries.entries())
      if (isConcerned(actor, data)) this.#entries.delete(credential);
  }
}
