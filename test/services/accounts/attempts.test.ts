/** The brake on floods of attempts to get in. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changePolicies } from '../../../src/services/platform/policy.service.js';
import { clientOf, type Loose, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

const LOGIN = (email: string) => `login(input: { email: "${email}", password: "wrong" }) { errors { code } }`;
const REFRESH = (token: string) => `refreshToken(input: { refreshToken: "${token}" }) { errors { code } }`;

let desk: TestDesk;
let now = Date.parse('2026-11-20T12:00:00Z');
let nobody: TestClient;

beforeAll(async () => {
  desk = await startDesk({ clock: { now: () => new Date(now) } });
  nobody = clientOf(desk.url);
  await changePolicies(desk.call, {
    changes: {
      attempts: {
        LOGIN: { perAddress: 20, perSubject: 5, windowSeconds: 50 },
        REFRESH: { perAddress: 20, perSubject: 5, windowSeconds: 50 },
      },
    },
  });
});
beforeEach(() => void (now += 600_000));
afterAll(() => desk.stop());

/** How each of several attempts in one operation ended: the code of its refusal. */
async function attempt(...fields: string[]): Promise<string[]> {
  const query = `mutation { ${fields.map((field, n) => `a${n}: ${field}`).join(' ')} }`;
  const { data, errors = [] } = await nobody.ask(query);
  // A refusal of one is a refusal of the operation: what is limited says for which field.
  return fields.map(
    (_, n) =>
      (errors.find(({ path }) => path?.[0] === `a${n}`)?.extensions['code'] as string | undefined) ??
      (data as Loose)?.[`a${n}`].errors[0].code,
  );
}

const tried = async (): Promise<number> => {
  const { count } = await desk.desk.db
    .selectFrom('login_attempt')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

describe('attempts to sign in', () => {
  it('are so many about one e-mail address, whatever its case, and more again with time', async () => {
    for (let n = 0; n < 5; n += 1) expect(await attempt(LOGIN('one@a.test'))).toEqual(['INVALID_CREDENTIALS']);
    expect(await attempt(LOGIN(' ONE@a.test'))).toEqual(['RATE_LIMITED']);
    expect(await attempt(LOGIN('two@a.test'))).toEqual(['INVALID_CREDENTIALS']);
    now += 10_000;
    expect(await attempt(LOGIN('one@a.test'))).toEqual(['INVALID_CREDENTIALS']);
    expect(await attempt(LOGIN('one@a.test'))).toEqual(['RATE_LIMITED']);
  });

  it('are so many from one address, whoever they are about', async () => {
    for (let n = 0; n < 20; n += 1) expect(await attempt(LOGIN(`${n}@b.test`))).toEqual(['INVALID_CREDENTIALS']);
    expect(await attempt(LOGIN('20@b.test'))).toEqual(['RATE_LIMITED']);
  });

  it('are counted one by one inside one operation, and those over the limit do not happen', async () => {
    const before = await tried();
    await attempt(...Array.from({ length: 15 }, () => LOGIN('same@c.test')));
    expect((await tried()) - before).toBe(5);
    await attempt(...Array.from({ length: 18 }, (_, n) => LOGIN(`${n}@c.test`)));
    // Those that were refused for their subject have used up the address too.
    expect((await tried()) - before).toBe(10);
  });

  it('refuse the operation with 429 and say when to come again', async () => {
    for (let n = 0; n < 5; n += 1) await attempt(LOGIN('one@d.test'));
    const answer = await nobody.ask(`mutation { ${LOGIN('one@d.test')} }`);
    expect(answer).toMatchObject({ status: 429, data: null });
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(answer.errors).toMatchObject([
      { message: 'Trop de tentatives ; réessayez dans 10 s.', extensions: { code: 'RATE_LIMITED', retryAfter: 10 } },
    ]);
  });

  it('refuse the right password, too, while there are too many', async () => {
    const email = 'client2@demo.ouranos.test';
    for (let n = 0; n < 5; n += 1) await attempt(LOGIN(email));
    const right = `mutation { login(input: { email: "${email}", password: "ouranos-demo-2026" }) { accessToken } }`;
    expect((await nobody.ask(right)).status).toBe(429);
    now += 10_000;
    expect((await nobody.ask(right)).data.login.accessToken).toEqual(expect.any(String));
  });
});

describe('attempts to refresh', () => {
  it('are so many a session, and are not those to sign in', async () => {
    const token = '01900000-0000-7000-8000-000000000001.secret';
    for (let n = 0; n < 5; n += 1) expect(await attempt(REFRESH(token))).toEqual(['INVALID_CREDENTIALS']);
    expect(await attempt(REFRESH(token))).toEqual(['RATE_LIMITED']);
    expect(await attempt(LOGIN('one@e.test'))).toEqual(['INVALID_CREDENTIALS']);
  });
});
