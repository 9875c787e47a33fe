/**
 * What belongs to somebody, read out of the database itself: from some rows on, everything that refers to them. New
 * tables are taken up by themselves; a column `<table>_id` counts as a reference also where the database checks none.
 */
import { sql } from 'kysely';
import { encodeId, ID_PREFIXES, type IdKind } from '../../src/domain/ids.js';
import type { TestDesk } from './desk.js';

type Db = TestDesk['desk']['db'];

interface Column {
  table: string;
  column: string;
  type: string;
}
interface Reference {
  table: string;
  column: string;
  to: string;
}
interface Shape {
  columns: Column[];
  references: Reference[];
}

/** Rows of one owner, by table: their places in the database, and their ids where they have one. */
export type World = Map<string, { places: Set<string>; ids: Set<string> }>;

async function shapeOf(db: Db): Promise<Shape> {
  const { rows: columns } = await sql<Column>`
    select c.table_name as table, c.column_name as column, c.udt_name as type
    from information_schema.columns c join pg_class on pg_class.oid = format('public.%I', c.table_name)::regclass
    where c.table_schema = 'public' and pg_class.relkind in ('r', 'p') and not pg_class.relispartition
    order by 1, c.ordinal_position`.execute(db);
  const { rows: checked } = await sql<Reference>`
    select conrelid::regclass::text as table, attname as column, confrelid::regclass::text as to
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
    where contype = 'f' and cardinality(conkey) = 1`.execute(db);
  const tables = new Set(columns.map(({ table }) => table));
  const known = new Set(checked.map(({ table, column }) => `${table}.${column}`));
  const byName = columns.flatMap(({ table, column, type }) => {
    const to = column.replace(/_id$/, '');
    return type === 'uuid' && to !== column && tables.has(to) && !known.has(`${table}.${column}`)
      ? [{ table, column, to }]
      : [];
  });
  return { columns, references: [...checked, ...byName] };
}

/** What refers to the given rows, and to what refers to them. */
export async function worldOf(db: Db, roots: Record<string, string[]>): Promise<World> {
  const { references, columns } = await shapeOf(db);
  const hasId = new Set(columns.filter(({ column }) => column === 'id').map(({ table }) => table));
  const world: World = new Map();
  const add = async (table: string, condition: ReturnType<typeof sql<boolean>>): Promise<boolean> => {
    const { rows } = await sql<{ place: string; id: string | null }>`
      select tableoid::text || ctid::text as place, ${hasId.has(table) ? sql`id::text` : sql`null`} as id
      from ${sql.table(table)} where ${condition}`.execute(db);
    const own = world.get(table) ?? { places: new Set(), ids: new Set() };
    world.set(table, own);
    const before = own.places.size;
    for (const { place, id } of rows) {
      own.places.add(place);
      if (id) own.ids.add(id);
    }
    return own.places.size > before;
  };
  for (const [table, ids] of Object.entries(roots)) await add(table, sql<boolean>`id = any(${ids}::uuid[])`);
  for (let grows = true; grows;) {
    grows = false;
    for (const { table, column, to } of references) {
      const ids = [...(world.get(to)?.ids ?? [])];
      if (ids.length > 0 && (await add(table, sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`))) grows = true;
    }
  }
  return world;
}

/** The table in which each kind of public thing is kept. */
export const tableOf = (kind: string): string => kind.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase();

/** The kind of thing that a table keeps; null for parts of things. */
export const kindOfTable = (table: string): IdKind | null =>
  (Object.keys(ID_PREFIXES) as IdKind[]).find((kind) => tableOf(kind) === table) ?? null;

/** The public ids of a world, by kind. */
export function publicIds(world: World): Map<IdKind, string[]> {
  return new Map(
    (Object.keys(ID_PREFIXES) as IdKind[]).map((kind) => [
      kind,
      [...(world.get(tableOf(kind))?.ids ?? [])].sort().map((id) => encodeId(kind, id)),
    ]),
  );
}

/** A digest of everything that a world's rows say: what nobody may have changed stays the same. */
export async function digestOf(
  db: Db,
  roots: Record<string, string[]>,
  except: string[],
): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const [table, { places }] of await worldOf(db, roots)) {
    if (except.includes(table)) continue;
    const { rows } = await sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as digest
      from ${sql.table(table)} t where tableoid::text || ctid::text = any(${[...places]}::text[])`.execute(db);
    digests[table] = rows[0]!.digest;
  }
  return digests;
}

/** Texts by which the code works, or which are secret already: they are left as they are. */
const UNPLANTED =
  /^(id|kind|status|level|outcome|operation|owner|locale|country|time_zone|currency|scopes|suppressed_modes|severity|source|order_by|key|hint|.*_(kind|hash|why|mode))$/;
/** The texts within JSON that people or partners wrote. */
const WRITTEN = /^(name|email|phone|brand|model|operatingSystem|note|message|title|description|serialNumber|number)$/;

export interface Secrets {
  /** What each of them begins with. */
  mark: string;
  /** By the column that holds them, called as the API calls it. */
  byName: Map<string, string[]>;
  /** One of each column of each table. */
  samples: string[];
  count: number;
  /** Tables whose rows the database lets nobody change. */
  unchangeable: Set<string>;
}

/**
 * Writes a text into every text of a world's rows that occurs nowhere else, and that names its owner, its table and its
 * column: wherever it comes out again, it can be seen whose it was. A column that cannot hold any text but a closed list
 * of words is an enum of its entity, or is named in UNPLANTED.
 */
export async function plantSecrets(desk: TestDesk, world: World, mark: string): Promise<Secrets> {
  const { db } = desk.desk;
  const { columns } = await shapeOf(db);
  const closed = closedColumns(desk);
  const secrets: Secrets = { mark, byName: new Map(), samples: [], count: 0, unchangeable: new Set() };
  for (const [table, { places }] of world) {
    const open = columns.filter(
      (one) =>
        one.table === table &&
        ['text', 'varchar', 'jsonb', '_text'].includes(one.type) &&
        !UNPLANTED.test(one.column) &&
        !closed.has(`${table}.${one.column}`),
    );
    if (open.length === 0) continue;
    for (const [index, place] of [...places].entries()) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
        where tableoid::text || ctid::text = ${place}`.execute(db);
      const changes = open.flatMap(({ column, type }) => {
        const fresh = (name: string): string => {
          const text = `${mark}.${table}.${column}.${(secrets.count += 1)}.`;
          if (index === 0) secrets.samples.push(text);
          secrets.byName.set(name, [...(secrets.byName.get(name) ?? []), text]);
          return text;
        };
        const value = planted(type, rows[0]![column], fresh, camel(column));
        return value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`];
      });
      if (changes.length > 0)
        await sql`update ${sql.table(table)} set ${sql.join(changes)}
          where tableoid::text || ctid::text = ${place}`
          .execute(db)
          .catch((error: { code?: string }) => {
            // What is append-only stays as it is: its trigger says so.
            if (error.code !== '42501') throw error;
            secrets.unchangeable.add(table);
          });
    }
  }
  return secrets;
}

