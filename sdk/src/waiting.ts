/** The events of a stream between the socket and the reader. */

type Next<Event> = IteratorResult<Event, undefined>;

interface Reader<Event> {
  resolve(next: Next<Event>): void;
  reject(error: unknown): void;
}

export class Waiting<Event> {
  #events: Event[] = [];
  /** Events before this index were read; cut off now and then, because `shift` on a long list is slow. */
  #read = 0;
  #readers: Reader<Event>[] = [];
  #end: { error: unknown } | 'ENDED' | null = null;
  #onRead: (() => void) | null = null;

  /** How many events wait. */
  get size(): number {
    return this.#events.length - this.#read;
  }

  push(event: Event): void {
    const reader = this.#readers.shift();
    if (reader) reader.resolve({ value: event, done: false });
    else this.#events.push(event);
  }

  /** The next event; waits for it. What came before an error is read before it. */
  take(): Promise<Next<Event>> {
    if (this.size > 0) return Promise.resolve({ value: this.#shift(), done: false });
    if (this.#end === 'ENDED') return Promise.resolve({ value: undefined, done: true });
    if (this.#end) {
      const { error } = this.#end;
      // As of a generator: it throws once, and is over.
      this.#end = 'ENDED';
      return Promise.reject(error);
    }
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  /** Ends with an error, after what waits was read. */
  fail(error: unknown): void {
    const [first, ...others] = this.#readers.splice(0);
    this.#end = first ? 'ENDED' : { error };
    first?.reject(error);
    for (const reader of others) reader.resolve({ value: undefined, done: true });
  }

  /** Ends at once; what waits is dropped. */
  end(): void {
    this.#end = 'ENDED';
    this.#events = [];
    this.#read = 0;
    for (const reader of this.#readers.splice(0)) reader.resolve({ value: undefined, done: true });
    this.#onRead?.();
  }

  /** Resolves when at most so many wait. */
  async downTo(most: number): Promise<void> {
    while (this.size > most) await new Promise<void>((resolve) => (this.#onRead = resolve));
    this.#onRead = null;
  }

  #shift(): Event {
    const event = this.#events[this.#read]!;
    this.#read += 1;
    if (this.#read * 2 > this.#events.length) {
      this.#events = this.#events.slice(this.#read);
      this.#read = 0;
    }
    this.#onRead?.();
    return event;
  }
}
