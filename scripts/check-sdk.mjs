// Says whether the committed SDK is what codegen makes of the schema and the operations.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';

const GENERATED = 'sdk/src/generated';

function* filesIn(path) {
  if (statSync(path).isFile()) yield path;
  else for (const entry of readdirSync(path).sort()) yield* filesIn(join(path, entry));
}
const snapshot = (folder) =>
  JSON.stringify([...filesIn(folder)].map((file) => [relative(folder, file), readFileSync(file, 'utf8')]));

const kept = mkdtempSync(join(tmpdir(), 'desk-sdk-'));
if (existsSync(GENERATED)) cpSync(GENERATED, kept, { recursive: true });
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.yml'],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
const same = status === 0 && snapshot(kept) === snapshot(GENERATED);
// The check leaves the tree as it found it.
rmSync(GENERATED, { recursive: true, force: true });
cpSync(kept, GENERATED, { recursive: true });
rmSync(kept, { recursive: true, force: true });
if (!same) {
  console.error('The SDK is not what the schema says. Run: npm run codegen');
  process.exit(1);
}
