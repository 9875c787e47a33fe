/** Mail over a real SMTP server, and as files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer } from '../../../src/integrations/mail/index.js';
import { logTo } from '../../../src/server/log.js';
import { MailRefused, type Letter } from '../../../src/services/ports.js';
import { makeTestDir } from '../../setup/postgres.js';

const FROM = 'Ouranos Desk <desk@ouranos.test>';
const letter: Letter = {
  id: '01900000-0000-7000-8000-000000000001',
  to: 'zoe@desk.test',
  subject: 'Votre mot de passe a été changé',
  text: 'Bonjour,\n\nun lien : https://desk.test/reset-password#token=secret-token\n',
  html: '<p>Bonjour,</p>',
};
const lines: string[] = [];
const log = logTo('info', { write: (line) => void lines.push(line) });

describe('over SMTP', () => {
  const servers: SMTPServer[] = [];
  afterEach(() =>
    Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(() => done())))),
  );

  interface Received {
    from: string;
    to: string[];
    text: string;
  }
  /** A server that takes mail from one user, and refuses some mailboxes. */
  async function serve(received: Received[]): Promise<number> {
    const server = new SMTPServer({
      secure: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _, done) =>
        username === 'desk@ouranos.test' && password === 'p@ss word'
          ? done(null, { user: 1 })
          : done(Object.assign(new Error('Not you'), { responseCode: 535 })),
      onRcptTo: ({ address }, _, done) => {
        const code = address.startsWith('nobody') ? 550 : address.startsWith('later') ? 451 : null;
        done(code ? Object.assign(new Error('Refused'), { responseCode: code }) : undefined);
      },
      onData: (stream, session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), text });
          done();
        });
      },
    });
    servers.push(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return (server.server.address() as AddressInfo).port;
  }
  const mailerAt = (port: number, user = 'desk%40ouranos.test:p%40ss%20word') =>
    createMailer({ smtpUrl: `smtp://${user}@127.0.0.1:${port}`, from: FROM, folder: '/nowhere', log });

  it('arrives, in text and HTML, at one mailbox', async () => {
    const received: Received[] = [];
    const mailer = mailerAt(await serve(received));
    await mailer.send(letter);
    mailer.close();
    expect(received).toMatchObject([{ from: 'desk@ouranos.test', to: ['zoe@desk.test'] }]);
    const { text } = received[0]!;
    expect(text).toContain('Message-ID: <01900000-0000-7000-8000-000000000001@ouranos.test>');
    expect(text).toContain('Auto-Submitted: auto-generated');
    expect(text).toContain('Content-Type: text/plain');
    expect(text).toContain('Content-Type: text/html');
    expect(text).toContain('reset-password#token=secret-token');
  });

  it('is refused for good by 5xx of the mailbox, for now by anything else', async () => {
    const port = await serve([]);
    const failureOf = async (mailer: ReturnType<typeof mailerAt>, to: string) => {
      const error: unknown = await mailer.send({ ...letter, to }).catch((reason: unknown) => reason);
      mailer.close();
      expect(error).toBeInstanceOf(Error);
      return error instanceof MailRefused;
    };
    expect(await failureOf(mailerAt(port), 'nobody@desk.test')).toBe(true);
    expect(await failureOf(mailerAt(port), 'later@desk.test')).toBe(false);
    // The password of the desk's own mailbox can be corrected: no mail is lost for it.
    expect(await failureOf(mailerAt(port, 'desk:wrong'), 'zoe@desk.test')).toBe(false);
    expect(await failureOf(mailerAt(1), 'zoe@desk.test')).toBe(false);
  });

  it('cannot be led to other mailboxes or headers by an address', async () => {
    const received: Received[] = [];
    const mailer = mailerAt(await serve(received));
    for (const to of [
      'zoe@desk.test, eve@evil.test',
      'zoe@desk.test\r\nBcc: eve@evil.test',
      'zoe@desk.test> RCPT TO:<eve@evil.test',
    ])
      await mailer.send({ ...letter, to }).catch(() => {});
    mailer.close();
    for (const { to, text } of received) {
      expect(to).toHaveLength(1);
      expect(to).not.toContain('eve@evil.test');
      expect(text).not.toMatch(/^Bcc:/im);
    }
  });
});

describe('without a server', () => {
  it('is a file for its owner’s eyes, and a line in the log without its words', async () => {
    const folder = join(makeTestDir(), 'outbox');
    const mailer = createMailer({ smtpUrl: undefined, from: FROM, folder, log });
    lines.length = 0;
    await mailer.send(letter);
    expect(readdirSync(folder)).toEqual([`${letter.id}.eml`]);
    const file = join(folder, `${letter.id}.eml`);
    expect(readFileSync(file, 'utf8')).toContain('#token=secret-token');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(file);
    expect(lines[0]).not.toMatch(/secret-token|zoe@/);
  });
});
