/** Must be seen: eight ways to stay in with a refresh token that is not good (any more). All refused. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../src/domain/accounts/actor.js';
import { accounts } from '../../src/services/index.js';
import type { Call } from '../../src/services/desk.js';
import type { SignedIn } from '../../src/services/accounts/session.service.js';
import { makeAccount, PASSWORD } from '../factories/account.factory.js';
import { callAs } from '../support/actor.js';
import { clockAt, type TestClock } from '../support/clock.js';
import { startDesk, type TestDesk } from '../support/desk.js';

const clock: TestClock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
let nobody: Call;
let refused = 0;
const ATTACKS = 8;

beforeAll(async () => {
  desk = await startDesk({ demo: false, clock });
  nobody = { ...callAs(desk, ANONYMOUS), address: '192.0.2.1' };
});
afterAll(async () => {
  console.info(`Refresh attacks: ${refused} of ${ATTACKS} refused`);
  expect(refused).toBe(ATTACKS);
  await desk.stop();
});

const signIn = async (): Promise<SignedIn & { email: string }> => {
  const { email } = await makeAccount(desk.call);
  return { email, ...(await accounts.login(nobody, { email, password: PASSWORD })) };
};
/** IN, or the key of the refusal. */
const attempt = (token: string, key?: string): Promise<string> =>
  accounts.refresh(nobody, token, key).then(
    () => 'IN',
    ({ key: why }) => why as string,
  );
const REFUSED = 'invalid_refresh_token';
const isGood = (token: string): Promise<boolean> =>
  accounts.authenticate(desk.desk, `Bearer ${token}`).then(
    () => true,
    () => false,
  );
const asWhom = async ({ accessToken }: SignedIn): Promise<Call> => ({
  ...nobody,
  actor: (await accounts.authenticate(desk.desk, `Bearer ${accessToken}`)).actor,
});

describe('a refresh token', () => {
  it('used again after it was exchanged ends the family: the thief’s tokens and the owner’s', async () => {
    for (const generations of [1, 5]) {
      const first = await signIn();
      let newest: SignedIn = first;
      for (let n = 0; n < generations; n += 1) newest = await accounts.refresh(nobody, newest.refreshToken);
      expect(await attempt(first.refreshToken)).toBe(REFUSED);
      expect([await isGood(first.accessToken), await isGood(newest.accessToken)]).toEqual([false, false]);
      expect(await attempt(newest.refreshToken)).toBe(REFUSED);
    }
    refused += 1;
  });

  it('used by two at once is good for one of them, and for neither in the end', async () => {
    // The thief’s key is another than the owner’s, or none.
    for (const [ownerKey, thiefKey] of [
      [undefined, undefined],
      [randomUUID(), randomUUID()],
      [randomUUID(), undefined],
      [undefined, randomUUID()],
    ]) {
      const { refreshToken } = await signIn();
      const outcomes = await Promise.allSettled([
        accounts.refresh(nobody, refreshToken, ownerKey),
        accounts.refresh(nobody, refreshToken, thiefKey),
      ]);
      const won = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(won).toHaveLength(1);
      expect(await isGood(won[0]!.accessToken)).toBe(false);
      expect(await attempt(won[0]!.refreshToken)).toBe(REFUSED);
    }
    refused += 1;
  });

  it('repeated with another’s key, or with its own once the answer was used, is a theft', async () => {
    const [key, other] = [randomUUID(), randomUUID()];
    const guessed = await signIn();
    await accounts.refresh(nobody, guessed.refreshToken, key);
    expect(await attempt(guessed.refreshToken, other)).toBe(REFUSED);
    expect(await attempt(guessed.refreshToken, key)).toBe(REFUSED);
    const used = await signIn();
    const next = await accounts.refresh(nobody, used.refreshToken, key);
    const last = await accounts.refresh(nobody, next.refreshToken, key);
    expect(await attempt(used.refreshToken, key)).toBe(REFUSED);
    expect(await isGood(last.accessToken)).toBe(false);
    refused += 1;
  });

  it('of a session that was ended, signed out, or left alone too long is refused', async () => {
    const [out, ended, old] = [await signIn(), await signIn(), await signIn()];
    await accounts.logout(await asWhom(out), {});
    await accounts.revokeSession(await asWhom(ended), ended.refreshToken.split('.')[0]!);
    clock.pass(30 * 86_400);
    for (const { refreshToken } of [out, ended, old]) expect(await attempt(refreshToken)).toBe(REFUSED);
    refused += 1;
  });

  it('of an account that was let out is refused, also when it is in again', async () => {
    const { account, refreshToken } = await signIn();
    await accounts.setUserActive(desk.call, { accountId: account.id, active: false });
    expect(await attempt(refreshToken)).toBe(REFUSED);
    await accounts.setUserActive(desk.call, { accountId: account.id, active: true });
    expect(await attempt(refreshToken)).toBe(REFUSED);
    refused += 1;
  });

  it('from before the password was changed or reset is refused', async () => {
    const stolen = await signIn();
    const own = await accounts.login(nobody, { email: stolen.email, password: PASSWORD });
    const newPassword = 'a quiet river under seven bridges';
    await accounts.changePassword(await asWhom(own), { currentPassword: PASSWORD, newPassword });
    expect(await attempt(stolen.refreshToken)).toBe(REFUSED);
    expect(await attempt(own.refreshToken)).toBe('IN');
    refused += 1;
  });

  it('that is made up, tampered with, or put together from two is refused, and ends nobody’s session', async () => {
    const [mine, theirs] = [await signIn(), await signIn()];
    const [sessionId, secret, seal] = theirs.refreshToken.split('.') as [string, string, string];
    const [ownId, ownSecret, ownSeal] = mine.refreshToken.split('.') as [string, string, string];
    const flipped = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`;
    for (const token of [
      `${sessionId}.${flipped}.${seal}`,
      `${sessionId}.${ownSecret}.${ownSeal}`,
      `${sessionId}.${ownSecret}.${seal}`,
      `${ownId}.${secret}.${seal}`,
      `${sessionId}.x`,
      `${sessionId}.`,
      `${sessionId}`,
      `${sessionId}.${flipped}`,
      `${sessionId}.${secret}.${seal}.`,
      `.${secret}.${seal}`,
      `${sessionId.toUpperCase()}.${secret}.${seal}`,
      "' or 1=1 --",
    ])
      expect([token, await attempt(token)]).toEqual([token, REFUSED]);
    expect([await isGood(theirs.accessToken), await isGood(mine.accessToken)]).toEqual([true, true]);
    expect([await attempt(theirs.refreshToken), await attempt(mine.refreshToken)]).toEqual(['IN', 'IN']);
    refused += 1;
  });

  it('without end, or an access token in its place, or with an endless key, is refused or harmless', async () => {
    const { refreshToken, accessToken } = await signIn();
    for (const token of [`${refreshToken}${'x'.repeat(1_000_000)}`, 'x'.repeat(1_000_000), accessToken, '\0', ''])
      expect(await attempt(token)).toBe(REFUSED);
    // And the other way round.
    expect(await isGood(refreshToken)).toBe(false);
    expect(await attempt(refreshToken, 'k'.repeat(1_000_000))).toBe('IN');
    refused += 1;
  });
});
