/** Mail over SMTP. */
import type { Transporter } from 'nodemailer';
import { MailRefused, type Mailer } from '../../services/ports.js';
import { messageOf } from './message.js';

/** How long the other side may take to connect, to greet, and to answer anything, ms. */
const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

export function smtp(url: string, from: string): Mailer & { close(): void } {
  let transport: Promise<Transporter> | undefined;
  // Loaded with the first mail: most starts send none.
  const connect = async (): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer');
    const { hostname, port, protocol, username, password } = new URL(url);
    return createTransport({
      host: hostname,
      port: port ? Number(port) : protocol === 'smtps:' ? 465 : 587,
      secure: protocol === 'smtps:',
      ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      ...TIMES,
      pool: true,
    });
  };
  return {
    async send(letter) {
      try {
        await (await (transport ??= connect())).sendMail(messageOf(letter, from));
      } catch (error) {
        throw isFinal(error) ? new MailRefused(String((error as Error).message)) : error;
      }
    },
    close: () => void transport?.then((open) => open.close()),
  };
}

/** A refusal by 5xx of this very mail stays one; a refusal of us (authentication) may be mended. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}
