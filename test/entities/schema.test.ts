/** Entities and migrations say the same of the database, and migrations run on a desk that is full. */
import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../support/desk.js';

let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk()));
afterAll(() => desk.stop());

interface Column {
  table: string;
  column: string;
  nullable: boolean;
  type: string;
  default: string | null;
}

/** Columns of the migrated database, without those of partitions and of the migrations' own table. */
async function migrated(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column", c.is_nullable = 'YES' as nullable, c.udt_name as type,
      c.column_default as "default"
    from information_schema.columns c join pg_class on pg_class.relname = c.table_name
      and pg_class.relnamespace = 'public'::regnamespace
    where c.table_schema = 'public' and not pg_class.relispartition and c.table_name <> 'migration'`.execute(
    desk.desk.db,
  );
  return rows;
}

function declared(): Column[] {
  return [...desk.desk.orm.getMetadata().getAll().values()]
    .filter((meta) => meta.tableName)
    .flatMap((meta) =>
      Object.values(meta.properties)
        .filter((prop) => prop.persist !== false)
        .map((prop) => ({
          table: meta.tableName,
          column: prop.fieldNames[0]!,
          nullable: Boolean(prop.nullable),
          type: prop.columnTypes[0]!,
          default: prop.default === undefined ? null : String(prop.default),
        })),
    );
}

const lines = (columns: Column[], told: (column: Column) => string) =>
  columns.map((one) => `${one.table}.${one.column} ${told(one)}`.trim()).toSorted();

/** What a type of an entity is in the database: text is text whatever its length, and some hold more than they are read as. */
const SAME: Record<string, readonly string[]> = {
  'varchar(255)': ['text'],
  text: ['text'],
  uuid: ['uuid'],
  int: ['int4', 'int8'],
  serial: ['int8'],
  boolean: ['bool'],
  'timestamptz(0)': ['timestamptz'],
  timestamptz: ['timestamptz'],
  jsonb: ['jsonb'],
  real: ['float4'],
  'double precision': ['float8'],
  date: ['date'],
  'numeric(14,2)': ['numeric'],
  'numeric(14,4)': ['numeric'],
  'numeric(5,2)': ['numeric'],
  'text[]': ['_text', '_timestamptz'],
};

describe('the migrated database', () => {
  it('has the tables and columns of the entities, and no others', async () => {
    const columns = await migrated();
    expect(columns.length).toBeGreaterThan(150);
    expect(lines(columns, () => '')).toEqual(lines(declared(), () => ''));
  });

  it('lets be null what the entities let be null', async () => {
    const told = ({ nullable }: Column) => (nullable ? 'null' : 'not null');
    expect(lines(await migrated(), told)).toEqual(lines(declared(), told));
  });

  it('keeps each value as what the entities take it for', async () => {
    const types = new Map((await migrated()).map(({ table, column, type }) => [`${table}.${column}`, type]));
    const odd = declared().filter((one) => !SAME[one.type]?.includes(types.get(`${one.table}.${one.column}`)!));
    expect(
      odd.map(({ table, column, type }) => `${table}.${column} ${type} ${types.get(`${table}.${column}`)}`),
    ).toEqual([]);
  });

  it('begins values as the entities do', async () => {
    const defaults = new Map((await migrated()).map((one) => [`${one.table}.${one.column}`, one.default]));
    const plain = (text: string | null | undefined) =>
      text?.replace(/::[\w ]+(\[\])?$/, '').replace(/^'(.*)'$/, '$1') ?? null;
    const odd = declared().filter(
      (one) => one.default !== null && plain(defaults.get(`${one.table}.${one.column}`)) !== plain(one.default),
    );
    expect(odd.map((one) => `${one.table}.${one.column}: ${one.default}`)).toEqual([]);
  });
});

describe('migrations', () => {
  it('leave nothing to do, and do nothing, on a desk that is full', async () => {
    const { migrator } = desk.desk.orm;
    const counts = async () =>
      (await sql<{ count: string }>`select count(*) from ticket`.execute(desk.desk.db)).rows[0];
    const before = await counts();
    expect(Number(before?.count)).toBeGreaterThan(0);
    expect(await migrator.getPending()).toEqual([]);
    expect(await migrator.up()).toEqual([]);
    expect(await counts()).toEqual(before);
  });
});

describe('entities', () => {
  it('have no private members: MikroORM makes what it loads without the constructor', () => {
    const files = globSync('src/entities/**/*.entity.ts');
    expect(files.length).toBeGreaterThan(15);
    expect(files.filter((file) => /^\s+(get |set |async )?#\w+/m.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
