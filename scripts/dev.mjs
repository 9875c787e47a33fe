// Rebuilds and restarts the desk on change: TypeScript watches the sources, Node watches what it builds.
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';

const build = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

const compiler = spawn(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  { stdio: 'inherit' },
);
const desk = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', '--watch-path=dist/src', '--watch-path=dist/migrations', 'dist/src/main.js'],
  { stdio: 'inherit', env: { LOG_LEVEL: 'info', ...process.env } },
);
const stop = (signal) => {
  compiler.kill(signal);
  desk.kill(signal);
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal));
desk.on('exit', (code) => {
  compiler.kill();
  process.exitCode = code ?? 0;
});
