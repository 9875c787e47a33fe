/**
 * Where the desk is, seen from this page. Everything is relative to the page's own address, so that the playground also
 * works behind a gateway that puts the desk under a prefix, and so that nothing can point to another host.
 */
const page = new URL('.', document.baseURI);

/** The page itself, as sign-ins elsewhere come back to it. */
export const PAGE_URL = page.href;

export const SSO_EXCHANGE_URL = new URL('auth/oidc/exchange', page).href;

export const GRAPHQL_URL = new URL('graphql', page).href;

/** The same endpoint as a socket: `ws:` from `http:`, `wss:` from `https:`. */
export const SOCKET_URL = GRAPHQL_URL.replace(/^http/, 'ws');

export const PLAYGROUND_INFO_URL = new URL('playground.json', page).href;
