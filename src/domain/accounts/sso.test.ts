import { describe, expect, it } from 'vitest';
import { claimsTogether, isOfDomains, mappedRole, personOf, roleAfter } from './sso.js';

const map = { desk: 'ADMIN', sav: 'SAV_MANAGER', field: 'TECHNICIAN' } as const;
const roles = (claim: string) => ({ claim, map, lowers: false });

describe('a role by claims', () => {
  it.each<[string, Record<string, unknown>, string, string | null]>([
    ['one value', { groups: 'sav' }, 'groups', 'SAV_MANAGER'],
    ['the highest of several', { groups: ['field', 'desk', 'sav'] }, 'groups', 'ADMIN'],
    ['in a claim within a claim', { realm_access: { roles: ['field'] } }, 'realm_access.roles', 'TECHNICIAN'],
    [
      'in a claim whose name has dots',
      { 'https://acme.test/roles': ['field'] },
      'https://acme.test/roles',
      'TECHNICIAN',
    ],
    ['not from what is not mapped', { groups: ['ADMIN', 'toString', '__proto__', 7, null, {}] }, 'groups', null],
    ['not from what is not there', {}, 'realm_access.roles', null],
    ['not from what is no list', { groups: { sav: true } }, 'groups', null],
  ])('%s', (_, claims, claim, role) => expect(mappedRole(claims, roles(claim))).toBe(role));

  it('is none where nothing is mapped', () => expect(mappedRole({ groups: 'desk' }, null)).toBeNull());

  it.each([
    ['CLIENT', null, true, 'CLIENT'],
    ['CLIENT', 'ADMIN', false, 'ADMIN'],
    ['TECHNICIAN', 'SAV_MANAGER', false, 'SAV_MANAGER'],
    ['ADMIN', 'TECHNICIAN', false, 'ADMIN'],
    ['ADMIN', 'TECHNICIAN', true, 'TECHNICIAN'],
    ['ADMIN', 'CLIENT', true, 'ADMIN'],
    ['ADMIN', null, true, 'ADMIN'],
  ] as const)('%s who is mapped to %s (taking: %s) is then %s', (current, mapped, lowers, after) =>
    expect(roleAfter(current, mapped, lowers)).toBe(after),
  );
});

describe('claims of two sources', () => {
  it.each([
    [{ email: 'a@x.test' }, { email: 'b@x.test', email_verified: true }, 'b@x.test', true],
    [{ email: 'a@x.test', email_verified: true }, { email: 'b@x.test' }, 'b@x.test', undefined],
    [{ email: 'a@x.test' }, { email_verified: true }, 'a@x.test', undefined],
    [{}, { email: 'b@x.test', email_verified: true }, 'b@x.test', true],
  ])('%j and %j: an address is verified by whoever says it', (token, userinfo, email, verified) =>
    expect(claimsTogether(token, userinfo)).toMatchObject({ email, email_verified: verified }),
  );

  it('are of the person that the token is about', () => {
    expect(claimsTogether({ iss: 'a', sub: 'b' }, { iss: 'x', sub: 'y', groups: ['g'] })).toMatchObject({
      ...{ iss: 'a', sub: 'b', groups: ['g'] },
    });
  });
});

describe('a person by claims', () => {
  it('has a name, whichever way it is said', () => {
    const names = (claims: object) => {
      const { firstName, lastName } = personOf({ ...claims }, null);
      return [firstName, lastName];
    };
    expect(names({ given_name: 'Ada', family_name: 'Petit' })).toEqual(['Ada', 'Petit']);
    expect(names({ name: 'Ada Petit Dubois' })).toEqual(['Ada', 'Petit Dubois']);
    expect(names({ email: 'ada@acme.test' })).toEqual(['ada', '']);
  });

  it.each([undefined, false, 'true', 1, null])('has no verified address when that says %s', (said) => {
    expect(personOf({ email: 'ada@acme.test', email_verified: said }, null).emailVerified).toBe(false);
  });

  it.each(['', 'ada', 'a b@acme.test', `${'x'.repeat(330)}@acme.test`, 7, ['ada@acme.test']])(
    'has no address when it is %s',
    (email) => expect(personOf({ email, email_verified: true }, null).email).toBeNull(),
  );

  it('can be stored', () => {
    expect(personOf({ given_name: '\ud800A\0', sub: 'x\0' }, null)).toMatchObject({
      firstName: '\ufffdA',
      subject: 'x',
    });
  });

  it.each([
    ['ada@ACME.test', true, true],
    ['ada@acme.test', false, false],
    ['ada@acme.test.evil.test', true, false],
    ['ada@sub.acme.test', true, false],
    [undefined, true, false],
  ])('with %s (verified: %s) is of the domain: %s', (email, verified, is) => {
    expect(isOfDomains(personOf({ email, email_verified: verified }, null), ['acme.test'])).toBe(is);
  });
});
