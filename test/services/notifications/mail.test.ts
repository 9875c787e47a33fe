/** Mail on its way: after the commit, once, and again when it could not be sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mailer } from '../../../src/services/ports.js';
import { MailRefused } from '../../../src/services/ports.js';
import { accounts, notifications } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeAccount } from '../../factories/account.factory.js';
import { clockAt, type TestClock } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { mailbox, tokenIn } from '../../support/mailbox.js';

const box = mailbox();
const clock: TestClock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
let email: string;
beforeAll(async () => void (desk = await startDesk({ demo: false, clock, mailer: box })));
afterAll(() => desk.stop());
beforeEach(async () => {
  await desk.desk.db.deleteFrom('mail').execute();
  ({ email } = await makeAccount(desk.call));
});

const queue = (letter = 'passwordChanged', to = email) =>
  transaction(desk.call, async (tx) => notifications.queueMail(tx, letter, { email: to, locale: 'fr' }));
const rows = () => desk.desk.db.selectFrom('mail').selectAll().execute();

describe('a mail', () => {
  it('is sent once', async () => {
    await queue();
    expect(await box.deliver(desk.call)).toMatchObject([{ to: email }]);
    expect(await box.deliver(desk.call)).toEqual([]);
    expect(await rows()).toMatchObject([{ tries: 1, last_error: null, given_up_at: null }]);
  });

  it('is not sent of what did not happen', async () => {
    const failing = transaction(desk.call, async (tx) => {
      notifications.queueMail(tx, 'passwordChanged', { email, locale: 'fr' });
      await tx.em.flush();
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await box.deliver(desk.call)).toEqual([]);
  });

  it('waits longer and longer while the other side is down, and is not lost', async () => {
    await queue();
    box.failures.push(new Error('down'), new Error('down'), new Error('down'));
    const sentAfter: number[] = [];
    for (let second = 0; second <= 40; second += 1) {
      if ((await box.deliver(desk.call)).length > 0) sentAfter.push(second);
      clock.pass(1);
    }
    // Tried at 0, 5, 15 and 35 seconds.
    expect(sentAfter).toEqual([35]);
    expect(await rows()).toMatchObject([{ tries: 4, last_error: null }]);
  });

  it('is tried for a day, every quarter of an hour at least', async () => {
    await queue();
    for (let minutes = 0; minutes < 24 * 60; minutes += 15) {
      box.failures.push(new Error('down'));
      await box.deliver(desk.call);
      clock.pass(900);
    }
    expect(await rows()).toMatchObject([{ given_up_at: null }]);
    await box.deliver(desk.call);
    expect(await rows()).toMatchObject([{ sent_at: expect.any(String) }]);
    await queue();
    clock.pass(86_400);
    box.failures.push(new Error('down'));
    await box.deliver(desk.call);
    expect((await rows()).filter(({ given_up_at }) => given_up_at)).toHaveLength(1);
    clock.pass(86_400);
    expect(await box.deliver(desk.call)).toEqual([]);
  });

  it('is given up at once when the other side will never take it', async () => {
    await queue();
    box.failures.push(new MailRefused('550 no such mailbox'));
    expect(await box.deliver(desk.call)).toEqual([]);
    expect(await rows()).toMatchObject([
      { tries: 1, last_error: '550 no such mailbox', given_up_at: expect.any(String) },
    ]);
  });

  it('is sent by one of several processes', async () => {
    for (let n = 0; n < 10; n += 1) await queue();
    const before = box.letters.length;
    await Promise.all([1, 2, 3].map(() => notifications.sendDueMail(desk.call, accounts.LETTERS)));
    expect(new Set(box.letters.slice(before).map(({ id }) => id)).size).toBe(10);
    expect(box.letters.length - before).toBe(10);
  });

  it('whose sender died comes again after a while', async () => {
    await queue();
    const dying: Mailer = { send: () => new Promise(() => {}) };
    const crashed = { ...desk.call, desk: { ...desk.desk, mailer: dying } };
    void notifications.sendDueMail(crashed, accounts.LETTERS);
    await expect.poll(async () => (await rows())[0]?.tries).toBe(1);
    expect(await box.deliver(desk.call)).toEqual([]);
    clock.pass(120);
    expect(await box.deliver(desk.call)).toHaveLength(1);
  });

  it('to nobody is forgotten, with the address that was typed', async () => {
    await queue('passwordReset', 'nobody@desk.test');
    expect(await box.deliver(desk.call)).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('that another version of the desk has put down is left to it', async () => {
    await queue('letterOfTomorrow');
    expect(await box.deliver(desk.call)).toEqual([]);
    expect(await rows()).toMatchObject([{ tries: 0, letter: 'letterOfTomorrow' }]);
  });

  it('bears a link that is good, also when the first try failed', async () => {
    await queue('passwordReset');
    box.failures.push(new Error('down'));
    await box.deliver(desk.call);
    clock.pass(5);
    const [letter] = await box.deliver(desk.call);
    const newPassword = 'a quiet river under seven bridges';
    const { account } = await accounts.resetPassword(desk.call, { token: tokenIn(letter!), newPassword });
    expect(account.email).toBe(email);
  });

  it('is forgotten after a month', async () => {
    await queue();
    await box.deliver(desk.call);
    await notifications.forgetMail(desk.call);
    expect(await rows()).toHaveLength(1);
    clock.pass(31 * 86_400);
    await queue();
    await notifications.forgetMail(desk.call);
    expect(await rows()).toMatchObject([{ sent_at: null }]);
  });
});

describe('a letter', () => {
  it('says the same in text and HTML, and cannot be broken out of', () => {
    const said = {
      subject: 'A & B',
      paragraphs: ['1 < 2'],
      action: { label: 'Go "on"', url: 'https://x.test/?a=1&b=2' },
    };
    const { subject, text, html } = notifications.writeLetter(said, 'en');
    expect(subject).toBe('A & B');
    expect(text).toBe('Hello,\n\n1 < 2\n\nGo "on":\nhttps://x.test/?a=1&b=2\n\nOuranos Desk\n');
    expect(html).toContain('<p>1 &lt; 2</p>');
    expect(html).toContain('<a href="https://x.test/?a=1&amp;b=2">Go &quot;on&quot;</a>');
    expect(html).toContain('<title>A &amp; B</title>');
  });
});
