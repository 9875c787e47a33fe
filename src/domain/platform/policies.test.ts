import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICIES, faultIn, isOrigin, withChanges, type PolicyChanges } from './policies.js';

const faultOf = (changes: PolicyChanges) => faultIn(withChanges(DEFAULT_POLICIES, changes))?.path.join('.') ?? null;

describe('policies', () => {
  it('are sound as they are delivered', () => {
    expect(faultIn(DEFAULT_POLICIES)).toBeNull();
  });

  it('change where something is said, and nowhere else', () => {
    const changes = { callers: { CLIENT: { budget: 2_000 } }, allowedOrigins: ['https://a.test'] };
    const changed = withChanges(DEFAULT_POLICIES, changes);
    const { CLIENT, ...others } = changed.callers;
    const { CLIENT: was, ...before } = DEFAULT_POLICIES.callers;
    expect(CLIENT).toEqual({ ...was, budget: 2_000 });
    expect(others).toEqual(before);
    expect(changed.attempts).toEqual(DEFAULT_POLICIES.attempts);
    expect(changed.allowedOrigins).toEqual(['https://a.test']);
  });

  it('keep of changes upon changes only what was said', () => {
    const first = withChanges<PolicyChanges>({}, { callers: { CLIENT: { budget: 2_000 } } });
    const both = withChanges(first, { callers: { CLIENT: { maxCost: 900 }, ADMIN: { sockets: 9 } } });
    expect(both.callers).toEqual({ CLIENT: { budget: 2_000, maxCost: 900 }, ADMIN: { sockets: 9 } });
    expect(withChanges(DEFAULT_POLICIES, both).callers.CLIENT).toEqual({
      ...DEFAULT_POLICIES.callers.CLIENT,
      budget: 2_000,
      maxCost: 900,
    });
  });

  it.each<[string, PolicyChanges]>([
    ['callers.CLIENT.budget', { callers: { CLIENT: { budget: 0 } } }],
    ['callers.CLIENT.leakPerSecond', { callers: { CLIENT: { leakPerSecond: 0.5 } } }],
    ['callers.SERVICE.budget', { callers: { SERVICE: { budget: 2_000_000_000 } } }],
    // One operation must fit into the budget, or it would wait forever.
    ['callers.CLIENT.maxCost', { callers: { CLIENT: { maxCost: 3_001 } } }],
    ['client.budget', { client: { budget: 1_999 } }],
    ['attempts.REGISTER.windowSeconds', { attempts: { REGISTER: { windowSeconds: 0 } } }],
    ['socketsPerAddress', { socketsPerAddress: 0 }],
    ['allowedOrigins.1', { allowedOrigins: ['https://a.test', 'https://a.test/path'] }],
    ['allowedOrigins', { allowedOrigins: Array.from({ length: 101 }, (_, n) => `https://${n}.test`) }],
  ])('are refused with a fault in %s', (path, changes) => {
    expect(faultOf(changes)).toBe(path);
  });

  it.each<[string, PolicyChanges]>([
    ['callers.ADMIN.budget', { callers: { ADMIN: { budget: 499 } } }],
    ['callers.ADMIN.leakPerSecond', { callers: { ADMIN: { leakPerSecond: 4 } } }],
    ['callers.ADMIN.maxCost', { callers: { ADMIN: { maxCost: 99 } } }],
    ['callers.ADMIN.sockets', { callers: { ADMIN: { sockets: 4 } } }],
    ['callers.ANONYMOUS.budget', { callers: { ANONYMOUS: { budget: 99, maxCost: 60 } } }],
    ['attempts.LOGIN.perSubject', { attempts: { LOGIN: { perSubject: 4 } } }],
  ])('cannot lock the ADMIN out by %s', (path, changes) => {
    expect(faultOf(changes)).toBe(path);
  });
});

describe('an origin', () => {
  it.each(['https://www.example.org', 'http://localhost:5173', 'https://192.0.2.1:8443'])('is %s', (text) => {
    expect(isOrigin(text)).toBe(true);
  });

  it.each(['*', 'null', '', 'https://a.test/', 'https://A.test', 'https://a.test:443', 'ftp://a.test', 'a.test'])(
    'is not %j',
    (text) => {
      expect(isOrigin(text)).toBe(false);
    },
  );
});
