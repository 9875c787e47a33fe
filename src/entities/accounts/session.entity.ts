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
  },
});

export class Session extends SessionSchema.class {
  isGood(at: Date): boolean {
    return !this.revokedAt && this.expiresAt > at;
  }

  rotate(tokenHash: string, at: Date, expiresAt: Date): void {
    Object.assign(this, { tokenHash, usedAt: at, expiresAt });
  }

  revoke(at: Date, why: string): void {
    this.revokedAt ??= at;
    this.revokedWhy ??= why;
  }
}
SessionSchema.setClass(Session);
