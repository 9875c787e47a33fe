/** The page behind the links in mails. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../support/desk.js';

let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ demo: false, env: { NODE_ENV: 'production' } })));
afterAll(() => desk.stop());

it('is served in production too, and may run its own script and no other', async () => {
  const response = await fetch(`${desk.url}/reset-password`);
  const page = await response.text();
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const policy = response.headers.get('content-security-policy')!;
  for (const element of ['script', 'style']) {
    const [, content] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page)!;
    expect(policy).toContain(`${element}-src 'sha256-${createHash('sha256').update(content!).digest('base64')}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  // Nothing of it comes from anywhere else.
  expect(page).not.toMatch(/(src|href)=|https?:/);
});
