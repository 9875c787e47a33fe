/** Links by mail that set a password: one an account, good once, and only their hash is stored. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import type { Tx } from '../transaction.js';
import { randomSecret, sha256 } from './secrets.js';

/** No token of ours is longer. */
const TOKEN_MAX = 100;

/** Makes a link for an account; any older one is worth nothing from then on. */
export async function makePasswordLink(tx: Tx, accountId: string, goodForHours: number): Promise<string> {
  const token = randomSecret();
  const link = {
    token_hash: sha256(token),
    created_at: tx.now,
    expires_at: new Date(tx.now.getTime() + goodForHours * 3_600_000),
  };
  await tx.db
    .insertInto('password_link')
    .values({ account_id: accountId, ...link })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(link))
    .execute();
  // Behind the hash sign: browsers keep it to themselves, so it is in no server's log and in no Referer.
  return `${tx.call.desk.address()}/reset-password#token=${token}`;
}

/** The account whose password a token may set, and who they are; null when the token is not good (any more). */
export async function accountOfToken(db: Db, token: string, now: Date) {
  if (token.length > TOKEN_MAX) return null;
  const found = await db
    .selectFrom('password_link')
    .innerJoin('account', 'account.id', 'password_link.account_id')
    .select(['account.id', 'account.email', 'account.first_name', 'account.last_name'])
    .where('password_link.token_hash', '=', sha256(token))
    .where(sql<boolean>`password_link.expires_at > ${now}`)
    .where('account.active', '=', true)
    .executeTakeFirst();
  return found ?? null;
}

/** Uses a token up; false when somebody was faster. */
export async function spendToken(tx: Tx, token: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('password_link')
    .where('token_hash', '=', sha256(token))
    .where(sql<boolean>`expires_at > ${tx.now}`)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** Ends the link that an account may have. */
export const dropPasswordLink = (tx: Tx, accountId: string) =>
  tx.db.deleteFrom('password_link').where('account_id', '=', accountId).execute();
