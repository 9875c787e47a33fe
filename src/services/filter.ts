/** Conditions from the API's typed filters `{ eq, in, gt, gte, lt, lte }`. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { invalid } from '../domain/errors.js';
import { comparable } from './text.js';

export interface Filter<T> {
  eq?: T | null;
  in?: T[] | null;
  gt?: T | null;
  gte?: T | null;
  lt?: T | null;
  lte?: T | null;
}

/** Most values in one list of a filter, and characters in a search. */
const IN_MAX = 1_000;
const SEARCH_MAX = 200;

type Value = string | number | Date;
type Castable = 'text' | 'uuid' | 'timestamptz' | 'integer' | 'real' | 'numeric';

const COMPARISONS = [
  ['eq', '='],
  ['gt', '>'],
  ['gte', '>='],
  ['lt', '<'],
  ['lte', '<='],
] as const;

/** Every given part must hold; `in: []` matches nothing, null parts are as if they were not there. */
export function conditions<T extends Value>(
  column: RawBuilder<unknown>,
  filter: Filter<T> | null | undefined,
  type: Castable = 'text',
): Expression<SqlBool>[] {
  if (!filter) return [];
  if (filter.in && filter.in.length > IN_MAX) throw invalid('too_many_values', ['where', 'in'], { max: IN_MAX });
  const cast = sql.raw(type);
  const given = mapFilter<T, Value>(filter, (value) => (typeof value === 'string' ? comparable(value) : value))!;
  const found = COMPARISONS.filter(([name]) => given[name] != null).map(
    ([name, operator]) => sql<SqlBool>`${column} ${sql.raw(operator)} ${given[name]}::${cast}`,
  );
  if (given.in) found.push(sql<SqlBool>`${column} = any(${given.in}::${cast}[])`);
  return found;
}

/** Applies a change to each value of a filter: ids are decoded, words mapped to what is stored. */
export function mapFilter<A, B>(filter: Filter<A> | null | undefined, map: (value: A) => B): Filter<B> | null {
  if (!filter) return null;
  const mapped: Filter<B> = {};
  for (const [name] of COMPARISONS) if (filter[name] != null) mapped[name] = map(filter[name]);
  if (filter.in) mapped.in = filter.in.map(map);
  return mapped;
}

/** Words that must all occur, whatever their case, in any of the columns. @throws DeskError VALIDATION */
export function contains(columns: RawBuilder<unknown>[], search: string | null | undefined): Expression<SqlBool>[] {
  if (search && search.length > SEARCH_MAX) throw invalid('too_long', ['where', 'search'], { max: SEARCH_MAX });
  const words = (search ?? '').replaceAll('\0', '').trim().split(/\s+/).filter(Boolean).slice(0, 10);
  const text = sql`concat_ws(' ', ${sql.join(columns)})`;
  return words.map((word) => sql<SqlBool>`${text} ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
}
