/** The way of a browser through single sign-on, and the published keys: what is said over plain HTTP beside GraphQL. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../domain/accounts/actor.js';
import { DeskError } from '../domain/errors.js';
import { localeOf, sentence } from '../domain/messages.js';
import type { Call, Desk } from '../services/desk.js';
import { accounts } from '../services/index.js';

/** How long verifiers elsewhere may keep the published keys, s: far less than a key is published before it signs. */
const KEYS_GOOD = 300;
const STATUS: Record<string, number> = { NOT_FOUND: 404, UNAVAILABLE: 503 };

interface Asked {
  Params: { provider: string };
  Querystring: { challenge?: string | string[]; return?: string | string[] };
}

export async function serveIdentity(app: FastifyInstance, { desk }: { desk: Desk }): Promise<void> {
  app.setErrorHandler(tellError);

  app.get('/.well-known/jwks.json', async (_, reply) => {
    const keys = await desk.tokens.publicKeys(desk.clock.now());
    return reply
      .header('cache-control', `public, max-age=${KEYS_GOOD}`)
      .header('access-control-allow-origin', '*')
      .type('application/jwk-set+json')
      .send({ keys });
  });

  app.get<Asked>('/auth/oidc/:provider', async (request, reply) => {
    beDiscreet(reply);
    const { challenge, return: returnUrl } = request.query;
    const input = { provider: request.params.provider, challenge: one(challenge), returnUrl: one(returnUrl) };
    try {
      const { url, cookie } = await accounts.beginSso(callOf(desk, request), input);
      return reply.header('set-cookie', cookieLine(desk, cookie.name, cookie.value)).redirect(url.href, 303);
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'UNAVAILABLE') throw error;
      request.log.warn({ err: error.cause, provider: input.provider, requestId: request.id }, 'SSO provider is down');
      return sendTo(reply, accounts.ssoReturnUrl(desk, input.returnUrl), refusalOf(error));
    }
  });

  app.get<Asked>('/auth/oidc/:provider/callback', async (request, reply) => {
    beDiscreet(reply);
    const answer = new URLSearchParams(request.url.split('?')[1] ?? '');
    const name = accounts.ssoCookieName(answer.get('state') ?? '');
    const browser = cookieOf(request.headers.cookie, cookieName(desk, name));
    if (browser) reply.header('set-cookie', cookieLine(desk, name, ''));
    const { provider } = request.params;
    const { returnUrl, outcome } = await accounts.finishSso(callOf(desk, request), { provider, answer, browser });
    return sendTo(reply, returnUrl, 'code' in outcome ? { sso_code: outcome.code } : refusalOf(outcome.refusal));
  });

  app.post('/auth/oidc/exchange', async (request, reply) => {
    beDiscreet(reply);
    const { code, verifier } = (request.body ?? {}) as Record<string, unknown>;
    if (typeof code !== 'string' || typeof verifier !== 'string')
      throw new DeskError('INVALID_CREDENTIALS', 'sso_expired');
    const signedIn = await accounts.exchangeSso(callOf(desk, request), { code, verifier });
    const { accessToken, refreshToken, expiresAt } = signedIn;
    return { accessToken, refreshToken, expiresAt };
  });
}

const callOf = (desk: Desk, request: FastifyRequest): Call => ({
  desk,
  actor: ANONYMOUS,
  locale: localeOf(request.headers['accept-language']),
  requestId: request.id,
  address: request.ip,
});

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** Kept by no cache, and told to no page that comes after. */
function beDiscreet(reply: FastifyReply): void {
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
}

/** What the page is told stands behind the `#`, which neither logs nor a `Referer` ever see. */
const sendTo = (reply: FastifyReply, url: string, said: Record<string, string>): FastifyReply =>
  reply.redirect(`${url.split('#', 1)[0]}#${new URLSearchParams(said).toString()}`, 303);

const refusalOf = ({ key }: DeskError): Record<string, string> => ({ sso_error: key.replace(/^sso_/, '') });

/** To a page as JSON, and in words to a person whose browser is nowhere yet. What is not expected is masked. */
function tellError(error: FastifyError | DeskError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const answer = (status: number, code: string, message: string): FastifyReply =>
    request.method === 'POST'
      ? reply.code(status).send({ error: { code, message } })
      : reply.code(status).type('text/plain; charset=utf-8').send(`${message}\n`);
  if (error instanceof DeskError) {
    const message = sentence(error.key, error.params, localeOf(request.headers['accept-language']));
    return answer(STATUS[error.code] ?? 400, error.code, message);
  }
  if (error.statusCode && error.statusCode < 500) return answer(error.statusCode, 'BAD_REQUEST', error.message);
  request.log.error({ err: error, requestId: request.id }, 'unexpected error');
  return answer(500, 'INTERNAL', `Internal error. Reference: ${request.id}`);
}

const isSecure = (desk: Desk): boolean => desk.address().startsWith('https:');

/** With `__Host-` a browser takes it from this very host over TLS only, and from no neighbour under the same domain. */
const cookieName = (desk: Desk, name: string): string => (isSecure(desk) ? `__Host-${name}` : name);

/** Lax: it comes along when the provider sends the browser back, and with nothing that another page posts. Empty: forget it. */
function cookieLine(desk: Desk, name: string, value: string): string {
  const age = value ? accounts.SSO_SECONDS : 0;
  const secure = isSecure(desk) ? '; Secure' : '';
  return `${cookieName(desk, name)}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  const found = (header ?? '').split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
