import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Unauthenticated, type DeskOptions, type Tokens } from '../src/index.js';
import { FakeDesk, refusal, type Ask, type Reply } from './support/fake-desk.js';

const LIFE_MS = 900_000;
const credentials = { email: 'manager@demo.ouranos.test', password: 'secret' };

/** Accounts as the desk has them: tokens with an end, refresh tokens that are good once. */
class Accounts {
  issued = 0;
  /** The refresh token that is good, and the access tokens. */
  refreshToken: string | null = null;
  readonly good = new Set<string>();
  readonly spent: string[] = [];
  passwordIsRight = true;
  /** The desk's clock, compared to the client's. */
  skewMs = 0;

  constructor(readonly fake: FakeDesk) {
    fake.answer = (ask) => this.answer(ask);
  }

  get now(): number {
    return this.fake.world.now() + this.skewMs;
  }

  issue(): Tokens {
    const iat = Math.floor(this.now / 1_000);
    const claims = Buffer.from(JSON.stringify({ iat, exp: iat + LIFE_MS / 1_000 })).toString('base64url');
    const accessToken = `e30.${claims}.${(this.issued += 1)}`;
    this.good.add(accessToken);
    this.refreshToken = `refresh-${this.issued}`;
    return { accessToken, refreshToken: this.refreshToken, expiresAt: new Date(this.now + LIFE_MS).toISOString() };
  }

  answer({ name, variables, authorization }: Ask): Reply {
    const refused = { accessToken: null, refreshToken: null, expiresAt: null, user: null };
    const errors = [{ code: 'INVALID_CREDENTIALS', message: 'No.', path: [], details: null }];
    if (name === 'Login')
      return { data: { login: this.passwordIsRight ? { ...this.issue(), errors: [] } : { ...refused, errors } } };
    if (name === 'RefreshToken') {
      if (authorization) return { errors: [refusal('UNAUTHENTICATED')], status: 401 };
      const token = String(variables.input?.['refreshToken']);
      this.spent.push(token);
      const isGood = token === this.refreshToken;
      if (!isGood) this.endSession();
      return { data: { refreshToken: isGood ? { ...this.issue(), errors: [] } : { ...refused, errors } } };
    }
    const token = authorization?.slice('Bearer '.length) ?? '';
    if (!this.good.has(token)) return { errors: [refusal('UNAUTHENTICATED')], status: 401 };
    return name === 'AssignTicket'
      ? { data: { assignTicket: { ticket: {}, errors: [] } } }
      : { data: { me: { id: 'me' } } };
  }

  /** As when a refresh token is used twice. */
  endSession(): void {
    this.refreshToken = null;
    this.good.clear();
  }
}

let fake: FakeDesk;
let accounts: Accounts;
beforeEach(async () => {
  fake = await FakeDesk.start();
  accounts = new Accounts(fake);
});
afterEach(() => fake.stop());

const client = (options: Partial<DeskOptions>) => fake.client({ apiKey: undefined, ...options });
const asked = (): string[] => fake.asks.map(({ name }) => name);

describe('signing in', () => {
  it('happens at the first call, once for all that come together', async () => {
    const desk = client({ credentials });
    await Promise.all([desk.me(), desk.me(), desk.me()]);
    expect(asked().sort()).toEqual(['Login', 'Me', 'Me', 'Me']);
    expect(fake.asks[0]).toMatchObject({ name: 'Login', variables: { input: credentials }, authorization: undefined });
  });

  it('that is refused is a typed error, and is not tried again and again', async () => {
    accounts.passwordIsRight = false;
    const desk = client({ credentials });
    await expect(desk.me()).rejects.toBeInstanceOf(Unauthenticated);
    await expect(desk.me()).rejects.toMatchObject({ message: 'No.' });
    expect(asked()).toEqual(['Login']);
  });

  it('survives a desk that is away for a moment', async () => {
    fake.replies.push('BREAK', { status: 503, text: '' });
    await client({ credentials }).me();
    expect(asked()).toEqual(['Login', 'Login', 'Login', 'Me']);
  });

  it('by hand changes nobody’s session', async () => {
    const desk = client({ credentials });
    await desk.me();
    const result = await desk.login({ input: { email: 'other@demo.ouranos.test', password: 'x' } });
    expect(result.ok).toBe(true);
    await desk.me();
    expect(fake.asks.at(-1)?.authorization).toBe(fake.asks[1]?.authorization);
  });
});

