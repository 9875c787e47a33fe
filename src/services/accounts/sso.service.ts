/**
 * Signing in through a provider: the browser sets out, comes back once with the provider's word, and its page exchanges
 * a code for tokens once. What must be remembered in between is a row, so any process may take the next step.
 */
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { LoginAttempt } from '../../entities/accounts/login-attempt.entity.js';
import { SsoSignIn } from '../../entities/accounts/sso-sign-in.entity.js';
import type { SsoPerson } from '../../domain/accounts/sso.js';
import type { Call, Desk } from '../desk.js';
import type { IdentityProvider } from '../ports.js';
import { transaction, type Tx } from '../transaction.js';
import { randomSecret, sha256 } from './secrets.js';
import { openSession, type SignedIn } from './session.service.js';
import { accountOfPerson } from './sso-account.js';
import { redirectUriOf } from './sso.js';

/** How long somebody may take at the provider, s. */
export const SSO_SECONDS = 600;
/** How long the page may take to exchange its code, ms. */
const CODE_GOOD = 60_000;

export interface SsoSetOut {
  provider: string;
  /** S256 challenge of a secret that only the page knows: with it the code alone is worth nothing. */
  challenge: string | undefined;
  returnUrl: string | undefined;
}

/** Where to send the browser, and the secret by which it is known when it comes back. */
export interface SsoDeparture {
  url: URL;
  cookie: { name: string; value: string };
}

/** Where the browser goes in the end, and what its page is told: a code for tokens, or why there is none. */
export interface SsoArrival {
  returnUrl: string;
  outcome: { code: string } | { refusal: DeskError };
}

const expired = (): DeskError => new DeskError('INVALID_CREDENTIALS', 'sso_expired');

function providerOf(desk: Desk, id: string): IdentityProvider {
  const provider = desk.sso.providers.find((one) => one.id === id);
  if (!provider) throw notFound('ssoProvider', ['provider']);
  return provider;
}

/** The page to return to: one of those that the operator has named, to the letter. @throws DeskError VALIDATION */
export function ssoReturnUrl(desk: Desk, asked: string | undefined): string {
  const allowed = desk.sso.returnUrls();
  const url = asked === undefined ? allowed[0] : allowed.find((one) => one === asked);
  if (url === undefined) throw invalid('sso_return_url', ['return']);
  return url;
}

/** The cookie of one sign-in; several may be under way in one browser. */
export const ssoCookieName = (state: string): string => `desk-sso-${sha256(state).slice(0, 16)}`;

/** A browser sets out. @throws DeskError NOT_FOUND, VALIDATION, UNAVAILABLE */
export async function beginSso(call: Call, input: SsoSetOut): Promise<SsoDeparture> {
  const { desk } = call;
  await desk.attempts.take('LOGIN', { address: call.address });
  const provider = providerOf(desk, input.provider);
  const returnUrl = ssoReturnUrl(desk, input.returnUrl);
  const { challenge } = input;
  if (!challenge || !/^[\w-]{43}$/.test(challenge)) throw invalid('sso_challenge', ['challenge']);
  const flow = {
    redirectUri: redirectUriOf(desk, provider.id),
    state: randomSecret(),
    nonce: randomSecret(),
    codeVerifier: randomSecret(),
  };
  const browser = randomSecret();
  const url = await provider.begin(flow);
  await transaction(call, async (tx) => {
    tx.em.create(SsoSignIn, {
      id: newId(),
      provider: provider.id,
      stateHash: sha256(flow.state),
      browserHash: sha256(browser),
      nonce: flow.nonce,
      codeVerifier: flow.codeVerifier,
      challenge,
      returnUrl,
      expiresAt: new Date(tx.now.getTime() + SSO_SECONDS * 1_000),
      returnedAt: null,
      accountId: null,
      codeHash: null,
    });
  });
  return { url, cookie: { name: ssoCookieName(flow.state), value: browser } };
}

