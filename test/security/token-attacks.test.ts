/**
 * Must be seen: tokens that are not exactly one of the desk's are refused at both doors. Each attack is tried over HTTP
 * and in a socket's `connection_init`, beside a good token that goes on being good.
 */
import { createPublicKey, createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/ids.js';
import { accounts } from '../../src/services/index.js';
import { clientOf, signIn } from '../support/client.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { rawSocket } from '../support/live.js';

let desk: TestDesk;
let elsewhere: TestDesk;
let good: string;
let kid: string;
let key: CryptoKey;
let publicJwk: JWK;
let claims: Record<string, unknown>;
let refreshToken: string;

beforeAll(async () => {
  [desk, elsewhere] = await Promise.all([startDesk(), startDesk()]);
  const query = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken refreshToken } }';
  const input = { email: 'admin@demo.ouranos.test', password: 'ouranos-demo-2026' };
  const { login } = await clientOf(desk.url).data(query, { input });
  ({ accessToken: good, refreshToken } = login as { accessToken: string; refreshToken: string });
  claims = partOf(good, 1);
  ({ key, kid, publicJwk } = await activeKey());
});
afterAll(async () => {
  console.info(`Token attacks: ${refused} of ${tried} refused at both doors`);
  await Promise.all([desk.stop(), elsewhere.stop()]);
});

async function activeKey(): Promise<{ key: CryptoKey; kid: string; publicJwk: JWK }> {
  const row = await desk.desk.db
    .selectFrom('signing_key')
    .select(['kid', 'private_jwk as privateJwk', 'public_jwk as publicJwk'])
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow();
  const key = (await importJWK(row.privateJwk as JWK, 'EdDSA')) as CryptoKey;
  return { key, kid: row.kid, publicJwk: row.publicJwk as JWK };
}

const partOf = (token: string, index: number): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[index]!, 'base64url').toString()) as Record<string, unknown>;
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const seconds = (): number => Math.floor(Date.now() / 1_000);

