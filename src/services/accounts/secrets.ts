/** Passwords and random secrets. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's second recommendation (19 MiB, 2 passes), as PHC text. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const PHC = `$argon2id$v=19$m=${ARGON2.memoryCost},t=${ARGON2.timeCost},p=${ARGON2.parallelism}$`;

/** The same characters, however the keyboard or the system composes them (NIST SP 800-63B). */
const normal = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(normal(password), ARGON2);

/** Whether a stored hash was made with other parameters than today's. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(PHC);

/** A hash of nothing anybody knows: verifying against it takes as long as against a real one. */
let decoy: Promise<string> | undefined;

/** Whether the password is right. For an account without one, or no account, takes as long and answers false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  const matches = await verify(stored ?? (await decoy), normal(password));
  return stored !== null && matches;
}

/** 256 random bits as text. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url');
