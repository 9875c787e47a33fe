/** Signing in and staying signed in. */
import { hash } from '@node-rs/argon2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../src/domain/accounts/actor.js';
import type { DeskError } from '../../../src/domain/errors.js';
import { accounts } from '../../../src/services/index.js';
import type { Call } from '../../../src/services/desk.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { callAs } from '../../support/actor.js';
import { clientOf, subscribe } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

const START = new Date('2026-11-20T08:00:00.000Z');
let now = START;
let desk: TestDesk;
let call: Call;
beforeAll(async () => {
  desk = await startDesk({ demo: false, clock: { now: () => now } });
  call = { ...callAs(desk, ANONYMOUS), address: '192.0.2.1', requestId: 'request-1' };
});
afterAll(() => desk.stop());
afterEach(() => void (now = START));

const later = (seconds: number): void => void (now = new Date(now.getTime() + seconds * 1_000));
const refusalOf = (work: Promise<unknown>): Promise<DeskError> =>
  work.then(
    () => expect.fail('it was not refused'),
    (error: DeskError) => error,
  );
const attemptsOf = (email: string) =>
  desk.desk.db
    .selectFrom('login_attempt')
    .select(['email', 'outcome', 'account_id as accountId', 'address', 'request_id as requestId'])
    .where('email', '=', email)
    .orderBy('id')
    .execute();
const isGood = (token: string) =>
  accounts.authenticate(desk.desk, `Bearer ${token}`).then(
    () => true,
    () => false,
  );

describe('login', () => {
  it('answers tokens that are theirs, and is told in the audit', async () => {
    const account = await makeAccount(desk.call);
    const signedIn = await accounts.login(call, { email: ` ${account.email.toUpperCase()} `, password: PASSWORD });
    expect(signedIn.account).toMatchObject({ id: account.id, role: 'ADMIN' });
    expect(signedIn.expiresAt).toEqual(new Date(START.getTime() + 15 * 60_000));
    const { actor } = await accounts.authenticate(desk.desk, `Bearer ${signedIn.accessToken}`);
    expect(actor).toMatchObject({ kind: 'PERSON', accountId: account.id, name: 'Ada Petit' });
    expect(await attemptsOf(account.email.toUpperCase())).toEqual([
      {
        email: account.email.toUpperCase(),
        outcome: 'OK',
        accountId: account.id,
        address: '192.0.2.1',
        requestId: 'request-1',
      },
    ]);
  });

  it('refuses a wrong password, nobody, and one who has left, by the same words', async () => {
    const account = await makeAccount(desk.call, { email: 'here@desk.test' });
    const gone = await makeAccount(desk.call, { email: 'gone@desk.test', active: false });
    const elsewhere = await makeAccount(desk.call, { email: 'elsewhere@desk.test', passwordHash: null });
    const refusals = [
      await refusalOf(accounts.login(call, { email: 'here@desk.test', password: 'wrong' })),
      await refusalOf(accounts.login(call, { email: 'here@desk.test', password: '' })),
      await refusalOf(accounts.login(call, { email: 'gone@desk.test', password: PASSWORD })),
      await refusalOf(accounts.login(call, { email: 'elsewhere@desk.test', password: PASSWORD })),
      await refusalOf(accounts.login(call, { email: 'nobody@desk.test', password: PASSWORD })),
      await refusalOf(accounts.login(call, { email: '', password: PASSWORD })),
    ];
    for (const { code, key, params, input, details } of refusals)
      expect({ code, key, params, input, details }).toEqual({
        code: 'INVALID_CREDENTIALS',
        key: 'invalid_credentials',
        params: {},
        input: [],
        details: null,
      });
    const told = await Promise.all(
      ['here@desk.test', 'gone@desk.test', 'elsewhere@desk.test', 'nobody@desk.test'].map(attemptsOf),
    );
    expect(told.map((lines) => lines.map(({ outcome, accountId }) => [outcome, accountId]))).toEqual([
      [
        ['REFUSED', account.id],
        ['REFUSED', account.id],
      ],
      [['REFUSED', gone.id]],
      [['REFUSED', elsewhere.id]],
      [['REFUSED', null]],
    ]);
  });

  it('makes a hash of older parameters anew, when it can', async () => {
    const outdated = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    const { id, email } = await makeAccount(desk.call, { passwordHash: outdated });
    const stored = async () =>
      (await desk.desk.db.selectFrom('account').select('password_hash').where('id', '=', id).executeTakeFirst())
        ?.password_hash;
    await refusalOf(accounts.login(call, { email, password: 'wrong' }));
    expect(await stored()).toBe(outdated);
    await accounts.login(call, { email, password: PASSWORD });
    expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await accounts.login(call, { email, password: PASSWORD })).account.id).toBe(id);
  });

  it('takes the same characters for the same, however they are composed', async () => {
    const { email } = await makeAccount(desk.call, { password: 'une clé sous le paillasson' });
    const decomposed = 'une clé sous le paillasson'.normalize('NFD');
    expect((await accounts.login(call, { email, password: decomposed })).account.email).toBe(email);
  });

  it.each([
    ['a null character', 'a\0@desk.test'],
    ['half a character', '\ud800@desk.test'],
    ['no end', `${'x'.repeat(10_000)}@desk.test`],
    ['quotes', "' or 1=1 --"],
  ])('refuses an address with %s like any other', async (_, email) => {
    expect((await refusalOf(accounts.login(call, { email, password: 'x'.repeat(100_000) }))).code).toBe(
      'INVALID_CREDENTIALS',
    );
  });

  it('keeps passwords as argon2id only', async () => {
    const account = await makeAccount(desk.call);
    expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { rows } = { rows: await desk.desk.db.selectFrom('account').select('password_hash as hash').execute() };
    expect(rows.filter(({ hash }) => hash !== null && !hash.startsWith('$argon2id$'))).toEqual([]);
  });

  it('keeps no refresh token, only what proves it', async () => {
    const account = await makeAccount(desk.call);
    const { refreshToken } = await accounts.login(call, { email: account.email, password: PASSWORD });
    const [sessionId = '', secret = ''] = refreshToken.split('.');
    const row = await desk.desk.db
      .selectFrom('session')
      .selectAll()
      .where('id', '=', sessionId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(secret.length).toBeGreaterThanOrEqual(43);
  });
});

