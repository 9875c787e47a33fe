/** Mail: over SMTP where there is a server, otherwise as files that somebody can open. */
import type { Logger } from 'pino';
import type { Mailer } from '../../services/ports.js';
import { outbox } from './outbox.js';
import { smtp } from './smtp.js';

export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps://`. */
  smtpUrl: string | undefined;
  from: string;
  /** Where mails are kept without an SMTP server. */
  folder: string;
  log: Logger;
}

export const createMailer = ({ smtpUrl, from, folder, log }: MailSettings): Mailer & { close(): void } =>
  smtpUrl ? smtp(smtpUrl, from) : outbox(folder, from, log);
