/** The demo accounts, with the names and the password that a demo desk prints. */
export const PASSWORD = 'ouranos-demo-2026';

export interface FakePerson {
  id: string;
  email: string;
  role: string;
}

export const PEOPLE: FakePerson[] = [
  { id: 'user_1', email: 'admin@demo.ouranos.test', role: 'ADMIN' },
  { id: 'user_2', email: 'manager@demo.ouranos.test', role: 'SAV_MANAGER' },
  { id: 'user_3', email: 'technician@demo.ouranos.test', role: 'TECHNICIAN' },
  { id: 'user_4', email: 'client@demo.ouranos.test', role: 'CLIENT' },
];

/** A service is not a person, but calls like one. */
export const HYPERION = { name: 'Hypérion (demo)', key: 'odk_fake-hyperion' };

type Tokens = { accessToken: string; refreshToken: string };

/** Hands out tokens that look like JWTs, and knows who holds them. */
export class FakeAccounts {
  readonly counts = { renewals: 0, sockets: 0, departures: 0 };
  readonly #access = new Map<string, FakePerson>();
  readonly #refresh = new Map<string, FakePerson>();
  #issued = 0;

  constructor(private readonly tokenSeconds: number) {}

  login(email: string, password: string): (Tokens & { user: FakePerson }) | null {
    const person = PEOPLE.find((candidate) => candidate.email === email);
    return person && password === PASSWORD ? { ...this.#issue(person), user: person } : null;
  }

  /** Good once, like the real one. */
  refresh(refreshToken: string): Tokens | null {
    const person = this.#refresh.get(refreshToken);
    if (!person) return null;
    this.#refresh.delete(refreshToken);
    this.counts.renewals += 1;
    return this.#issue(person);
  }

  leave(): void {
    this.counts.departures += 1;
    this.forgetEverything();
  }

  /** Who calls: null for nobody, `unknown` for a token that is not (or no longer) good. */
  caller(authorization: string | undefined): FakePerson | null | 'unknown' {
    if (!authorization) return null;
    if (authorization === `Bearer ${HYPERION.key}`) return { id: 'apikey_1', email: '', role: 'SERVICE' };
    return this.#access.get(authorization.replace('Bearer ', '')) ?? 'unknown';
  }

  forgetAccessTokens(): void {
    this.#access.clear();
  }

  forgetEverything(): void {
    this.#access.clear();
    this.#refresh.clear();
  }

  #issue(person: FakePerson): Tokens {
    this.#issued += 1;
    const now = Math.floor(Date.now() / 1000);
    const claims = { sub: person.id, iat: now, exp: now + this.tokenSeconds, jti: this.#issued };
    const accessToken = `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
    const refreshToken = `refresh-${this.#issued}`;
    this.#access.set(accessToken, person);
    this.#refresh.set(refreshToken, person);
    return { accessToken, refreshToken };
  }
}
