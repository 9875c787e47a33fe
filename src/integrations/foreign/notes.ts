/** Most notes one reading carries; a broken robot can be odd in thousands of places, and the first few tell the story. */
const MAX_NOTES = 20;

/** What was odd about one message, without repetition, at most 20 phrases and a last one that says there were more. */
export class Notes {
  readonly #phrases = new Set<string>();
  #left = 0;

  /** Adds one short English phrase without a full stop, such as `agvPosition.theta is missing`. */
  add(phrase: string): void {
    if (this.#phrases.has(phrase)) return;
    if (this.#phrases.size < MAX_NOTES) this.#phrases.add(phrase);
    else this.#left += 1;
  }

  list(): string[] {
    return this.#left === 0 ? [...this.#phrases] : [...this.#phrases, `${this.#left} more oddities are left out`];
  }
}
