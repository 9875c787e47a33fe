/** One's own sessions and profile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../../../src/services/index.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { clientOf, type Loose } from '../../support/client.js';
import { clockAt, type TestClock } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { signedInSocket } from '../../support/live.js';
import { refusalOf } from '../../support/refusal.js';
import { neverExisted } from '../../support/two-clients.js';

const clock: TestClock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ demo: false, clock })));
afterAll(() => desk.stop());

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { accessToken refreshToken errors { code } } }`;
const SESSIONS = `query ($first: Int, $after: Cursor) { sessions(first: $first, after: $after) { totalCount
  nodes { id device userAgent address current createdAt usedAt expiresAt revokedAt } pageInfo { hasNextPage endCursor } } }`;
const REVOKE = `mutation ($input: RevokeSessionInput!) {
  revokeSession(input: $input) { session { id revokedAt } errors { code path } } }`;
const LOGOUT = `mutation ($input: LogoutInput!) { logout(input: $input) { endedSessions errors { code } } }`;
const UPDATE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
  user { name locale version } errors { code path details } } }`;

async function signedIn(email: string, userAgent = 'curl/8.5.0'): Promise<Loose> {
  const input = { email, password: PASSWORD };
  const { data } = await clientOf(desk.url).ask(LOGIN, { input }, { 'user-agent': userAgent });
  return { ...data.login, ...clientOf(desk.url, data.login.accessToken as string) };
}
const isOut = async (person: Loose): Promise<boolean> => (await person.ask('{ me { id } }')).status === 401;

it.each([
  ['sessions', SESSIONS, {}],
  ['revokeSession', REVOKE, { input: { sessionId: 'x' } }],
  ['logout', LOGOUT, { input: {} }],
  ['updateProfile', UPDATE, { input: {} }],
])('%s is refused when anonymous', async (_, operation, variables) => {
  const { errors } = await clientOf(desk.url).ask(operation, variables);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('sessions', () => {
  it('say where each is used, and which one asks, the last used first', async () => {
    const { email } = await makeAccount(desk.call);
    const first = await signedIn(email, FIREFOX);
    clock.pass(60);
    const second = await signedIn(email);
    clock.pass(60);
    await accounts.refresh({ ...desk.call, userAgent: FIREFOX, address: '192.0.2.9' }, first.refreshToken as string);
    const { sessions } = await second.data(SESSIONS);
    expect(sessions.nodes).toMatchObject([
      { device: 'Firefox, Windows', userAgent: FIREFOX, address: '192.0.2.9', current: false, revokedAt: null },
      { device: 'curl', address: expect.stringContaining('127.0.0.1'), current: true },
    ]);
    expect(sessions.nodes[0].createdAt < sessions.nodes[1].createdAt).toBe(true);
    expect(sessions.nodes[0].usedAt > sessions.nodes[1].usedAt).toBe(true);
  });

  it('are one’s own, good ones, and come in pages', async () => {
    const { email } = await makeAccount(desk.call);
    await signedIn((await makeAccount(desk.call)).email);
    const [, ended, asking] = [await signedIn(email), await signedIn(email), await signedIn(email)];
    await ended.data(LOGOUT, { input: {} });
    const one = (await asking.data(SESSIONS, { first: 1 })).sessions;
    expect([one.totalCount, one.nodes.length, one.pageInfo.hasNextPage]).toEqual([2, 1, true]);
    const two = (await asking.data(SESSIONS, { first: 5, after: one.pageInfo.endCursor })).sessions;
    expect([two.nodes.length, two.pageInfo.hasNextPage]).toEqual([1, false]);
    clock.pass(31 * 86_400);
    const late = await signedIn(email);
    expect((await late.data(SESSIONS)).sessions.totalCount).toBe(1);
  });

  it('keep no user agent that the database cannot hold', async () => {
    const { email } = await makeAccount(desk.call);
    const call = { ...desk.call, actor: { kind: 'ANONYMOUS' } as const, userAgent: `a\0${'x'.repeat(5_000)}\ud800` };
    const { account } = await accounts.login(call, { email, password: PASSWORD });
    const rows = await desk.desk.db
      .selectFrom('session')
      .select('user_agent as userAgent')
      .where('account_id', '=', account.id)
      .execute();
    expect(rows.map(({ userAgent }) => userAgent?.length)).toEqual([300]);
  });
});

describe('revokeSession', () => {
  it('ends it, its tokens and its sockets at once; twice is as good as once', async () => {
    const { email } = await makeAccount(desk.call);
    const [other, own] = [await signedIn(email), await signedIn(email)];
    const socket = await signedInSocket(desk.url, other.token);
    const { nodes } = (await other.data(SESSIONS)).sessions;
    const { id } = nodes.find(({ current }: Loose) => current);
    for (let times = 0; times < 2; times += 1) {
      const { revokeSession } = await own.data(REVOKE, { input: { sessionId: id } });
      expect(revokeSession).toEqual({ session: { id, revokedAt: clock.now().toISOString() }, errors: [] });
    }
    expect((await socket.closed).code).toBe(4403);
    expect([await isOut(other), await isOut(own)]).toEqual([true, false]);
    const { key } = await refusalOf(accounts.refresh(desk.call, other.refreshToken as string));
    expect(key).toBe('invalid_refresh_token');
  });

  it('knows of nobody else’s', async () => {
    const mine = await signedIn((await makeAccount(desk.call)).email);
    const theirs = await signedIn((await makeAccount(desk.call)).email);
    const { id } = (await theirs.data(SESSIONS)).sessions.nodes[0];
    for (const sessionId of [id, neverExisted(id as string), 'session_', mine.token]) {
      const { revokeSession } = await mine.data(REVOKE, { input: { sessionId } });
      expect(revokeSession).toEqual({ session: null, errors: [{ code: 'NOT_FOUND', path: ['sessionId'] }] });
    }
    expect(await isOut(theirs)).toBe(false);
  });
});

describe('logout', () => {
  it('ends the session, its refresh token and its sockets, and no other', async () => {
    const { email } = await makeAccount(desk.call);
    const [leaving, staying] = [await signedIn(email), await signedIn(email)];
    const socket = await signedInSocket(desk.url, leaving.token);
    expect((await leaving.data(LOGOUT, { input: {} })).logout).toEqual({ endedSessions: 1, errors: [] });
    expect((await socket.closed).code).toBe(4403);
    expect([await isOut(leaving), await isOut(staying)]).toEqual([true, false]);
    expect((await refusalOf(accounts.refresh(desk.call, leaving.refreshToken as string))).code).toBe(
      'INVALID_CREDENTIALS',
    );
  });

  it('ends all of them when asked to', async () => {
    const { email } = await makeAccount(desk.call);
    const all = [await signedIn(email), await signedIn(email), await signedIn(email)];
    const stranger = await signedIn((await makeAccount(desk.call)).email);
    expect((await all[0]!.data(LOGOUT, { input: { everywhere: true } })).logout.endedSessions).toBe(3);
    expect(await Promise.all(all.map(isOut))).toEqual([true, true, true]);
    expect(await isOut(stranger)).toBe(false);
  });
});

describe('updateProfile', () => {
  it('changes what is given, and holds at once', async () => {
    const { email } = await makeAccount(desk.call);
    const person = await signedIn(email);
    const { updateProfile } = await person.data(UPDATE, { input: { firstName: ' Zoé ', locale: 'en' } });
    expect(updateProfile).toEqual({ user: { name: 'Zoé Petit', locale: 'en', version: 2 }, errors: [] });
    // Their name stands on what they do from now on.
    const { actor } = await accounts.authenticate(desk.desk, `Bearer ${person.token}`);
    expect(actor).toMatchObject({ name: 'Zoé Petit', locale: 'en' });
  });

  it('refuses an edit of an older version, and what is no name', async () => {
    const person = await signedIn((await makeAccount(desk.call)).email);
    const told = async (input: object) => (await person.data(UPDATE, { input })).updateProfile.errors;
    await told({ firstName: 'Zoé', version: 1 });
    expect(await told({ firstName: 'Eve', version: 1 })).toEqual([
      { code: 'CONFLICT', path: ['version'], details: { current: { version: 2 } } },
    ]);
    expect(await told({ lastName: '  ' })).toEqual([{ code: 'VALIDATION', path: ['lastName'], details: null }]);
    expect(await told({ firstName: 'x'.repeat(101) })).toMatchObject([{ code: 'VALIDATION', path: ['firstName'] }]);
  });
});
