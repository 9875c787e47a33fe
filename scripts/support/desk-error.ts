/**
 * Giving up, with a sentence that says what to do.
 */
import type { Failure } from './answer.js';
import { duration } from './text.js';

/** The desk did not take a batch, and trying again will not help now. The message is for the person at the terminal. */
export class DeskError extends Error {
  constructor(
    /** The last failure's code. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What sending diagnostics needs; named in the advice. */
const SCOPE = 'diagnostics:write';

/** The sentence for one kind of failure. */
export function giveUp(failure: Failure, endpoint: string, tries: number): DeskError {
  return new DeskError(failure.code, sentence(failure, endpoint, tries));
}

function sentence({ code, detail, retryAfterMs }: Failure, endpoint: string, tries: number): string {
  const often = tries > 1 ? ` after ${tries} tries` : '';
  switch (code) {
    case 'UNREACHABLE':
      return `No desk answers at ${endpoint}${often} (${detail}). Start it with npm start, or say --url.`;
    case 'UNAUTHENTICATED':
      return (
        `The desk does not accept this key (UNAUTHENTICATED: ${detail}). Say --key with an API key that has the scope ${SCOPE}; ` +
        'an ADMIN makes one with createApiKey. The key used without --key exists on a demo desk only.'
      );
    case 'FORBIDDEN':
      return (
        `This key may not send diagnostics (FORBIDDEN: ${detail}). Say --key with an API key that has the scope ${SCOPE}; ` +
        'an ADMIN makes one with createApiKey.'
      );
    case 'RATE_LIMITED':
      return (
        `The desk limits this key${often}${retryAfterMs === null ? '' : `, for another ${duration(retryAfterMs)}`} ` +
        `(RATE_LIMITED: ${detail}). Try again later, slower (a lower --speed), or with a key that has a larger budget.`
      );
    case 'SERVER_ERROR':
    case 'INTERNAL':
    case 'INTERNAL_SERVER_ERROR':
      return `The desk at ${endpoint} fails${often} (${detail}). Its log says why; then run this again.`;
    case 'NOT_A_DESK':
      return `What answers at ${endpoint} is not a desk (${detail}). Say --url with the desk's address.`;
    case 'TOO_LARGE':
      return `The desk, or a proxy before it, refuses a request of this size (${detail}). Raise its body limit to 1 MiB.`;
    case 'STOPPED':
      return `Stopped while the desk at ${endpoint} did not take the last batch (${detail}).`;
    default:
      return `The desk refuses the batch (${code}: ${detail}). Desk and program may be of different versions.`;
  }
}
