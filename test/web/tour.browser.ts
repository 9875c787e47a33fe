/** The README's tour of the four roles, done in the playground as its reader does it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDesk } from '../support/desk.js';
import { readTour, sendFile } from '../support/tour.js';
import { findChromium, launch } from './chromium.js';
import { PlaygroundPage } from './playground-page.js';

const chromium = findChromium();

if (!chromium) console.warn('skipped: no Chromium (install one, or set CHROMIUM_PATH)');

describe.skipIf(!chromium)("the README's tour of four roles", () => {
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof startDesk>>;
  let playground: PlaygroundPage;

  beforeAll(async () => {
    desk = await startDesk();
    browser = await launch(chromium ?? '');
    playground = new PlaygroundPage(await (await browser.newContext({ reducedMotion: 'reduce' })).newPage());
    playground.page.setDefaultTimeout(15_000);
    await playground.open(desk.url);
  });

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  /** The one who is signed in, and what the steps so far have shown. */
  let person: string = '';
  let fileId = '';
  let note = '';

  for (const [index, step] of readTour().entries())
    test(`${index + 1}. ${step.who}: ${step.title}`, async () => {
      if (person !== step.who) await playground.comeInAs(step.who);
      person = step.who;

      await playground.openExample(step.title);
      if (step.variables.includes('<fileId>'))
        await playground.setVariables((await playground.variables()).replace('<fileId>', fileId));
      expect(await playground.variables()).not.toMatch(/"<\w+>"/);
      await playground.run();
      const text = await playground.answered();

      expect(text).not.toMatch(/"errors": \[\s*\{|"error": \{/);
      for (const word of step.seen) expect(text).toContain(word);
      const { data } = JSON.parse(text) as { data: Record<string, Record<string, never>> };
      if (step.sends) {
        const { file, uploadUrl } = data['requestUpload'] as unknown as { file: { id: string }; uploadUrl: string };
        expect(await sendFile(step.sends, uploadUrl)).toBeLessThan(300);
        fileId = file.id;
      }
      // What is noted for the desk alone is read by the desk, and never by the client.
      if (/"internal": true/.test(text) && step.who === 'manager')
        note = (data['postTicketMessage'] as unknown as { message: { body: string } }).message.body;
      if (note && step.who === 'technician' && step.seen.includes('internal')) expect(text).toContain(note);
      if (note && step.who === 'client') expect(text).not.toContain(note);
    });

  test('has asked nobody but the desk, and left nothing to complain of', () => {
    expect(note).not.toBe('');
    expect(playground.strangers(desk.url)).toEqual([]);
    expect(playground.complaints).toEqual([]);
  });
});
