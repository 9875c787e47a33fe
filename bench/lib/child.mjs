/** Processes that the benchmark starts, and surely ends. */
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Settings of whoever runs the benchmark must not reach the servers: they get these and what they are given. */
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot'];

export const fileOf = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** Lets a server answer SIGUSR2 with a garbage collection, so that memory in use can be told from garbage. */
const GC_ON_SIGNAL = ['--expose-gc', '--import', new URL('../servers/gc-on-signal.mjs', import.meta.url).href];

/**
 * Starts a Node.js program; what it prints goes to a file under .cache/bench/logs.
 * @param {{ name: string, script: string, args?: string[], env?: Record<string, string>, nodeArgs?: string[],
 *   ipc?: boolean, collectable?: boolean }} given
 */
export function startChild({ name, script, args = [], env = {}, nodeArgs = [], ipc = true, collectable = false }) {
  const logFile = `.cache/bench/logs/${name}.log`;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const passed = Object.fromEntries(PASSED_ON.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])));
  const all = [...nodeArgs, ...(collectable ? GC_ON_SIGNAL : []), script, ...args];
  const child = spawn(process.execPath, all, {
    env: { ...passed, NODE_ENV: 'production', ...env },
    stdio: ipc ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    serialization: ipc ? 'advanced' : undefined,
  });
  closeSync(log);
  running.add(child);
  let stopping = false;
  const exited = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', (code, signal) => resolve(`ended with ${code ?? signal}`));
  }).finally(() => running.delete(child));
  /** Rejects when the process ends before it was told to: what waits for it must not wait for ever. */
  const died = exited.then((how) => {
    if (stopping) return new Promise(() => {});
    throw new Error(`${name} ${how}. Its last words:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`);
  });
  died.catch(() => {});
  return {
    name,
    pid: child.pid,
    child,
    died,
    /** The next message for which `accept` holds. */
    async message(accept = () => true) {
      let listener;
      const arrived = new Promise((resolve) => {
        listener = (message) => accept(message) && resolve(message);
        child.on('message', listener);
      });
      try {
        return await Promise.race([arrived, died]);
      } finally {
        child.off('message', listener);
      }
    },
    collectGarbage() {
      if (collectable) child.kill('SIGUSR2');
    },
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const firm = setTimeout(() => child.kill('SIGKILL'), 25_000);
      await exited;
      clearTimeout(firm);
    },
  };
}

/** A port nobody listens on at this moment. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
