/** The page behind the links in mails: where a person sets a password. Served in production too. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

/** What browsers name a script or style by, to allow this one and no other. */
const hashOf = (page: string, element: string): string => {
  const [, content = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? [];
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
};

/** Serves the page, which is one file and asks nobody but the desk itself. */
export function serveResetPage(app: FastifyInstance, file: string): void {
  if (!existsSync(file)) return;
  const page = readFileSync(file, 'utf8');
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${hashOf(page, 'script')}`,
      `style-src ${hashOf(page, 'style')}`,
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  };
  app.get('/reset-password', (_, reply) => reply.headers(headers).send(page));
}
