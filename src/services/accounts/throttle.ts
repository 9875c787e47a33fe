/**
 * Counting against guessing, in the database, so that it holds for all processes and across restarts. An attempt is
 * counted before its password is looked at: many at once, or many in one request, get no further than one after another.
 */
import { sql } from 'kysely';
import {
  afterAttempt,
  afterSuccess,
  LIMITS,
  networkOf,
  type Level,
  type Limit,
} from '../../domain/accounts/throttle.js';
import { emailKey } from '../../domain/accounts/email.js';
import { DeskError } from '../../domain/errors.js';
import type { Db } from '../../entities/index.js';
import type { Call } from '../desk.js';
import { sha256 } from './secrets.js';

/** One thing that attempts are counted for. */
export interface Counter {
  key: string;
  limit: Limit;
}

/** The address that was typed, whether or not there is an account: what is answered must not tell. */
const hashed = (email: string): string => sha256(emailKey(email)).slice(0, 32);

/** Counters of guessing at an account's password; `isKnown` when the account has signed in from this network before. */
export function guessingCounters(call: Call, email: string, isKnown: boolean): Counter[] {
  const network = networkOf(call.address);
  return [
    { key: `pair:${hashed(email)}:${network}`, limit: LIMITS.pair },
    ...(isKnown ? [] : [{ key: `account:${hashed(email)}`, limit: LIMITS.account }]),
    { key: `address:${network}`, limit: LIMITS.address },
  ];
}

export const registeringCounter = ({ address }: Call): Counter => ({
  key: `register:${networkOf(address)}`,
  limit: LIMITS.register,
});
export const resetCounter = ({ address }: Call): Counter => ({
  key: `reset:${networkOf(address)}`,
  limit: LIMITS.reset,
});
export const mailCounter = (email: string): Counter => ({ key: `mail:${hashed(email)}`, limit: LIMITS.mail });

/** Counts an attempt, unless one of the counters says to wait. Answers until when, or null when it may be made. */
export async function countAttempt({ desk }: Call, counters: readonly Counter[]): Promise<Date | null> {
  const now = desk.clock.now();
  const keys = counters.map(({ key }) => key);
  return desk.db.transaction().execute(async (db) => {
    await takeTurns(db, keys);
    const levels = await levelsOf(db, keys);
    const waits = [...levels.values()].flatMap(({ blockedUntil }) =>
      blockedUntil && blockedUntil > now ? [blockedUntil] : [],
    );
    if (waits.length > 0) return new Date(Math.max(...waits.map((until) => until.getTime())));
    await store(
      db,
      counters.map(({ key, limit }) => [key, afterAttempt(levels.get(key) ?? null, limit, now)]),
    );
    return null;
  });
}

/** Counts an attempt. @throws DeskError TOO_MANY_ATTEMPTS */
export async function mayTry(call: Call, counters: readonly Counter[]): Promise<void> {
  const until = await countAttempt(call, counters);
  if (until) throw tooManyAttempts(call, until);
}

export function tooManyAttempts({ desk }: Call, until: Date): DeskError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - desk.clock.now().getTime()) / 1_000));
  return new DeskError('TOO_MANY_ATTEMPTS', 'too_many_attempts', { seconds }, [], { retryAfterSeconds: seconds });
}

/** Takes back what an attempt was counted that turned out to be good; inside the transaction that made it so. */
export async function takeBack(db: Db, counters: readonly Counter[]): Promise<void> {
  const keys = counters.map(({ key }) => key);
  await takeTurns(db, keys);
  const levels = await levelsOf(db, keys);
  await store(
    db,
    [...levels].map(([key, level]) => [key, afterSuccess(level)]),
  );
}

/** Forgets what was counted against an account: its owner has proved, by mail, who they are. */
export async function forgetGuesses(db: Db, email: string): Promise<void> {
  const rows = await db
    .selectFrom('throttle')
    .select('key')
    .where(sql<boolean>`(key = ${`account:${hashed(email)}`} or starts_with(key, ${`pair:${hashed(email)}:`}))`)
    .execute();
  const keys = rows.map(({ key }) => key);
  await takeTurns(db, keys);
  await db
    .deleteFrom('throttle')
    .where(sql<boolean>`key = any(${keys}::text[])`)
    .execute();
}

/** The network is one where the account's owner has been. */
export const rememberNetwork = (db: Db, accountId: string, address: string | null, now: Date) =>
  db
    .insertInto('known_network')
    .values({ account_id: accountId, network: networkOf(address), seen_at: now })
    .onConflict((conflict) => conflict.columns(['account_id', 'network']).doUpdateSet({ seen_at: now }))
    .execute();

/** Attempts that concern the same counters are counted one after the other, also those on rows that are not there yet. */
const takeTurns = (db: Db, keys: readonly string[]) =>
  sql`select pg_advisory_xact_lock(hashtextextended(key, 7341006)) from (
    select key from unnest(${keys}::text[]) as key order by key) as keys`.execute(db);

async function levelsOf(db: Db, keys: readonly string[]): Promise<Map<string, Level>> {
  const rows = await db
    .selectFrom('throttle')
    .selectAll()
    .where(sql<boolean>`key = any(${keys}::text[])`)
    .execute();
  const time = (text: string): Date => new Date(text);
  return new Map(
    rows.map(({ key, level, at, blocked_until }) => [
      key,
      { level, at: time(at), blockedUntil: blocked_until === null ? null : time(blocked_until) },
    ]),
  );
}

async function store(db: Db, levels: readonly (readonly [string, Level])[]): Promise<void> {
  if (levels.length === 0) return;
  await db
    .insertInto('throttle')
    .values(levels.map(([key, { level, at, blockedUntil }]) => ({ key, level, at, blocked_until: blockedUntil })))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        level: sql`excluded.level`,
        at: sql`excluded.at`,
        blocked_until: sql`excluded.blocked_until`,
      }),
    )
    .execute();
}
