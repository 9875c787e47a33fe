/** Every setting of the desk: documented, typed, validated; all faults are listed at once. Only `server/compose` reads it. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { isOrigin } from '../domain/platform/policies.js';
import { oidcProviders, withSecrets } from './oidc.js';

const port = z.coerce.number().int().min(0).max(65_535);
const days = z.coerce.number().int().min(1).max(3_650);
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const origins = list.pipe(z.array(z.string().refine(isOrigin, 'give origins such as https://www.example.org')));

/** An address, or a network such as 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/', 2);
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return bits === undefined ? most > 0 : /^\d+$/.test(bits) && Number(bits) <= most;
}
/** `true`, `false`, how many, or which. */
const proxies = z.string().transform((text, context): boolean | number | string[] => {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const networks = text.split(',').map((part) => part.trim());
  if (networks.every(isNetwork)) return networks;
  context.addIssue('must be true, false, a number of proxies, or addresses and networks such as 127.0.0.1,10.0.0.0/8');
  return z.NEVER;
});

export const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('production turns the playground and the demo desk off'),
  HOST: z.string().default('0.0.0.0').describe('Address to listen on'),
  PORT: port.default(4000).describe('Port to listen on; 0 takes a free one'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address under which clients reach the desk, when it is another'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional()
    .describe('PostgreSQL 15 or later; without it the desk brings its own, in DATA_DIR'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Connections to the database at the most'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Folder of the embedded PostgreSQL, of files that people send, and of mails without a mail server'),
  ROLES: list
    .pipe(z.array(z.enum(['api', 'worker'])).min(1))
    .default(['api', 'worker'])
    .describe('What this process does: api, worker, or both'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .optional()
    .describe('info in production, warn otherwise'),
  JWT_ISSUER: z.string().min(1).default('ouranos-desk').describe('Issuer and audience of access tokens'),
  JWT_KEY_DAYS: days.default(90).describe('For how many days a key signs access tokens before the next one does'),
  JWT_KEY_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Encrypts the private signing keys in the database; at least 32 characters, the same at all processes'),
  OIDC_PROVIDERS: oidcProviders
    .optional()
    .describe('Providers of single sign-on, as JSON; see docs/how-to/sign-in-with-sso.md'),
  SSO_RETURN_URLS: list
    .pipe(z.array(z.url({ protocol: /^https?$/ })))
    .optional()
    .describe('Pages that a sign-in by SSO may return to, the first by default; the playground when it is served'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server, smtp://user:password@host:587; without it mails are kept as files in DATA_DIR/outbox'),
  MAIL_FROM: z.string().min(3).default('Ouranos Desk <desk@localhost>').describe('Sender of mails'),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'S3-compatible store for files that people send, such as https://s3.eu-west-3.amazonaws.com; DATA_DIR/files without it',
    ),
  S3_REGION: z.string().min(1).default('us-east-1').describe('Region of that store'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional()
    .describe('Bucket in that store; it must be there'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('Key that may read, write and delete objects in it'),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('Secret of that key'),
  DIAGNOSTIC_RETENTION_DAYS: days.default(90).describe('For how long diagnostics are kept'),
  EVENT_RETENTION_DAYS: days.default(7).describe('For how long streams can be resumed'),
  PLAYGROUND: flag.optional().describe('Whether the playground is served at /; not in production unless said so'),
  TRUSTED_DOCUMENTS: list
    .optional()
    .describe('Manifests of documents that clients may ask by their hash, besides the SDK’s; comma-separated'),
  ONLY_TRUSTED_DOCUMENTS: flag
    .default(false)
    .describe('Whether nothing but trusted documents is answered: no playground, no operations of one’s own'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional()
    .describe('Redis in which processes share their limits; without it each process has its own'),
  ALLOWED_ORIGINS: origins
    .optional()
    .describe('Origins whose pages may call the API and open a WebSocket, besides the desk’s own; comma-separated'),
  TRUST_PROXY: proxies
    .default(false)
    .describe('Whose X-Forwarded-* is believed: that of so many proxies in front, or of those at these addresses'),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token that /metrics then asks for, at least 16 characters'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Collector that spans are sent to, by OTLP over HTTP; none are made without it'),
  OTEL_SERVICE_NAME: z.string().min(1).default('ouranos-desk').describe('Name of this desk at the collector'),
  ADMIN_EMAIL: z.email().optional().describe('On a desk without accounts: makes this first ADMIN'),
  ADMIN_PASSWORD: z.string().min(12).optional().describe('Password of the first ADMIN, at least 12 characters'),
});

export type Settings = z.infer<typeof settings>;

/** Raised with one line a fault, to be printed as it is. */
export class SettingsError extends Error {
  constructor(readonly faults: string[]) {
    super(`The desk cannot start with these settings:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** Reads the settings. @throws SettingsError with every fault */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  // An empty variable is how compose files and shells say "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  const faults = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if ((given['ADMIN_EMAIL'] === undefined) !== (given['ADMIN_PASSWORD'] === undefined))
    faults.push('ADMIN_EMAIL, ADMIN_PASSWORD: give both or neither');
  const store = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];
  const told = store.filter((name) => given[name] !== undefined);
  if (told.length > 0 && told.length < store.length) faults.push(`${store.join(', ')}: give all of them or none`);
  for (const [name, why] of [
    ['PUBLIC_URL', 'mails carry links'],
    ['MAIL_FROM', 'mails have a sender'],
  ] as const)
    if (given['SMTP_URL'] !== undefined && given[name] === undefined)
      faults.push(`${name}: needed with SMTP_URL, since ${why}`);
  if (!result.success) throw new SettingsError(faults);
  const { data } = result;
  if (data.OIDC_PROVIDERS?.length && data.NODE_ENV === 'production') {
    if (!data.PUBLIC_URL) faults.push('OIDC_PROVIDERS: needs PUBLIC_URL, where providers send people back to');
    if (!data.SSO_RETURN_URLS?.length && !data.PLAYGROUND)
      faults.push('OIDC_PROVIDERS: needs SSO_RETURN_URLS, the pages that people return to');
  }
  data.OIDC_PROVIDERS = data.OIDC_PROVIDERS && withSecrets(data.OIDC_PROVIDERS, env, faults);
  if (faults.length > 0) throw new SettingsError(faults);
  return data;
}
