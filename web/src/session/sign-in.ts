import { AskError, ask } from './ask.js';
import LOGIN from './operation/login.graphql?raw';
import LOGOUT from './operation/logout.graphql?raw';
import ME from './operation/me.graphql?raw';
import REFRESH from './operation/refresh.graphql?raw';

/** A user as the header shows it. */
export interface Person {
  id: string;
  email: string;
  role: string;
}

export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** What a mutation that gives tokens answers: either both, or the reasons why not. */
interface TokenPayload {
  accessToken?: string | null;
  refreshToken?: string | null;
  errors: { code: string; message: string }[];
}

/** E-mail and password for a pair of tokens. Throws `AskError` with the server's sentence when refused. */
export async function login(email: string, password: string): Promise<Tokens & { user: Person }> {
  const data = await ask<{ login: TokenPayload & { user?: Person | null } }>(LOGIN, { email, password });
  const tokens = tokensOf(data.login);
  if (!data.login.user) throw new AskError('The desk did not say who signed in.', undefined);
  return { ...tokens, user: data.login.user };
}

/** A new pair for the refresh token. When the answer was lost, the same token and key are answered the same pair. */
export async function renew(refreshToken: string, idempotencyKey: string | null): Promise<Tokens> {
  const data = await ask<{ refreshToken: TokenPayload }>(REFRESH, { refreshToken, idempotencyKey });
  return tokensOf(data.refreshToken);
}

/** Ends the session at the desk: its tokens, and sockets that are still open. */
export async function logout(authorization: string): Promise<void> {
  await ask(LOGOUT, {}, authorization);
}

/** Who the bearer of this header is; null for an API key, which is nobody. */
export async function whoIs(authorization: string): Promise<Person | null> {
  return (await ask<{ me: Person | null }>(ME, {}, authorization)).me;
}

function tokensOf(payload: TokenPayload): Tokens {
  const [refusal] = payload.errors;
  if (refusal) throw new AskError(refusal.message, refusal.code);
  if (!payload.accessToken || !payload.refreshToken) throw new AskError('The desk gave no token.', undefined);
  return { accessToken: payload.accessToken, refreshToken: payload.refreshToken };
}
