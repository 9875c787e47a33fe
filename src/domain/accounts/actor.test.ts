import { describe, expect, it } from 'vitest';
import {
  ANONYMOUS,
  isConcerned,
  isStaff,
  reachOf,
  ROLES,
  SYSTEM,
  type Person,
  type Role,
  type Service,
} from './actor.js';

const person = (role: Role, given: Partial<Person> = {}): Person => ({
  kind: 'PERSON',
  accountId: 'a',
  sessionId: 's',
  name: 'Ada Petit',
  role,
  clientId: null,
  technicianId: null,
  locale: 'fr',
  ...given,
});
const service = (clientId: string | null): Service => ({
  kind: 'SERVICE',
  keyId: 'k',
  name: 'Partner',
  scopes: [],
  clientId,
  selfRegistration: false,
});

describe('how far a caller sees', () => {
  it.each([
    ['the desk', SYSTEM, { kind: 'ALL' }],
    ['nobody known', ANONYMOUS, { kind: 'NONE' }],
    ['a service', service(null), { kind: 'ALL' }],
    ['a service of a client', service('c'), { kind: 'CLIENT', clientId: 'c' }],
    ['a manager', person('SAV_MANAGER'), { kind: 'ALL' }],
    ['an admin', person('ADMIN'), { kind: 'ALL' }],
    ['a client', person('CLIENT', { clientId: 'c' }), { kind: 'CLIENT', clientId: 'c' }],
    ['a technician', person('TECHNICIAN', { technicianId: 't' }), { kind: 'TECHNICIAN', technicianId: 't' }],
  ] as const)('%s', (_, actor, reach) => expect(reachOf(actor)).toEqual(reach));

  it('is nothing for a client or a technician that is not said to be which', () => {
    expect(reachOf(person('CLIENT'))).toEqual({ kind: 'NONE' });
    expect(reachOf(person('TECHNICIAN'))).toEqual({ kind: 'NONE' });
  });

  it('goes by the role, not by what else an account is', () => {
    expect(reachOf(person('CLIENT', { technicianId: 't' }))).toEqual({ kind: 'NONE' });
    expect(reachOf(person('TECHNICIAN', { clientId: 'c' }))).toEqual({ kind: 'NONE' });
  });
});

it('counts managers and admins as staff, and no service or desk', () => {
  expect(ROLES.filter((role) => isStaff(person(role)))).toEqual(['SAV_MANAGER', 'ADMIN']);
  expect([service(null), SYSTEM, ANONYMOUS].some(isStaff)).toBe(false);
});

describe('a change of rights', () => {
  const ada = person('ADMIN', { signedBy: 'one' });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['their account', { accountId: 'a' }, true],
    ['another account', { accountId: 'b' }, false],
    ['their session', { sessionId: 's' }, true],
    ['the key that signed their token', { kids: ['two', 'one'] }, true],
    ['another key', { kids: ['two'] }, false],
    ['nothing', {}, false],
  ])('of %s', (_, data, concerns) => expect(isConcerned(ada, data)).toBe(concerns));

  it('of a signing key is nothing to those who came without a token', () => {
    for (const actor of [person('ADMIN'), service(null), ANONYMOUS, SYSTEM])
      expect(isConcerned(actor, { kids: ['one', undefined] })).toBe(false);
  });

  const at = (sessionId: string): Person => person('CLIENT', { sessionId });
  it.each([
    [{ accountId: 'a' }, true, true],
    [{ accountId: 'b' }, false, false],
    [{ accountId: 'a', exceptSessionId: 'one' }, false, true],
    [{ sessionId: 'one' }, true, false],
    [{ keyId: 'a' }, false, false],
    [{}, false, false],
  ])('%o concerns the sessions it is about', (data, one, other) => {
    expect([isConcerned(at('one'), data), isConcerned(at('other'), data)]).toEqual([one, other]);
  });
});
