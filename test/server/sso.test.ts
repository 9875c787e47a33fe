/** Single sign-on against a real OpenID provider: how it goes well, and everything that must not go. */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accounts } from '../../src/services/index.js';
import { makeAccount, PASSWORD } from '../factories/account.factory.js';
import { makeClient } from '../factories/client.factory.js';
import { clientOf, type Loose } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { signedInSocket } from '../support/live.js';
import { Browser, startProvider, type Claims, type TestProvider } from '../support/oidc.js';

const PAGE = 'https://app.desk.test/signed-in?from=sso';
const OTHER_PAGE = 'https://app.desk.test/other';

let acme: TestProvider;
let other: TestProvider;
let desk: TestDesk;
beforeAll(async () => {
  [acme, other] = await Promise.all([startProvider(), startProvider()]);
  const common = ({ issuer, clientId, clientSecret }: TestProvider) => ({ issuer, clientId, clientSecret });
  const roles = { claim: 'groups', map: { 'desk-admins': 'ADMIN', sav: 'SAV_MANAGER', field: 'TECHNICIAN' } };
  const providers = [
    { id: 'acme', label: 'Acme', ...common(acme), createsClients: true, roles },
    { id: 'strict', label: 'Strict', ...common(acme), domains: ['acme.test'], roles: { ...roles, lowers: true } },
    { id: 'other', label: 'Other', ...common(other), createsClients: true },
  ];
  const env = { OIDC_PROVIDERS: JSON.stringify(providers), SSO_RETURN_URLS: `${PAGE},${OTHER_PAGE}` };
  desk = await startDesk({ demo: false, env });
  await makeAccount(desk.call, { email: 'boss@desk.test' });
  const back = (...ids: string[]) => ids.map((id) => `${desk.url}/auth/oidc/${id}/callback`);
  await acme.open(back('acme', 'strict'));
  await other.open(back('other'));
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await desk.stop();
  await Promise.all([acme.stop(), other.stop()]);
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

let count = 0;
/** Somebody new at the provider. */
const somebody = (given: Partial<Claims> = {}): Claims => {
  count += 1;
  const name = { given_name: 'Zoé', family_name: 'Martin', locale: 'fr-FR' };
  return { sub: `person-${count}`, email: `zoe${count}@acme.test`, email_verified: true, ...name, ...given };
};

interface Page {
  browser: Browser;
  verifier: string;
  start: URL;
}
function openPage(provider = 'acme', browser = new Browser()): Page {
  const verifier = randomBytes(32).toString('base64url');
  const start = new URL(`${desk.url}/auth/oidc/${provider}`);
  start.searchParams.set('challenge', createHash('sha256').update(verifier).digest('base64url'));
  return { browser, verifier, start };
}
const isCallback = (url: URL): boolean => url.pathname.endsWith('/callback');
const isPage = (url: URL): boolean => url.origin === new URL(PAGE).origin;
/** Where the desk sends the browser: to the provider. */
const toProvider = async ({ browser, start }: Page): Promise<URL> =>
  new URL((await browser.get(start)).headers.get('location')!);
const toCallback = ({ browser, start }: Page): Promise<URL> => browser.follow(start, isCallback);
const said = (url: URL): Record<string, string> => Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
const exchange = async (code: string, verifier: string): Promise<{ status: number; body: Loose }> => {
  const response = await fetch(`${desk.url}/auth/oidc/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ code, verifier }),
  });
  return { status: response.status, body: await response.json() };
};
/** The whole way; answers what the page is told. */
async function walk(
  person: Claims,
  provider = 'acme',
  by = acme,
): Promise<{ page: Page; said: Record<string, string> }> {
  by.person = person;
  const page = openPage(provider);
  return { page, said: said(await page.browser.follow(page.start, isPage)) };
}
/** The whole way, to being signed in. */
async function signIn(person: Claims, provider = 'acme', by = acme): Promise<Loose> {
  const { page, said } = await walk(person, provider, by);
  expect(said).toEqual({ sso_code: expect.any(String) });
  const { status, body } = await exchange(said['sso_code']!, page.verifier);
  expect(status).toBe(200);
  return body;
}
const me = async (token: string): Promise<Loose> =>
  (
    await clientOf(desk.url, token).data(
      '{ me { email role firstName lastName locale client { name } technician { name } } }',
    )
  ).me;
const accountOf = (email: string) =>
  desk.desk.db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();
const attempts = (email: string) =>
  desk.desk.db
    .selectFrom('login_attempt')
    .select(['method', 'outcome'])
    .where('email', '=', email)
    .orderBy('id')
    .execute();
const passwordIsGood = (email: string): Promise<boolean> =>
  accounts.login(desk.call, { email, password: PASSWORD }).then(
    () => true,
    () => false,
  );
const makeCustomer = async (email: string, given = {}) =>
  makeAccount(desk.call, { email, role: 'CLIENT', clientId: (await makeClient(desk.call)).id, ...given });

describe('the providers', () => {
  it('are named to anybody, without a secret', async () => {
    const { ssoProviders } = await clientOf(desk.url).data('{ ssoProviders { id label url } }');
    expect(ssoProviders).toHaveLength(3);
    expect(ssoProviders[0]).toEqual({ id: 'acme', label: 'Acme', url: `${desk.url}/auth/oidc/acme` });
  });
});

describe('somebody new', () => {
  it('gets a CLIENT account with a client, and is known the next time by who they are and not by their address', async () => {
    const person = somebody();
    const { accessToken, refreshToken, expiresAt } = await signIn(person);
    expect(await me(accessToken)).toEqual({
      ...{ email: person['email'], role: 'CLIENT', firstName: 'Zoé', lastName: 'Martin', locale: 'fr' },
      ...{ client: { name: 'Zoé Martin' }, technician: null },
    });
    expect(new Date(expiresAt).getTime()).toBeGreaterThan(Date.now());
    expect((await accounts.refresh(desk.call, refreshToken)).account.email).toBe(person['email']);
    expect(await attempts(String(person['email']))).toEqual([{ method: 'SSO', outcome: 'OK' }]);
    const again = await signIn({ ...person, email: 'elsewhere@acme.test', email_verified: false });
    expect((await me(again.accessToken)).email).toBe(person['email']);
  });

  it('who comes twice at once gets one account', async () => {
    acme.person = somebody();
    const pages = Array.from({ length: 4 }, () => openPage());
    const backs = await Promise.all(pages.map(toCallback));
    const ends = await Promise.all(pages.map(({ browser }, n) => browser.follow(backs[n]!, isPage)));
    const tokens = await Promise.all(ends.map((end, n) => exchange(said(end)['sso_code']!, pages[n]!.verifier)));
    for (const { body } of tokens) expect((await me(body.accessToken)).email).toBe(acme.person['email']);
  });

  it('gets the highest role that their groups map to, with no client, and a technician where one is needed', async () => {
    const manager = await me((await signIn(somebody({ groups: ['staff', 'sav', 'field'] }))).accessToken);
    expect(manager).toMatchObject({ role: 'SAV_MANAGER', client: null });
    const technician = await me((await signIn(somebody({ groups: ['field'] }))).accessToken);
    expect(technician).toMatchObject({ role: 'TECHNICIAN', client: null, technician: { name: 'Zoé Martin' } });
  });

  it('gets nothing where the provider may not make accounts', async () => {
    const person = somebody();
    expect((await walk(person, 'strict')).said).toEqual({ sso_error: 'unknown' });
    expect(await accountOf(String(person['email']))).toBeUndefined();
    expect(await attempts(String(person['email']))).toEqual([{ method: 'SSO', outcome: 'REFUSED' }]);
  });

  it.each([
    ['no verified address', { email_verified: false }],
    ['an address verified only in words', { email_verified: 'true' }],
    ['no address', { email: undefined }],
  ])('with %s gets nothing', async (_, given) => {
    expect((await walk(somebody(given))).said).toEqual({ sso_error: 'unverified' });
  });
});

describe('somebody who has an account', () => {
  it('is linked to it by a verified address, whatever its case; one of the staff keeps their password', async () => {
    const { email } = await makeAccount(desk.call, { email: 'Grace@acme.test', role: 'SAV_MANAGER' });
    const { accessToken } = await signIn(somebody({ email: 'grace@ACME.test' }));
    expect(await me(accessToken)).toMatchObject({ email, role: 'SAV_MANAGER', firstName: 'Ada' });
    expect(await passwordIsGood(email)).toBe(true);
  });

  it('who registered, or for whom somebody else did, is rid of the password and of who is in already', async () => {
    const { email } = await makeCustomer('victim@acme.test');
    const hijacker = await accounts.login(desk.call, { email, password: PASSWORD });
    const socket = await signedInSocket(desk.url, hijacker.accessToken);
    const { accessToken } = await signIn(somebody({ email }));
    expect((await socket.closed).code).toBe(4403);
    expect((await clientOf(desk.url, hijacker.accessToken).ask('{ me { email } }')).status).toBe(401);
    await expect(accounts.refresh(desk.call, hijacker.refreshToken)).rejects.toThrow('INVALID_CREDENTIALS');
    expect(await passwordIsGood(email)).toBe(false);
    expect((await me(accessToken)).email).toBe(email);
  });

  it('is not linked by an address that is not verified: nothing happens to the account', async () => {
    const { email } = await makeCustomer('unverified@acme.test');
    expect((await walk(somebody({ email, email_verified: false }))).said).toEqual({ sso_error: 'unverified' });
    expect(await passwordIsGood(email)).toBe(true);
  });

  it('that is not active is not let in, neither the first time nor later', async () => {
    const { email } = await makeCustomer('gone@acme.test', { active: false });
    const person = somebody({ email });
    expect((await walk(person)).said).toEqual({ sso_error: 'refused' });
    await desk.desk.db.updateTable('account').set({ active: true }).where('email', '=', email).execute();
    await signIn(person);
    await desk.desk.db.updateTable('account').set({ active: false }).where('email', '=', email).execute();
    expect((await walk(person)).said).toEqual({ sso_error: 'refused' });
    expect((await attempts(email)).map(({ outcome }) => outcome)).toEqual(['REFUSED', 'OK', 'REFUSED']);
  });

  it('that is made inactive before the code is exchanged is not let in', async () => {
    const person = somebody();
    const { page, said } = await walk(person);
    await desk.desk.db
      .updateTable('account')
      .set({ active: false })
      .where('email', '=', String(person['email']))
      .execute();
    expect((await exchange(said['sso_code']!, page.verifier)).status).toBe(400);
  });

  it('rises when their groups say so, and their open sockets close; without `lowers` they never fall', async () => {
    const person = somebody();
    const { accessToken } = await signIn(person);
    const socket = await signedInSocket(desk.url, accessToken);
    const risen = await signIn({ ...person, groups: ['sav'] });
    expect((await socket.closed).code).toBe(4403);
    expect(await me(risen.accessToken)).toMatchObject({ role: 'SAV_MANAGER', client: null });
    const after = await signIn({ ...person, groups: ['field'] });
    expect((await me(after.accessToken)).role).toBe('SAV_MANAGER');
  });

  it('falls with `lowers`, but the last ADMIN stays one', async () => {
    await desk.desk.db.updateTable('account').set({ active: false }).where('role', '=', 'ADMIN').execute();
    const [one, two] = [somebody({ groups: ['desk-admins'] }), somebody({ groups: ['desk-admins'] })];
    await signIn(one, 'strict');
    await signIn(two, 'strict');
    const fallen = await signIn({ ...one, groups: ['field'] }, 'strict');
    expect((await me(fallen.accessToken)).role).toBe('TECHNICIAN');
    expect((await me(fallen.accessToken)).technician).not.toBeNull();
    const last = await signIn({ ...two, groups: ['field'] }, 'strict');
    expect((await me(last.accessToken)).role).toBe('ADMIN');
  });

  it('must be of an allowed domain, each time', async () => {
    await makeAccount(desk.call, { email: 'eve@evil.test' });
    expect((await walk(somebody({ email: 'eve@evil.test' }), 'strict')).said).toEqual({ sso_error: 'domain' });
    const person = somebody({ groups: ['sav'] });
    await signIn(person, 'strict');
    expect((await walk({ ...person, email: 'zoe@evil.test' }, 'strict')).said).toEqual({ sso_error: 'domain' });
  });

  it('is told from somebody of the same name at another provider', async () => {
    const person = somebody();
    await signIn(person);
    const stranger = somebody({ sub: person.sub });
    expect((await me((await signIn(stranger, 'other', other)).accessToken)).email).toBe(stranger['email']);
  });
});

describe('the way back', () => {
  let page: Page;
  let back: URL;
  beforeEach(async () => {
    acme.person = somebody();
    page = openPage();
    back = await toCallback(page);
  });
  const arrive = async (url: URL, browser = page.browser) => {
    const response = await browser.get(url);
    const location = response.headers.get('location');
    return { status: response.status, said: location ? said(new URL(location)) : null, text: await response.text() };
  };
  const refusedHere = { status: 400, said: null, text: expect.stringContaining('no longer valid') };
  const nobodyCame = async () => expect(await accountOf(String(acme.person['email']))).toBeUndefined();

  it('is good once: coming back a second time is refused', async () => {
    expect((await arrive(back)).said).toEqual({ sso_code: expect.any(String) });
    // Also with the cookie still there.
    const jar = page.browser.cookies.get(desk.url)!;
    expect([...jar]).toEqual([]);
    expect(await arrive(back)).toEqual(refusedHere);
  });

  it('is refused with another state, and without one', async () => {
    for (const state of ['x', 'y'.repeat(43), '']) {
      const url = new URL(back);
      url.searchParams.set('state', state);
      expect(await arrive(url)).toEqual(refusedHere);
    }
    back.searchParams.delete('state');
    expect(await arrive(back)).toEqual(refusedHere);
    await nobodyCame();
  });

  it('is refused in another browser than the one that set out, and still good in that one', async () => {
    expect(await arrive(back, new Browser())).toEqual(refusedHere);
    await nobodyCame();
    expect((await arrive(back)).said).toHaveProperty('sso_code');
  });

  it('is refused for the sign-in of another browser: nobody is put into somebody else’s account', async () => {
    const attacker = openPage();
    const foreign = await toCallback(attacker);
    expect(await arrive(foreign)).toEqual(refusedHere);
  });

  it('is refused at another provider’s address', async () => {
    const elsewhere = new URL(back);
    elsewhere.pathname = '/auth/oidc/other/callback';
    expect(await arrive(elsewhere)).toEqual(refusedHere);
  });

  it('is refused when it names another issuer, or none', async () => {
    const mixed = new URL(back);
    mixed.searchParams.set('iss', other.issuer);
    expect((await arrive(mixed)).said).toEqual({ sso_error: 'refused' });
    // It was good once, and that is over.
    expect(await arrive(back)).toEqual(refusedHere);
    const next = await toCallback((page = openPage()));
    next.searchParams.delete('iss');
    expect((await arrive(next)).said).toEqual({ sso_error: 'refused' });
    await nobodyCame();
  });

  it('is refused with a code that is not the provider’s, that was used, or that has expired', async () => {
    const stolen = back.searchParams.get('code')!;
    expect((await arrive(back)).said).toHaveProperty('sso_code');
    for (const code of ['invented', stolen]) {
      const url = await toCallback((page = openPage()));
      url.searchParams.set('code', code);
      expect((await arrive(url)).said).toEqual({ sso_error: 'refused' });
    }
    const late = await toCallback((page = openPage()));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 60_000 });
    expect((await arrive(late)).said).toEqual({ sso_error: 'refused' });
  });

  it('is refused with the code of another sign-in: the PKCE verifier is not its', async () => {
    const attacker = await toCallback(openPage());
    back.searchParams.set('code', attacker.searchParams.get('code')!);
    expect((await arrive(back)).said).toEqual({ sso_error: 'refused' });
  });

  it('is refused after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 + 1 });
    expect(await arrive(back)).toEqual(refusedHere);
  });

  it('tells the page when the person turned away at the provider', async () => {
    const url = new URL(back);
    url.searchParams.delete('code');
    url.searchParams.set('error', 'access_denied');
    expect((await arrive(url)).said).toEqual({ sso_error: 'cancelled' });
  });

  it('leads to the page with what is said behind the #, and is kept by nobody', async () => {
    const response = await page.browser.get(back);
    const url = new URL(response.headers.get('location')!);
    expect(`${url.origin}${url.pathname}${url.search}`).toBe(PAGE);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('what the desk asks of the provider', () => {
  it('bears state, nonce and a PKCE challenge, and a cookie that no script and no other page’s post can use', async () => {
    const page = openPage();
    const response = await page.browser.get(page.start);
    const { searchParams } = new URL(response.headers.get('location')!);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: 'code', client_id: 'desk', scope: 'openid email profile', code_challenge_method: 'S256' },
      redirect_uri: `${desk.url}/auth/oidc/acme/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^desk-sso-[\w-]{16}=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('may not be tampered with: another nonce, another PKCE challenge, or none, end in a refusal', async () => {
    acme.person = somebody();
    const tampered = async (change: (params: URLSearchParams) => void) => {
      const page = openPage();
      const url = await toProvider(page);
      change(url.searchParams);
      return said(await page.browser.follow(url, isPage));
    };
    const refused = { sso_error: 'refused' };
    expect(await tampered((params) => params.set('nonce', 'another'))).toEqual(refused);
    expect(await tampered((params) => params.delete('nonce'))).toEqual(refused);
    expect(await tampered((params) => params.set('code_challenge', 'x'.repeat(43)))).toEqual(refused);
    const none = await tampered((params) => {
      params.delete('code_challenge');
      params.delete('code_challenge_method');
    });
    expect(none).toEqual(refused);
    expect(await accountOf(String(acme.person['email']))).toBeUndefined();
  });
});

describe('the exchange', () => {
  let code: string;
  let page: Page;
  beforeEach(async () => {
    const walked = await walk(somebody());
    ({ page } = walked);
    code = walked.said['sso_code']!;
  });
  const refused = { status: 400, body: { error: { code: 'INVALID_CREDENTIALS', message: expect.any(String) } } };

  it('is good once', async () => {
    expect((await exchange(code, page.verifier)).status).toBe(200);
    expect(await exchange(code, page.verifier)).toEqual(refused);
  });

  it('of ten at once is good for one', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => exchange(code, page.verifier)));
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is refused to whoever has the code and not the page’s secret, and the code is gone', async () => {
    expect(await exchange(code, 'x'.repeat(43))).toEqual(refused);
    expect(await exchange(code, page.verifier)).toEqual(refused);
  });

  it('is refused after a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_001 });
    expect(await exchange(code, page.verifier)).toEqual(refused);
  });

  it.each([{}, { code: 1, verifier: 2 }, { code: 'x' }, [], 'text', null])('is refused with %j', async (body) => {
    const response = await fetch(`${desk.url}/auth/oidc/exchange`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
  });
});

