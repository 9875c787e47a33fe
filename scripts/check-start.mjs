// Starts the desk as a newcomer would (`npm start`, nothing set up), replays the fleet twice, stops it, and starts it
// again on its data. Prints what it sees, and fails when it is not what the README promises.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const dataDir = mkdtempSync(join(tmpdir(), 'desk-start-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir };
delete env.DATABASE_URL;
delete env.NODE_ENV;

try {
  const first = await start();
  expect(first.card.includes('ouranos-demo-2026'), 'the card names the demo accounts');
  const once = replay();
  expect(/messages in +62\b/.test(once) && /tickets opened +5\b/.test(once), 'a replay of the fleet opens 5 tickets');
  await stop(first.child);

  const second = await start();
  const again = replay();
  expect(/duplicates +62\b/.test(again) && /tickets opened +0\b/.test(again), 'a second start finds its data again');
  await stop(second.child);
  console.log('The two commands do what they promise.');
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function start() {
  const began = performance.now();
  const child = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  let card = '';
  const ready = new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      card += chunk;
      if (card.includes('Ouranos Desk is ready') && card.includes('Try next')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${card}`)));
  });
  await ready;
  console.log(`Ready after ${((performance.now() - began) / 1_000).toFixed(1)} s.`);
  return { child, card };
}

async function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}

function replay() {
  const file = 'test/fixtures/vda5050/fleet.jsonl';
  const { stdout, stderr } = spawnSync('npm', ['run', '-s', 'replay', '--', file, '--speed', 'max', '--url', url], {
    encoding: 'utf8',
  });
  process.stdout.write(stdout);
  return stdout + stderr;
}

function expect(holds, what) {
  console.log(`${holds ? '✓' : '✗'} ${what}`);
  if (!holds) process.exitCode = 1;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
