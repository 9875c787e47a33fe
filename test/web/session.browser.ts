import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launch } from './chromium.js';
import { PASSWORD } from './fake-accounts.js';
import { type FakeDesk, startFakeDesk } from './fake-desk.js';
import { PlaygroundPage } from './playground-page.js';

const chromium = findChromium();

if (!chromium) console.warn('skipped: no Chromium (install one, or set CHROMIUM_PATH)');

/** Always against the fake desk: only it ends tokens and sockets when a test says so. */
describe.skipIf(!chromium)("the playground's session", () => {
  let browser: Browser;
  let desk: FakeDesk;
  let playground: PlaygroundPage;

  beforeAll(async () => {
    browser = await launch(chromium ?? '');
  });
  afterEach(async () => {
    await playground.page.context().close();
    await desk.stop();
  });
  afterAll(() => browser?.close());

  async function enter(tokenSeconds?: number): Promise<void> {
    desk = await startFakeDesk({ tokenSeconds });
    playground = new PlaygroundPage(await (await browser.newContext()).newPage());
    playground.page.setDefaultTimeout(15_000);
    await playground.open(desk.url);
    await playground.signIn('client@demo.ouranos.test', PASSWORD);
    await playground.tabs.filter({ hasText: 'MyRobots' }).waitFor();
  }

  test('renews the token by itself before it ends', async () => {
    await enter(4);
    await expect.poll(() => desk.counts.renewals, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
    expect(await playground.page.getByRole('banner').innerText()).toContain('CLIENT');
    expect(playground.complaints).toEqual([]);
  });

  test('renews once when the desk no longer knows the token, and the reader notices nothing', async () => {
    await enter();
    desk.forgetAccessTokens();
    await playground.run();
    await playground.answer.getByText('"serialNumber"').first().waitFor();
    expect(desk.counts.renewals).toBe(1);
  });

  test('tells the desk when its reader signs out', async () => {
    await enter();
    await playground.page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => desk.counts.departures).toBe(1);
    expect(playground.complaints).toEqual([]);
  });

  test('signs out with a word when the refresh token is refused too', async () => {
    await enter();
    desk.forgetEverything();
    await playground.run();
    await playground.page.getByText('Your session has ended').waitFor();
    await playground.answer.getByText('UNAUTHENTICATED').waitFor();
  });

  test('a stream whose token has ended goes on with a new one, after the last event seen', async () => {
    await enter();
    await playground.openTab('TicketUpdated');
    await playground.run();
    await playground.status.getByText('Listening').waitFor();
    desk.publish('first');
    await playground.answer.getByText('"c1"').waitFor();

    desk.forgetAccessTokens();
    desk.endSockets();
    await expect.poll(() => desk.counts.sockets, { timeout: 10_000 }).toBe(2);
    await playground.status.getByText('Listening').waitFor();
    expect(desk.counts.renewals).toBe(1);
    expect(desk.resumedAfter()).toBe('c1');
    desk.publish('second');
    await playground.answer.getByText('"c2"').waitFor();
    expect(await playground.status.innerText()).toContain('2 events');
  });

  test('signing out ends the open stream', async () => {
    await enter();
    await playground.openTab('TicketUpdated');
    await playground.run();
    await playground.status.getByText('Listening').waitFor();
    await playground.page.getByRole('button', { name: 'Sign out' }).click();
    await playground.status.getByText('ended').waitFor();
    await expect.poll(() => desk.openSockets()).toBe(0);
  });

  test('signing out takes every answer off the page', async () => {
    await enter();
    await playground.openTab('MyRobots');
    await playground.run();
    await playground.answer.getByText('"serialNumber"').first().waitFor();
    await playground.openTab('MyTickets');
    await playground.run();
    await playground.answer.getByText('"totalCount"').waitFor();
    await playground.page.getByRole('button', { name: 'Sign out' }).click();
    await playground.page.getByRole('banner').getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await playground.answer.innerText()).not.toContain('totalCount');
    await playground.openTab('MyRobots');
    expect(await playground.answer.innerText()).not.toContain('serialNumber');
  });
});
