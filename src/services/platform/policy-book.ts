/**
 * The policies that hold, at hand without asking anybody. A change is an event that bears them whole: it holds here as
 * soon as it is committed, and at every other process as the event log brings it.
 */
import type { Actor } from '../../domain/accounts/actor.js';
import type { DeskEvent } from '../../domain/events.js';
import {
  callerKindOf,
  DEFAULT_POLICIES,
  withChanges,
  type CallerPolicy,
  type Policies,
  type PolicyChanges,
} from '../../domain/platform/policies.js';
import type { Db } from '../../entities/index.js';

export class PolicyBook {
  #current: Policies = DEFAULT_POLICIES;
  #version = 0;

  /** Replaced as a whole when it changes, never written to: what was made of it holds as long as it is the same. */
  get current(): Policies {
    return this.#current;
  }

  of(actor: Actor): CallerPolicy {
    return this.#current.callers[callerKindOf(actor)];
  }

  async load(db: Db): Promise<void> {
    this.#adopt(await db.selectFrom('policies').select(['content', 'version']).executeTakeFirstOrThrow());
  }

  hear({ kind, data }: Pick<DeskEvent, 'kind' | 'data'>): void {
    if (kind === 'policies.changed') this.#adopt(data as unknown as { content: PolicyChanges; version: number });
  }

  /** Newer ones only: what is loaded and what is heard may overtake each other. */
  #adopt({ content, version }: { content: PolicyChanges; version: number }): void {
    if (version <= this.#version) return;
    this.#version = version;
    this.#current = withChanges(DEFAULT_POLICIES, content);
  }
}
