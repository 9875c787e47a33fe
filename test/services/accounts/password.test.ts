/** Changing a password, and setting one by mail. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../src/domain/accounts/actor.js';
import type { Account } from '../../../src/entities/accounts/account.entity.js';
import { accounts } from '../../../src/services/index.js';
import type { Call } from '../../../src/services/desk.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { callAs } from '../../support/actor.js';
import { clientOf } from '../../support/client.js';
import { clockAt, type TestClock } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { spokenDuring } from '../../support/spoken.js';
import { signedInSocket } from '../../support/live.js';
import { mailbox, tokenIn } from '../../support/mailbox.js';
import { refusalOf } from '../../support/refusal.js';

const OTHER = 'a quiet river under seven bridges';
const box = mailbox();
const clock: TestClock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ demo: false, clock, mailer: box })));
afterAll(() => desk.stop());

let account: Account;
let count = 0;
let nobody: Call;
beforeEach(async () => {
  account = await makeAccount(desk.call, { email: `person-${(count += 1)}@desk.test`, locale: 'en' });
  nobody = { ...callAs(desk, ANONYMOUS), address: `198.51.100.${count}` };
});
afterEach(() => expect(box.deliver(desk.call)).resolves.toBeDefined());

const login = (password = PASSWORD) => accounts.login(nobody, { email: account.email, password });
const isGood = (token: string) =>
  accounts.authenticate(desk.desk, `Bearer ${token}`).then(
    () => true,
    () => false,
  );
const asWhom = async (token: string): Promise<Call> => ({
  ...nobody,
  actor: (await accounts.authenticate(desk.desk, `Bearer ${token}`)).actor,
});
const stored = async () =>
  await desk.desk.db.selectFrom('account').selectAll().where('id', '=', account.id).executeTakeFirstOrThrow();

describe('changePassword', () => {
  const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) {
    user { email } errors { code path message } } }`;
  const input = { currentPassword: PASSWORD, newPassword: OTHER };

  it('is refused when anonymous', async () => {
    const { errors } = await clientOf(desk.url).ask(CHANGE, { input });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  });

  it('ends every other session and its sockets at once, and says so by mail', async () => {
    const [own, other] = [await login(), await login()];
    const [here, there] = [
      await signedInSocket(desk.url, own.accessToken),
      await signedInSocket(desk.url, other.accessToken),
    ];
    const { changePassword } = await clientOf(desk.url, own.accessToken).data(CHANGE, { input });
    expect(changePassword).toEqual({ user: { email: account.email }, errors: [] });
    expect((await there.closed).code).toBe(4403);
    expect([await isGood(own.accessToken), await isGood(other.accessToken)]).toEqual([true, false]);
    expect((await refusalOf(accounts.refresh(nobody, other.refreshToken))).code).toBe('INVALID_CREDENTIALS');
    expect(here.ws.readyState).toBe(here.ws.OPEN);
    here.ws.terminate();
    expect((await refusalOf(login())).code).toBe('INVALID_CREDENTIALS');
    expect((await login(OTHER)).account.id).toBe(account.id);
    expect((await box.deliver(desk.call)).map(({ to, subject }) => [to, subject])).toEqual([
      [account.email, 'Your password was changed'],
    ]);
  });

  it('needs the current one, and another than that, and a good one', async () => {
    const call = await asWhom((await login()).accessToken);
    const told = async (more: object) => {
      const { code, key, input: path } = await refusalOf(accounts.changePassword(call, { ...input, ...more }));
      return [code, key, ...path];
    };
    expect(await told({ currentPassword: 'wrong' })).toEqual([
      'INVALID_CREDENTIALS',
      'wrong_password',
      'currentPassword',
    ]);
    expect(await told({ newPassword: PASSWORD })).toEqual(['VALIDATION', 'same_password', 'newPassword']);
    expect(await told({ newPassword: 'x'.repeat(20) })).toEqual(['VALIDATION', 'weak_password', 'newPassword']);
    expect(await told({ newPassword: `${account.email}!` })).toEqual(['VALIDATION', 'weak_password', 'newPassword']);
    expect((await stored()).password_hash).toBe(account.passwordHash);
  });

  it('may take as many tries for the new one as it needs', async () => {
    const call = await asWhom((await login()).accessToken);
    for (let n = 0; n < 15; n += 1)
      expect((await refusalOf(accounts.changePassword(call, { ...input, newPassword: `${n}` }))).key).toBe('too_short');
    expect((await accounts.changePassword(call, input)).account.id).toBe(account.id);
  });

  it('is no way around the counting of guesses', async () => {
    const call = await asWhom((await login()).accessToken);
    const answers: string[] = [];
    for (let n = 0; n < 12; n += 1)
      answers.push((await refusalOf(accounts.changePassword(call, { ...input, currentPassword: `${n}` }))).code);
    expect(answers.slice(0, 10)).toEqual(Array(10).fill('INVALID_CREDENTIALS'));
    expect(answers.slice(10)).toEqual(Array(2).fill('TOO_MANY_ATTEMPTS'));
  });

  it('of two at once changes it once', async () => {
    const call = await asWhom((await login()).accessToken);
    const outcomes = await Promise.allSettled(
      [OTHER, `${OTHER} and one`].map((newPassword) => accounts.changePassword(call, { ...input, newPassword })),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('ends a link that was asked for before', async () => {
    await accounts.requestPasswordReset(nobody, { email: account.email });
    const [letter] = await box.deliver(desk.call);
    await accounts.changePassword(await asWhom((await login()).accessToken), input);
    const refusal = await refusalOf(accounts.resetPassword(nobody, { token: tokenIn(letter!), newPassword: PASSWORD }));
    expect(refusal.key).toBe('invalid_password_link');
  });
});

describe('a password by mail', () => {
  const ask = (email = account.email) => accounts.requestPasswordReset(nobody, { email });
  const link = async () => {
    await ask();
    return tokenIn((await box.deliver(desk.call))[0]!);
  };
  const reset = (token: string, newPassword = OTHER) => accounts.resetPassword(nobody, { token, newPassword });

  it('is asked for over the API, by anybody, in the same words for everybody', async () => {
    const REQUEST = `mutation ($input: RequestPasswordResetInput!) {
      requestPasswordReset(input: $input) { message errors { code } } }`;
    const answers = [];
    for (const email of [account.email, 'unknown@desk.test', 'no address at all', '', 'a\0@desk.test'])
      answers.push((await clientOf(desk.url).ask(REQUEST, { input: { email } }, { 'accept-language': 'en' })).data);
    for (const answer of answers)
      expect(answer).toEqual({
        requestPasswordReset: {
          message: 'If there is an account with this address, a mail with a link is on its way.',
          errors: [],
        },
      });
    expect((await box.deliver(desk.call)).map(({ to }) => to)).toEqual([account.email]);
  });

  it('is written in the account’s language, with a link that no log sees, and is stored nowhere', async () => {
    await ask(account.email.toUpperCase());
    const [letter] = await box.deliver(desk.call);
    expect([letter!.to, letter!.subject]).toEqual([account.email, 'Choose a new password']);
    const token = tokenIn(letter!);
    expect(letter!.text).toContain(`${desk.url}/reset-password#token=${token}`);
    expect(letter!.html).toContain(`href="${desk.url}/reset-password#token=${token}"`);
    for (const table of ['mail', 'password_link'] as const)
      expect(JSON.stringify(await desk.desk.db.selectFrom(table).selectAll().execute())).not.toContain(token);
  });

  it('ends all sessions, proves the address, and signs in with the new one only', async () => {
    const before = await login();
    const socket = await signedInSocket(desk.url, before.accessToken);
    expect((await reset(await link())).account.id).toBe(account.id);
    expect((await socket.closed).code).toBe(4403);
    expect(await isGood(before.accessToken)).toBe(false);
    expect((await refusalOf(login())).code).toBe('INVALID_CREDENTIALS');
    expect((await login(OTHER)).account.id).toBe(account.id);
    expect((await stored()).email_verified_at).not.toBeNull();
    expect((await box.deliver(desk.call)).map(({ subject }) => subject)).toEqual(['Your password was changed']);
  });

  it('is good once, also for two at once', async () => {
    const token = await link();
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((n) => reset(token, `${OTHER} ${n}`)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await refusalOf(reset(token))).key).toBe('invalid_password_link');
  });

  it('is good for an hour', async () => {
    const [token, late] = [await link(), await link()];
    expect(token).not.toBe(late);
    clock.pass(3_600);
    expect((await refusalOf(reset(late))).key).toBe('invalid_password_link');
  });

  it('is good in its newest link only', async () => {
    const [older, newer] = [await link(), await link()];
    expect((await refusalOf(reset(older))).key).toBe('invalid_password_link');
    expect((await reset(newer)).account.id).toBe(account.id);
  });

  it('may be tried again after a bad one', async () => {
    const token = await link();
    expect((await refusalOf(reset(token, 'azertyuiopqs'))).key).toBe('weak_password');
    expect((await reset(token)).account.id).toBe(account.id);
  });

  it.each(['', 'x', '\0', '#token=', 'a'.repeat(100_000)])('is refused without a good token: %s', async (token) => {
    expect((await refusalOf(reset(token))).key).toBe('invalid_password_link');
  });

  it('is for nobody who has been let out, before or after the mail', async () => {
    const token = await link();
    await accounts.setUserActive(desk.call, { accountId: (await makeAccount(desk.call)).id, active: true });
    await accounts.setUserActive(desk.call, { accountId: account.id, active: false });
    expect((await refusalOf(reset(token))).key).toBe('invalid_password_link');
    await ask();
    expect(await box.deliver(desk.call)).toEqual([]);
    await accounts.setUserActive(desk.call, { accountId: account.id, active: true });
    expect((await refusalOf(reset(token))).key).toBe('invalid_password_link');
  });

  it('floods nobody’s mailbox, and does not say so', async () => {
    const said = new Set<string>();
    for (let n = 0; n < 9; n += 1) {
      const { message } = await accounts.requestPasswordReset({ ...nobody, address: `203.0.113.${n}` }, account);
      said.add(message);
    }
    expect(said.size).toBe(1);
    expect(await box.deliver(desk.call)).toHaveLength(5);
  });

  it('is asked for by one address so often, whoever it asks for', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 14 }, (_, n) => ask(`any-${n}@desk.test`)));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code as string] : []));
    expect(refused).toEqual(Array(4).fill('TOO_MANY_ATTEMPTS'));
  });

  it('costs the same work whether or not there is an account', async () => {
    const words = async (email: string) =>
      (await spokenDuring(async () => void (await ask(email)))).map((statement) =>
        statement.replace(/\s+/g, ' ').replace(/ values \('.*$/, ''),
      );
    const forKnown = await words(account.email);
    expect(forKnown.length).toBeGreaterThan(5);
    expect(await words('unknown-too@desk.test')).toEqual(forKnown);
  });

  it('ends the waiting that others’ guesses have brought', async () => {
    for (let n = 0; n < 40; n += 1)
      await refusalOf(
        accounts.login({ ...nobody, address: `203.0.113.${n}` }, { email: account.email, password: `${n}` }),
      );
    const away = { ...nobody, address: '192.0.2.77' };
    const tryHere = () => accounts.login(away, { email: account.email, password: OTHER });
    expect((await refusalOf(tryHere())).code).toBe('TOO_MANY_ATTEMPTS');
    await ask();
    const [letter] = await box.deliver(desk.call);
    await accounts.resetPassword(away, { token: tokenIn(letter!), newPassword: OTHER });
    expect((await tryHere()).account.id).toBe(account.id);
  });
});
