/** Access tokens: what is not exactly one of ours is nobody's. */
import { createSecretKey } from 'node:crypto';
import { generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type KeyObject } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../src/domain/accounts/actor.js';
import type { DeskError } from '../../../src/domain/errors.js';
import { accounts } from '../../../src/services/index.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { callAs } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let now = new Date('2026-11-20T08:00:00.000Z');
let good: string;
let kid: string;
let privateKey: CryptoKey;
let publicJwk: JWK;
let claims: { sub: string; sid: string };

beforeAll(async () => {
  desk = await startDesk({ demo: false, clock: { now: () => now } });
  const account = await makeAccount(desk.call);
  const call = callAs(desk, ANONYMOUS);
  const { accessToken, refreshToken } = await accounts.login(call, { email: account.email, password: PASSWORD });
  good = accessToken;
  claims = { sub: account.id, sid: refreshToken.split('.')[0]! };
  const row = await desk.desk.db
    .selectFrom('signing_key')
    .select(['kid', 'private_jwk as privateJwk', 'public_jwk as publicJwk'])
    .executeTakeFirstOrThrow();
  kid = row.kid;
  publicJwk = row.publicJwk as JWK;
  privateKey = (await importJWK(row.privateJwk as JWK, 'EdDSA')) as CryptoKey;
});
afterAll(() => desk.stop());

const codeOf = (authorization: string): Promise<string> =>
  accounts.authenticate(desk.desk, authorization).then(
    ({ actor }) => actor.kind,
    (error: DeskError) => error.code,
  );

/** A token like the desk's own, but for what is given. */
async function forge(given: {
  header?: object;
  payload?: object;
  issuer?: string;
  audience?: string;
  expires?: string | number | null;
  key?: CryptoKey | KeyObject;
}): Promise<string> {
  const token = new SignJWT({ ...claims, ...given.payload })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...given.header })
    .setIssuer(given.issuer ?? 'ouranos-desk')
    .setAudience(given.audience ?? 'ouranos-desk')
    .setIssuedAt(now);
  if (given.expires !== null) token.setExpirationTime(given.expires ?? Math.floor(now.getTime() / 1_000) + 60);
  return token.sign(given.key ?? privateKey);
}

describe('an access token', () => {
  it('of the desk’s own is good, and so is the like of it', async () => {
    expect(await codeOf(`Bearer ${good}`)).toBe('PERSON');
    expect(await codeOf(`bearer   ${good}`)).toBe('PERSON');
    // The forger below forges well: what it changes is what is refused.
    expect(await codeOf(`Bearer ${await forge({})}`)).toBe('PERSON');
  });

  it.each<[string, () => Promise<string> | string]>([
    [
      'without a signature',
      () => new UnsecuredJWT(claims).setIssuer('ouranos-desk').setAudience('ouranos-desk').encode(),
    ],
    [
      'signed with the public key as a secret',
      () => forge({ header: { alg: 'HS256' }, key: createSecretKey(Buffer.from(publicJwk.x!, 'base64url')) }),
    ],
    ['signed by somebody else', async () => forge({ key: (await generateKeyPair('EdDSA')).privateKey })],
    [
      'signed by another algorithm',
      async () => forge({ header: { alg: 'ES256' }, key: (await generateKeyPair('ES256')).privateKey }),
    ],
    ['of an unknown key', () => forge({ header: { kid: 'other' } })],
    ['of no key', () => forge({ header: { kid: undefined } })],
    [
      'that brings its own key',
      async () => {
        const { privateKey: key } = await generateKeyPair('EdDSA');
        return forge({ header: { kid: undefined, jwk: publicJwk }, key });
      },
    ],
    ['of another kind', () => forge({ header: { typ: 'JWT' } })],
    ['of another issuer', () => forge({ issuer: 'somebody' })],
    ['for another audience', () => forge({ audience: 'somebody' })],
    ['that ended', () => forge({ expires: Math.floor(now.getTime() / 1_000) - 1 })],
    ['that never ends', () => forge({ expires: null })],
    ['of no session', () => forge({ payload: { sid: undefined } })],
    ['of a session that is none', () => forge({ payload: { sid: '01900000-0000-7000-8000-000000000000' } })],
    ['of somebody else’s session', () => forge({ payload: { sub: '01900000-0000-7000-8000-000000000000' } })],
    [
      'with its claims changed',
      () => {
        const [header, , signature] = good.split('.');
        return [
          header,
          Buffer.from(JSON.stringify({ ...claims, role: 'ADMIN' })).toString('base64url'),
          signature,
        ].join('.');
      },
    ],
    ['cut short', () => good.slice(0, -1)],
    ['too long', () => good + 'A'.repeat(5_000)],
    ['that is a refresh token', () => `${claims.sid}.secret`],
  ])('%s is nobody’s', async (_, token) => {
    expect(await codeOf(`Bearer ${await token()}`)).toBe('UNAUTHENTICATED');
  });

  it.each([
    (token: string) => token,
    (token: string) => `Basic ${token}`,
    (token: string) => `Bearer ${token} ${token}`,
    () => 'Bearer',
    () => ' ',
  ])('in another header form is nobody’s (%#)', async (header) =>
    expect(await codeOf(header(good))).toBe('UNAUTHENTICATED'),
  );

  it('lasts 15 minutes to the second', async () => {
    const start = now;
    now = new Date(start.getTime() + 15 * 60_000 - 1_000);
    expect(await codeOf(`Bearer ${good}`)).toBe('PERSON');
    now = new Date(start.getTime() + 15 * 60_000);
    expect(await codeOf(`Bearer ${good}`)).toBe('UNAUTHENTICATED');
    now = start;
  });
});
