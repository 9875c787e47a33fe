/** Products from a file, and into one. */
import { LockMode } from '@mikro-orm/postgresql';
import { DeskError, invalid } from '../../domain/errors.js';
import type { ProductFacts } from '../../domain/catalogue/product-words.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import {
  importFile,
  importRefusal,
  readTable,
  ROWS_MAX,
  writeTable,
  type ImportFile,
  type ImportReport,
  type Table,
  type TableRow,
} from '../csv/index.js';
import type { Call } from '../desk.js';
import type { Tx } from '../transaction.js';
import { PRODUCT_COLUMNS, type ProductRecord } from './product-csv.js';
import { checkedFact, FACT_NAMES, type GivenFacts } from './product-facts.js';
import { productsToExport, type ProductWhere } from './product.query.js';
import { enterProduct, unlessTaken } from './product.service.js';

/**
 * Enters and edits products by their references: all rows of the file, or none. A dry run answers the same and changes
 * nothing.
 * @throws ShownRefusal VALIDATION with the report, when anything is wrong with the file
 * @throws DeskError ALREADY_EXISTS when a reference was entered by somebody else meanwhile; IDEMPOTENCY_MISMATCH
 */
export async function importProducts(call: Call, input: ImportFile): Promise<ImportReport> {
  const table = readTable(input.csv, PRODUCT_COLUMNS, ['reference']);
  return unlessTaken(['csv'], () =>
    importFile(call, 'importProducts', input, (tx, dryRun) => takeRows(tx, table, dryRun)),
  );
}

async function takeRows(tx: Tx, table: Table<ProductRecord>, dryRun: boolean): Promise<ImportReport> {
  const { rows, count, problems } = table;
  const known = await productsOf(tx, rows, dryRun);
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const lines = new Map<string, number>();
  for (const row of rows) {
    const reference = row.values.reference?.trim() ?? '';
    const before = lines.get(reference);
    if (before !== undefined) {
      const place = { row: row.row, line: row.line, column: table.headerOf('reference') };
      problems.add(place, invalid('csv_same_row', [], { line: before, key: reference }));
      continue;
    }
    if (reference) lines.set(reference, row.line);
    const product = known.get(reference);
    const facts = factsOf(row, table, product === undefined);
    if (problems.count === 0) counts[take(tx, row, facts, product)] += 1;
  }
  if (problems.count > 0) throw importRefusal(problems, count, dryRun, tx.call.locale);
  return { ...counts, dryRun, rows: count, problems: [], problemsLeftOut: 0 };
}

/** The products that a file speaks of, by reference; locked in the order of their ids where they are to be changed. */
async function productsOf(tx: Tx, rows: TableRow<ProductRecord>[], dryRun: boolean): Promise<Map<string, Product>> {
  const references = rows.flatMap(({ values }) => values.reference?.trim() ?? []);
  const found = await tx.em.find(
    Product,
    { reference: { $in: references } },
    { orderBy: { id: 'asc' }, ...(!dryRun && { lockMode: LockMode.PESSIMISTIC_WRITE }) },
  );
  return new Map(found.map((product) => [product.reference, product]));
}

/** The facts of a row: of a new product all, of one that is there those that the file has columns for. */
function factsOf(row: TableRow<ProductRecord>, table: Table<ProductRecord>, isNew: boolean): Partial<ProductFacts> {
  const given = row.values as GivenFacts;
  const facts: Record<string, unknown> = {};
  for (const name of FACT_NAMES) {
    if (row.refused.has(name) || (!isNew && given[name] === undefined)) continue;
    try {
      facts[name] = checkedFact(name, given);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      table.problems.add({ row: row.row, line: row.line, column: table.headerOf(name) }, error);
    }
  }
  return facts;
}

function take(
  tx: Tx,
  { values: { archived } }: TableRow<ProductRecord>,
  facts: Partial<ProductFacts>,
  product: Product | undefined,
): 'created' | 'updated' | 'unchanged' {
  const known = product ?? enterProduct(tx, facts as ProductFacts);
  const changes = [known.describe(facts, tx.now), archived !== undefined && known.offer(!archived, tx.now)];
  if (!product) return 'created';
  return changes.includes(true) ? 'updated' : 'unchanged';
}

/** Products as a file that can be imported again. @throws DeskError VALIDATION when there are too many */
export async function exportProducts(call: Call, where: ProductWhere): Promise<{ csv: string; rows: number }> {
  const found = await productsToExport(call, where, ROWS_MAX + 1);
  if (found.length > ROWS_MAX) throw invalid('too_many', ['where'], { max: ROWS_MAX });
  const records = found.map(({ archivedAt, ...facts }) => ({
    ...facts,
    archived: archivedAt !== null,
  }));
  return { csv: writeTable<ProductRecord>(records, PRODUCT_COLUMNS, call.locale), rows: records.length };
}
