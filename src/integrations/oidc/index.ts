/** OpenID Connect providers: authorization code with PKCE, state and nonce, by openid-client. */
import * as client from 'openid-client';
import { claimsTogether, mappedRole, personOf, type SsoPerson, type SsoRules } from '../../domain/accounts/sso.js';
import { DeskError } from '../../domain/errors.js';
import type { IdentityProvider, SsoFlow } from '../../services/ports.js';

/** A provider as the settings name it. */
export interface OidcSettings extends SsoRules {
  id: string;
  label: string;
  issuer: string;
  clientId: string;
  /** Absent for a public client, which PKCE alone protects. */
  clientSecret?: string | undefined;
  scopes: readonly string[];
}

/** How long a provider may take to answer, s: a person waits. */
const TIMEOUT = 5;
/** How long a provider's metadata is believed, ms. */
const METADATA_GOOD = 24 * 3_600_000;

/** Asks a provider for nothing until somebody wants to sign in: one that is down holds up nobody else, nor the start. */
export function createOidcProvider(given: OidcSettings): IdentityProvider {
  const { id, label, createsClients, domains, roles } = given;
  let known: { at: number; configuration: Promise<client.Configuration> } | null = null;

  /** The provider's metadata; when it could not be had, the next one to ask tries again. */
  function configuration(): Promise<client.Configuration> {
    if (known && performance.now() - known.at < METADATA_GOOD) return known.configuration;
    const asked = { at: performance.now(), configuration: discover(given) };
    asked.configuration.catch(() => known === asked && (known = null));
    known = asked;
    return asked.configuration;
  }

  return {
    id,
    label,
    rules: { createsClients, domains, roles },
    begin: (flow) =>
      inOurWords(async () =>
        client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: flow.redirectUri,
          scope: given.scopes.join(' '),
          state: flow.state,
          nonce: flow.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(flow.codeVerifier),
          code_challenge_method: 'S256',
        }),
      ),
    finish: (flow, answer) => inOurWords(async () => finish(await configuration(), flow, answer, roles)),
  };
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const address = new URL(issuer);
  return client.discovery(address, clientId, clientSecret, clientSecret ? bySecret(clientSecret) : client.None(), {
    timeout: TIMEOUT,
    execute: [
      // The token came over TLS from the provider itself; its signature is checked all the same.
      client.enableNonRepudiationChecks,
      // The settings allow plain HTTP on this machine only.
      ...(address.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  });
}

/** The secret in the body where the provider says that it takes it there, in the header otherwise, which all do. */
const bySecret =
  (secret: string): client.ClientAuth =>
  (server, ...rest) => {
    const inBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post');
    return (inBody ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret))(server, ...rest);
  };

async function finish(
  configuration: client.Configuration,
  { redirectUri, state, nonce, codeVerifier }: SsoFlow,
  answer: URLSearchParams,
  roles: SsoRules['roles'],
): Promise<SsoPerson> {
  // The address that was agreed on, and not the one that a proxy made of it.
  const returned = new URL(`${redirectUri}?${answer.toString()}`);
  const tokens = await client.authorizationCodeGrant(configuration, returned, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: codeVerifier,
    idTokenExpected: true,
  });
  const claims = { ...tokens.claims() } as Record<string, unknown> & { sub: string };
  const saysAll = ['email', 'email_verified'].every((name) => claims[name] !== undefined);
  const lacks = !saysAll || (roles && !mappedRole(claims, roles));
  // Many providers keep the ID token short and tell the rest when asked. It must be of the same person.
  if (lacks && configuration.serverMetadata().userinfo_endpoint) {
    const more = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return personOf(claimsTogether(claims, more), roles);
  }
  return personOf(claims, roles);
}

/** A provider's refusals and troubles as the desk tells them; why, in full, is the cause, for the log. */
async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof client.AuthorizationResponseError && cause.error === 'access_denied')
      throw because(new DeskError('INVALID_CREDENTIALS', 'sso_cancelled'), cause);
    if (isTrouble(cause)) throw because(new DeskError('UNAVAILABLE', 'sso_unavailable'), cause);
    throw because(new DeskError('INVALID_CREDENTIALS', 'sso_refused'), cause);
  }
}

const because = (error: DeskError, cause: unknown): DeskError => Object.assign(error, { cause });

/** Codes by which openid-client says that the provider did not answer, or not as a provider does. */
const TROUBLE = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

function isTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // What fetch throws when there is nobody.
  if (error instanceof TypeError && !('code' in error)) return true;
  return 'code' in error && TROUBLE.has(String(error.code));
}
