/** Reading one's own sessions. */
import { sql } from 'kysely';
import { NO_ID } from '../../domain/ids.js';
import { deviceOf } from '../../domain/accounts/device.js';
import type { Call } from '../desk.js';
import { countOf, mapPage, pageOf, type Order, type PageArgs } from '../page.js';

const rows = ({ desk: { db } }: Call) =>
  db
    .selectFrom('session')
    .select([
      'session.id',
      'session.address',
      'session.user_agent as userAgent',
      'session.created_at as createdAt',
      'session.used_at as usedAt',
      'session.expires_at as expiresAt',
      'session.revoked_at as revokedAt',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
export type SessionRow = ReturnType<typeof shown>;

const shown = ({ actor }: Call, row: Row) => ({
  ...row,
  device: deviceOf(row.userAgent),
  current: actor.kind === 'PERSON' && actor.sessionId === row.id,
});

const RECENT: Order = { name: 'usedAt', column: sql`session.used_at`, type: 'timestamptz', direction: 'DESC' };

const ownedBy = ({ actor }: Call) =>
  sql<boolean>`session.account_id = ${actor.kind === 'PERSON' ? actor.accountId : NO_ID}::uuid`;

/** The caller's sessions that are good. */
const whereOf = (call: Call) => [
  ownedBy(call),
  sql<boolean>`session.revoked_at is null`,
  sql<boolean>`session.expires_at > ${call.desk.clock.now()}`,
];

export const listSessions = async (call: Call, page: PageArgs) =>
  mapPage(await pageOf(rows(call), whereOf(call), RECENT, sql`session.id`, page), (row) => shown(call, row));

export const countSessions = (call: Call): Promise<number> =>
  countOf(call.desk.db.selectFrom('session'), whereOf(call));

/** One of the caller's sessions, good or ended. */
export async function ownSession(call: Call, id: string): Promise<SessionRow | null> {
  const row = await rows(call).where('session.id', '=', id).where(ownedBy(call)).executeTakeFirst();
  return row ? shown(call, row) : null;
}
