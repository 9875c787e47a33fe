/** The table of operations, as it was agreed: what the permission map is held against. */
import { readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { ROLES, type Role } from '../../src/domain/accounts/actor.js';
import { deskSchema } from '../../src/server/schema.js';

export type Column = Role | 'SERVICE';
export const COLUMNS: readonly Column[] = [...ROLES, 'SERVICE'];

export interface TableRow {
  /** `Type.field`. */
  operation: string;
  type: string;
  field: string;
  /** A word a column; `-` for none. */
  words: Record<Column, string>;
}

const CONTRACT = new URL('../fixtures/contract/operations.csv', import.meta.url);
const [header, ...lines] = readFileSync(CONTRACT, 'utf8').trim().split('\n');
const columns = header!.split(',');

export const TABLE: readonly TableRow[] = lines.map((line) => {
  const cells = line.split(',');
  const cell = (name: string) => cells[columns.indexOf(name)]!;
  const [type = '', field = ''] = cell('operation').split('.');
  const words = Object.fromEntries(COLUMNS.map((name) => [name, cell(name)])) as TableRow['words'];
  return { operation: cell('operation'), type, field, words };
});

/** The field of a row in the schema, when it is built. */
export function fieldOf({ type, field }: Pick<TableRow, 'type' | 'field'>) {
  const found = deskSchema().getType(type);
  return isObjectType(found) ? found.getFields()[field] : undefined;
}

export const BUILT = TABLE.filter(fieldOf);
export const NOT_BUILT = TABLE.filter((row) => !fieldOf(row));
