/** Signing keys: their rotation, at one process and at two, and how they are stored. */
import { randomUUID } from 'node:crypto';
import { compactDecrypt, createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PUBLISHED_AHEAD } from '../../../src/domain/accounts/signing-key.js';
import type { Call } from '../../../src/services/desk.js';
import { accounts } from '../../../src/services/index.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { clientOf } from '../../support/client.js';
import { clockAt } from '../../support/clock.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { signedInSocket } from '../../support/live.js';

const START = '2026-11-20T08:00:00.000Z';
const HOUR = PUBLISHED_AHEAD / 1_000;
const DAY = 86_400;
const SECRET = 'a secret of at least thirty-two characters';

let database: TestDatabase;
let one: TestDesk;
let two: TestDesk;
const clock = clockAt(START);
const email = 'ada@desk.test';

beforeAll(async () => {
  database = await freshDatabase();
  one = await startDesk({ database, demo: false, clock });
  two = await startDesk({ database, demo: false, clock });
  await makeAccount(one.call, { email });
});
afterEach(async () => {
  vi.restoreAllMocks();
  // As on a new desk, of whose keys each process hears.
  clock.set(new Date(START));
  await accounts.rotateSigningKeys(one.call, 'REVOKE');
  await one.desk.db.deleteFrom('signing_key').where('retired_at', 'is not', null).execute();
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await database.drop();
});

const signIn = (desk: TestDesk) => accounts.login(desk.call, { email, password: PASSWORD });
const isGood = async (desk: TestDesk, token: string): Promise<boolean> =>
  (await clientOf(desk.url, token).ask('{ me { email } }')).status === 200;
const kidOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string }).kid;
const published = async (desk: TestDesk): Promise<string[]> => {
  const { keys } = (await (await fetch(`${desk.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
  return keys.map(({ kid }) => kid!);
};
const stored = () =>
  one.desk.db.selectFrom('signing_key').select(['kid', 'private_jwk as key', 'retired_at as retiredAt']).execute();
const rotate = (how: accounts.Rotation, call: Call = one.call) => accounts.rotateSigningKeys(call, how);

describe('a key that is published', () => {
  it('is known everywhere before it signs, then signs everywhere, and its forerunner verifies until its last token ends', async () => {
    const before = (await signIn(one)).accessToken;
    const { kid, signsFrom } = await rotate('PUBLISH');
    expect(signsFrom).toEqual(new Date(clock.now().getTime() + PUBLISHED_AHEAD));
    for (const desk of [one, two]) await expect.poll(() => published(desk)).toEqual([kidOf(before), kid]);
    clock.pass(HOUR - 1);
    const last = (await signIn(two)).accessToken;
    expect(kidOf(last)).toBe(kidOf(before));
    clock.pass(1);
    for (const desk of [one, two]) expect(kidOf((await signIn(desk)).accessToken)).toBe(kid);
    clock.pass(15 * 60 - 2);
    for (const desk of [one, two]) expect(await isGood(desk, last)).toBe(true);
    await accounts.tendSigningKeys(one.call);
    expect((await stored()).map(({ retiredAt }) => retiredAt)).toEqual([null, null]);
    clock.pass(120);
    for (const desk of [one, two]) expect(await published(desk)).toEqual([kid]);
  });

  it('is retired with its private half when it is over', async () => {
    const { kid: old } = await rotate('NOW');
    await rotate('NOW');
    clock.pass(15 * 60 + 61);
    await accounts.tendSigningKeys(one.call);
    const rows = await stored();
    expect(rows.find(({ kid }) => kid === old)).toMatchObject({ key: null, retiredAt: expect.any(String) });
    expect(rows.filter(({ retiredAt }) => !retiredAt)).toHaveLength(1);
    const { rows: nulls } = await sql`select from signing_key where private_jwk is null`.execute(one.desk.db);
    expect(nulls.length).toBeGreaterThan(0);
    await accounts.tendSigningKeys(two.call);
    expect(await stored()).toEqual(rows);
  });

  it('of a thief is worth nothing once it is over, though the row be there', async () => {
    const before = await signIn(one);
    clock.pass(60);
    await rotate('NOW');
    clock.pass(15 * 60 + 61);
    // The clock of the token's maker is set back, so that only the key's own end can refuse it.
    const claims = { accountId: before.account.id, sessionId: before.refreshToken.split('.')[0]! };
    const thief = new accounts.TokenSigner({ db: one.desk.db, issuer: 'ouranos-desk' });
    const old = await thief.sign(claims, new Date(START));
    expect(kidOf(old.token)).toBe(kidOf(before.accessToken));
    expect(await one.desk.tokens.verify(old.token, new Date(START))).not.toBeNull();
    expect(await one.desk.tokens.verify(old.token, clock.now())).toBeNull();
  });

  it('comes by itself when a key has had its days', async () => {
    await accounts.tendSigningKeys(one.call);
    expect(await stored()).toHaveLength(1);
    clock.pass(90 * DAY - HOUR);
    await Promise.all([one, two, one, two].map(({ call }) => accounts.tendSigningKeys(call)));
    expect(await stored()).toHaveLength(2);
  });
});

describe('those who rotate at once', () => {
  it.each(['PUBLISH', 'NOW'] as const)('make one key among them (%s)', async (how) => {
    const made = await Promise.all([one, two, one, two, one, two].map(({ call }) => rotate(how, call)));
    if (how === 'PUBLISH') expect(new Set(made.map(({ kid }) => kid)).size).toBe(1);
    for (const desk of [one, two]) {
      const { accessToken } = await signIn(desk);
      for (const other of [one, two]) expect(await isGood(other, accessToken)).toBe(true);
    }
  });

  it('make one first key on a desk that has none', async () => {
    await one.desk.db.deleteFrom('signing_key').execute();
    await Promise.all([one, two, one, two, one].map(({ call }) => accounts.prepareSigningKeys(call)));
    expect(await stored()).toHaveLength(1);
    const { accessToken } = await signIn(one);
    await expect.poll(() => isGood(two, accessToken)).toBe(true);
  });
});

describe('a key that has got out', () => {
  it('is revoked: its tokens end at once, here and there, with the sockets of those who came with one', async () => {
    const { accessToken, refreshToken } = await signIn(one);
    const sockets = await Promise.all([one, two].map(({ url }) => signedInSocket(url, accessToken)));
    const { retired } = await rotate('REVOKE');
    expect(retired).toEqual([kidOf(accessToken)]);
    // Here at the very next call; elsewhere as soon as the log brings it, which closes the sockets too.
    expect(await isGood(one, accessToken)).toBe(false);
    for (const { closed } of sockets) expect((await closed).code).toBe(4403);
    expect(await isGood(two, accessToken)).toBe(false);
    for (const desk of [one, two]) expect(await published(desk)).not.toContain(kidOf(accessToken));
    // Nobody is locked out: refresh tokens are not signed.
    const renewed = await accounts.refresh(two.call, refreshToken);
    for (const desk of [one, two]) expect(await isGood(desk, renewed.accessToken)).toBe(true);
  });

  it('leaves alone those who come with a token of the new key, and API keys', async () => {
    await rotate('REVOKE');
    const { accessToken } = await signIn(one);
    const socket = await signedInSocket(two.url, accessToken);
    const anonymous = await signedInSocket(two.url, null);
    const { retired } = await rotate('NOW');
    expect(retired).toEqual([]);
    for (const { send, next } of [socket, anonymous]) {
      send({ type: 'ping' });
      expect(await next()).toEqual({ type: 'pong' });
    }
    for (const { ws } of [socket, anonymous]) ws.terminate();
  });

  it('takes an upcoming one with it', async () => {
    const { kid } = await rotate('PUBLISH');
    expect((await rotate('REVOKE')).retired).toContain(kid);
  });
});

describe('an unknown key', () => {
  it('makes the ring look once for all who bring one, and four times a second at the most', async () => {
    const { db } = two.desk;
    const tokens = new accounts.TokenSigner({ db, issuer: 'ouranos-desk' });
    await tokens.ready(clock.now());
    const head = (kid: string) =>
      Buffer.from(JSON.stringify({ alg: 'EdDSA', typ: 'at+jwt', kid })).toString('base64url');
    const bring = (count: number) =>
      Promise.all(Array.from({ length: count }, () => tokens.verify(`${head(randomUUID())}.e30.AAAA`, clock.now())));
    const asked = vi.spyOn(db, 'selectFrom');
    const looks = () => asked.mock.calls.filter(([table]) => (table as unknown) === 'signing_key').length;
    expect(await bring(50)).toEqual(Array(50).fill(null));
    const started = performance.now();
    await Promise.all([bring(50), bring(50)]);
    // Two for a hundred and fifty; the desk may look once more by itself, for the key that it has heard of.
    expect(looks()).toBeLessThanOrEqual(3);
    expect(performance.now() - started).toBeGreaterThan(200);
  });

  it('that another process has just made is found, also before the log tells of it', async () => {
    const deaf = new accounts.TokenSigner({ db: one.desk.db, issuer: 'ouranos-desk' });
    await deaf.ready(clock.now());
    await rotate('NOW');
    const { accessToken } = await signIn(one);
    expect(await deaf.verify(accessToken, clock.now())).not.toBeNull();
  });
});

describe('the published keys', () => {
  it('are public halves only, may be kept for minutes, and are enough for a verifier elsewhere', async () => {
    await rotate('PUBLISH');
    const url = new URL(`${one.url}/.well-known/jwks.json`);
    const response = await fetch(url);
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect(response.headers.get('content-type')).toMatch(/^application\/jwk-set\+json/);
    const { keys } = (await response.json()) as JSONWebKeySet;
    expect(keys).toHaveLength(2);
    for (const key of keys)
      expect(key).toEqual({
        ...{ kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA' },
        ...{ kid: expect.any(String), x: expect.any(String) },
      });
    const { accessToken } = await signIn(one);
    const checks = { issuer: 'ouranos-desk', audience: 'ouranos-desk', typ: 'at+jwt', currentDate: clock.now() };
    const { payload } = await jwtVerify(accessToken, createRemoteJWKSet(url), checks);
    expect(payload['sid']).toEqual(expect.any(String));
    const other = await jwtVerify(accessToken, createLocalJWKSet({ keys: [keys[1]!] }), checks).catch(
      (error: Error & { code: string }) => error.code,
    );
    expect(other).toBe('ERR_JWKS_NO_MATCHING_KEY');
  });
});

describe('private keys at rest', () => {
  it('are encrypted when the desk has a secret, those from before too, and open with that secret only', async () => {
    const own = await freshDatabase();
    const open = await startDesk({ database: own, demo: false });
    await makeAccount(open.call, { email });
    const { accessToken } = await signIn(open);
    await open.stop();
    const sealed = await startDesk({ database: own, demo: false, env: { JWT_KEY_SECRET: SECRET } });
    try {
      expect(await isGood(sealed, accessToken)).toBe(true);
      await accounts.rotateSigningKeys(sealed.call, 'NOW');
      const rows = await sealed.desk.db.selectFrom('signing_key').select('private_jwk as key').execute();
      expect(rows).toHaveLength(2);
      for (const { key } of rows) {
        expect(Object.keys(key!)).toEqual(['jwe']);
        const guess = compactDecrypt((key as { jwe: string }).jwe, new Uint8Array(32)).catch(() => 'closed');
        expect(await guess).toBe('closed');
      }
      expect(await isGood(sealed, (await signIn(sealed)).accessToken)).toBe(true);
      for (const env of [{ JWT_KEY_SECRET: '' }, { JWT_KEY_SECRET: `${SECRET}!` }])
        await expect(startDesk({ database: own, demo: false, env })).rejects.toThrow(/JWT_KEY_SECRET.*--revoke-now/);
      // The way out when the secret is lost: a worker starts, and makes new keys.
      const another = { JWT_KEY_SECRET: `${SECRET}!`, ROLES: 'worker' };
      const worker = await startDesk({ database: own, demo: false, env: another });
      await expect(accounts.tendSigningKeys(worker.call)).rejects.toThrow(accounts.KeySealError);
      await accounts.rotateSigningKeys(worker.call, 'REVOKE');
      await worker.stop();
      const again = await startDesk({ database: own, demo: false, env: { JWT_KEY_SECRET: `${SECRET}!` } });
      expect(await isGood(again, (await signIn(again)).accessToken)).toBe(true);
      await again.stop();
    } finally {
      await sealed.stop();
      await own.drop();
    }
  });

  it('are bound to their row: a key that is put in the place of another one does not open', async () => {
    const seal = accounts.createKeySeal(SECRET);
    const kept = await seal.seal('one', { kty: 'OKP', d: 'secret' });
    expect(await seal.open('one', kept)).toMatchObject({ d: 'secret' });
    await expect(seal.open('two', kept)).rejects.toThrow(accounts.KeySealError);
  });
});
