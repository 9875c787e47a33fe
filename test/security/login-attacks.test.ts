/** Must be seen: six ways to get in by guessing, or to keep others out. All refused. */
import * as argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAccount, PASSWORD } from '../factories/account.factory.js';
import { clientOf, type Loose } from '../support/client.js';
import { clockAt, type TestClock } from '../support/clock.js';
import { changePolicies } from '../../src/services/platform/policy.service.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { spokenDuring } from '../support/spoken.js';

// The work of a hash is counted, never timed.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify), hash: vi.fn(real.hash) };
});
const verify = vi.mocked(argon2.verify);

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { accessToken errors { code message details } } }`;
const clock: TestClock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
let refused = 0;
const ATTACKS = 6;

beforeAll(async () => {
  desk = await startDesk({ demo: false, clock, env: { TRUST_PROXY: 'true' } });
  // The coarse brake on floods, and the budget of an address, come before what is tested here.
  await changePolicies(desk.call, {
    changes: {
      attempts: { LOGIN: { perAddress: 10_000, perSubject: 10_000 } },
      callers: { ANONYMOUS: { budget: 100_000, maxCost: 1_000 } },
    },
  });
});
afterAll(async () => {
  console.info(`Login attacks: ${refused} of ${ATTACKS} refused`);
  expect(refused).toBe(ATTACKS);
  await desk.stop();
});
beforeEach(() => void verify.mockClear());

/** One attempt from an address: IN, or the code of the refusal. */
async function attempt(email: string, password: string, address: string): Promise<string> {
  const { data, errors } = await clientOf(desk.url).ask(LOGIN, { input: { email, password } }, from(address));
  if (errors) return errors[0]!.extensions['code'] as string;
  return data.login.accessToken ? 'IN' : data.login.errors[0].code;
}
const from = (address: string) => ({ 'x-forwarded-for': address });
const count = (answers: string[], code: string): number => answers.filter((answer) => answer === code).length;
const account = () => makeAccount(desk.call, {});

describe('an attacker', () => {
  it('who tries stolen passwords on many accounts from one address is slowed down, and learns nothing of who exists', async () => {
    const known = await Promise.all(Array.from({ length: 10 }, account));
    const answers: string[] = [];
    for (let n = 0; n < 130; n += 1)
      answers.push(
        await attempt(n % 13 ? `stuffed-${n}@desk.test` : known[n / 13]!.email, 'Summer2026!', '203.0.113.1'),
      );
    expect(answers.slice(0, 100)).toEqual(Array(100).fill('INVALID_CREDENTIALS'));
    expect(answers.slice(100)).toEqual(Array(30).fill('TOO_MANY_ATTEMPTS'));
    expect(verify).toHaveBeenCalledTimes(100);
    // An own account does not help: a good sign-in takes back no more than itself.
    const own = await account();
    let guesses = 0;
    for (let second = 0; second < 60; second += 1) {
      clock.pass(1);
      await attempt(own.email, PASSWORD, '203.0.113.1');
      if ((await attempt(`more-${second}@desk.test`, 'x', '203.0.113.1')) !== 'TOO_MANY_ATTEMPTS') guesses += 1;
    }
    expect(guesses).toBeLessThan(10);
    // Other addresses are not concerned.
    expect(await attempt(own.email, PASSWORD, '203.0.113.2')).toBe('IN');
    refused += 1;
  });

  it('who guesses at one account from many addresses is slowed down, and does not keep its owner out', async () => {
    const owner = await account();
    const [home, elsewhere] = ['192.0.2.10', '192.0.2.11'];
    expect(await attempt(owner.email, PASSWORD, home)).toBe('IN');
    let looked = 0;
    for (let n = 0; n < 600; n += 1) {
      if (n % 60 === 0) clock.pass(60);
      const answer = await attempt(owner.email, `guess ${n}`, `198.51.${n >> 8}.${n & 255}`);
      if (answer === 'INVALID_CREDENTIALS') looked += 1;
    }
    // Thirty at once, and then one a minute, however many addresses there are.
    expect(looked).toBeLessThan(45);
    expect(await attempt(owner.email, PASSWORD, elsewhere)).toBe('TOO_MANY_ATTEMPTS');
    expect(await attempt(owner.email, PASSWORD, home)).toBe('IN');
    // Whoever has a whole IPv6 network has one address.
    const answers: string[] = [];
    const other = await account();
    for (let n = 0; n < 20; n += 1) answers.push(await attempt(other.email, `${n}`, `2001:db8:1:2::${n.toString(16)}`));
    expect(count(answers, 'INVALID_CREDENTIALS')).toBe(10);
    refused += 1;
  });

  it('who puts 100 guesses into one request, or sends 100 requests at once, gets ten', async () => {
    const { email } = await account();
    const aliases = Array.from(
      { length: 30 },
      (_, n) => `a${n}: login(input: { email: "${email}", password: "guess ${n}" }) { accessToken errors { code } }`,
    );
    const answers: string[] = [];
    for (let request = 0; request < 4; request += 1) {
      const { data } = await clientOf(desk.url).ask(`mutation { ${aliases.join(' ')} }`, {}, from('203.0.113.30'));
      answers.push(...Object.values<Loose>(data).map(({ errors }) => errors[0].code as string));
    }
    expect([count(answers, 'INVALID_CREDENTIALS'), count(answers, 'TOO_MANY_ATTEMPTS')]).toEqual([10, 110]);
    const second = await account();
    const atOnce = await Promise.all(
      Array.from({ length: 100 }, (_, n) => attempt(second.email, `guess ${n}`, '203.0.113.31')),
    );
    expect([count(atOnce, 'INVALID_CREDENTIALS'), count(atOnce, 'TOO_MANY_ATTEMPTS')]).toEqual([10, 90]);
    expect(verify).toHaveBeenCalledTimes(20);
    // Not even the right password is looked at before the time has come; then it is.
    expect(await attempt(second.email, PASSWORD, '203.0.113.31')).toBe('TOO_MANY_ATTEMPTS');
    clock.pass(1);
    expect(await attempt(second.email, PASSWORD, '203.0.113.31')).toBe('IN');
    refused += 1;
  });

  it('who compares answers finds no difference between who exists, has left, has no password, and nobody', async () => {
    const emails = [
      (await account()).email,
      (await makeAccount(desk.call, { active: false })).email,
      (await makeAccount(desk.call, { passwordHash: null })).email,
      'nobody-at-all@desk.test',
      'no address',
    ];
    const seen: Loose[] = [];
    for (const [index, email] of emails.entries()) {
      const ask = (password: string) =>
        clientOf(desk.url).ask(LOGIN, { input: { email, password } }, from(`203.0.113.${40 + index}`));
      verify.mockClear();
      let first: Loose;
      const said = await spokenDuring(async () => (first = await ask('wrong')));
      const hashes = verify.mock.calls.map(([hash]) => String(hash).slice(0, 31));
      for (let n = 0; n < 9; n += 1) await ask('wrong');
      const { data: delayed } = await ask('wrong');
      const work = said.map((statement) => statement.replace(/\s+/g, ' ').replace(/ values \('.*$/, ''));
      seen.push({ data: first!.data, status: first!.status, work, hashes, delayed });
    }
    for (const one of seen) expect(one).toEqual(seen[0]);
    expect(seen[0].work.length).toBeGreaterThan(5);
    expect(seen[0].hashes).toEqual(['$argon2id$v=19$m=19456,t=2,p=1$']);
    expect(seen[0].delayed.login.errors).toEqual([
      { code: 'TOO_MANY_ATTEMPTS', message: expect.any(String), details: { retryAfterSeconds: 1 } },
    ]);
    refused += 1;
  });

  it('who sends a huge password pays more than the desk, and nobody gets in by the beginning of one', async () => {
    const long = 'p'.repeat(1_024);
    const { email } = await makeAccount(desk.call, { password: long });
    verify.mockClear();
    expect(await attempt(email, long, '203.0.113.50')).toBe('IN');
    for (const password of [`${long}p`, long + 'x'.repeat(1_000_000)])
      expect(await attempt(email, password, '203.0.113.50')).toBe('INVALID_CREDENTIALS');
    expect(verify.mock.calls.map(([, password]) => String(password).length)).toEqual([1_024, 0, 0]);
    refused += 1;
  });

  it('who sends other letters, null characters, SQL or other types gets in nowhere, and breaks nothing', async () => {
    await makeAccount(desk.call, { email: 'kim@desk.test' });
    const at = '203.0.113.60';
    for (const email of [
      '\u212Aim@desk.test',
      'kіm@desk.test',
      'kim@desk.test\0',
      'kim\0@desk.test',
      'kim@desk.test%',
      "kim@desk.test' or '1'='1",
      "'; drop table account; --",
      '*',
      '\ud800',
    ]) {
      // But for the null character at the end, which is left out as it came to nothing.
      const answer = await attempt(email, PASSWORD, at);
      expect([email, answer]).toEqual([
        email,
        email === 'kim@desk.test\0' || email === 'kim\0@desk.test' ? 'IN' : 'INVALID_CREDENTIALS',
      ]);
    }
    for (const input of [
      { email: { contains: '' }, password: { $ne: null } },
      { email: ['kim@desk.test'], password: [PASSWORD] },
      { email: 'kim@desk.test', password: null },
      { email: 'kim@desk.test', password: true },
      { email: 'kim@desk.test', password: PASSWORD, role: 'ADMIN' },
    ]) {
      const { status, errors } = await clientOf(desk.url).ask(LOGIN, { input }, from(at));
      expect([status, errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
    }
    expect(await attempt('KIM@desk.test ', PASSWORD, at)).toBe('IN');
    refused += 1;
  });
});