describe('a refresh token', () => {
  const signIn = async () => {
    const account = await makeAccount(desk.call);
    return { ...(await accounts.login(call, { email: account.email, password: PASSWORD })), email: account.email };
  };

  it('is exchanged for new tokens, again and again', async () => {
    let { refreshToken } = await signIn();
    const seen = new Set([refreshToken]);
    for (let round = 0; round < 5; round += 1) {
      later(29 * 86_400);
      const renewed = await accounts.refresh(call, refreshToken);
      expect(await isGood(renewed.accessToken)).toBe(true);
      ({ refreshToken } = renewed);
      seen.add(refreshToken);
    }
    expect(seen.size).toBe(6);
  });

  it('ends after 30 days of not being used', async () => {
    const { refreshToken } = await signIn();
    later(30 * 86_400);
    expect((await refusalOf(accounts.refresh(call, refreshToken))).key).toBe('invalid_refresh_token');
  });

  it('that is used twice ends its session: the newer tokens with it, at once', async () => {
    const first = await signIn();
    const renewed = await accounts.refresh(call, first.refreshToken);
    expect(await isGood(renewed.accessToken)).toBe(true);
    expect((await refusalOf(accounts.refresh(call, first.refreshToken))).code).toBe('INVALID_CREDENTIALS');
    expect([await isGood(first.accessToken), await isGood(renewed.accessToken)]).toEqual([false, false]);
    expect((await refusalOf(accounts.refresh(call, renewed.refreshToken))).code).toBe('INVALID_CREDENTIALS');
    const row = await desk.desk.db
      .selectFrom('session')
      .select('revoked_why as why')
      .where('id', '=', first.refreshToken.split('.')[0]!)
      .executeTakeFirst();
    expect(row?.why).toBe('a refresh token was used twice');
  });

  it('that is used twice closes the streams of its session, and of no other', async () => {
    const first = await signIn();
    const other = await accounts.login(call, { email: first.email, password: PASSWORD });
    const open = (token: string) => subscribe(desk.url, token, 'subscription { ticketUpdated(initial: true) { at } }');
    const [stolen, spared] = [open(first.accessToken), open(other.accessToken)];
    // The socket is known to be open when its query is answered.
    const query = 'query { me { id } }';
    const [a, b] = [subscribe(desk.url, first.accessToken, query), subscribe(desk.url, other.accessToken, query)];
    await Promise.all([a.next(), b.next()]);
    await accounts.refresh(call, first.refreshToken);
    await refusalOf(accounts.refresh(call, first.refreshToken));
    expect(await stolen.ended).toMatchObject({ code: 4403 });
    expect(await isGood(other.accessToken)).toBe(true);
    const untouched = await Promise.race([spared.ended, Promise.resolve('open')]);
    expect(untouched).toBe('open');
    await Promise.all([stolen, spared, a, b].map((stream) => stream.stop()));
  });

  it('of 10 exchanges at once, one wins and the session ends', async () => {
    const { refreshToken } = await signIn();
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => accounts.refresh(call, refreshToken)));
    const won = outcomes.filter((one) => one.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(await isGood(won[0]!.value.accessToken)).toBe(false);
  });

  it('of somebody who has left is refused', async () => {
    const { account, refreshToken } = await signIn();
    await desk.desk.db.updateTable('account').set({ active: false }).where('id', '=', account.id).execute();
    expect((await refusalOf(accounts.refresh(call, refreshToken))).code).toBe('INVALID_CREDENTIALS');
  });

  it.each([
    '',
    '.',
    'x',
    `${'-'.repeat(36)}.x`,
    '01900000-0000-7000-8000-000000000000.x',
    'a'.repeat(100_000),
    '\0.\0',
  ])('that is none of the desk’s is refused: %s', async (token) => {
    expect((await refusalOf(accounts.refresh(call, token))).code).toBe('INVALID_CREDENTIALS');
  });
});

describe('an account over the API', () => {
  it('says whom it acts for, also in the answer to its own signing in', async () => {
    const whole = await startDesk();
    try {
      const login = `mutation ($email: String!) { login(input: { email: $email, password: "ouranos-demo-2026" }) {
        refreshToken user { email role client { name } technician { name } } errors { code } } }`;
      const asked = (name: string) => clientOf(whole.url).data(login, { email: `${name}@demo.ouranos.test` });
      const { user, refreshToken } = (await asked('client')).login;
      expect(user).toMatchObject({ role: 'CLIENT', client: { name: 'Logistique Rhône-Alpes' }, technician: null });
      expect((await asked('technician')).login.user).toMatchObject({
        client: null,
        technician: { name: 'Théo Bernard' },
      });
      const refresh = `mutation ($refreshToken: String!) { refreshToken(input: { refreshToken: $refreshToken }) {
        user { client { name } } } }`;
      const renewed = await clientOf(whole.url).data(refresh, { refreshToken });
      expect(renewed.refreshToken.user.client.name).toBe('Logistique Rhône-Alpes');
    } finally {
      await whole.stop();
    }
  });
});
