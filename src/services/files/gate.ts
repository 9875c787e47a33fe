import { DeskError } from '../../domain/errors.js';

/** Lets so many pieces of work run at once; others wait, and when too many wait, the next one is turned away. */
export class Gate {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  constructor(
    readonly atOnce: number,
    readonly maxWaiting: number,
  ) {}

  /** @throws DeskError UNAVAILABLE */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.atOnce) this.#running += 1;
    else {
      if (this.#waiting.length >= this.maxWaiting) throw new DeskError('UNAVAILABLE', 'uploads_full');
      // Whoever is done hands their place on.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
