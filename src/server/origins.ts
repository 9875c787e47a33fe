/** Which pages may call the API: over HTTP (CORS) and over the WebSocket, by the same list. */
import type { IncomingMessage } from 'node:http';
import type { PolicyBook } from '../services/platform/policy-book.js';

export interface Origins {
  /** Whether pages of this origin may read answers. The desk's own pages need not ask. */
  areAllowed(origin: string): boolean;
  /**
   * Whether a page may open a WebSocket: browsers let any page do that, and say whose it is. Programs say nothing, and
   * may.
   */
  mayConnect(request: IncomingMessage): boolean;
}

export function createOrigins(given: {
  own: string | undefined;
  configured: readonly string[];
  policies: PolicyBook;
}): Origins {
  const settled = new Set([...given.configured, ...(given.own ? [new URL(given.own).origin] : [])]);
  const areAllowed = (origin: string): boolean =>
    settled.has(origin) || given.policies.current.allowedOrigins.includes(origin);
  return {
    areAllowed,
    mayConnect({ headers: { origin, host } }) {
      if (origin === undefined || areAllowed(origin)) return true;
      return URL.canParse(origin) && new URL(origin).host === host;
    },
  };
}
