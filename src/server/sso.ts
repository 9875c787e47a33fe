/** The way of a browser through single sign-on, and the published keys: what is said over plain HTTP beside GraphQL. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS } from '../domain/accounts/actor.js';
import { DeskError } from '../domain/errors.js';
import { localeOf, sentence } from '../domain/messages.js';
import type { Call, Desk } from '../services/desk.js';
import { accounts } from '../services/index.js';

/** How long verifiers elsewhere may keep the published keys, s: far less than a key is published before it signs. */
const KEYS_GOOD = 300;

type ToProvider = { Params: { provider: string }; Querystring: Record<string, string | string[] | undefined> };

const STATUS: Record<string, number> = { NOT_FOUND: 404, UNAVAILABLE: 503 };

export function serveIdentity(app: FastifyInstance, desk: Desk): void {
  const callOf = (request: FastifyRequest): Call => ({
    desk,
    actor: ANONYMOUS,
    locale: localeOf(request.headers['accept-language']),
    requestId: request.id,
    address: request.ip,
  });
  const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
  /** A person reads it, in a browser that is nowhere yet. */
  const sayNo = (reply: FastifyReply, call: Call, error: unknown): FastifyReply => {
    if (!(error instanceof DeskError)) throw error;
    const text = sentence(error.key, error.params, call.locale);
    return reply
      .code(STATUS[error.code] ?? 400)
      .type('text/plain; charset=utf-8')
      .send(`${text}\n`);
  };
  /** What the page is told stands behind the `#`, which neither logs nor the next page's `Referer` ever see. */
  const sendTo = (reply: FastifyReply, url: string, said: Record<string, string>): FastifyReply =>
    reply.redirect(`${url.split('#', 1)[0]}#${new URLSearchParams(said).toString()}`, 303);
  const refusalOf = ({ key }: DeskError): Record<string, string> => ({ sso_error: key.replace(/^sso_/, '') });

  app.get('/.well-known/jwks.json', async (_, reply) => {
    const keys = await desk.tokens.publicKeys(desk.clock.now());
    return reply
      .header('cache-control', `public, max-age=${KEYS_GOOD}`)
      .header('access-control-allow-origin', '*')
      .type('application/jwk-set+json')
      .send({ keys });
  });

  app.register(async (sso) => {
    sso.addHook('onRequest', (_, reply, done) => {
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      done();
    });

    sso.get<ToProvider>('/auth/oidc/:provider', async (request, reply) => {
      const call = callOf(request);
      const { challenge, return: asked } = request.query;
      const input = { provider: request.params.provider, challenge: one(challenge), returnUrl: one(asked) };
      try {
        const { url, cookie } = await accounts.beginSso(call, input);
        return await reply.header('set-cookie', cookieLine(desk, cookie.name, cookie.value)).redirect(url.href, 303);
      } catch (error) {
        if (!(error instanceof DeskError) || error.code !== 'UNAVAILABLE') return sayNo(reply, call, error);
        desk.log.warn({ err: error.cause, provider: input.provider, requestId: request.id }, 'SSO provider is down');
        return sendTo(reply, accounts.ssoReturnUrl(desk, input.returnUrl), refusalOf(error));
      }
    });

    sso.get<ToProvider>('/auth/oidc/:provider/callback', async (request, reply) => {
      const call = callOf(request);
      const answer = new URLSearchParams(request.url.split('?')[1] ?? '');
      const name = accounts.ssoCookieName(answer.get('state') ?? '');
      const browser = cookieOf(request.headers.cookie, prefixed(desk, name));
      reply.header('set-cookie', cookieLine(desk, name, ''));
      try {
        const arrival = await accounts.finishSso(call, { provider: request.params.provider, answer, browser });
        const { returnUrl, outcome } = arrival;
        return sendTo(reply, returnUrl, 'code' in outcome ? { sso_code: outcome.code } : refusalOf(outcome.refusal));
      } catch (error) {
        return sayNo(reply, call, error);
      }
    });

    sso.post('/auth/oidc/exchange', async (request, reply) => {
      const call = callOf(request);
      const { code, verifier } = (request.body ?? {}) as Record<string, unknown>;
      try {
        if (typeof code !== 'string' || typeof verifier !== 'string')
          throw new DeskError('INVALID_CREDENTIALS', 'sso_expired');
        const { accessToken, refreshToken, expiresAt } = await accounts.exchangeSso(call, { code, verifier });
        return await reply.send({ accessToken, refreshToken, expiresAt });
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        const message = sentence(error.key, error.params, call.locale);
        return reply.code(400).send({ error: { code: error.code, message } });
      }
    });
  });
}

const isSecure = (desk: Desk): boolean => desk.sso.address().startsWith('https:');

/** With `__Host-` a browser takes it from this very host over TLS only, and from no neighbour under the same domain. */
const prefixed = (desk: Desk, name: string): string => (isSecure(desk) ? `__Host-${name}` : name);

/** Lax: it comes along when the provider sends the browser back, and with nothing that another page posts. Empty: forget it. */
function cookieLine(desk: Desk, name: string, value: string): string {
  const age = value ? accounts.SSO_SECONDS : 0;
  const secure = isSecure(desk) ? '; Secure' : '';
  return `${prefixed(desk, name)}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  const found = (header ?? '').split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
