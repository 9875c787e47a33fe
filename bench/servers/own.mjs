/** Starts one of the benchmark's own servers, which says its port when it listens. */
import { fileOf, startChild } from '../lib/child.mjs';
import { POOL } from './desk.mjs';

/** @param {string} script a file in this folder @param {{ databaseUrl?: string, collectable?: boolean, env?: object }} given */
export async function startOwn(script, { databaseUrl = '', collectable, env = {} } = {}) {
  const child = startChild({
    name: script,
    script: fileOf(`servers/${script}-server.mjs`),
    collectable,
    env: { DATABASE_URL: databaseUrl, DATABASE_POOL: String(POOL), ...env },
  });
  const { port } = await child.message((message) => 'port' in message);
  return { ...child, port, url: `http://127.0.0.1:${port}` };
}
