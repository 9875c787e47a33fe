/** Private keys at rest: encrypted when the desk is given a secret for it, in the open otherwise. */
import { hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, type JWK } from 'jose';
import type { StoredPrivateKey } from '../../entities/accounts/signing-key.entity.js';

/** Raised when a private key cannot be read with the secret at hand; says what to do. */
export class KeySealError extends Error {
  constructor(kid: string) {
    super(
      `The signing key ${kid} is encrypted with another JWT_KEY_SECRET. Give the desk the one that it was encrypted ` +
        'with, the same at all processes; or, if it is lost, make new keys: npm run keys:rotate -- --revoke-now',
    );
    this.name = 'KeySealError';
  }
}

export interface KeySeal {
  /** The private key as it is to be stored. */
  seal(kid: string, key: JWK): Promise<StoredPrivateKey>;
  /** @throws KeySealError */
  open(kid: string, stored: StoredPrivateKey): Promise<JWK>;
  /** Whether it is stored in the open although it need not be. */
  isMissing(stored: StoredPrivateKey): boolean;
}

const isSealed = (stored: StoredPrivateKey): stored is { jwe: string } => 'jwe' in stored;

/** AES-256-GCM under a key derived from the secret; the row's `kid` is sealed in, so that no row can pose as another. */
export function createKeySeal(secret: string | undefined): KeySeal {
  const key = secret ? new Uint8Array(hkdfSync('sha256', secret, '', 'ouranos-desk signing keys', 32)) : null;
  return {
    isMissing: (stored) => key !== null && !isSealed(stored),
    async seal(kid, jwk) {
      if (!key) return jwk;
      const jwe = await new CompactEncrypt(Buffer.from(JSON.stringify(jwk)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid })
        .encrypt(key);
      return { jwe };
    },
    async open(kid, stored) {
      if (!isSealed(stored)) return stored;
      if (!key) throw new KeySealError(kid);
      const opened = await compactDecrypt(stored.jwe, key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      }).catch(() => null);
      if (opened?.protectedHeader.kid !== kid) throw new KeySealError(kid);
      return JSON.parse(Buffer.from(opened.plaintext).toString()) as JWK;
    },
  };
}
