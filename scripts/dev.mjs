// Rebuilds and restarts the desk on change: TypeScript watches the sources, and each time it has built them all the desk
// is stopped gracefully and started anew.
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';

const build = spawnSync(process.execPath, ['scripts/build.mjs', 'playground'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

let desk = null;
let stopping = false;

const start = () => {
  desk = spawn(process.execPath, ['dist/src/main.js'], {
    stdio: 'inherit',
    env: { LOG_LEVEL: 'info', ...process.env },
  });
  desk.once('exit', () => (desk = null));
};
const restart = () => {
  if (stopping) return;
  if (!desk) return start();
  desk.once('exit', start);
  desk.kill('SIGTERM');
};

const compiler = spawn(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
compiler.stdout.on('data', (chunk) => {
  const text = String(chunk);
  process.stdout.write(text);
  // Said at the end of each build. With errors in it the desk runs on as it was.
  if (/Found 0 errors\. Watching/.test(text)) restart();
});

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    stopping = true;
    compiler.kill();
    desk?.kill('SIGTERM');
  });
