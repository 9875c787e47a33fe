/** Mail without a server: each as a file that any mail program opens. For a first run, and for tests. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Mailer } from '../../services/ports.js';
import { messageOf } from './message.js';

export function outbox(folder: string, from: string, log: Logger): Mailer & { close(): void } {
  return {
    async send(letter) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
      const { message } = await transport.sendMail(messageOf(letter, from));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${letter.id}.eml`);
      // Whole or not at all, for whoever looks into the folder. Links in it open accounts: for the owner's eyes.
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.part`, file);
      // A warning: whoever runs the desk is to know that this mail has gone nowhere. Of its text, nothing.
      log.warn({ mail: letter.id, file }, 'no SMTP_URL: mail kept as a file');
    },
    close: () => {},
  };
}
