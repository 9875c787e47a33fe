import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accounts } from '../../src/services/index.js';
import { type TestDesk, startDesk } from '../support/desk.js';
import { mailbox, tokenIn } from '../support/mailbox.js';
import { findChromium, launch } from './chromium.js';

const chromium = findChromium();

describe.skipIf(!chromium)('the page behind the links in mails', () => {
  const box = mailbox();
  let browser: Browser;
  let desk: TestDesk;
  beforeAll(async () => {
    browser = await launch(chromium ?? '');
    desk = await startDesk({ mailer: box });
  });
  afterAll(async () => {
    await browser?.close();
    await desk.stop();
  });

  async function open(path: string) {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${desk.url}${path}`);
    return { page, complaints };
  }

  test('sets a password, once, and keeps the token out of the address bar', async () => {
    await accounts.requestPasswordReset(desk.call, { email: 'client@demo.ouranos.test' });
    const [letter] = await box.deliver(desk.call);
    const { page, complaints } = await open(`/reset-password#token=${tokenIn(letter!)}`);
    expect(page.url()).toBe(`${desk.url}/reset-password`);
    await page.getByLabel('New password').fill('motdepasse12');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('too easy to guess').waitFor();
    await page.getByLabel('New password').fill('a quiet river under seven bridges');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your password is saved').waitFor();
    expect(complaints).toEqual([]);
    const signedIn = await accounts.login(
      { ...desk.call, actor: { kind: 'ANONYMOUS' } },
      { email: 'client@demo.ouranos.test', password: 'a quiet river under seven bridges' },
    );
    expect(signedIn.account.role).toBe('CLIENT');
  });

  test('says so when the link is incomplete', async () => {
    const { page } = await open('/reset-password');
    await page.getByText('This link is incomplete').waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
  });
});
