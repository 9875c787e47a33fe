/** Service accounts: what a key opens, and for how long. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '../../../src/domain/accounts/actor.js';
import type { DeskError } from '../../../src/domain/errors.js';
import { NO_ID } from '../../../src/domain/ids.js';
import type { Client } from '../../../src/entities/clients/client.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { accounts, tickets } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { clientOf, signIn } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let admin: Call;
let client: Client;
let now = new Date('2026-11-20T08:00:00.000Z');

beforeAll(async () => {
  desk = await startDesk({ clock: { now: () => now } });
  admin = callAs(desk, await personOf(desk, 'admin'));
  client = await makeClient(desk.call);
});
afterAll(() => desk.stop());

const scopes: Scope[] = ['tickets:read'];
const create = (given: Partial<Parameters<typeof accounts.createApiKey>[1]> = {}) =>
  accounts.createApiKey(admin, { name: 'Partner', scopes, ...given });
const refusalOf = (given: Parameters<typeof create>[0]): Promise<DeskError> =>
  create(given).then(
    () => expect.fail('it was made'),
    (error: DeskError) => error,
  );
const actorOf = async (secret: string) =>
  accounts.authenticate(desk.desk, `Bearer ${secret}`).then(
    ({ actor }) => actor,
    (error: DeskError) => error.code,
  );

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  apiKey { id name hint scopes selfRegistration createdAt expiresAt usedAt } secret errors { code path message } } }`;

it('createApiKey is refused when anonymous', async () => {
  const { errors } = await clientOf(desk.url).ask(CREATE, { input: { name: 'x', scopes } });
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('a key', () => {
  it('is shown once, over the API, and works at once', async () => {
    const { token } = await signIn(desk.url, 'admin');
    const input = { name: ' Hypérion ', scopes: ['robots:read', 'robots:read', 'tickets:read'] };
    const { createApiKey } = await clientOf(desk.url, token).data(CREATE, { input });
    const { apiKey, secret, errors } = createApiKey;
    expect(errors).toEqual([]);
    expect(apiKey).toEqual({
      id: expect.stringMatching(/^key_[0-9a-f]{32}$/),
      name: 'Hypérion',
      hint: `${secret.slice(0, 8)}…`,
      scopes: ['robots:read', 'tickets:read'],
      selfRegistration: false,
      createdAt: now.toISOString(),
      expiresAt: null,
      usedAt: null,
    });
    expect(secret).toMatch(/^odk_[\w-]{43}$/);
    expect((await clientOf(desk.url, secret).data('{ robots { totalCount } }')).robots.totalCount).toBe(8);
    const forbidden = await clientOf(desk.url, secret).ask('{ clients { totalCount } }');
    expect(forbidden.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('is stored as what proves it, not as itself', async () => {
    const { apiKey, secret } = await create();
    const row = await desk.desk.db
      .selectFrom('api_key')
      .selectAll()
      .where('id', '=', apiKey.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(secret.slice(8));
    expect(row.secret_hash).toBe(accounts.sha256(secret));
    expect(row.created_by).toBe(admin.actor.kind === 'PERSON' ? admin.actor.accountId : null);
  });

  it('bears its scopes, its client and its name', async () => {
    const { apiKey, secret } = await create({ clientId: client.id, selfRegistration: true });
    expect(await actorOf(secret)).toEqual({
      kind: 'SERVICE',
      keyId: apiKey.id,
      name: 'Partner',
      scopes,
      clientId: client.id,
      selfRegistration: true,
    });
  });

  it('that is bound to a client sees that client’s things only', async () => {
    const own = await makeTicket(desk.call, { clientId: client.id });
    const { secret } = await create({ clientId: client.id });
    const actor = await actorOf(secret);
    if (typeof actor === 'string') return expect.fail(actor);
    const { rows } = await tickets.listTickets(callAs(desk, actor), {}, 'CREATED_AT_ASC', {});
    expect(rows.map(({ id }) => id)).toEqual([own.id]);
  });

  it('ends when it was said to', async () => {
    const start = now;
    const { secret } = await create({ expiresAt: new Date(start.getTime() + 60_000) });
    now = new Date(start.getTime() + 59_999);
    expect(await actorOf(secret)).toMatchObject({ kind: 'SERVICE' });
    now = new Date(start.getTime() + 60_000);
    expect(await actorOf(secret)).toBe('UNAUTHENTICATED');
  });

  it('that is revoked is refused from the next call on', async () => {
    const { apiKey, secret } = await create();
    expect(await actorOf(secret)).toMatchObject({ kind: 'SERVICE' });
    await transaction(admin, async (tx) => {
      await tx.db.updateTable('api_key').set({ revoked_at: tx.now }).where('id', '=', apiKey.id).execute();
      tx.record({ kind: 'api_key.revoked', data: { keyId: apiKey.id } });
    });
    expect(await actorOf(secret)).toBe('UNAUTHENTICATED');
  });

  it('notes its last use, to the minute', async () => {
    const { apiKey, secret } = await create();
    const usedAt = async () =>
      new Date(
        (
          await desk.desk.db
            .selectFrom('api_key')
            .select('used_at')
            .where('id', '=', apiKey.id)
            .executeTakeFirstOrThrow()
        ).used_at!,
      );
    const first = now;
    await actorOf(secret);
    expect(await usedAt()).toEqual(first);
    now = new Date(first.getTime() + 59_000);
    await actorOf(secret);
    expect(await usedAt()).toEqual(first);
    now = new Date(first.getTime() + 120_000);
    await actorOf(secret);
    expect(await usedAt()).toEqual(now);
  });

  it.each(['odk_', 'odk_unknown', `odk_${'x'.repeat(10_000)}`, 'odk_\0'])(
    'that nobody made is refused: %s',
    async (secret) => {
      expect(await actorOf(secret)).toBe('UNAUTHENTICATED');
    },
  );
});

describe('making a key is refused', () => {
  it.each([
    ['without a name', { name: ' ' }, ['name'], 'required'],
    ['without a scope', { scopes: [] }, ['scopes'], 'no_scope'],
    ['with a scope that is none', { scopes: ['tickets:read', 'everything'] }, ['scopes'], 'unknown_scope'],
    ['with a scope of another spelling', { scopes: ['TICKETS:READ'] }, ['scopes'], 'unknown_scope'],
    ['with an end in the past', { expiresAt: new Date('2026-11-19T00:00:00Z') }, ['expiresAt'], 'in_the_past'],
  ] as const)('%s', async (_, given, input, key) => {
    expect(await refusalOf(given as never)).toMatchObject({ code: 'VALIDATION', input, key });
  });

  it('for a client that does not exist', async () => {
    expect(await refusalOf({ clientId: NO_ID })).toMatchObject({ code: 'NOT_FOUND', input: ['clientId'] });
  });

  it('never for a scope that an operation asks for', async () => {
    expect((await create({ scopes: [...SCOPES] })).apiKey.scopes).toEqual(SCOPES);
  });
});