describe('trouble of the desk’s own', () => {
  it('is masked, with a reference that is in the log', async () => {
    vi.spyOn(desk.desk.tokens, 'publicKeys').mockRejectedValueOnce(new Error('secret of the database'));
    const response = await fetch(`${desk.url}/.well-known/jwks.json`);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toBe(`Internal error. Reference: ${response.headers.get('x-request-id')}\n`);
  });
});

describe('behind https', () => {
  it('the cookie is secure and of this host only, and addresses are the public ones', async () => {
    const port = await freePort();
    const own = await startDesk({
      demo: false,
      env: {
        OIDC_PROVIDERS: JSON.stringify([{ id: 'acme', label: 'Acme', issuer: acme.issuer, clientId: 'desk' }]),
        PUBLIC_URL: 'https://desk.test/sav/',
        PORT: String(port),
      },
    });
    try {
      expect(accounts.ssoProviders(own.desk)[0]?.url).toBe('https://desk.test/sav/auth/oidc/acme');
      expect(own.desk.sso.returnUrls()).toEqual(['https://desk.test/sav/']);
      const browser = new Browser();
      const at = `http://127.0.0.1:${port}/auth/oidc/acme`;
      const response = await browser.get(`${at}?challenge=${'x'.repeat(43)}`);
      const [line = ''] = response.headers.getSetCookie();
      expect(line).toMatch(/^__Host-desk-sso-[\w-]+=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/);
      const { searchParams } = new URL(response.headers.get('location')!);
      expect(searchParams.get('redirect_uri')).toBe('https://desk.test/sav/auth/oidc/acme/callback');
      // The cookie is found under its name again: this way back is known, and ended by the person.
      const back = await browser.get(
        `${at}/callback?state=${searchParams.get('state')}&error=access_denied&iss=${acme.issuer}`,
      );
      expect(back.headers.get('location')).toBe('https://desk.test/sav/#sso_error=cancelled');
    } finally {
      await own.stop();
    }
  });
});