/** A token as the desk makes them, but for what is given; `undefined` leaves a claim or a field out. */
function forge({
  header = {},
  payload = {},
  by = key,
}: { header?: object; payload?: object; by?: CryptoKey | KeyObject | Uint8Array } = {}): Promise<string> {
  return new SignJWT({ ...claims, ...payload })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...header })
    .sign(by);
}
const strangersKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const pem = (): Buffer =>
  Buffer.from(createPublicKey({ key: publicJwk as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' }));

const ATTACKS: readonly [string, () => Promise<string> | string][] = [
  ['alg none', () => new UnsecuredJWT(claims).encode()],
  ['alg none under the desk’s own head', () => `${encoded({ alg: 'none', typ: 'at+jwt', kid })}.${encoded(claims)}.`],
  [
    'the public key as an HMAC secret (its raw bytes)',
    () => forge({ header: { alg: 'HS256' }, by: createSecretKey(Buffer.from(publicJwk.x!, 'base64url')) }),
  ],
  ['the public key as an HMAC secret (as PEM)', () => forge({ header: { alg: 'HS256' }, by: pem() })],
  [
    'RSA under the key’s name',
    () => forge({ header: { alg: 'RS256' }, by: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }),
  ],
  ['a stranger’s key under the desk’s name for its own', () => forge({ by: strangersKey() })],
  ['an unknown kid', () => forge({ header: { kid: newId() } })],
  ['no kid', () => forge({ header: { kid: undefined } })],
  ['a kid that is SQL', () => forge({ header: { kid: `${kid}' or '1'='1` } })],
  ['a kid that is a path', () => forge({ header: { kid: '../../../dev/null' }, by: strangersKey() })],
  [
    'a key set of the attacker’s (jku)',
    () => forge({ header: { jku: 'https://evil.test/jwks.json' }, by: strangersKey() }),
  ],
  ['a key set’s address under a good signature (jku)', () => forge({ header: { jku: 'https://evil.test/jwks.json' } })],
  [
    'a key of the attacker’s in the head (jwk)',
    () => {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      return forge({ header: { jwk: publicKey.export({ format: 'jwk' }) }, by: privateKey });
    },
  ],
  ['a certificate’s address (x5u)', () => forge({ header: { x5u: 'https://evil.test/cert.pem' }, by: strangersKey() })],
  [
    'an extension that must be understood (crit)',
    () => `${encoded({ ...partOf(good, 0), crit: ['b64'], b64: false })}.${good.split('.').slice(1).join('.')}`,
  ],
  ['another issuer', () => forge({ payload: { iss: 'https://evil.test' } })],
  ['no issuer', () => forge({ payload: { iss: undefined } })],
  ['another audience', () => forge({ payload: { aud: 'another-desk' } })],
  ['no audience', () => forge({ payload: { aud: undefined } })],
  ['another type (typ: JWT)', () => forge({ header: { typ: 'JWT' } })],
  ['no type', () => forge({ header: { typ: undefined } })],
  [
    'an ID token as an access token',
    () =>
      forge({
        header: { typ: 'JWT' },
        payload: { nonce: 'n', auth_time: seconds(), email: 'admin@demo.ouranos.test' },
      }),
  ],
  ['not yet good (nbf)', () => forge({ payload: { nbf: seconds() + 60 } })],
  ['from the future (iat)', () => forge({ payload: { iat: seconds() + 3_600, exp: seconds() + 3_700 } })],
  ['ended (exp)', () => forge({ payload: { iat: seconds() - 900, exp: seconds() - 1 } })],
  ['good for a year', () => forge({ payload: { exp: seconds() + 31_536_000 } })],
  ['never ending', () => forge({ payload: { exp: undefined } })],
  [
    'an end that is no number',
    () => `${encoded(partOf(good, 0))}.${encoded({ ...claims, exp: 'never' })}.${good.split('.')[2]}`,
  ],
  ['of no session', () => forge({ payload: { sid: undefined } })],
  ['of a session that is none', () => forge({ payload: { sid: newId() } })],
  ['of somebody else’s session', () => forge({ payload: { sub: newId() } })],
  ['of a session that is SQL', () => forge({ payload: { sid: "' or '1'='1" } })],
  [
    'tampered claims',
    () => `${encoded(partOf(good, 0))}.${encoded({ ...claims, sub: newId() })}.${good.split('.')[2]}`,
  ],
  ['a truncated signature', () => good.slice(0, -2)],
  ['no signature', () => good.slice(0, good.lastIndexOf('.') + 1)],
  [
    'the signature of another token',
    async () => [...good.split('.').slice(0, 2), (await forge({ payload: { jti: newId() } })).split('.')[2]].join('.'),
  ],
  ['oversized', () => forge({ payload: { padding: 'x'.repeat(8_000) } })],
  ['five parts, as of an encrypted one', () => `${good}.${good.split('.').slice(1).join('.')}`],
  ['a token of another desk', async () => (await signIn(elsewhere.url, 'admin')).token!],
  ['a refresh token', () => refreshToken],
  [
    'the hash of a session’s secret',
    async () => (await desk.desk.db.selectFrom('session').select('token_hash as hash').executeTakeFirstOrThrow()).hash,
  ],
];

let tried = 0;
let refused = 0;

/** What each door says to a bearer: the code of its refusal, or that it let them in. */
async function overHttp(token: string): Promise<string> {
  const { status, data, errors } = await clientOf(desk.url, token).ask('{ me { email } }');
  return errors && !data ? `${status} ${String(errors[0]!.extensions['code'])}` : 'LET IN';
}
async function overSocket(token: string): Promise<string> {
  const socket = rawSocket(desk.url);
  await new Promise((resolve) => socket.ws.once('open', resolve));
  socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  const answer = await Promise.race([socket.closed.then(({ code }) => `${code}`), socket.next().catch(() => null)]);
  socket.ws.terminate();
  return typeof answer === 'string' ? answer : answer === null ? String((await socket.closed).code) : 'LET IN';
}
async function expectRefused(token: string): Promise<void> {
  tried += 1;
  expect([await overHttp(token), await overSocket(token)]).toEqual(['401 UNAUTHENTICATED', '4403']);
  refused += 1;
}

describe('a forged token', () => {
  it('is forged well: what the forger does not change is let in at both doors', async () => {
    expect([await overHttp(await forge()), await overSocket(await forge())]).toEqual(['LET IN', 'LET IN']);
  });

  it.each(ATTACKS)('with %s is refused at both doors', async (_, attack) => {
    await expectRefused(await attack());
  });

  it('in whatever form takes nothing from the good one', async () => {
    expect([await overHttp(good), await overSocket(good)]).toEqual(['LET IN', 'LET IN']);
  });
});

describe('a token of a key', () => {
  it('that was rotated is good until it ends, and of one that was removed is refused, also newly made', async () => {
    const before = await signIn(desk.url, 'manager');
    await accounts.rotateSigningKeys(desk.call, 'NOW');
    expect([await overHttp(before.token!), await overSocket(before.token!)]).toEqual(['LET IN', 'LET IN']);
    await accounts.rotateSigningKeys(desk.call, 'REVOKE');
    await expectRefused(before.token!);
    await expectRefused(good);
    await expectRefused(await forge({ payload: { iat: seconds(), exp: seconds() + 600 } }));
    const { token } = await signIn(desk.url, 'manager');
    expect([await overHttp(token!), await overSocket(token!)]).toEqual(['LET IN', 'LET IN']);
  });
});

describe('a token that ends', () => {
  it('while a stream runs closes its socket with 4403', async () => {
    const { sub, sid } = partOf((await signIn(desk.url, 'client')).token!, 1) as { sub: string; sid: string };
    const almost = new Date(Date.now() - 15 * 60_000 + 5_000);
    const { token } = await desk.desk.tokens.sign({ accountId: sub, sessionId: sid }, almost);
    const socket = rawSocket(desk.url);
    await new Promise((resolve) => socket.ws.once('open', resolve));
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect((await socket.next()).type).toBe('connection_ack');
    const query = 'subscription { ticketUpdated(initial: true) { at } }';
    socket.send({ id: '1', type: 'subscribe', payload: { query } });
    expect((await socket.next()).type).toBe('next');
    expect(await socket.closed).toMatchObject({ code: 4403, reason: expect.stringContaining('token has ended') });
  });
});
