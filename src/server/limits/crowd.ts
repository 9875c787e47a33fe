/** How many sockets are open in this process, by address and by whoever is on them. */
import type { Actor } from '../../domain/accounts/actor.js';

export interface SocketLimits {
  /** Most sockets of one account, or of one API key. */
  perUser: number;
  /** Most sockets from one address. */
  perAddress: number;
}

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

  /** The limits are asked for each time: they may be changed while the desk runs. */
  constructor(readonly limits: () => SocketLimits) {}

  hasRoomFor(address: string | null): boolean {
    return this.#addresses.of(address ?? '') < this.limits().perAddress;
  }

  /** A socket has been opened. */
  enter(address: string | null): void {
    this.#addresses.add(address ?? '');
  }

  /** Somebody has introduced themselves: their name here, null for nobody's; undefined when they have too many already. */
  introduce(actor: Actor): string | null | undefined {
    const name = nameOf(actor);
    if (name === null) return null;
    if (this.#users.of(name) >= this.limits().perUser) return undefined;
    this.#users.add(name);
    return name;
  }

  leave(address: string | null, name: string | null): void {
    this.#addresses.remove(address ?? '');
    if (name !== null) this.#users.remove(name);
  }
}

function nameOf(actor: Actor): string | null {
  if (actor.kind === 'PERSON') return `person ${actor.accountId}`;
  return actor.kind === 'SERVICE' ? `service ${actor.keyId}` : null;
}
