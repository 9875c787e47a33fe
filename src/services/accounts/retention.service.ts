/** Letting go of what is known of people's comings and goings. */
import { sql } from 'kysely';
import type { Call } from '../desk.js';
import { transaction } from '../transaction.js';

const DAY = 86_400_000;
/** The login audit is kept for a year; the CNIL advises six months to one year for such traces. */
const LOGIN_AUDIT_DAYS = 365;
/** Sessions that have ended are kept as long as somebody may ask what happened, in days. */
const ENDED_SESSION_DAYS = 90;
/** A network is forgotten after so many days without a sign-in from it. */
const KNOWN_NETWORK_DAYS = 180;
/** No counter has anything left to count after so many days. */
const THROTTLE_DAYS = 2;

export async function forgetComingsAndGoings(call: Call): Promise<void> {
  await transaction(call, async ({ db, now }) => {
    const before = (days: number): Date => new Date(now.getTime() - days * DAY);
    await sql`delete from login_attempt where at < ${before(LOGIN_AUDIT_DAYS)}`.execute(db);
    await sql`delete from session where least(revoked_at, expires_at) < ${before(ENDED_SESSION_DAYS)}`.execute(db);
    await sql`delete from known_network where seen_at < ${before(KNOWN_NETWORK_DAYS)}`.execute(db);
    await sql`delete from password_link where expires_at < ${now}`.execute(db);
    await sql`delete from throttle where at < ${before(THROTTLE_DAYS)}`.execute(db);
  });
}
