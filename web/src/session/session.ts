import { type Role, asRole } from '../role.js';
import { Store } from '../store.js';
import { AskError } from './ask.js';
import { expiryOf } from './jwt.js';
import { forget, keep, recall, renewalKey } from './refresh-token.js';
import { type Tokens, login, logout, renew, whoIs } from './sign-in.js';

/** Who uses the page. `identity` changes with every sign-in and sign-out, and not when a token is renewed. */
export type Session =
  | { kind: 'nobody'; identity: number; notice?: string }
  | { kind: 'restoring'; identity: number }
  | { kind: 'person'; identity: number; email: string; role: Role }
  | { kind: 'key'; identity: number; label: string; role: Role };

export const session = new Store<Session>({ kind: 'nobody', identity: 0 });

/** Renewed this long before its end, so that a token never runs out between leaving here and arriving there. */
const MARGIN_MS = 30_000;

/** Refusals of a renewal that say nothing about the token: it may be good at the next attempt. */
const PASSING = new Set([undefined, 'RATE_LIMITED', 'INTERNAL']);

// The credentials themselves: only in memory, never in the store, so that no component can show or keep them.
let authorization: string | null = null;
let refreshToken: string | null = null;
let renewAt: number | null = null;
let renewing: Promise<boolean> | null = null;
let timer: number | undefined;

const nextIdentity = (): number => session.get().identity + 1;

/** Takes up where the tab was before a reload. Resolves when it is known who uses the page. */
export async function restore(): Promise<void> {
  const kept = await recall();
  if (!kept) return;
  session.set({ kind: 'restoring', identity: nextIdentity() });
  refreshToken = kept;
  const person = (await renewNow()) && authorization ? await whoIs(authorization).catch(() => null) : null;
  if (person) session.set({ kind: 'person', identity: nextIdentity(), email: person.email, role: asRole(person.role) });
  else end('Your session could not be restored. Please sign in again.');
}

/** Signs in by e-mail and password; throws `AskError` with the server's words when refused. */
export async function signIn(email: string, password: string): Promise<Role> {
  const { user, ...tokens } = await login(email, password);
  signOut();
  take(tokens);
  const role = asRole(user.role);
  session.set({ kind: 'person', identity: nextIdentity(), email: user.email, role });
  return role;
}

/** Takes up a session that was opened by a sign-in elsewhere. */
export async function signInWithTokens(tokens: Tokens): Promise<Role> {
  const user = await whoIs(`Bearer ${tokens.accessToken}`);
  if (!user) throw new AskError('The desk did not say who signed in.', undefined);
  signOut();
  take(tokens);
  const role = asRole(user.role);
  session.set({ kind: 'person', identity: nextIdentity(), email: user.email, role });
  return role;
}

/** Says why somebody who came was not signed in. */
export function turnAway(notice: string): void {
  end(notice);
}

/** Uses an API key or a whole `Authorization` value as it is. Kept in memory only, and never renewed. */
export async function signInWithKey(pasted: string, label?: string): Promise<Role> {
  const bare = pasted.trim().replace(/^authorization\s*:\s*/i, '');
  const header = /^\S+\s+\S/.test(bare) ? bare : `Bearer ${bare}`;
  const person = await whoIs(header).catch((error: unknown) => {
    // A key may do its work and still be nobody. Only "I do not know this key" and silence are failures.
    if (!(error instanceof AskError) || error.code === 'UNAUTHENTICATED') throw error;
    return null;
  });
  signOut();
  authorization = header;
  const role = person ? asRole(person.role) : 'SERVICE';
  session.set(
    person
      ? { kind: 'person', identity: nextIdentity(), email: person.email, role }
      : { kind: 'key', identity: nextIdentity(), label: label ?? `key …${bare.slice(-4)}`, role },
  );
  return role;
}

/** Ends the session at the desk, and forgets everything, in memory and in the tab's storage. */
export function signOut(): void {
  // A token that was pasted belongs to a session of somewhere else, which goes on.
  const leaving = refreshToken && authorization;
  end();
  // Nobody waits for it: who has left has left, and at worst the session ends by itself.
  if (leaving) void logout(leaving).catch(() => undefined);
}

/** The `Authorization` value to send now, renewed first when its end is near; null when nobody is signed in. */
export async function currentAuthorization(): Promise<string | null> {
  // A sleeping laptop skips the timer, so the clock is read again here. A renewal under way is always waited for.
  if (renewing || (renewAt !== null && Date.now() >= renewAt)) await renewNow();
  return authorization;
}

/**
 * Trades the refresh token for a new pair. Callers at the same moment share one trade, because the token is good once.
 * False when there is nothing to renew, or when the server refused, which ends the session.
 */
export function renewNow(): Promise<boolean> {
  renewing ??= trade().finally(() => (renewing = null));
  return renewing;
}

async function trade(): Promise<boolean> {
  if (!refreshToken) return false;
  const spent = refreshToken;
  try {
    const tokens = await renew(spent, renewalKey());
    if (refreshToken !== spent) return false; // signed out, or in as another, meanwhile
    take(tokens);
    return true;
  } catch (error) {
    const refused = error instanceof AskError && !PASSING.has(error.code);
    if (refused && refreshToken === spent) end('Your session has ended. Please sign in again.');
    return false;
  }
}

function take(tokens: Tokens): void {
  const now = Date.now();
  const expiresAt = expiryOf(tokens.accessToken, now);
  authorization = `Bearer ${tokens.accessToken}`;
  refreshToken = tokens.refreshToken;
  keep(tokens.refreshToken);
  // A very short life is halved, otherwise its renewal would be due before it began.
  renewAt = expiresAt && expiresAt - Math.min(MARGIN_MS, (expiresAt - now) / 2);
  window.clearTimeout(timer);
  if (renewAt) timer = window.setTimeout(() => void renewNow(), Math.max(renewAt - now, 1000));
}

function end(notice?: string): void {
  window.clearTimeout(timer);
  authorization = refreshToken = renewAt = null;
  forget();
  if (session.get().kind !== 'nobody' || notice) session.set({ kind: 'nobody', identity: nextIdentity(), notice });
}
