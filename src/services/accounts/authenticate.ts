/** Who bears this credential: an access token or an API key, at either door. */
import { sql } from 'kysely';
import { ANONYMOUS, type Actor, type Scope } from '../../domain/accounts/actor.js';
import { DeskError } from '../../domain/errors.js';
import type { Desk } from '../desk.js';
import { sha256 } from './secrets.js';

/** API keys begin with this, so that they are told from tokens (and found by secret scanners). */
export const API_KEY_PREFIX = 'odk_';

export interface Authenticated {
  actor: Actor;
  /** When the credential ends; live sockets close then. */
  expiresAt: Date | null;
}

/**
 * The actor behind an `Authorization` header. No header is an anonymous caller; a bad one is refused, never taken for
 * anonymous, so that nobody mistakes an expired sign-in for an empty desk.
 * @throws DeskError UNAUTHENTICATED
 */
export async function authenticate(desk: Desk, authorization: string | undefined): Promise<Authenticated> {
  if (!authorization) return { actor: ANONYMOUS, expiresAt: null };
  const credential = /^Bearer\s+(\S+)$/i.exec(authorization.trim())?.[1];
  const found = credential ? await bearerOf(desk, credential) : null;
  if (!found) throw new DeskError('UNAUTHENTICATED', 'token_expired');
  return found;
}

async function bearerOf(desk: Desk, credential: string): Promise<Authenticated | null> {
  const now = desk.clock.now();
  const known = desk.actors.get(credential, now);
  if (known) return known;
  const ask = credential.startsWith(API_KEY_PREFIX) ? byApiKey : byAccessToken;
  return desk.actors.learn(credential, now, () => ask(desk, credential));
}

async function byAccessToken(desk: Desk, token: string): Promise<Authenticated | null> {
  const now = desk.clock.now();
  const claims = await desk.tokens.verify(token, now);
  if (!claims) return null;
  const row = await desk.db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('technician', 'technician.account_id', 'account.id')
    .select([
      'account.id',
      'account.first_name',
      'account.last_name',
      'account.role',
      'account.client_id',
      'account.locale',
      'technician.id as technician_id',
    ])
    .where('session.id', '=', claims.sessionId)
    .where('account.id', '=', claims.accountId)
    .where('session.revoked_at', 'is', null)
    .where('account.active', '=', true)
    .executeTakeFirst();
  if (!row) return null;
  return {
    expiresAt: claims.expiresAt,
    actor: {
      kind: 'PERSON',
      accountId: row.id,
      sessionId: claims.sessionId,
      signedBy: claims.kid,
      name: `${row.first_name} ${row.last_name}`.trim(),
      role: row.role,
      clientId: row.client_id,
      technicianId: row.technician_id,
      locale: row.locale,
    },
  };
}

async function byApiKey(desk: Desk, secret: string): Promise<Authenticated | null> {
  const now = desk.clock.now();
  const row = await desk.db
    .selectFrom('api_key')
    .select(['id', 'name', 'scopes', 'client_id', 'self_registration', 'expires_at', 'used_at'])
    .where('secret_hash', '=', sha256(secret))
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`(expires_at is null or expires_at > ${now})`)
    .executeTakeFirst();
  if (!row) return null;
  await noteUse(desk, row.id, row.used_at, now);
  return {
    expiresAt: row.expires_at ? new Date(row.expires_at) : null,
    actor: {
      kind: 'SERVICE',
      keyId: row.id,
      name: row.name,
      scopes: row.scopes as Scope[],
      clientId: row.client_id,
      selfRegistration: row.self_registration,
    },
  };
}

/** Last use is kept to the minute: a write for every call would cost more than the call. */
async function noteUse(desk: Desk, keyId: string, usedAt: string | null, now: Date): Promise<void> {
  if (usedAt && now.getTime() - new Date(usedAt).getTime() < 60_000) return;
  await desk.db.updateTable('api_key').set({ used_at: now }).where('id', '=', keyId).execute();
}
