/** Reading CSV as it comes out of spreadsheets: with or without a BOM, with `;` or `,`, with French or English headers. */
import { CsvError, parse, type Info } from 'csv-parse/sync';
import { DeskError, invalid } from '../../domain/errors.js';
import { folded, unguarded, type Column } from './cell.js';
import { Problems, WHOLE_FILE } from './problems.js';

/** Rows of a file at the most. */
export const ROWS_MAX = 5_000;

/** The columns of a file by what is read from them. */
export type Columns<Row> = { [Name in keyof Row]-?: Column<Row[Name]> };

export interface TableRow<Row> {
  /** Which row, from 1, headers left out. */
  row: number;
  /** The line of the file on which it begins, from 1. */
  line: number;
  /** What its cells say; null where one is empty. Columns that the file has not, and cells that cannot be read, are left out. */
  values: { [Name in keyof Row]?: Row[Name] | null };
  /** Columns whose cells could not be read, and have their problem. */
  refused: Set<keyof Row>;
}

export interface Table<Row> {
  /** The rows that have a cell for each column. */
  rows: TableRow<Row>[];
  /** How many rows there are in all. */
  count: number;
  /** The header of a column as the file has it; in French where it has none. */
  headerOf(name: keyof Row): string;
  problems: Problems;
}

interface Line {
  record: string[];
  info: Info;
}

/** Reads a file: its rows, and everything that is wrong with it. */
export function readTable<Row>(given: string, columns: Columns<Row>, needed: readonly (keyof Row)[]): Table<Row> {
  const problems = new Problems();
  // Lines end in one way from here on, so that they are counted as editors count them.
  const lines = linesOf(given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), problems);
  const [header, ...body] = lines;
  const names = header ? namesOf(header, columns, problems) : [];
  const headers = new Map(names.map((name, index) => [name, header!.record[index]!.trim()]));
  const headerOf = (name: keyof Row): string => headers.get(name) ?? columns[name].names[0];
  if (header)
    for (const name of needed)
      if (!headers.has(name))
        problems.add({ ...WHOLE_FILE, line: 1 }, invalid('csv_missing_column', [], { column: headerOf(name) }));
  if (body.length > ROWS_MAX) problems.add(WHOLE_FILE, invalid('csv_too_many_rows', [], { max: ROWS_MAX }));
  // A header that is not understood says nothing of its cells.
  if (problems.count > 0) return { rows: [], count: body.length, headerOf, problems };
  const rows = body.flatMap((line, index) => rowOf(line, index + 1, names, columns, headerOf, problems) ?? []);
  return { rows, count: body.length, headerOf, problems };
}

function linesOf(text: string, problems: Problems): Line[] {
  const refuse = (error: DeskError, line: number | null = null): Line[] => {
    problems.add({ ...WHOLE_FILE, line }, error);
    return [];
  };
  // What was no UTF-8 has become the sign for what cannot be shown.
  const strange = text.search(/[\uFFFD\0]/);
  if (strange >= 0) return refuse(invalid('csv_encoding', []), text.slice(0, strange).split('\n').length);
  try {
    const lines = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: ROWS_MAX + 2,
    }) as unknown as Line[];
    return lines.length > 0 ? lines : refuse(invalid('csv_empty', []));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse(invalid('csv_quotes', []), error['lines'] as number);
  }
}

/** What separates the cells: whichever of the two there is more of among the headers, outside of quotes. */
function delimiterOf(text: string): ';' | ',' {
  const headers = /^\n*(?:"[^"]*"|[^\n"])*/.exec(text)![0].replace(/"[^"]*"/g, '');
  return headers.split(',').length > headers.split(';').length ? ',' : ';';
}

/** The columns in the order of the file. */
function namesOf<Row>({ record }: Line, columns: Columns<Row>, problems: Problems): (keyof Row)[] {
  const byHeader = new Map<string, keyof Row>();
  for (const name of Object.keys(columns) as (keyof Row & string)[])
    for (const header of [name, ...columns[name].names]) byHeader.set(folded(header), name);
  const names: (keyof Row)[] = [];
  for (const header of withoutTail(record)) {
    const name = byHeader.get(folded(header));
    const place = { ...WHOLE_FILE, line: 1, column: header };
    if (name === undefined) {
      const known = Object.values<Column<never>>(columns as never).map((one) => one.names[0]);
      problems.add(place, invalid('csv_unknown_column', [], { column: header, known: known.join(', ') }));
    } else if (names.includes(name)) problems.add(place, invalid('csv_twice_column', [], { column: header }));
    else names.push(name);
  }
  return names;
}

/** Spreadsheets leave empty cells at the end of lines. */
const withoutTail = (record: string[]): string[] => record.slice(0, record.findLastIndex((cell) => cell.trim()) + 1);

function rowOf<Row>(
  { record, info }: Line,
  row: number,
  names: (keyof Row)[],
  columns: Columns<Row>,
  headerOf: (name: keyof Row) => string,
  problems: Problems,
): TableRow<Row> | null {
  // The parser tells where a record ends; the line breaks within it lie before.
  const line = info.lines - record.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
  if (record.length < names.length || withoutTail(record).length > names.length) {
    const params = { expected: names.length, found: record.length };
    problems.add({ row, line, column: null }, invalid('csv_cells', [], params));
    return null;
  }
  const read: TableRow<Row> = { row, line, values: {}, refused: new Set() };
  for (const [index, name] of names.entries()) {
    const cell = unguarded(record[index]!);
    try {
      read.values[name] = cell.trim() === '' ? null : columns[name].read(cell);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      read.refused.add(name);
      problems.add({ row, line, column: headerOf(name) }, error);
    }
  }
  return read;
}
