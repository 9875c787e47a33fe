/** Staying signed in: who calls, and how that is renewed. */
import { Unauthenticated } from './errors.js';
import type { World } from './world.js';

/** What a sign-in gives. The refresh token is good for one renewal: keep the newest. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  /** When the access token ends, ISO 8601. */
  expiresAt?: string | null;
}

export interface Credentials {
  email: string;
  password: string;
}

/** What the desk answers to somebody who signs in or renews: tokens, or its sentence why not. */
export type Grant = { tokens: Tokens } | { refused: string };

/** The `Authorization` of calls and sockets. */
export interface Session {
  /** The header's value, renewed when it is about to end; null for an anonymous caller. */
  authorization(): Promise<string | null>;
  /**
   * Renews what was refused; calls at the same time share one renewal, and one that comes late finds it done.
   * @throws the refusal, or a later one, when nothing can be renewed
   */
  renew(refused: string | null, why: Unauthenticated): Promise<void>;
  /** Whether there is anything to renew. */
  readonly renewable: boolean;
}

/** An API key, or nobody: there is nothing to renew. */
export const fixedSession = (authorization: string | null): Session => ({
  authorization: () => Promise.resolve(authorization),
  renew: (_refused, why) => Promise.reject(why),
  renewable: false,
});

/** A renewal comes this long before the end at the earliest … */
const MARGIN_MS = 60_000;
/** … and never in the first part of the token's life, however short that is. */
const MARGIN_SHARE = 0.2;

export interface TokenSessionOptions {
  world: World;
  /** At least one of the two. */
  credentials?: Credentials;
  tokens?: Tokens;
  onTokens?: (tokens: Tokens) => void | Promise<void>;
  /** Both throw when the desk cannot be asked. */
  signIn(credentials: Credentials): Promise<Grant>;
  refresh(refreshToken: string, repeatable: boolean): Promise<Grant>;
}

export class TokenSession implements Session {
  readonly renewable = true;
  readonly #options: TokenSessionOptions;
  #tokens: Tokens | null;
  /** When to renew, by this machine's clock; null when that is not known. */
  #renewAt: number | null = null;
  /** One at a time: a refresh token that is used twice ends the session. */
  #renewal: Promise<void> | null = null;
  #over: Unauthenticated | null = null;

  constructor(options: TokenSessionOptions) {
    this.#options = options;
    this.#tokens = options.tokens ?? null;
    if (this.#tokens) this.#renewAt = renewalOf(this.#tokens, options.world.now(), false);
  }

  async authorization(): Promise<string> {
    const isDue = this.#renewAt !== null && this.#options.world.now() >= this.#renewAt;
    if (!this.#tokens || isDue) await this.#renewOnce();
    return this.#current();
  }

  async renew(refused: string | null): Promise<void> {
    if (this.#tokens && this.#current() !== refused) return;
    await this.#renewOnce();
  }

  #current(): string {
    return `Bearer ${this.#tokens!.accessToken}`;
  }

  #renewOnce(): Promise<void> {
    return (this.#renewal ??= this.#renew().finally(() => (this.#renewal = null)));
  }

  async #renew(): Promise<void> {
    if (this.#over) throw this.#over;
    const grant = await this.#ask();
    if ('refused' in grant) {
      this.#over = new Unauthenticated('UNAUTHENTICATED', grant.refused);
      throw this.#over;
    }
    const { world, onTokens } = this.#options;
    this.#tokens = grant.tokens;
    this.#renewAt = renewalOf(grant.tokens, world.now(), true);
    // Waited for: whoever keeps the tokens has the new ones before the first call that depends on them.
    await onTokens?.(grant.tokens);
  }

  async #ask(): Promise<Grant> {
    const { credentials, refresh, signIn } = this.#options;
    const refreshToken = this.#tokens?.refreshToken;
    if (!credentials) return refresh(refreshToken!, true);
    // Tried once: when the answer is lost, nobody knows whether the token was used. Signing in anew is safe.
    const refreshed = refreshToken ? await refresh(refreshToken, false).catch(() => null) : null;
    return refreshed && 'tokens' in refreshed ? refreshed : signIn(credentials);
  }
}

/**
 * When to renew. Of tokens just received it is counted from their own life, so that a machine whose clock is wrong
 * does not take every token for an old one.
 */
function renewalOf(tokens: Tokens, now: number, isFresh: boolean): number | null {
  const claims = claimsOf(tokens.accessToken);
  const expiresAt = claims.exp ? claims.exp * 1_000 : tokens.expiresAt ? Date.parse(tokens.expiresAt) : NaN;
  const life = isFresh && claims.exp && claims.iat ? (claims.exp - claims.iat) * 1_000 : expiresAt - now;
  // Not known, or over already by a clock that is wrong: the desk's refusal will say.
  if (Number.isNaN(life) || (isFresh && life <= 0)) return null;
  return now + life - Math.min(MARGIN_MS, Math.max(0, life * MARGIN_SHARE));
}

/** When a JWT was made and when it ends, in seconds since 1970; empty for any other token. */
function claimsOf(token: string): { iat?: number; exp?: number } {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { iat, exp } = JSON.parse(atob(payload)) as Record<string, unknown>;
    return { ...(typeof iat === 'number' && { iat }), ...(typeof exp === 'number' && { exp }) };
  } catch {
    return {};
  }
}
