/** The settings of identity: what is wrong with them is told all at once, and secrets may lie elsewhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../src/config/env.js';

let folder: string;
let secretFile: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-env-'));
  secretFile = join(folder, 'secret');
  writeFileSync(secretFile, 'from the file\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const ACME = { id: 'acme', label: 'Acme', issuer: 'https://id.acme.test', clientId: 'desk' };
const read = (providers: unknown, env: Record<string, string> = {}) =>
  readSettings({ OIDC_PROVIDERS: typeof providers === 'string' ? providers : JSON.stringify(providers), ...env });
function faultsOf(providers: unknown, env: Record<string, string> = {}): string[] {
  try {
    read(providers, env);
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

describe('OIDC_PROVIDERS', () => {
  it('needs little, and the rest is the careful choice', () => {
    expect(read([ACME]).OIDC_PROVIDERS).toEqual([
      {
        ...ACME,
        ...{ clientSecret: undefined, scopes: ['openid', 'email', 'profile'] },
        ...{ createsClients: false, domains: [], roles: null },
      },
    ]);
    expect(read('').OIDC_PROVIDERS).toBeUndefined();
    expect(
      read([{ ...ACME, domains: ['ACME.test'], roles: { claim: 'g', map: { x: 'ADMIN' } } }]).OIDC_PROVIDERS,
    ).toEqual([
      expect.objectContaining({ domains: ['acme.test'], roles: { claim: 'g', map: { x: 'ADMIN' }, lowers: false } }),
    ]);
  });

  it('may name a file or another variable that holds the secret', () => {
    const secretOf = (given: object) =>
      read([{ ...ACME, ...given }], { ACME_SECRET: 'from there' }).OIDC_PROVIDERS?.[0];
    expect(secretOf({ clientSecret: 'here' })?.clientSecret).toBe('here');
    expect(secretOf({ clientSecretFile: secretFile })?.clientSecret).toBe('from the file');
    expect(secretOf({ clientSecretEnv: 'ACME_SECRET' })?.clientSecret).toBe('from there');
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'OIDC_PROVIDERS: must be JSON'],
    ['no list', {}, 'OIDC_PROVIDERS: '],
    ['an id twice', [ACME, ACME], 'OIDC_PROVIDERS: each id may be used once'],
    ['an id that is no path', [{ ...ACME, id: '../x' }], 'OIDC_PROVIDERS.0.id: must be like'],
    ['an issuer in the open', [{ ...ACME, issuer: 'http://id.acme.test' }], 'OIDC_PROVIDERS.0.issuer: must be https'],
    ['an issuer that is none', [{ ...ACME, issuer: 'acme' }], 'OIDC_PROVIDERS.0.issuer: '],
    ['no openid among the scopes', [{ ...ACME, scopes: ['email'] }], 'OIDC_PROVIDERS.0.scopes: must contain openid'],
    ['a role that is none', [{ ...ACME, roles: { claim: 'g', map: { x: 'ROOT' } } }], 'OIDC_PROVIDERS.0.roles.map.x: '],
    ['a misspelt name', [{ ...ACME, createClients: true }], 'OIDC_PROVIDERS.0: '],
    ['two secrets', [{ ...ACME, clientSecret: 'a', clientSecretEnv: 'B' }], 'OIDC_PROVIDERS.0: give one of'],
    ['a file that is not there', [{ ...ACME, clientSecretFile: '/nowhere' }], 'OIDC_PROVIDERS.0.clientSecretFile: '],
    ['a variable that is not set', [{ ...ACME, clientSecretEnv: 'NOT' }], 'OIDC_PROVIDERS.0.clientSecretEnv: '],
  ])('with %s is a fault', (_, providers, fault) => {
    expect(faultsOf(providers)).toEqual([expect.stringContaining(fault)]);
  });

  it('has all its faults told at once, with those of the others, and no secret in them', () => {
    const bad = { ...ACME, id: 'X', issuer: 'http://id.acme.test', scopes: [], clientSecret: 'hush' };
    const faults = faultsOf([bad, { ...ACME, label: '' }], { JWT_KEY_SECRET: 'short', PORT: 'x' });
    expect(faults).toHaveLength(6);
    expect(faults.join()).not.toMatch(/hush|short/);
  });

  it('needs a public address and pages to return to in production', () => {
    const production = { NODE_ENV: 'production' };
    expect(faultsOf([ACME], production)).toEqual([
      expect.stringContaining('PUBLIC_URL'),
      expect.stringContaining('SSO_RETURN_URLS'),
    ]);
    const whole = { ...production, PUBLIC_URL: 'https://desk.test', SSO_RETURN_URLS: 'https://app.test/' };
    expect(faultsOf([ACME], whole)).toEqual([]);
  });
});
