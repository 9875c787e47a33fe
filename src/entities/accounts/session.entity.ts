import { defineEntity, p } from '@mikro-orm/postgresql';

/** One sign-in and the family of refresh tokens that descends from it; only the newest token is good. */
export const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** SHA-256 of the newest refresh token. */
    tokenHash: p.string(),
    createdAt: p.datetime(),
    usedAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    revokedWhy: p.string().nullable(),
    /** Where it was last signed in or renewed from. */
    address: p.string().nullable(),
    userAgent: p.string().nullable(),
    /** Seals the tokens of this family, so that an old one is told from a made-up one; see `refresh-token`. */
    familyKey: p.string().nullable(),
    /** With it and what the client sent, the newest secret can be made once more; null when it cannot. */
    retryNonce: p.string().nullable(),
  },
});

export class Session extends SessionSchema.class {
  isGood(at: Date): boolean {
    return !this.revokedAt && this.expiresAt > at;
  }

  /** Another token is the good one from here on. */
  rotate(next: { tokenHash: string; familyKey: string; retryNonce: string | null }, at: Date, expiresAt: Date): void {
    Object.assign(this, { ...next, usedAt: at, expiresAt });
  }

  usedFrom(place: { address: string | null; userAgent: string | null }): void {
    Object.assign(this, place);
  }

  revoke(at: Date, why: string): void {
    this.revokedAt ??= at;
    this.revokedWhy ??= why;
  }
}
SessionSchema.setClass(Session);
