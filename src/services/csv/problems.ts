/** What is wrong with a file, place by place. */
import type { DeskError } from '../../domain/errors.js';
import { sentence, type Locale } from '../../domain/messages.js';

/** Problems that are told at the most; the others are counted. */
export const PROBLEMS_MAX = 100;

export interface Place {
  /** Which row, from 1, headers left out; null when it is about the file. */
  row: number | null;
  /** The line in the file on which the row begins, from 1. */
  line: number | null;
  /** The column by its header, as it stands in the file. */
  column: string | null;
}

/** One problem as it is told. */
export interface Problem extends Place {
  code: string;
  message: string;
}

export const WHOLE_FILE: Place = { row: null, line: null, column: null };

export class Problems {
  readonly #told: (Place & { error: DeskError })[] = [];
  count = 0;

  add(place: Place, error: DeskError): void {
    this.count += 1;
    if (this.#told.length < PROBLEMS_MAX) this.#told.push({ ...place, error });
  }

  /** In the order of the file, in one language. */
  told(locale: Locale): Problem[] {
    return this.#told
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
      .map(({ error: { code, key, params }, ...place }) => ({
        ...place,
        code,
        message: sentence(key, params, locale),
      }));
  }
}