const camel = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Columns that their entities declare as closed lists. */
function closedColumns(desk: TestDesk): Set<string> {
  const closed = new Set<string>();
  for (const { tableName, props } of desk.desk.orm.getMetadata().getAll().values())
    for (const property of props)
      if (property.enum) for (const name of property.fieldNames) closed.add(`${tableName}.${name}`);
  return closed;
}

function planted(type: string, value: unknown, fresh: (name: string) => string, name: string): unknown {
  if (type === 'text' || type === 'varchar') return fresh(name);
  if (value === null || value === undefined) return undefined;
  if (type === '_text')
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? [fresh(name)] : undefined;
  return JSON.stringify(plantedIn(value, fresh));
}

function plantedIn(value: unknown, fresh: (name: string) => string, key = ''): unknown {
  if (typeof value === 'string') return WRITTEN.test(key) ? fresh(key) : value;
  if (Array.isArray(value)) return value.map((one) => plantedIn(one, fresh, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plantedIn(one, fresh, name)]));
}

/**
 * Makes rows of one world refer to rows of another, as they do after a sale or under a common problem: each reference
 * that may be crossed, on a row that no technician has, for what they have they see. Answers which, as `table.column`.
 */
export async function crossReferences(desk: TestDesk, from: World, to: World, uncrossed: RegExp): Promise<string[]> {
  const { db } = desk.desk;
  const crossed: string[] = [];
  const { references, columns } = await shapeOf(db);
  for (const { table, column, to: target } of references) {
    const theirs = [...(to.get(target)?.ids ?? [])][0];
    if (!theirs || !from.get(table)?.places.size || uncrossed.test(`${table}.${column}`)) continue;
    // Places may have moved by the crossing before: rows are found by what they refer to now.
    const isAssigned = columns.some((one) => one.table === table && one.column === 'technician_id');
    const { rows } = await sql<{ place: string }>`
      select tableoid::text || ctid::text as place from ${sql.table(table)}
      where ${sql.ref(column)} = any(${[...(from.get(target)?.ids ?? [])]}::uuid[])
      ${isAssigned ? sql`and technician_id is null` : sql``} order by 1 limit 1`.execute(db);
    if (!rows[0]) continue;
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${theirs}::uuid
      where tableoid::text || ctid::text = ${rows[0].place}`.execute(db);
    crossed.push(`${table}.${column}`);
  }
  return crossed;
}
