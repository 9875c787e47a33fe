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
  const text = sql`concat_ws(' ', ${sql.join(columns)})`;
  return wordsOf(search).map((word) => sql<SqlBool>`${text} ilike ${within(word)}`);
}

/** What a thing is searched by. Each is the expression of an index, word by word, or the whole table is read. */
export interface SearchDocument {
  /** What people wrote, as `to_tsvector('desk', …)`; never null. Indexed by GIN. */
  text: RawBuilder<unknown>;
  /** Numbers, references, addresses: found by any part of three characters or more. Indexed by GIN with `gin_trgm_ops`. */
  codes: RawBuilder<unknown>;
}

/**
 * Words that must all occur: in what people wrote, where accents, case and plural forms make no difference and the last
 * word may be unfinished, or within the codes. Words that say nothing, like “le”, are passed over beside others.
 * @throws DeskError VALIDATION
 */
export function searched(document: SearchDocument, search: string | null | undefined): Expression<SqlBool>[] {
  const words = wordsOf(search);
  // Plain words are asked for together: PostgreSQL knows which of them say nothing.
  const plain = words.filter((word) => PLAIN.test(word));
  const groups = [plain, ...words.filter((word) => !PLAIN.test(word)).map((word) => [word])];
  return groups.filter((group) => group.length > 0).map((group) => found(document, group, words.at(-1)!));
}

const PLAIN = /^[\p{L}\p{M}'’]+$/u;
/** What may be unfinished. Signs are no letters: of what they divide, the last part alone would be looked for. */
const UNFINISHED = /^[\p{L}\p{M}\p{N}'’.-]+$/u;
/** The fewest characters that an index of trigrams is of use for. */
const TRIGRAM = 3;

function found({ text, codes }: SearchDocument, words: string[], last: string): Expression<SqlBool> {
  const terms = words.map(
    (word) => `'${word.replace(/['\\]/g, '$&$&')}'${word === last && UNFINISHED.test(word) ? ':*' : ''}`,
  );
  const inText = sql<SqlBool>`${text} @@ to_tsquery('desk', ${terms.join(' & ')})`;
  // Short words would be looked for in every row's codes; signs alone are no words, and stand in codes only.
  const isShort = words.every((word) => word.length < TRIGRAM && /[\p{L}\p{N}]/u.test(word));
  if (isShort) return inText;
  const inCodes = words.map((word) => sql<SqlBool>`${codes} ilike ${within(word)}`);
  return sql<SqlBool>`(${inText} or (${sql.join(inCodes, sql` and `)}))`;
}

/** The words of a search, ten at the most. @throws DeskError VALIDATION */
function wordsOf(search: string | null | undefined): string[] {
  if (search && search.length > SEARCH_MAX) throw invalid('too_long', ['where', 'search'], { max: SEARCH_MAX });
  return (search ?? '').replaceAll('\0', '').trim().split(/\s+/).filter(Boolean).slice(0, 10);
}

const within = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
