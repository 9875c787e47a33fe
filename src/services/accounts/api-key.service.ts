/** Service accounts: API keys with scopes. */
import { LockMode } from '@mikro-orm/postgresql';
import { SCOPES, type Scope } from '../../domain/accounts/actor.js';
import { invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { ApiKey } from '../../entities/accounts/api-key.entity.js';
import { Client } from '../../entities/clients/client.entity.js';
import type { Call } from '../desk.js';
import { requiredText } from '../text.js';
import { transaction } from '../transaction.js';
import { API_KEY_PREFIX } from './authenticate.js';
import { randomSecret, sha256 } from './secrets.js';

export interface CreateApiKey {
  name: string;
  scopes: string[];
  clientId?: string | null;
  selfRegistration?: boolean | null;
  expiresAt?: Date | null;
}

/** Makes a key; its secret is in the answer and nowhere else. @throws DeskError VALIDATION, NOT_FOUND */
export async function createApiKey(call: Call, input: CreateApiKey): Promise<{ apiKey: ApiKey; secret: string }> {
  const name = requiredText(input.name, ['name']);
  const scopes = checkedScopes(input.scopes);
  if (input.expiresAt && input.expiresAt <= call.desk.clock.now()) throw invalid('in_the_past', ['expiresAt']);
  const secret = API_KEY_PREFIX + randomSecret();
  const apiKey = await transaction(call, async (tx) => {
    if (input.clientId && !(await tx.em.findOne(Client, { id: input.clientId })))
      throw notFound('client', ['clientId']);
    return tx.em.create(ApiKey, {
      id: newId(),
      name,
      secretHash: sha256(secret),
      hint: `${secret.slice(0, 8)}…`,
      scopes,
      clientId: input.clientId ?? null,
      selfRegistration: input.selfRegistration ?? false,
      createdBy: call.actor.kind === 'PERSON' ? call.actor.accountId : null,
      createdAt: tx.now,
      expiresAt: input.expiresAt ?? null,
      usedAt: null,
      revokedAt: null,
    });
  });
  return { apiKey, secret };
}

function checkedScopes(scopes: string[]): Scope[] {
  if (scopes.length === 0) throw invalid('no_scope', ['scopes']);
  const unknown = scopes.find((scope) => !SCOPES.includes(scope as Scope));
  if (unknown !== undefined) throw invalid('unknown_scope', ['scopes'], { scope: unknown.slice(0, 50) });
  return [...new Set(scopes)] as Scope[];
}

/** Ends a key, and the sockets opened with it; one that has ended stays as it is. @throws DeskError NOT_FOUND */
export async function revokeApiKey(call: Call, keyId: string): Promise<{ keyId: string }> {
  return transaction(call, async (tx) => {
    const key = await tx.em.findOne(ApiKey, { id: keyId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!key) throw notFound('apiKey', ['apiKeyId']);
    if (key.revokedAt) return { keyId };
    key.revokedAt = tx.now;
    tx.record({ kind: 'api_key.revoked', data: { keyId } });
    return { keyId };
  });
}
