/** Streams of a fake desk that come out of a log, as the desk's own do: numbered events, replayed after a cursor. */
import type { FakeDesk, Subscription } from './fake-desk.js';

export class ToyLog {
  readonly #events: { cursor: string; initial: boolean; number: number }[] = [];
  #open = new Set<Subscription>();
  /** How many streams were opened. */
  opened = 0;

  constructor(fake: FakeDesk) {
    fake.onSubscription = (subscription) => {
      this.opened += 1;
      const { after } = subscription.variables;
      // Without a cursor a stream begins at the end of the log.
      const from =
        after === undefined ? this.#events.length : this.#events.findIndex(({ cursor }) => cursor === after) + 1;
      this.#open.add(subscription);
      subscription.next(...this.#events.slice(from));
    };
  }

  publish(): void {
    const number = this.#events.length;
    const event = { cursor: `c${number}`, initial: false, number };
    this.#events.push(event);
    for (const subscription of this.#open) subscription.next(event);
  }

  /** Ends all streams in the way said. */
  cut(how: (subscription: Subscription) => void): void {
    const cut = this.#open;
    this.#open = new Set();
    for (const subscription of cut) how(subscription);
  }
}
