// Builds what is stale: the desk (TypeScript) and the playground (Vite). Types are checked by `npm run check`, not here,
// so that `npm start` takes seconds. Plain JavaScript, because it runs before anything is built.
// Usage: build.mjs [--force] [desk] [playground]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const PARTS = [
  {
    name: 'desk',
    sources: ['src', 'scripts', 'migrations', 'mikro-orm.config.ts', 'tsconfig.json', 'tsconfig.build.json'],
    result: 'dist/src/main.js',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck', '--incremental', 'false'],
  },
  {
    name: 'playground',
    sources: ['web'],
    result: 'dist/web/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
  },
];

function* filesIn(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) yield path;
  else for (const entry of readdirSync(path).sort()) if (entry !== 'node_modules') yield* filesIn(join(path, entry));
}

/** A name for the sources as they are: content, not times, so that a fresh clone or a checkout builds right. */
function fingerprint(sources) {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  for (const source of sources) for (const file of filesIn(source)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

const force = process.argv.includes('--force');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
for (const { name, sources, result, command } of PARTS) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const stamp = join('.cache', `built-${name}`);
  const now = fingerprint(sources);
  if (!force && existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) continue;
  process.stderr.write(`Building the ${name} …\n`);
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(`The ${name} could not be built.\n`);
    process.exit(status ?? 1);
  }
  mkdirSync('.cache', { recursive: true });
  writeFileSync(stamp, now);
}
