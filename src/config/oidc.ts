/** The providers of single sign-on, as `OIDC_PROVIDERS` names them. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ROLES } from '../domain/accounts/actor.js';

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

const provider = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be like acme-2: lower case, digits, hyphens'),
    label: z.string().trim().min(1).max(60),
    issuer: z
      .url({ protocol: /^https?$/ })
      .refine(
        (url) => !URL.canParse(url) || url.startsWith('https:') || isLoopback(new URL(url).hostname),
        'must be https',
      ),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1).optional(),
    clientSecretFile: z.string().min(1).optional(),
    clientSecretEnv: z.string().min(1).optional(),
    scopes: z
      .array(z.string().regex(/^\S+$/))
      .refine((scopes) => scopes.includes('openid'), 'must contain openid')
      .default(['openid', 'email', 'profile']),
    createsClients: z.boolean().default(false),
    domains: z
      .array(
        z
          .string()
          .regex(/^[^\s@]+\.[^\s@]+$/, 'must be like acme.com')
          .toLowerCase(),
      )
      .default([]),
    roles: z
      .strictObject({
        claim: z.string().min(1),
        map: z.record(z.string(), z.enum(ROLES)),
        lowers: z.boolean().default(false),
      })
      .nullable()
      .default(null),
  })
  .refine(
    (given) => [given.clientSecret, given.clientSecretFile, given.clientSecretEnv].filter(Boolean).length <= 1,
    'give one of clientSecret, clientSecretFile, clientSecretEnv',
  );

export const oidcProviders = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('must be JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(provider))
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each id may be used once');

type Given = z.infer<typeof provider>;

/** Puts secrets that lie elsewhere into their places; what cannot be read is told in `faults`. */
export function withSecrets(providers: readonly Given[], env: NodeJS.ProcessEnv, faults: string[]) {
  return providers.map(({ clientSecretFile, clientSecretEnv, ...rest }, index) => {
    const place = `OIDC_PROVIDERS.${index}`;
    let { clientSecret } = rest;
    if (clientSecretEnv) {
      clientSecret = env[clientSecretEnv];
      if (!clientSecret) faults.push(`${place}.clientSecretEnv: ${clientSecretEnv} is not set`);
    }
    if (clientSecretFile) {
      try {
        clientSecret = readFileSync(clientSecretFile, 'utf8').trim();
        if (!clientSecret) faults.push(`${place}.clientSecretFile: ${clientSecretFile} is empty`);
      } catch {
        faults.push(`${place}.clientSecretFile: ${clientSecretFile} cannot be read`);
      }
    }
    return { ...rest, clientSecret };
  });
}
