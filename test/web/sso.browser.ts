import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startDesk } from '../support/desk.js';
import { startProvider, type TestProvider } from '../support/oidc.js';
import { findChromium, launch } from './chromium.js';
import { PlaygroundPage } from './playground-page.js';

const chromium = findChromium();

if (!chromium) console.warn('skipped: no Chromium (install one, or set CHROMIUM_PATH)');

describe.skipIf(!chromium)('signing in elsewhere, in a browser', () => {
  let browser: Browser;
  let provider: TestProvider;
  let desk: Awaited<ReturnType<typeof startDesk>>;
  let playground: PlaygroundPage;

  beforeAll(async () => {
    provider = await startProvider();
    const { issuer, clientId, clientSecret } = provider;
    const providers = [{ id: 'acme', label: 'Acme', issuer, clientId, clientSecret, createsClients: true }];
    desk = await startDesk({ env: { OIDC_PROVIDERS: JSON.stringify(providers) } });
    await provider.open([`${desk.url}/auth/oidc/acme/callback`]);
    browser = await launch(chromium ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    await provider?.stop();
  });
  beforeEach(async () => {
    playground = new PlaygroundPage(await (await browser.newContext()).newPage());
    playground.page.setDefaultTimeout(15_000);
  });
  afterEach(() => playground.page.context().close());

  // The desk sends the browser to 127.0.0.1; a page that was opened by the other name gets it back all the same.
  test.each(['127.0.0.1', 'localhost'])(
    'ends at the page at %s, signed in, with nothing left in its address',
    async (host) => {
      const { page } = playground;
      const email = `zoe@${host.replaceAll('.', '-')}.test`;
      provider.person = { sub: host, email, email_verified: true, given_name: 'Zoé', family_name: 'Martin' };
      const url = `${desk.url.replace('127.0.0.1', host)}/`;
      await playground.open(url);
      await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Continue with Acme' }).click();
      await page.getByRole('banner').getByText(email).waitFor();
      expect(page.url()).toBe(url);
      expect(await page.getByRole('banner').innerText()).toContain('CLIENT');
      expect(playground.complaints).toEqual([]);
      // It is a session like any other: a reload takes it up again.
      await page.reload();
      await page.getByRole('banner').getByText(email).waitFor();
    },
  );

  test('that is refused is said in words', async () => {
    const { page } = playground;
    provider.person = { sub: 'nobody', email: 'nobody@acme.test', email_verified: false };
    await playground.open(`${desk.url}/`);
    await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Continue with Acme' }).click();
    await page.getByRole('banner').getByText('not verified at this provider').waitFor();
    expect(page.url()).toBe(`${desk.url}/`);
  });
});
