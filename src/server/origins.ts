import type { IncomingMessage } from 'node:http';

/**
 * Whether a page may open a WebSocket: browsers send cookies and headers along whatever page asks, so the page's
 * origin is looked at. Programs send none and may.
 */
export function mayConnect(given: { own: string | undefined; allowed: readonly string[] }) {
  const known = new Set([...given.allowed, ...(given.own ? [new URL(given.own).origin] : [])]);
  return ({ headers }: IncomingMessage): boolean => {
    const { origin, host } = headers;
    if (origin === undefined) return true;
    if (known.has(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  };
}
