/** The lists of accounts and of attempts to sign in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../../../src/domain/ids.js';
import { accounts } from '../../../src/services/index.js';
import { makeAccount } from '../../factories/account.factory.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { clockAt, type TestClock } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';

const USERS = `query ($where: AccountWhere, $orderBy: AccountOrder, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
  users(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) { totalCount
    edges { cursor node { email name role active createdAt client { name } technician { name } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const AUDIT = `query ($where: LoginAttemptWhere, $orderBy: LoginAttemptOrder, $first: Int, $after: Cursor) {
  loginAudit(where: $where, orderBy: $orderBy, first: $first, after: $after) { totalCount
    nodes { at email outcome address userAgent requestId account { email } } pageInfo { hasNextPage endCursor } } }`;

const clock: TestClock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
let admin: TestClient;
let manager: TestClient;
beforeAll(async () => {
  desk = await startDesk({ clock, held: false });
  [admin, manager] = [await signIn(desk.url, 'admin'), await signIn(desk.url, 'manager')];
  const { clients } = await admin.data('{ clients { nodes { id } } }');
  expect(clients.nodes).toHaveLength(2);
  for (const [index, lastName] of ['Zola', 'Arnaud', 'Arnaud', 'Petit'].entries()) {
    clock.pass(60);
    await makeAccount(desk.call, {
      email: `Extra-${index}@desk.test`,
      lastName,
      role: index % 2 ? 'ADMIN' : 'TECHNICIAN',
    });
  }
});
afterAll(() => desk.stop());

const emails = (page: Loose): string[] => page.edges.map(({ node }: Loose) => node.email);
const users = async (by: TestClient, variables: object = {}): Promise<Loose> => (await by.data(USERS, variables)).users;

it.each([USERS, AUDIT])('is refused when anonymous', async (query) => {
  const { errors } = await clientOf(desk.url).ask(query);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('users', () => {
  it('are all of them for an ADMIN, those of clients and technicians for a SAV_MANAGER', async () => {
    expect((await users(admin)).totalCount).toBe(10);
    const seen = await users(manager);
    expect(seen.totalCount).toBe(6);
    expect(new Set(seen.edges.map(({ node }: Loose) => node.role))).toEqual(new Set(['CLIENT', 'TECHNICIAN']));
  });

  it.each([
    { role: { eq: 'ADMIN' } },
    { role: { in: ['ADMIN', 'SAV_MANAGER'] } },
    { email: { eq: 'admin@demo.ouranos.test' } },
    { search: 'alice' },
  ])('hide from a SAV_MANAGER what is asked for by name: %o', async (where) => {
    expect(await users(manager, { where })).toMatchObject({ totalCount: 0, edges: [] });
    expect((await users(admin, { where })).totalCount).toBeGreaterThan(0);
  });

  it('are found by role, activity, client, address, time and words', async () => {
    const found = async (where: object) => emails(await users(admin, { where, orderBy: 'EMAIL_ASC' }));
    expect(new Set(await found({ role: { eq: 'CLIENT' } }))).toEqual(
      new Set(['client@demo.ouranos.test', 'client2@demo.ouranos.test']),
    );
    expect(await found({ email: { in: ['EXTRA-1@desk.test', 'nobody'] } })).toEqual(['Extra-1@desk.test']);
    expect(await found({ search: 'arnaud ada', role: { eq: 'ADMIN' } })).toEqual(['Extra-1@desk.test']);
    expect(await found({ createdAt: { gt: '2026-11-20T08:03:00Z' } })).toEqual(['Extra-3@desk.test']);
    const { clients } = await admin.data('{ clients { nodes { id name } } }');
    const nord = clients.nodes.find(({ name }: Loose) => name === 'Pharma Nord');
    expect(await found({ clientId: { eq: nord.id } })).toEqual(['client2@demo.ouranos.test']);
    const out = await makeAccount(desk.call, { email: 'out@desk.test', active: false });
    expect(await found({ active: false })).toEqual([out.email]);
    expect(await found({ active: true })).not.toContain(out.email);
  });

  it.each(['NAME_ASC', 'NAME_DESC', 'EMAIL_ASC', 'EMAIL_DESC', 'CREATED_AT_ASC', 'CREATED_AT_DESC'])(
    'are walked whole by %s, forwards and backwards',
    async (orderBy) => {
      const whole = emails(await users(admin, { orderBy, first: 100 }));
      const forwards: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await users(admin, { orderBy, first: 3, after });
        forwards.push(...emails(page));
        ({ endCursor: after, hasNextPage: more } = page.pageInfo);
      }
      const backwards: string[] = [];
      for (let before: string | null = null, more = true; more;) {
        const page = await users(admin, { orderBy, last: 4, before });
        backwards.unshift(...emails(page));
        ({ startCursor: before, hasPreviousPage: more } = page.pageInfo);
      }
      expect(forwards).toEqual(whole);
      expect(backwards).toEqual(whole);
      const reverse = orderBy.replace(/ASC|DESC/, (word) => (word === 'ASC' ? 'DESC' : 'ASC'));
      expect(emails(await users(admin, { orderBy: reverse, first: 100 }))).toEqual(whole.toReversed());
    },
  );

  it('go by the last name', async () => {
    const page = await users(admin, { orderBy: 'NAME_ASC', first: 2 });
    expect(page.edges.map(({ node }: Loose) => node.name)).toEqual(['Ada Arnaud', 'Ada Arnaud']);
  });

  it('cost no more statements for a longer page', async () => {
    const cost = (first: number) => spokenDuring(() => users(admin, { first }));
    await cost(1);
    const long = await cost(100);
    // The page, its number, and an edge each to clients and technicians.
    expect(long, long.join('\n')).toHaveLength(4);
  });
});

describe('loginAudit', () => {
  const audit = async (variables: object = {}): Promise<Loose> => (await admin.data(AUDIT, variables)).loginAudit;

  it('is for an ADMIN only', async () => {
    const { errors } = await manager.ask(AUDIT);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  });

  it('tells of every attempt, good or bad, whose it was and from where', async () => {
    clock.pass(60);
    const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { errors { code } } }`;
    const from = { 'user-agent': 'Attempt/1.0' };
    for (const email of ['client@demo.ouranos.test', 'Nobody@desk.test'])
      await clientOf(desk.url).ask(LOGIN, { input: { email, password: 'wrong' } }, from);
    const { nodes } = await audit({ where: { at: { gte: clock.now() } }, orderBy: 'AT_DESC' });
    expect(
      nodes
        .map(({ email, outcome, account, userAgent }: Loose) => [email, outcome, account?.email, userAgent])
        .toSorted(),
    ).toEqual([
      ['Nobody@desk.test', 'REFUSED', undefined, 'Attempt/1.0'],
      ['client@demo.ouranos.test', 'REFUSED', 'client@demo.ouranos.test', 'Attempt/1.0'],
    ]);
    expect(nodes[0]).toMatchObject({ address: expect.any(String), requestId: expect.any(String) });
    const count = async (where: object) => (await audit({ where })).totalCount;
    expect(await count({ email: { eq: 'nobody@DESK.test' } })).toBe(1);
    expect(await count({ outcome: { eq: 'REFUSED' } })).toBe(2);
    expect(await count({ outcome: { eq: 'OK' }, email: { eq: 'admin@demo.ouranos.test' } })).toBe(1);
    expect(await count({ address: { eq: nodes[0].address } })).toBeGreaterThan(3);
    const { id } = (await accounts.accountByEmail(desk.desk.db, 'client@demo.ouranos.test'))!;
    expect(await count({ accountId: { eq: encodeId('Account', id) } })).toBe(1);
  });

  it('is walked whole in both orders', async () => {
    const whole = async (orderBy: string): Promise<string[]> => {
      const found: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await audit({ orderBy, first: 2, after });
        found.push(...page.nodes.map(({ requestId }: Loose) => requestId));
        ({ endCursor: after, hasNextPage: more } = page.pageInfo);
      }
      return found;
    };
    const up = await whole('AT_ASC');
    expect(up).toHaveLength((await audit()).totalCount);
    expect(await whole('AT_DESC')).toEqual(up.toReversed());
  });
});
