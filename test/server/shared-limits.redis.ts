/** Two processes of one desk with one Redis: a caller's budget and attempts are one, whichever process they ask. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePolicies } from '../../src/services/platform/policy.service.js';
import { clientOf, signIn, socketOf, type Loose } from '../support/client.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { startRedis, type TestRedis } from '../support/redis.js';

let database: TestDatabase;
let redis: TestRedis;
let one: TestDesk;
let two: TestDesk;

beforeAll(async () => {
  redis = await startRedis();
  database = await freshDatabase();
  // It stands still: nothing of a budget comes back.
  const clock = { now: () => new Date('2026-11-20T12:00:00Z') };
  const env = { REDIS_URL: redis.url };
  one = await startDesk({ database, clock, env });
  two = await startDesk({ database, clock, env, demo: false });
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await database.drop();
  await redis.kill();
});

const ME = '{ me { email } }';
const leftAt = async ({ url }: TestDesk, token: string | null) =>
  ((await clientOf(url, token).ask(ME)) as Loose).extensions.cost.remaining as number;

const leftOverSocket = ({ url }: TestDesk, token: string | null): Promise<number> => {
  const socket = socketOf(url, token);
  return new Promise((resolve, reject) => {
    socket.subscribe(
      { query: ME },
      {
        next: (answer) => resolve((answer as Loose).extensions.cost.remaining),
        error: reject,
        complete: () => void socket.dispose(),
      },
    );
  });
};

describe('two processes with one Redis', () => {
  it('draw on one budget, at both doors of both', async () => {
    const { token } = await signIn(one.url, 'manager');
    const left = [
      await leftAt(one, token),
      await leftAt(two, token),
      await leftOverSocket(one, token),
      await leftOverSocket(two, token),
      await leftAt(one, token),
    ];
    expect(left).toEqual([1, 2, 3, 4, 5].map((times) => 12_000 - times));
  });

  it('count attempts together', async () => {
    await changePolicies(one.call, { changes: { attempts: { LOGIN: { perAddress: 1_000, perSubject: 6 } } } });
    const login = 'mutation { login(input: { email: "a@a.test", password: "x" }) { errors { code } } }';
    const statuses = [];
    // Only the first one has heard of the change for certain: it is asked last.
    for (const desk of [two, one, two, one, two, one, one]) statuses.push((await clientOf(desk.url).ask(login)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
  });

  it('say in their metrics that they share', async () => {
    for (const { url } of [one, two])
      expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^desk_limits_shared 1$/m);
  });

  it('answer without it, and each then has limits of its own', async () => {
    const { token } = await signIn(one.url, 'admin');
    await leftAt(one, token);
    await redis.kill();
    expect([await leftAt(one, token), await leftAt(one, token), await leftAt(two, token)]).toEqual([
      11_999, 11_998, 11_999,
    ]);
    expect(await (await fetch(`${one.url}/metrics`)).text()).toMatch(/^desk_limits_shared 0$/m);
  });
});