/**
 * A browser comes back. Only the one that set out, only to its own provider's address, and only once: whatever becomes of
 * it, the row has been used before the provider is asked.
 * @throws DeskError INVALID_CREDENTIALS when nobody is on the way like this, so that nobody can be told at their page
 */
export async function finishSso(
  call: Call,
  given: { provider: string; answer: URLSearchParams; browser: string | undefined },
): Promise<SsoArrival> {
  const { desk } = call;
  const provider = providerOf(desk, given.provider);
  const state = given.answer.get('state');
  if (!state || !given.browser) throw expired();
  const now = desk.clock.now();
  const row = await desk.db
    .updateTable('sso_sign_in')
    .set({ returned_at: now })
    .where('state_hash', '=', sha256(state))
    .where('browser_hash', '=', sha256(given.browser))
    .where('provider', '=', provider.id)
    .where('returned_at', 'is', null)
    .where('expires_at', '>', now as never)
    .returning(['id', 'nonce', 'code_verifier as codeVerifier', 'return_url as returnUrl'])
    .executeTakeFirst();
  if (!row) throw expired();
  const { id, nonce, codeVerifier, returnUrl } = row;
  let person: SsoPerson | null = null;
  try {
    const flow = { redirectUri: redirectUriOf(desk, provider.id), state, nonce, codeVerifier };
    person = await provider.finish(flow, given.answer);
    return { returnUrl, outcome: { code: await handOver(call, id, person, provider) } };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    desk.log.warn(
      { err: error.cause, provider: provider.id, why: error.key, requestId: call.requestId },
      'SSO refused',
    );
    await transaction(call, async (tx) => noteAttempt(tx, person?.email ?? '', null, 'REFUSED'));
    return { returnUrl, outcome: { refusal: error } };
  }
}

/** Finds the person's account, and answers the code that its page may exchange. */
async function handOver(call: Call, id: string, person: SsoPerson, provider: IdentityProvider): Promise<string> {
  const code = randomSecret();
  const attempt = () =>
    transaction(call, async (tx) => {
      const account = await accountOfPerson(tx, person, provider.rules);
      const signIn = await tx.em.findOneOrFail(SsoSignIn, { id });
      signIn.handOver(account.id, sha256(code), new Date(tx.now.getTime() + CODE_GOOD));
      return code;
    });
  try {
    return await attempt();
  } catch (error) {
    // They came twice at once, and the other one has made the account or the link: it is found now.
    if (error instanceof UniqueConstraintViolationException) return attempt();
    throw error;
  }
}

/**
 * A page exchanges its code for tokens. A code is good once, whoever brings it: with a wrong verifier it is gone too.
 * @throws DeskError INVALID_CREDENTIALS
 */
export async function exchangeSso(call: Call, given: { code: string; verifier: string }): Promise<SignedIn> {
  await call.desk.attempts.take('LOGIN', { address: call.address });
  const signedIn = await transaction(call, async (tx) => {
    const row = await tx.em.findOne(
      SsoSignIn,
      { codeHash: sha256(given.code) },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!row?.accountId) return null;
    tx.em.remove(row);
    const isPages = row.challenge === sha256(given.verifier) && row.expiresAt > tx.now;
    const account = await tx.em.findOneOrFail(Account, { id: row.accountId });
    const isGood = isPages && account.active;
    noteAttempt(tx, account.email, account.id, isGood ? 'OK' : 'REFUSED');
    return isGood ? openSession(tx, account.id) : null;
  });
  if (!signedIn) throw expired();
  return signedIn;
}

function noteAttempt(tx: Tx, email: string, accountId: string | null, outcome: 'OK' | 'REFUSED'): void {
  const { address, requestId } = tx.call;
  tx.em.create(LoginAttempt, { id: newId(), at: tx.now, email, accountId, method: 'SSO', outcome, address, requestId });
}

/** Forgets sign-ins that were not finished in time. */
export async function forgetSsoSignIns(call: Call): Promise<number> {
  return transaction(call, async (tx) => {
    const { numDeletedRows } = await tx.db
      .deleteFrom('sso_sign_in')
      .where('expires_at', '<', tx.now as never)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  });
}
