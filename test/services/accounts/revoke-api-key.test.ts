/** Keys that end: at once, at both doors. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId, NO_ID } from '../../../src/domain/ids.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { clockAt, type TestClock } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { signedInSocket } from '../../support/live.js';

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  apiKey { id client { name } createdBy { name } } secret } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) { apiKey { id revokedAt } errors { code path } } }`;
const KEYS = `query ($where: ApiKeyWhere, $orderBy: ApiKeyOrder, $first: Int, $after: Cursor) {
  apiKeys(where: $where, orderBy: $orderBy, first: $first, after: $after) { totalCount
    nodes { name revokedAt expiresAt client { name } } pageInfo { endCursor hasNextPage } } }`;

const clock: TestClock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
let admin: TestClient;
let clients: Loose[];
beforeAll(async () => {
  desk = await startDesk({ clock });
  admin = await signIn(desk.url, 'admin');
  clients = (await admin.data('{ clients { nodes { id name } } }')).clients.nodes;
});
afterAll(() => desk.stop());

const create = async (more: object = {}): Promise<Loose> =>
  (await admin.data(CREATE, { input: { name: 'Partner', scopes: ['robots:read'], ...more } })).createApiKey;
const revoke = async (apiKeyId: string): Promise<Loose> =>
  (await admin.data(REVOKE, { input: { apiKeyId } })).revokeApiKey;

it.each([
  [KEYS, {}],
  [REVOKE, { input: { apiKeyId: 'x' } }],
])('is refused when anonymous', async (operation, variables) => {
  const { errors } = await clientOf(desk.url).ask(operation, variables);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('revokeApiKey', () => {
  it('ends the key and its sockets at once; twice is as good as once', async () => {
    const { apiKey, secret } = await create();
    const partner = clientOf(desk.url, secret);
    await partner.data('{ robots { totalCount } }');
    const socket = await signedInSocket(desk.url, secret);
    const first = await revoke(apiKey.id);
    expect(first).toEqual({ apiKey: { id: apiKey.id, revokedAt: clock.now().toISOString() }, errors: [] });
    expect((await socket.closed).code).toBe(4403);
    expect((await partner.ask('{ robots { totalCount } }')).status).toBe(401);
    clock.pass(60);
    expect(await revoke(apiKey.id)).toEqual(first);
  });

  it('spares the others', async () => {
    const [one, other] = [await create(), await create()];
    await revoke(one.apiKey.id);
    expect((await clientOf(desk.url, other.secret).data('{ robots { totalCount } }')).robots.totalCount).toBe(8);
  });

  it.each([encodeId('ApiKey', NO_ID), 'key_', 'nothing'])('knows of no %s', async (id) => {
    expect(await revoke(id)).toEqual({ apiKey: null, errors: [{ code: 'NOT_FOUND', path: ['apiKeyId'] }] });
  });
});

describe('apiKeys', () => {
  const names = async (variables: object): Promise<string[]> =>
    (await admin.data(KEYS, variables)).apiKeys.nodes.map(({ name }: Loose) => name);

  it('are found by whether they open anything, client, scope and words', async () => {
    const expiresAt = new Date(clock.now().getTime() + 60_000).toISOString();
    await create({ name: 'List A', clientId: clients[0]!.id, scopes: ['alerts:read'] });
    const { apiKey } = await create({ name: 'List B' });
    await create({ name: 'List C', expiresAt });
    await revoke(apiKey.id);
    const found = (where: object) => names({ where: { search: 'list', ...where }, orderBy: 'NAME_ASC' });
    expect(await found({})).toEqual(['List A', 'List B', 'List C']);
    expect(await found({ active: true })).toEqual(['List A', 'List C']);
    clock.pass(60);
    expect(await found({ active: true })).toEqual(['List A']);
    expect(await found({ active: false })).toEqual(['List B', 'List C']);
    expect(await found({ clientId: { eq: clients[0]!.id } })).toEqual(['List A']);
    expect(await found({ scope: 'alerts:read' })).toEqual(['List A']);
    expect(await found({ scope: '\0' })).toEqual([]);
    expect(await names({ where: { search: 'list' }, orderBy: 'CREATED_AT_DESC' })).toEqual(
      (await names({ where: { search: 'list' }, orderBy: 'CREATED_AT_ASC' })).toReversed(),
    );
  });

  it('come in pages, with their client and who made them, and never with a secret', async () => {
    const { secret, apiKey } = await create({ name: 'Zz', clientId: clients[0]!.id });
    expect(apiKey).toMatchObject({ client: { name: clients[0]!.name }, createdBy: { name: 'Alice Martin' } });
    const all: string[] = [];
    let page: Loose;
    do {
      page = (await admin.data(KEYS, { first: 3, after: page?.pageInfo.endCursor })).apiKeys;
      all.push(...page.nodes.map(({ name }: Loose) => name));
      expect(JSON.stringify(page)).not.toContain(secret.slice(8));
    } while (page.pageInfo.hasNextPage);
    expect(all).toHaveLength(page.totalCount);
    expect(all).toEqual(await names({ first: 100 }));
  });
});
