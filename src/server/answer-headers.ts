/** What every answer says to browsers, whoever asked. Made once: an answer costs nothing more for it. */

/** A year, as lists of hosts that speak TLS ask for. Other hosts of the domain are not ours to speak for. */
const HSTS = 'max-age=31536000';

/** Pages of the playground bear a policy of their own in place of this one, which lets an answer do nothing at all. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const answerHeaders = (given: { overTls: boolean }): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': NOTHING,
  ...(given.overTls && { 'strict-transport-security': HSTS }),
});
