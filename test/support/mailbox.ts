/** Mails as a test gets them: kept instead of sent, and sent when the test says so. */
import { accounts, notifications } from '../../src/services/index.js';
import type { Call } from '../../src/services/desk.js';
import type { Letter, Mailer } from '../../src/services/ports.js';

export interface Mailbox extends Mailer {
  letters: Letter[];
  /** What the next sendings fail with, in turn. */
  failures: Error[];
  /** Runs the job that sends, and gives what was sent. */
  deliver(call: Call): Promise<Letter[]>;
}

export function mailbox(): Mailbox {
  const box: Mailbox = {
    letters: [],
    failures: [],
    async send(letter) {
      const failure = box.failures.shift();
      if (failure) throw failure;
      box.letters.push(letter);
    },
    async deliver(call) {
      const before = box.letters.length;
      await notifications.sendDueMail(call, accounts.LETTERS);
      return box.letters.slice(before);
    },
  };
  return box;
}

/** The token in the link of a letter. */
export const tokenIn = ({ text }: Letter): string => /#token=([\w-]+)/.exec(text)![1]!;
