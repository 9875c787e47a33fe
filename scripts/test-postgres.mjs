// Runs the tests that speak SQL on the machine's own PostgreSQL (15 or later) instead of the embedded one: the desk takes
// any with DATABASE_URL. Says "skipped" out loud where there is none. Arguments go to
// vitest; files among them are run instead of all.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const ROOT = '/usr/lib/postgresql';
const versions = existsSync(ROOT)
  ? readdirSync(ROOT)
      .map(Number)
      .filter((version) => version >= 15)
  : [];
const version = Math.min(...versions);
const bin = join(ROOT, String(version), 'bin');
if (versions.length === 0 || !existsSync(join(bin, 'postgres'))) {
  console.log('skipped: no PostgreSQL 15 or later of this machine’s own (Debian: apt-get install postgresql)');
  process.exit(0);
}

// PostgreSQL refuses to run as root; Debian brings an account for it.
const account = userInfo().uid === 0 ? accountOf('postgres') : {};
const folder = mkdtempSync(join(tmpdir(), 'desk-postgres-'));
if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
const data = join(folder, 'data');
const port = await freePort();
const run = (program, args) => {
  const { status } = spawnSync(join(bin, program), args, {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
};

let status = 1;
run('initdb', ['-D', data, '-U', 'desk', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200`;
run('pg_ctl', ['-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start']);
try {
  console.log(`PostgreSQL ${version}`);
  const env = { ...process.env, TEST_POSTGRES: `postgresql://desk@127.0.0.1:${port}/postgres` };
  const given = process.argv.slice(2);
  const all = ['test/entities', 'test/resolvers', 'test/services', 'test/subscriptions'];
  const tests = given.some((argument) => !argument.startsWith('-')) ? [] : all;
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...tests, ...given];
  ({ status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' }));
} finally {
  run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status ?? 1);

function accountOf(name) {
  const id = (flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
