import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Unauthenticated } from '../src/index.js';
import { event, FakeDesk, refusal } from './support/fake-desk.js';

let fake: FakeDesk;
let issued: number;
beforeEach(async () => {
  fake = await FakeDesk.start();
  issued = 0;
  fake.answer = ({ name }) => {
    const field = name === 'Login' ? 'login' : 'refreshToken';
    issued += 1;
    const tokens = { accessToken: `access-${issued}`, refreshToken: `refresh-${issued}`, expiresAt: null };
    return { data: { [field]: { ...tokens, user: {}, errors: [] } } };
  };
});
afterEach(() => fake.stop());

const tokens = { accessToken: 'access-0', refreshToken: 'refresh-0' };
const client = () => fake.client({ apiKey: undefined, tokens });

describe('a stream whose token has ended', () => {
  it('renews it and goes on at once', async () => {
    const stream = client().ticketUpdated();
    const first = await fake.subscription();
    expect(first.authorization).toBe('Bearer access-0');
    first.next(event('c1'));
    await stream.next();
    first.close(4403);
    const second = await fake.subscription();
    expect(second).toMatchObject({ authorization: 'Bearer access-1', variables: { after: 'c1' } });
    expect(fake.world.sleeps).toEqual([]);
  });

  it('shares the renewal with the others and with calls', async () => {
    const desk = client();
    desk.ticketUpdated();
    desk.robotStatusChanged();
    const both = [await fake.subscription(), await fake.subscription()];
    for (const one of both) one.close(4403);
    const again = [await fake.subscription(), await fake.subscription()];
    expect(again.map(({ authorization }) => authorization)).toEqual(['Bearer access-1', 'Bearer access-1']);
    expect(fake.asks.map(({ name }) => name)).toEqual(['RefreshToken']);
  });

  it('is refused at the door and in words alike', async () => {
    fake.refusals.push(4403);
    client().ticketUpdated();
    const first = await fake.subscription();
    expect(first.authorization).toBe('Bearer access-1');
    fake.world.pass(60_000);
    first.error(refusal('UNAUTHENTICATED'));
    expect((await fake.subscription()).authorization).toBe('Bearer access-2');
  });

  it('gives up when new tokens do not help', async () => {
    fake.refusals.push(4403, 4403, 4403, 4403);
    await expect(client().ticketUpdated().next()).rejects.toBeInstanceOf(Unauthenticated);
    expect(fake.asks).toHaveLength(3);
    expect(fake.world.sleeps).toEqual([500, 1_000]);
  });

  it('gives up when the session is over', async () => {
    fake.answer = () => ({
      data: {
        refreshToken: {
          accessToken: null,
          refreshToken: null,
          errors: [{ code: 'INVALID_CREDENTIALS', message: 'Over.' }],
        },
      },
    });
    const stream = client().ticketUpdated();
    (await fake.subscription()).close(4403);
    await expect(stream.next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: 'Over.' });
  });

  it('waits for a desk that cannot be asked for new ones', async () => {
    fake.replies.push(...Array.from({ length: 6 }, () => 'BREAK' as const));
    const stream = client().ticketUpdated();
    const first = await fake.subscription();
    first.next(event('c1'));
    await stream.next();
    first.close(4403);
    const second = await fake.subscription();
    expect(second).toMatchObject({ authorization: 'Bearer access-1', variables: { after: 'c1' } });
  });

  it('comes again with an API key, whose rights may have changed, but not forever', async () => {
    const stream = fake.client().ticketUpdated();
    (await fake.subscription()).close(4403);
    const second = await fake.subscription();
    expect(second.authorization).toBe('Bearer odk_test');
    fake.refusals.push(4403, 4403, 4403);
    second.close(4403);
    await expect(stream.next()).rejects.toBeInstanceOf(Unauthenticated);
  });
});
