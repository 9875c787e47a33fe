// `npm run bench`: installs what only the benchmark needs (once), builds the desk when it is stale, and measures.
// The measuring is in `main.mjs`, loaded afterwards because it imports what is being installed here.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const bench = dirname(fileURLToPath(import.meta.url));
process.chdir(dirname(bench));

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write('This needs the project’s Node.js: start it with `npm run bench`.\n');
  process.exit(2);
}
installOnce();
if (!process.argv.includes('--no-build')) step(process.execPath, ['scripts/build.mjs']);
const { main } = await import('./main.mjs');
process.exitCode = await main(process.argv.slice(2));

function installOnce() {
  const lock = readFileSync(join(bench, 'package-lock.json'), 'utf8');
  const stamp = join(bench, 'node_modules', '.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write('Installing the benchmark’s packages …\n');
  step('npm', ['ci', '--prefix', bench, '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
}

function step(command, args) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write(`${command} ${args.join(' ')} failed.\n`);
    process.exit(status ?? 1);
  }
}
