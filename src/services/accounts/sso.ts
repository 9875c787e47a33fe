/** What this desk offers for single sign-on. */
import type { Desk } from '../desk.js';
import type { IdentityProvider } from '../ports.js';

export interface Sso {
  providers: readonly IdentityProvider[];
  /** Pages that a sign-in may return to, to the letter; the first one is meant when none is said. */
  returnUrls(): readonly string[];
}

export interface SsoProviderRow {
  id: string;
  label: string;
  url: string;
}

const pathOf = (id: string): string => `/auth/oidc/${id}`;

export const redirectUriOf = (desk: Desk, id: string): string => `${desk.address()}${pathOf(id)}/callback`;

export const ssoProviders = (desk: Desk): SsoProviderRow[] =>
  desk.sso.providers.map(({ id, label }) => ({ id, label, url: `${desk.address()}${pathOf(id)}` }));
