/** Pages of rows by keyset: the order's columns with the id as tie-break, so that page 1,000 costs what page 1 costs. */
import { sql, type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { invalid } from '../domain/errors.js';
import { isUuid } from '../domain/ids.js';
import type { Db } from '../entities/index.js';

export const PAGE_DEFAULT = 20;
export const PAGE_MAX = 100;

export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** One order of a list: an SQL expression that is never null, and its type for comparing. */
export interface Order {
  name: string;
  column: RawBuilder<unknown>;
  type: 'timestamptz' | 'text' | 'uuid' | 'integer' | 'bigint' | 'numeric';
  direction: 'ASC' | 'DESC';
}

/**
 * The order of a list in which words are searched: not by an index, for along it PostgreSQL would read the whole table
 * for words that it takes to be more frequent than they are.
 */
export const orderOf = (order: Order, search: string | null | undefined): Order =>
  search ? { ...order, column: sql`coalesce(${order.column}, ${order.column})` } : order;

export interface Page<Row> {
  rows: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** Cursor of one of the rows. */
  cursorOf(row: Row): string;
}

/** What a list's SQL needs from its page: conditions, order and limit; and what turns its rows into the page. */
export interface Keyset {
  where: Expression<SqlBool>[];
  orderBy: RawBuilder<unknown>;
  direction: RawBuilder<unknown>;
  limit: number;
  /** Select this beside the columns: it carries the order's value to the cursor. */
  key: RawBuilder<string>;
  finish<Row extends { id: string; pageKey: string }>(rows: Row[]): Page<Row>;
}

export function keyset(args: PageArgs, order: Order, id: RawBuilder<unknown>): Keyset {
  if (args.first != null && args.last != null) throw invalid('page_direction', ['last']);
  const backwards = args.last != null || (args.before != null && args.first == null);
  const size = checkedSize(backwards ? (args.last ?? PAGE_DEFAULT) : (args.first ?? PAGE_DEFAULT), backwards);
  const ascending = (order.direction === 'ASC') !== backwards;
  const where: Expression<SqlBool>[] = [];
  const bound = (cursor: string, after: boolean, path: string): void => {
    const { key, id: cursorId } = readCursor(cursor, order, path);
    const greater = (order.direction === 'ASC') === after;
    where.push(
      sql<SqlBool>`(${order.column}, ${id}) ${sql.raw(greater ? '>' : '<')} (${key}::${sql.raw(order.type)}, ${cursorId}::uuid)`,
    );
  };
  if (args.after != null) bound(args.after, true, 'after');
  if (args.before != null) bound(args.before, false, 'before');
  const direction = sql.raw(ascending ? 'asc' : 'desc');
  return {
    where,
    orderBy: sql`${order.column} ${direction}, ${id} ${direction}`,
    direction,
    limit: size + 1,
    key: sql<string>`${order.column}::text`,
    finish: (rows) => {
      const more = rows.length > size;
      const kept = more ? rows.slice(0, size) : rows;
      if (backwards) kept.reverse();
      return {
        rows: kept,
        hasNextPage: backwards ? args.before != null : more,
        hasPreviousPage: backwards ? more : args.after != null,
        cursorOf: (row) => writeCursor(order.name, row.pageKey, row.id),
      };
    },
  };
}

/** More around the statement of a page: joined to the page's rows only, however many the list has. */
export interface Around {
  /** `page` is to be selected under an alias of its own; its order, said of that alias. */
  statement(page: Expression<unknown>, orderBy: (alias: string) => RawBuilder<unknown>): RawBuilder<unknown>;
  /** Puts what came with a row where it belongs. */
  finish(row: Record<string, unknown>): void;
}

/** Reads one page of a query under conditions, in an order. */
export async function pageOf<DB, TB extends keyof DB, Row extends { id: string }>(
  query: SelectQueryBuilder<DB, TB, Row>,
  where: Expression<SqlBool>[],
  order: Order,
  id: RawBuilder<unknown>,
  args: PageArgs,
  around?: { db: Db } & Around,
): Promise<Page<Row & { pageKey: string }>> {
  const set = keyset(args, order, id);
  const page = query
    .select(set.key.as('pageKey'))
    .where((eb) => eb.and([...where, ...set.where]))
    .orderBy(set.orderBy as never)
    .limit(literalLimit(set.limit));
  const rows = await (around ? pageWith(page.select(order.column.as('pageOrder')), set, around) : page.execute());
  return set.finish(rows as unknown as (Row & { pageKey: string })[]);
}

async function pageWith(page: Expression<unknown>, { direction }: Keyset, around: { db: Db } & Around) {
  const orderBy = (alias: string) =>
    sql`${sql.ref(`${alias}.pageOrder`)} ${direction}, ${sql.ref(`${alias}.id`)} ${direction}`;
  const { rows } = await around.statement(page, orderBy).execute(around.db);
  for (const row of rows as Record<string, unknown>[]) around.finish(row);
  return rows;
}

/** Counts what a query finds under conditions. */
export async function countOf<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  where: Expression<SqlBool>[],
): Promise<number> {
  const found = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where((eb) => eb.and(where))
    .executeTakeFirstOrThrow();
  return Number((found as { count: string }).count);
}

/** Turns a page's rows into what is shown, keeping the cursors. */
export function mapPage<A, B>(page: Page<A>, map: (row: A) => B): Page<B> {
  const source = new Map<B, A>();
  const rows = page.rows.map((row) => {
    const mapped = map(row);
    source.set(mapped, row);
    return mapped;
  });
  return { ...page, rows, cursorOf: (row) => page.cursorOf(source.get(row)!) };
}

/**
 * A limit as a literal: of a parameter the planner does not know how few rows it leaves, and so plans a prepared statement
 * anew each time, which takes as long as running it.
 * @param rows a whole number that has been checked
 */
export const literalLimit = (rows: number): RawBuilder<number> => sql.lit(rows);

function checkedSize(size: number, backwards: boolean): number {
  if (size < 1 || size > PAGE_MAX) throw invalid('page_size', [backwards ? 'last' : 'first'], { max: PAGE_MAX });
  return size;
}

const writeCursor = (order: string, key: string, id: string): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url');

const TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?\+00$/;

/** Whether it is PostgreSQL's text of an instant that there is: not the 30th of February, nor the year 0. */
function isTime(key: string): boolean {
  const [, day, time] = TIME.exec(key) ?? [];
  const instant = new Date(`${day}T${time}.000Z`);
  return key > '0001' && !Number.isNaN(instant.getTime()) && instant.toISOString() === `${day}T${time}.000Z`;
}

/** What a key of each type looks like: a forged cursor is refused here, not by an SQL error. */
const IS_KEY: Record<Order['type'], (key: string) => boolean> = {
  timestamptz: isTime,
  text: (key) => !key.includes('\0'),
  uuid: isUuid,
  integer: (key) => /^-?\d{1,9}$/.test(key),
  numeric: (key) => /^(-?\d{1,15}(\.\d{1,6})?|Infinity)$/.test(key),
  bigint: (key) => /^-?\d{1,18}$/.test(key),
};

/** A cursor is only good in the order that it was made in. */
function readCursor(cursor: string, order: Order, path: string): { key: string; id: string } {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = null;
  }
  const [name, key, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (name === order.name && typeof key === 'string' && typeof id === 'string')
    if (isUuid(id) && IS_KEY[order.type](key)) return { key, id };
  throw invalid('invalid_cursor', [path]);
}
