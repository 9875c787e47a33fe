/** Writing CSV that spreadsheets open as it is meant, and that reads back as what was written. */
import { stringify } from 'csv-stringify/sync';
import type { Locale } from '../../domain/messages.js';
import { guarded, wordIn } from './cell.js';
import type { Columns } from './read-table.js';

/** The file in one language: in French with `;` and decimal commas, in English with `,` and decimal points. */
export function writeTable<Row>(
  rows: readonly { [Name in keyof Row]: Row[Name] | null }[],
  columns: Columns<Row>,
  locale: Locale,
): string {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const header = names.map((name) => wordIn(columns[name].names, locale));
  const lines = rows.map((row) =>
    names.map((name) => {
      const value = row[name];
      return value === null ? '' : guarded(columns[name].write(value as Row[typeof name], locale));
    }),
  );
  return stringify([header, ...lines], {
    // Spreadsheets take a file for UTF-8 by its BOM.
    bom: true,
    delimiter: locale === 'fr' ? ';' : ',',
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}
