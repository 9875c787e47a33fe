/** A client opens an account by itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../src/domain/accounts/actor.js';
import { accounts } from '../../../src/services/index.js';
import type { Call } from '../../../src/services/desk.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { callAs } from '../../support/actor.js';
import { clientOf, signIn } from '../../support/client.js';
import { clockAt, type TestClock } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { mailbox } from '../../support/mailbox.js';
import { refusalOf } from '../../support/refusal.js';

const box = mailbox();
const clock: TestClock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ clock, mailer: box })));
afterAll(() => desk.stop());

let count = 0;
/** A newcomer, from an address of their own. */
const newcomer = (): Call => ({ ...callAs(desk, ANONYMOUS), address: `198.51.100.${(count += 1)}` });
const given = (more: Partial<Parameters<typeof accounts.register>[1]> = {}) => ({
  email: `new-${(count += 1)}@desk.test`,
  password: PASSWORD,
  firstName: ' Ada ',
  lastName: 'Petit',
  ...more,
});
const clientsNamed = (name: string) => desk.desk.db.selectFrom('client').selectAll().where('name', '=', name).execute();

const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { accessToken refreshToken
  user { id email role locale client { name } } client { id name kind } errors { code message path details } } }`;

describe('register', () => {
  it('makes the account and the profile of a company, and signs in', async () => {
    const input = { ...given(), companyName: 'Moulins Petit', phone: '+33 1 23', locale: 'en' };
    const { register } = await clientOf(desk.url).data(REGISTER, { input });
    expect(register.errors).toEqual([]);
    expect(register.client).toMatchObject({ name: 'Moulins Petit', kind: 'COMPANY' });
    expect(register.user).toMatchObject({
      email: input.email,
      role: 'CLIENT',
      locale: 'en',
      client: { name: 'Moulins Petit' },
    });
    const own = await clientOf(desk.url, register.accessToken).data('{ me { email } robots { totalCount } }');
    expect(own).toEqual({ me: { email: input.email }, robots: { totalCount: 0 } });
    const [client] = await clientsNamed('Moulins Petit');
    expect(client).toMatchObject({ phone: '+33 1 23', email: input.email, locale: 'en', kind: 'COMPANY' });
  });

  it('takes a person for their own client', async () => {
    const { account } = await accounts.register(newcomer(), given({ lastName: 'Seule' }));
    expect(account).toMatchObject({ firstName: 'Ada', lastName: 'Seule', locale: 'fr', active: true });
    expect(await clientsNamed('Ada Seule')).toMatchObject([{ kind: 'PERSON' }]);
  });

  it('proves nothing about the address; whoever comes without a password has been vouched for', async () => {
    const person = { firstName: 'Ada', lastName: 'Petit', companyName: null, phone: null, locale: 'fr' as const };
    const verified = async (email: string, passwordHash: string | null) => {
      const { accountId } = await transaction(desk.call, (tx) =>
        accounts.openClientAccount(tx, { ...person, email, passwordHash }),
      );
      const row = await desk.desk.db
        .selectFrom('account')
        .select('email_verified_at as at')
        .where('id', '=', accountId)
        .executeTakeFirst();
      return row?.at !== null;
    };
    expect(await verified('by-password@desk.test', 'hash')).toBe(false);
    expect(await verified('vouched-for@desk.test', null)).toBe(true);
  });

  it('is refused to everybody who is signed in', async () => {
    for (const name of ['technician', 'manager', 'admin'] as const) {
      const { errors } = await (await signIn(desk.url, name)).ask(REGISTER, { input: given() });
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    }
    const { register } = await (await signIn(desk.url, 'client')).data(REGISTER, { input: given() });
    expect(register).toMatchObject({ accessToken: null, errors: [{ code: 'VALIDATION' }] });
  });

  it.each([
    ['email', { email: 'nobody' }, 'invalid_email'],
    ['email', { email: 'аda@desk.test' }, 'invalid_email'],
    ['email', { email: 'ada\0@desk.test' }, 'null_byte'],
    ['firstName', { firstName: ' ' }, 'required'],
    ['lastName', { lastName: 'x'.repeat(101) }, 'too_long'],
    ['phone', { phone: 'x'.repeat(51) }, 'too_long'],
    ['password', { password: 'short' }, 'too_short'],
    ['password', { password: 'x'.repeat(1_025) }, 'too_long'],
    ['password', { password: 'motdepasse12' }, 'weak_password'],
    ['password', { password: `${'\ud800'}${PASSWORD}` }, 'half_character'],
  ])('names what is wrong with the %s: %o', async (path, more, key) => {
    const refusal = await refusalOf(accounts.register(newcomer(), given(more)));
    expect([refusal.code, refusal.key, refusal.input]).toEqual(['VALIDATION', key, [path]]);
  });

  it('leaves no profile behind when the address has an account, and tells its owner, not more', async () => {
    const owner = await makeAccount(desk.call, { email: 'owner@desk.test', locale: 'en' });
    const input = given({ email: 'OWNER@desk.test', companyName: 'Left Behind', lastName: 'http://evil.test' });
    const refusal = await refusalOf(accounts.register(newcomer(), input));
    expect([refusal.code, refusal.key, refusal.input]).toEqual(['ALREADY_EXISTS', 'email_taken', ['email']]);
    expect(await clientsNamed('Left Behind')).toEqual([]);
    const [letter, ...more] = await box.deliver(desk.call);
    expect(more).toEqual([]);
    expect([letter!.to, letter!.subject]).toEqual([owner.email, 'You have an account already']);
    expect(letter!.text + letter!.html).not.toMatch(/evil|Petit|Ada/);
  });

  it('answers the same for an account that is not active', async () => {
    await makeAccount(desk.call, { email: 'left@desk.test', active: false });
    const refusal = await refusalOf(accounts.register(newcomer(), given({ email: 'left@desk.test' })));
    expect(refusal.key).toBe('email_taken');
    expect(await box.deliver(desk.call)).toEqual([]);
  });

  it('of two at once with one address lets one in', async () => {
    const input = given({ companyName: 'Twins' });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => accounts.register(newcomer(), input)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason.key).toBe('email_taken');
    expect(await clientsNamed('Twins')).toHaveLength(1);
  });

  it('lets nobody try out addresses: each try counts, whatever its answer', async () => {
    const call = newcomer();
    await makeAccount(desk.call, { email: 'sought@desk.test' });
    const tryOut = (email: string) =>
      accounts.register(call, given({ email })).then(
        () => 'made',
        ({ code }) => code as string,
      );
    const answers: string[] = [];
    for (let n = 0; n < 14; n += 1) answers.push(await tryOut(n % 2 ? 'sought@desk.test' : `sought-${n}@desk.test`));
    expect(answers.filter((answer) => answer !== 'TOO_MANY_ATTEMPTS')).toHaveLength(10);
    expect(answers.slice(10)).toEqual(Array(4).fill('TOO_MANY_ATTEMPTS'));
    clock.pass(3_600);
    expect(await tryOut('sought@desk.test')).toBe('ALREADY_EXISTS');
  });
});
