/** Taking a file, or only trying it. */
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { transaction, type Tx } from '../transaction.js';
import type { ImportReport } from './import-report.js';

/** A file as an import takes it. */
export interface ImportFile {
  csv: string;
  dryRun?: boolean | null;
  idempotencyKey?: string | null;
}

/** Does the import in one transaction, once per key. A dry run does the same with entities, and none of it is written. */
export function importFile(
  call: Call,
  operation: string,
  { csv, dryRun, idempotencyKey }: ImportFile,
  take: (tx: Tx, dryRun: boolean) => Promise<ImportReport>,
): Promise<ImportReport> {
  return transaction(call, async (tx) => {
    if (!dryRun) return once(tx, operation, idempotencyKey, { csv }, () => take(tx, false));
    const report = await take(tx, true);
    // What was done to entities is forgotten before it is written.
    tx.em.clear();
    return report;
  });
}
