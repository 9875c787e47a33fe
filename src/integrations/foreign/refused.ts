/**
 * How a dialect gives up on a message.
 */
import type { Refusal } from '../../domain/robots/reading.js';

/** Thrown inside a dialect to give up on a message; `dialect` turns it into a `Refusal`. Nothing else ever sees it. */
export class Refused extends Error {
  readonly code: Refusal['code'];

  constructor(code: Refusal['code'], message: string) {
    super(message);
    this.name = 'Refused';
    this.code = code;
  }
}

/**
 * Gives up on a message that is broken.
 * @throws {Refused} always, with code MALFORMED
 */
export function malformed(message: string): never {
  throw new Refused('MALFORMED', message);
}
