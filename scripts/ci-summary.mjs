// Adds up the reports of the test runs and prints the closing line. A failed step counts as one failure.
// Usage: ci-summary.mjs FOLDER STATUS
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const [folder, status] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  sum.passed += report.numPassedTests;
  sum.failed += report.numFailedTests + (report.numFailedTests === 0 && !report.success ? 1 : 0);
  sum.skipped += report.numPendingTests;
}
if (status !== '0' && sum.failed === 0) sum.failed = 1;
if (sum.passed === 0 && sum.failed === 0) sum.failed = 1;
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed === 0 ? 0 : 1);
