/** Writes `schema.graphql` from the code, or with `--check` says whether it is up to date. */
import { readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { deskSchema } from '../src/server/schema.js';

const FILE = 'schema.graphql';
const emitted = `${printSchema(lexicographicSortSchema(deskSchema()))}\n`;
if (process.argv.includes('--check')) {
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed !== emitted) {
    console.error(`${FILE} is not what the code says. Run: npm run schema:emit`);
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, emitted);
  console.log(`${FILE} written.`);
}
