/** A real OpenID provider in this process, whose people sign in without being asked, and a browser to walk there. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';

export type Claims = Record<string, unknown> & { sub: string };

export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is sitting at the browser, and what the provider says of them. */
  person: Claims;
  /** Opens the provider for clients that come back to these addresses. */
  open(redirectUris: string[]): Promise<void>;
  /** Nobody is there any more: connections are refused. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

const SECRET = 'a client secret that is long enough';

/** Listens at once, so that its address is known before the desk that uses it. */
export async function startProvider(configuration: Partial<Configuration> = {}): Promise<TestProvider> {
  let listener: RequestListener = (_, response) => response.writeHead(503).end();
  let server: Server;
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => {
      server = createServer((request, response) => listener(request, response));
      server.listen(port, '127.0.0.1', resolve);
    });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server!.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const test: TestProvider = {
    issuer,
    clientId: 'desk',
    clientSecret: SECRET,
    person: { sub: 'ada' },
    async open(redirectUris) {
      listener = await providerOf(test, redirectUris, configuration);
    },
    goAway: close,
    comeBack: () => listen(port),
    stop: close,
  };
  return test;
}

async function providerOf(
  test: TestProvider,
  redirectUris: string[],
  configuration: Partial<Configuration>,
): Promise<RequestListener> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(test.issuer, {
    clients: [{ client_id: test.clientId, client_secret: test.clientSecret, redirect_uris: redirectUris }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', use: 'sig', alg: 'RS256' }] } as never,
    cookies: { keys: ['for tests'] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    claims: { email: ['email', 'email_verified'], profile: ['name', 'given_name', 'family_name', 'locale', 'groups'] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...test.person }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    ...configuration,
  });
  const callback = provider.callback();
  return (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    const login = { accountId: test.person.sub };
    provider.interactionFinished(request, response, { login }).catch(() => response.writeHead(500).end());
  };
}

/** A browser: it keeps cookies by host and port, as far as `SameSite` and `Path` let it, and follows when told to. */
export class Browser {
  readonly cookies = new Map<string, Map<string, string>>();

  /** One request, not followed. */
  async get(url: string | URL): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), 'accept-language': 'en' },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects until one leads to where it is stopped, and answers that address. */
  async follow(url: string | URL, until: (url: URL) => boolean): Promise<URL> {
    let next = new URL(url);
    for (let hops = 0; hops < 12; hops += 1) {
      if (until(next)) return next;
      const response = await this.get(next);
      const location = response.headers.get('location');
      if (!location) throw new Error(`${next.href} led nowhere: ${response.status} ${await response.text()}`);
      next = new URL(location, next);
    }
    throw new Error(`It never came to an end: ${next.href}`);
  }
}
