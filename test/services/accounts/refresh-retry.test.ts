/** A client whose answer was lost asks once more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../src/domain/accounts/actor.js';
import { accounts } from '../../../src/services/index.js';
import { sha256 } from '../../../src/services/accounts/secrets.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { callAs } from '../../support/actor.js';
import { clientOf } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ demo: false })));
afterAll(() => desk.stop());

const signIn = async () => {
  const { email } = await makeAccount(desk.call);
  return accounts.login(callAs(desk, ANONYMOUS), { email, password: PASSWORD });
};
const refresh = (token: string, key?: string) => accounts.refresh(callAs(desk, ANONYMOUS), token, key);
const isGood = (token: string) =>
  accounts.authenticate(desk.desk, `Bearer ${token}`).then(
    () => true,
    () => false,
  );

describe('a renewal that is repeated with its key', () => {
  it('is answered the same token, as often as it takes, and goes on from there', async () => {
    const first = await signIn();
    const answers = [];
    for (let times = 0; times < 3; times += 1) answers.push(await refresh(first.refreshToken, 'mine'));
    expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    for (const { accessToken } of answers) expect(await isGood(accessToken)).toBe(true);
    const next = await refresh(answers[0]!.refreshToken, 'mine');
    expect(await isGood(next.accessToken)).toBe(true);
    expect(next.refreshToken).not.toBe(answers[0]!.refreshToken);
  });

  it('is answered the same token when all tries arrive at once', async () => {
    const { refreshToken } = await signIn();
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken, 'mine')));
    expect(new Set(answers.map((one) => one.refreshToken)).size).toBe(1);
    expect(await isGood(answers[0]!.accessToken)).toBe(true);
  });

  it('works over the API', async () => {
    const { refreshToken } = await signIn();
    const REFRESH = `mutation ($input: RefreshTokenInput!) { refreshToken(input: $input) { refreshToken errors { code } } }`;
    const ask = async () =>
      (await clientOf(desk.url).data(REFRESH, { input: { refreshToken, idempotencyKey: 'mine' } })).refreshToken;
    const first = await ask();
    expect(first).toEqual({ refreshToken: expect.any(String), errors: [] });
    expect(await ask()).toEqual(first);
  });

  it('leaves nothing in the database that would be a token', async () => {
    const { refreshToken } = await signIn();
    const next = await refresh(refreshToken, 'mine');
    const rows = JSON.stringify(await desk.desk.db.selectFrom('session').selectAll().execute());
    for (const token of [refreshToken, next.refreshToken]) {
      const [, secret, seal] = token.split('.');
      expect(rows).not.toContain(secret);
      expect(rows).not.toContain(seal);
    }
    expect(rows).not.toContain('mine');
  });
});

describe('a token from before this version', () => {
  const OLD = 'x'.repeat(43);
  /** Rows as the release before has written them: without a key of the family. */
  async function oldSession(): Promise<string> {
    const sessionId = (await signIn()).refreshToken.split('.')[0]!;
    await desk.desk.db
      .updateTable('session')
      .set({ token_hash: sha256(OLD), family_key: null, retry_nonce: null })
      .where('id', '=', sessionId)
      .execute();
    return sessionId;
  }

  it('is exchanged for one of now', async () => {
    const sessionId = await oldSession();
    const next = await refresh(`${sessionId}.${OLD}`, 'mine');
    expect(next.refreshToken.split('.')).toHaveLength(3);
    expect((await refresh(next.refreshToken)).account).toBeDefined();
  });

  it('ends its session when it is not the newest, as it did', async () => {
    const sessionId = await oldSession();
    await refusalOf(refresh(`${sessionId}.${'y'.repeat(43)}`));
    expect((await refusalOf(refresh(`${sessionId}.${OLD}`))).key).toBe('invalid_refresh_token');
  });
});
