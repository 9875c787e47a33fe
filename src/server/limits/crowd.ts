/** How many sockets are open in this process, by address and by whoever is on them. */
import type { Actor } from '../../domain/accounts/actor.js';
import { callerAt } from '../../domain/platform/address.js';
import type { PolicyBook } from '../../services/platform/policy-book.js';

/** Things that come and go, counted by name. */
class Tally {
  readonly #counts = new Map<string, number>();
  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }
  add(name: string): void {
    this.#counts.set(name, this.of(name) + 1);
  }
  remove(name: string): void {
    const left = this.of(name) - 1;
    if (left > 0) this.#counts.set(name, left);
    else this.#counts.delete(name);
  }
}

export class Crowd {
  readonly #addresses = new Tally();
  readonly #users = new Tally();

  /** The policies are asked each time: they may be changed while the desk runs. */
  constructor(readonly policies: Pick<PolicyBook, 'of' | 'current'>) {}

  hasRoomFor(address: string | null): boolean {
    return this.#addresses.of(address ?? '') < this.policies.current.socketsPerAddress;
  }

  /** A socket has been opened. */
  enter(address: string | null): void {
    this.#addresses.add(address ?? '');
  }

  /** Somebody has introduced themselves: their name here; undefined when they have too many already. */
  introduce(actor: Actor, address: string | null): string | undefined {
    const name = nameOf(actor, address);
    if (this.#users.of(name) >= this.policies.of(actor).sockets) return undefined;
    this.#users.add(name);
    return name;
  }

  leave(address: string | null, name: string | null): void {
    this.#addresses.remove(address ?? '');
    if (name !== null) this.#users.remove(name);
  }
}

function nameOf(actor: Actor, address: string | null): string {
  if (actor.kind === 'PERSON') return `person ${actor.accountId}`;
  if (actor.kind === 'SERVICE') return `service ${actor.keyId}`;
  return `nobody at ${callerAt(address ?? 'nowhere')}`;
}
