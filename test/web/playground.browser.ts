import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startDesk } from '../support/desk.js';
import { findChromium, launch } from './chromium.js';
import { PlaygroundPage } from './playground-page.js';

const CLIENT = { email: 'client@demo.ouranos.test', password: 'ouranos-demo-2026' };
const chromium = findChromium();

if (!chromium) console.warn('skipped: no Chromium (install one, or set CHROMIUM_PATH)');

describe.skipIf(!chromium)('the playground in a browser', () => {
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof startDesk>>;
  let playground: PlaygroundPage;

  beforeAll(async () => {
    desk = await startDesk();
    browser = await launch(chromium ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  // A context of its own for each test: no session and no stored tabs of the one before.
  beforeEach(async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    playground = new PlaygroundPage(await context.newPage());
    playground.page.setDefaultTimeout(15_000);
    await playground.open(desk.url);
  });

  afterEach(async () => {
    await playground.page.context().close();
    expect(playground.strangers(desk.url), 'requests to other hosts').toEqual([]);
  });

  test('a client signs in, reads, listens, and finds the schema explained', async () => {
    const { page } = playground;
    await playground.signIn(CLIENT.email, CLIENT.password);
    await page.getByRole('banner').getByText(CLIENT.email).waitFor();
    expect(await page.getByRole('banner').innerText()).toContain('CLIENT');

    await playground.openTab('MyRobots');
    await playground.run();
    await playground.answer.getByText('"serialNumber"').first().waitFor();
    expect(await playground.answer.innerText()).not.toContain('"errors"');

    // An example that needs an id has looked one up.
    await playground.openTab('CreateTicket');
    expect(await page.getByRole('region', { name: 'Variables' }).innerText()).toMatch(/"robotId": "robot_/);
    await playground.run();
    await playground.answer.getByText(/"T-\d{4}-\d{6}"/).waitFor();

    await playground.openTab('TicketUpdated');
    await playground.run();
    await playground.status.getByText('Listening').waitFor();
    await createTicket(desk.url);
    await playground.answer.getByText('"ticketUpdated"').waitFor();
    expect(await playground.answer.innerText()).toMatch(/"number": "T-\d{4}-\d{6}"/);

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const docs = page.locator('.graphiql-plugin');
    await docs.getByRole('link', { name: 'Ticket', exact: true }).click();
    await docs.getByText('number').first().waitFor();

    expect(playground.complaints).toEqual([]);
  });

  test('a wrong password is said in words, and the form stays', async () => {
    await playground.signIn(CLIENT.email, 'not this one');
    const alert = playground.page.getByRole('form', { name: 'Account' }).getByRole('alert');
    await alert.filter({ hasText: /\w/ }).waitFor();
    expect(await playground.page.getByRole('dialog', { name: 'Sign in' }).isVisible()).toBe(true);
  });

  test('a demo account is one click away, and a reload keeps the session', async () => {
    const { page } = playground;
    const demo = page.getByRole('complementary', { name: 'Demo desk' });
    await demo.getByRole('button', { name: 'manager', exact: true }).click();
    await page.getByRole('banner').getByText('SAV_MANAGER').waitFor();
    await playground.tabs.filter({ hasText: 'FleetOverview' }).waitFor();
    // The first four by number: ten comes after nine.
    expect(await playground.tabs.allInnerTexts()).toEqual([
      'FleetOverview',
      'TicketsByStatus',
      'AssignTicket',
      'ChangeTickets',
    ]);

    // GraphiQL writes its tabs down half a second after they change.
    await expect
      .poll(() => page.evaluate<string>(`localStorage.getItem('graphiql:tabState')`))
      .toContain('FleetOverview');
    await page.reload();
    await page.getByRole('banner').getByText('SAV_MANAGER').waitFor();
    await playground.tabs.filter({ hasText: 'FleetOverview' }).waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).waitFor();
    await page.reload();
    await demo.waitFor();
    expect(playground.complaints).toEqual([]);
  });

  test('a service key is one click away, and sends what it looked up', async () => {
    const { page } = playground;
    await page.getByRole('button', { name: /^Hypérion.* key$/ }).click();
    await page.getByRole('banner').getByText('SERVICE', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'IngestDiagnostics', selected: true }).waitFor();
    await playground.run();
    await playground.answer.getByText('"accepted"').waitFor();
    expect(await playground.answer.innerText()).toMatch(/"accepted": 1,[^]*"rejected": \[\]/);
  });

  test('a duplicated tab does not spend the refresh token of its original', async () => {
    const { page } = playground;
    await playground.signIn(CLIENT.email, CLIENT.password);
    await page.getByRole('banner').getByText(CLIENT.email).waitFor();
    const kept = await page.evaluate<string>(`sessionStorage.getItem('desk:session')`);

    const copy = new PlaygroundPage(await page.context().newPage());
    await copy.page.addInitScript(`sessionStorage.setItem('desk:session', ${JSON.stringify(kept)})`);
    await copy.open(desk.url);
    await copy.page.getByRole('banner').getByRole('button', { name: 'Sign in' }).waitFor();
    await copy.page.close();

    await page.reload();
    await page.getByRole('banner').getByText(CLIENT.email).waitFor();
  });

  test('the headers editor is obeyed, over HTTP and in connection_init', async () => {
    const { page } = playground;
    const { accessToken } = await login(desk.url);
    const byHand = async (example: string, tab: string): Promise<void> => {
      await page.getByRole('button', { name: 'Examples' }).click();
      const group = page.getByRole('group').filter({ has: page.getByText('Client', { exact: true }) });
      if ((await group.getAttribute('open')) === null) await group.getByText('Client', { exact: true }).click();
      await group.getByRole('button', { name: example }).click();
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
      await page.getByRole('button', { name: 'Headers', exact: true }).click();
      await page.getByRole('region', { name: 'Headers' }).getByRole('textbox').focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(JSON.stringify({ Authorization: `Bearer ${accessToken}` }));
      await playground.run();
    };

    await byHand('My robots', 'MyRobots');
    await playground.answer.getByText('"serialNumber"').first().waitFor();
    await byHand('Live: my tickets', 'TicketUpdated');
    await playground.status.getByText('Listening').waitFor();
    expect(await page.evaluate<number>('Object.values(localStorage).join().indexOf("Bearer")')).toBe(-1);
  });

  test('works from the keyboard alone', async () => {
    const { page } = playground;
    await page.getByRole('button', { name: 'Examples' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Example operations' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog', { name: 'Example operations' }).isVisible()).toBe(false);
    // An editor must not keep the focus for itself.
    await page.getByLabel('Operation', { exact: true }).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('BUTTON');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+Enter');
    await playground.status.getByText('HTTP 200').waitFor();
  });
});

/** Another client program of the same user: what it does must arrive in the open stream. */
async function createTicket(url: string): Promise<void> {
  const { accessToken } = await login(url);
  const title = `Opened by a test at ${new Date().toISOString()}`;
  const input = {
    title,
    description: 'It stops at the dock.',
    serviceType: 'ROBOT_FAULT',
    impact: 'LOW',
    urgency: 'LOW',
  };
  const query =
    'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id } errors { message } } }';
  const { createTicket: payload } = await send<{ createTicket: { ticket: object | null; errors: object[] } }>(
    url,
    { query, variables: { input } },
    accessToken,
  );
  expect(payload.errors).toEqual([]);
}

async function login(url: string): Promise<{ accessToken: string }> {
  const query =
    'mutation ($email: String!, $password: String!) { login(input: { email: $email, password: $password }) { accessToken } }';
  return (await send<{ login: { accessToken: string } }>(url, { query, variables: CLIENT })).login;
}

async function send<Data>(url: string, body: object, token?: string): Promise<Data> {
  const response = await fetch(new URL('graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  const { data } = (await response.json()) as { data: Data };
  return data;
}