describe('renewal', () => {
  it('comes before the end, once for all calls', async () => {
    const given = accounts.issue();
    const desk = client({ tokens: given });
    await desk.me();
    fake.world.pass(LIFE_MS - 60_001);
    await desk.me();
    expect(asked()).toEqual(['Me', 'Me']);
    fake.world.pass(1);
    await Promise.all([desk.me(), desk.me(), desk.me()]);
    expect(accounts.spent).toEqual([given.refreshToken]);
    expect(asked().filter((name) => name === 'RefreshToken')).toHaveLength(1);
  });

  it('goes on with the newest refresh token, without an old access token in the way', async () => {
    const desk = client({ tokens: accounts.issue() });
    for (let hour = 0; hour < 3; hour++) {
      fake.world.pass(LIFE_MS);
      await desk.me();
    }
    expect(accounts.spent).toEqual(['refresh-1', 'refresh-2', 'refresh-3']);
  });

  it('is known from the payload where the token does not say', async () => {
    const { refreshToken } = accounts.issue();
    accounts.good.add('opaque');
    const expiresAt = new Date(fake.world.now() + LIFE_MS).toISOString();
    const desk = client({ tokens: { accessToken: 'opaque', refreshToken, expiresAt } });
    await desk.me();
    fake.world.pass(LIFE_MS - 60_000);
    await desk.me();
    expect(asked()).toEqual(['Me', 'RefreshToken', 'Me']);
  });

  it('comes after a refusal, once, however many calls were refused', async () => {
    const desk = client({ tokens: accounts.issue() });
    accounts.good.clear();
    await Promise.all([desk.me(), desk.me(), desk.me(), desk.me()]);
    expect(accounts.spent).toEqual(['refresh-1']);
  });

  it('is found done by a call whose refusal comes late', async () => {
    const desk = client({ tokens: accounts.issue() });
    accounts.good.clear();
    let letGo!: () => void;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const arrived = new Promise<void>((resolve) => {
      fake.answer = async (ask) => {
        const reply = accounts.answer(ask);
        if (fake.asks.length > 1) return reply;
        resolve();
        await held;
        return reply;
      };
    });
    const late = desk.me();
    await arrived;
    await desk.me();
    letGo();
    expect(await late).toEqual({ id: 'me' });
    expect(accounts.spent).toEqual(['refresh-1']);
  });

  it('comes after a refusal for mutations too: what is refused at the door was not done', async () => {
    const desk = client({ tokens: accounts.issue() });
    accounts.good.clear();
    expect((await desk.assignTicket({ input: { ticketId: 't', technicianId: 'm' } })).ok).toBe(true);
    expect(asked()).toEqual(['AssignTicket', 'RefreshToken', 'AssignTicket']);
  });

  it('is not repeated when the new token is refused as well', async () => {
    const desk = client({ tokens: accounts.issue() });
    fake.answer = (ask) => {
      const reply = accounts.answer(ask);
      accounts.good.clear();
      return ask.name === 'Me' ? { errors: [refusal('UNAUTHENTICATED')] } : reply;
    };
    await expect(desk.me()).rejects.toBeInstanceOf(Unauthenticated);
    expect(asked()).toEqual(['Me', 'RefreshToken', 'Me']);
  });

  it.each([-3_600_000, 3_600_000])('is not confused by a clock that is wrong by %i ms', async (skewMs) => {
    accounts.skewMs = skewMs;
    const desk = client({ credentials });
    for (let call = 0; call < 3; call++) await desk.me();
    expect(asked()).toEqual(['Login', 'Me', 'Me', 'Me']);
    fake.world.pass(LIFE_MS - 60_000);
    await desk.me();
    expect(asked().slice(-2)).toEqual(['RefreshToken', 'Me']);
  });

  it('is told before the new tokens are used, and waited for', async () => {
    const keeper = fake.client({ apiKey: 'odk_keeper' });
    const onTokens = async ({ refreshToken }: Tokens): Promise<void> => {
      expect(refreshToken).toBe('refresh-2');
      for (let part = 0; part < 3; part++) await keeper.login({ input: credentials });
    };
    const desk = client({ tokens: accounts.issue(), onTokens });
    accounts.good.clear();
    await desk.me();
    expect(asked()).toEqual(['Me', 'RefreshToken', 'Login', 'Login', 'Login', 'Me']);
  });
});

describe('the end of a session', () => {
  it('is final without credentials: the token is not tried again', async () => {
    const desk = client({ tokens: accounts.issue() });
    accounts.endSession();
    await expect(desk.me()).rejects.toBeInstanceOf(Unauthenticated);
    await expect(desk.me()).rejects.toBeInstanceOf(Unauthenticated);
    expect(accounts.spent).toEqual(['refresh-1']);
  });

  it('is followed by a new sign-in with credentials', async () => {
    const desk = client({ credentials });
    await desk.me();
    accounts.endSession();
    await desk.me();
    expect(asked()).toEqual(['Login', 'Me', 'Me', 'RefreshToken', 'Login', 'Me']);
  });

  it('is not risked with credentials: a renewal whose answer is lost is not sent twice', async () => {
    const desk = client({ credentials });
    await desk.me();
    fake.world.pass(LIFE_MS);
    fake.replies.push('BREAK');
    await desk.me();
    expect(asked()).toEqual(['Login', 'Me', 'RefreshToken', 'Login', 'Me']);
  });

  it('concerns no API key: it is refused, and that is all', async () => {
    await expect(client({ apiKey: 'odk_gone' }).me()).rejects.toBeInstanceOf(Unauthenticated);
    expect(asked()).toEqual(['Me']);
  });
});
