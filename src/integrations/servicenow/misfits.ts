import type { Misfit } from '../../domain/tickets/history.js';

const EXAMPLES = 3;

/** Collects what does not fit, so that nothing is dropped in silence. */
export class Misfits {
  readonly #kinds = new Map<string, Misfit>();

  note(what: string, number: string, detail?: string): void {
    const kind = this.#kinds.get(what) ?? { what, count: 0, examples: [] };
    this.#kinds.set(what, kind);
    kind.count += 1;
    if (kind.examples.length < EXAMPLES) kind.examples.push(detail ? `${number}: ${detail}` : number);
  }

  /** The most frequent first. */
  list(): Misfit[] {
    return [...this.#kinds.values()].sort((a, b) => b.count - a.count);
  }
}
