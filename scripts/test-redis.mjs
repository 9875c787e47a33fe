// Runs the tests of shared limits with a `redis-server` of the machine's own: they start and stop it themselves, because
// what happens when it is gone is half of what they prove. Says "skipped" out loud where there is none. Arguments go to
// vitest.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const found = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
if (found.status !== 0) {
  console.log('skipped: no Redis (Debian: apt-get install redis-server)');
  process.exit(0);
}
console.log(found.stdout.trim());
const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.redis.config.ts', ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