describe('setting out', () => {
  const ask = async (path: string) => {
    const response = await new Browser().get(`${desk.url}${path}`);
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  };
  const challenge = 'x'.repeat(43);

  it.each([
    'https://evil.test/',
    'https://app.desk.test.evil.test/signed-in?from=sso',
    'https://app.desk.test/signed-in',
    'https://app.desk.test/signed-in?from=sso&next=https://evil.test',
    'https://app.desk.test@evil.test/signed-in?from=sso',
    '//evil.test',
    '/\\evil.test',
    'javascript:alert(1)',
    'HTTPS://APP.DESK.TEST/signed-in?from=sso',
    '',
  ])('to return to %s is refused', async (page) => {
    const { status, location } = await ask(`/auth/oidc/acme?challenge=${challenge}&return=${encodeURIComponent(page)}`);
    expect({ status, location }).toEqual({ status: 400, location: null });
  });

  it('to return to another page that is allowed is not', async () => {
    acme.person = somebody();
    const page = openPage();
    page.start.searchParams.set('return', OTHER_PAGE);
    expect((await page.browser.follow(page.start, isPage)).href).toMatch(`${OTHER_PAGE}#sso_code=`);
  });

  it.each(['', 'challenge=', 'challenge=short', `challenge=${'='.repeat(43)}`, `challenge=${'x'.repeat(44)}`])(
    'without a good challenge (%s) is refused',
    async (query) => expect((await ask(`/auth/oidc/acme?${query}`)).status).toBe(400),
  );

  it('to a provider that there is not is not found', async () => {
    expect((await ask(`/auth/oidc/nobody?challenge=${challenge}`)).status).toBe(404);
    expect((await ask('/auth/oidc/nobody/callback?state=x&code=y')).status).toBe(404);
  });

  it('is forgotten when it was not finished in time', async () => {
    const rows = () => desk.desk.db.selectFrom('sso_sign_in').select('id').execute();
    expect((await rows()).length).toBeGreaterThan(0);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 });
    await accounts.forgetSsoSignIns(desk.call);
    expect(await rows()).toEqual([]);
  });
});

describe('a provider that is down', () => {
  it('does not stop the start, is told to the page, and is used as soon as it is there', async () => {
    const late = await startProvider();
    await late.goAway();
    const { issuer, clientId, clientSecret } = late;
    const providers = [{ id: 'late', label: 'Late', issuer, clientId, clientSecret, createsClients: true }];
    const own = await startDesk({ demo: false, env: { OIDC_PROVIDERS: JSON.stringify(providers) } });
    const start = new URL(`${own.url}/auth/oidc/late?challenge=${'x'.repeat(43)}`);
    const browser = new Browser();
    // Without SSO_RETURN_URLS people return to the playground.
    expect((await browser.get(start)).headers.get('location')).toBe(`${own.url}/#sso_error=unavailable`);
    await late.comeBack();
    await late.open([`${own.url}/auth/oidc/late/callback`]);
    late.person = somebody();
    const back = await browser.follow(start, isCallback);
    await late.goAway();
    expect((await browser.get(back)).headers.get('location')).toBe(`${own.url}/#sso_error=unavailable`);
    await late.comeBack();
    const end = await browser.follow(start, (url) => url.hash !== '');
    expect(said(end)).toHaveProperty('sso_code');
    await own.stop();
    await late.stop();
  });
});
