// Adds up the reports of the test runs, names what failed, and prints the closing line. A failed step counts as one failure.
// Of a test that was run once more, in NAME.again.json, the second result counts, and its name is told.
// Usage: ci-summary.mjs FOLDER STATUS, or --failed-files REPORT
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';

const [first, second] = process.argv.slice(2);
const read = (path) =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { success: false, testResults: [] };
const failedFiles = ({ testResults }) =>
  testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);

if (first === '--failed-files') {
  for (const file of failedFiles(read(second))) console.log(relative(process.cwd(), file));
} else {
  process.exit(summarise(first, second));
}

function summarise(folder, status) {
  const sum = { passed: 0, failed: 0, pending: 0 };
  const names = { failed: [], unsteady: [] };
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json') && !file.endsWith('.again.json'))) {
    const report = read(join(folder, name));
    const again = new Map(
      read(join(folder, name.replace(/json$/, 'again.json'))).testResults.map((file) => [file.name, file]),
    );
    for (const file of report.testResults) {
      const said = `${name.replace('.json', '')}: ${relative(process.cwd(), file.name)}`;
      const counted = again.get(file.name) ?? file;
      for (const { status: outcome } of counted.assertionResults) if (outcome in sum) sum[outcome] += 1;
      if (counted.status === 'failed') names.failed.push(...linesOf(said, counted));
      else if (file.status === 'failed') names.unsteady.push(...linesOf(said, file));
      if (counted.status === 'failed' && failuresOf(counted).length === 0) sum.failed += 1;
    }
    // Nothing failed in a test, and yet the run did: an error outside of them.
    if (!report.success && failedFiles(report).length === 0) sum.failed += 1;
  }
  if (status !== '0' && sum.failed === 0) sum.failed = 1;
  if (sum.passed === 0 && sum.failed === 0) sum.failed = 1;
  tell('Passed only when run once more', names.unsteady);
  tell('Failed', names.failed);
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.pending} skipped`);
  return sum.failed === 0 ? 0 : 1;
}

function failuresOf({ assertionResults }) {
  return assertionResults.filter(({ status }) => status === 'failed');
}

/** A line for each test that failed, with the beginning of why; or one for the file, when it failed as a whole. */
function linesOf(said, file) {
  const failures = failuresOf(file);
  if (failures.length === 0) return [`${said}: ${firstLine(file.message)}`];
  return failures.map(({ fullName, failureMessages }) => `${said} > ${fullName}: ${firstLine(failureMessages[0])}`);
}

function firstLine(text = '') {
  return text.split('\n').slice(0, 3).join(' ').slice(0, 500);
}

function tell(title, lines) {
  if (lines.length > 0) console.log(`\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}
