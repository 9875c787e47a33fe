import { expect } from 'vitest';
import { DeskError } from '../../src/domain/errors.js';

/** The refusal that some work ends with; anything else fails the test. */
export const refusalOf = (work: Promise<unknown>): Promise<DeskError> =>
  work.then(
    () => expect.fail('it was not refused'),
    (error: unknown) => {
      if (error instanceof DeskError) return error;
      throw error;
    },
  );
