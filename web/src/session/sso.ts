/**
 * Signing in elsewhere. The page makes a secret and gives the desk its hash; the desk sends the browser to the provider
 * and back here with a code, which is worth nothing without the secret.
 */
import { openStarters } from '../example/open.js';
import { PAGE_URL, SSO_EXCHANGE_URL } from '../address.js';
import { Store } from '../store.js';
import { AskError, ask } from './ask.js';
import SSO_PROVIDERS from './operation/sso-providers.graphql?raw';
import { restore, session, signInWithTokens, turnAway } from './session.js';
import type { Tokens } from './sign-in.js';

export interface SsoProvider {
  id: string;
  label: string;
  url: string;
}

export const ssoProviders = new Store<SsoProvider[]>([]);

const KEY = 'desk:sso';

/** What the desk says behind the `#` when nobody was signed in. */
const REFUSALS: Record<string, string> = {
  cancelled: 'The sign-in was cancelled.',
  unavailable: 'The identity provider does not answer. Try again later.',
  unverified: 'Your e-mail address is not verified at this provider.',
  domain: 'Your address is not of a domain that may sign in here.',
  unknown: 'There is no account for your address.',
};
const REFUSED = 'You could not be signed in. Please start again.';

/** Asks once. Without an answer there are no buttons; the forms work the same. */
export async function loadSsoProviders(): Promise<void> {
  try {
    ssoProviders.set((await ask<{ ssoProviders: SsoProvider[] }>(SSO_PROVIDERS, {})).ssoProviders);
  } catch {
    // Unreachable, or a desk that knows nothing of it.
  }
}

/** Leaves for the provider. */
export async function setOut({ url }: SsoProvider): Promise<void> {
  // Browsers hash on secure pages only, and no provider would send anybody back to another.
  if (!('subtle' in crypto))
    throw new AskError('This page is not secure: open it by https, or on localhost.', undefined);
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const challenge = base64url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
  );
  sessionStorage.setItem(KEY, verifier);
  const start = new URL(url);
  start.searchParams.set('challenge', challenge);
  start.searchParams.set('return', PAGE_URL);
  location.assign(start);
}

/** Signs in whoever has come back from a provider; otherwise takes up where the tab was. */
export async function arriveOrRestore(): Promise<void> {
  const said = new URLSearchParams(location.hash.slice(1));
  const [code, refusal] = [said.get('sso_code'), said.get('sso_error')];
  if (code === null && refusal === null) return restore();
  // Gone from the address before anything else: a reload or a bookmark would only repeat what is over.
  history.replaceState(null, '', location.pathname + location.search);
  const verifier = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  try {
    if (code === null) throw new AskError(REFUSALS[refusal ?? ''] ?? REFUSED, undefined);
    if (!verifier) throw new AskError(REFUSED, undefined);
    void openStarters(await signInWithTokens(await exchange(code, verifier)));
  } catch (error) {
    await restore();
    if (session.get().kind === 'nobody') turnAway(error instanceof AskError ? error.message : REFUSED);
  }
}

async function exchange(code: string, verifier: string): Promise<Tokens> {
  const response = await fetch(SSO_EXCHANGE_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, verifier }),
  });
  if (!response.ok) throw new AskError(REFUSED, undefined);
  return (await response.json()) as Tokens;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
