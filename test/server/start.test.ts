import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { buildDesk, runDesk, type DeskProgram } from '../support/desk-program.js';

let database: TestDatabase;
const running: DeskProgram[] = [];

function run(env: Record<string, string>): DeskProgram {
  const program = runDesk({ HOST: '127.0.0.1', PORT: '0', ...env });
  running.push(program);
  return program;
}
const urlOf = ({ output }: DeskProgram): string => /GraphQL +(\S+)\/graphql/.exec(output)![1]!;

beforeAll(async () => {
  buildDesk();
  database = await freshDatabase();
});
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  await database.drop();
});

describe('the start', () => {
  it('lists all faults of the settings at once, and ends', async () => {
    const wrong = { PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x', ADMIN_EMAIL: 'a@b.fr' };
    const program = run({ ...wrong, SMTP_URL: 'smtp://mail.test' });
    expect(await program.ended).toBe(1);
    const names = ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'ADMIN_EMAIL, ADMIN_PASSWORD', 'PUBLIC_URL', 'MAIL_FROM'];
    for (const name of names) expect(program.output).toContain(`  - ${name}: `);
    expect(program.output).not.toContain('    at ');
  });

  it('says what to do when the port is taken', async () => {
    const taken: Server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const program = run({ PORT: String(port), DATABASE_URL: database.url });
    expect(await program.ended).toBe(1);
    expect(program.output).toContain(`Port ${port} is taken. Stop what uses it, or choose another`);
    taken.close();
  });

  it('says what to do when the database cannot be reached', async () => {
    const program = run({ DATABASE_URL: 'postgresql://desk:no@127.0.0.1:1/desk' });
    expect(await program.ended).toBe(1);
    expect(program.output).toContain('DATABASE_URL cannot be reached');
  });

  it('says what to do when another desk uses the data', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'desk-taken-'));
    const first = run({ DATA_DIR: dataDir });
    await first.ready;
    const second = run({ DATA_DIR: dataDir });
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(/Another desk \(process \d+\) is using .+\. Stop it/);
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('takes no first ADMIN whose password is easy to guess, and says what to do', async () => {
    const database = await freshDatabase();
    const admin = { ADMIN_EMAIL: 'root@desk.test', ADMIN_PASSWORD: 'motdepasse12' };
    const program = run({ DATABASE_URL: database.url, ...admin });
    expect(await program.ended).toBe(1);
    expect(program.output).toContain('  - ADMIN_PASSWORD: This password is too easy to guess. ');
    expect(program.output).not.toContain('    at ');
    await database.drop();
  });

  it('makes the first ADMIN of a production desk, and shows neither demo nor playground', async () => {
    const own = await freshDatabase();
    const program = run({
      DATABASE_URL: own.url,
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      ADMIN_EMAIL: 'root@desk.test',
      ADMIN_PASSWORD: 'a-long-first-password',
    });
    const url = await new Promise<string>((resolve) => {
      program.child.stdout!.on('data', () => {
        const found = /"url":"(http[^"]+)".*the desk is ready/.exec(program.output);
        if (found) resolve(found[1]!);
      });
    });
    const login = `mutation { login(input: { email: "ROOT@desk.test", password: "a-long-first-password" }) { user { role } } }`;
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: login }),
    });
    expect(await answer.json()).toMatchObject({ data: { login: { user: { role: 'ADMIN' } } } });
    expect((await fetch(`${url}/playground.json`)).status).toBe(404);
    expect(program.output).not.toContain('a-long-first-password');
    program.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    await own.drop();
  });
});

describe('npm run demo:load', () => {
  const load = (url: string) =>
    promisify(execFile)(process.execPath, ['dist/scripts/demo-load.js'], {
      env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url },
    });

  it('loads the demo on an empty database, once, and never on a desk of somebody’s', async () => {
    const own = await freshDatabase();
    expect((await load(own.url)).stdout).toContain('The demo desk is loaded. Its password is ouranos-demo-2026.');
    expect((await load(own.url)).stdout).toBe('The demo desk is loaded.\n');
    await own.drop();

    const real = await freshDatabase();
    const client = new pg.Client({ connectionString: real.url });
    await client.connect();
    await client.query(
      `insert into client (id, name, kind, created_at) values (gen_random_uuid(), 'A', 'COMPANY', now())`,
    );
    await client.end();
    await expect(load(real.url)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the demo is loaded on an empty one only'),
    });
    await real.drop();
  });
});

describe('a running desk', () => {
  it('tells that it is alive, ready and measured; finishes what is in flight at SIGTERM', async () => {
    const program = run({ DATABASE_URL: database.url });
    await program.ready;
    const url = urlOf(program);
    expect(await (await fetch(`${url}/livez`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, database: 'ok', migrations: 'ok' });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    for (const name of ['process_cpu_seconds_total', 'desk_sockets', 'desk_graphql_operation_seconds'])
      expect(metrics).toContain(name);

    // A sign-in that waits for a lock of ours is in flight when the signal comes.
    const blocker = new pg.Client({ connectionString: database.url });
    await blocker.connect();
    await blocker.query('begin; lock table login_attempt in access exclusive mode');
    const inFlight = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation { login(input: { email: "x@y.fr", password: "no" }) { errors { code } } }',
      }),
    });
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await vi.waitUntil(async () => (await blocker.query(waiting)).rowCount === 1, { timeout: 10_000 });
    program.kill('SIGTERM');
    // It takes no new callers …
    await vi.waitUntil(
      () =>
        fetch(`${url}/livez`).then(
          () => false,
          () => true,
        ),
      { timeout: 10_000 },
    );
    await blocker.query('commit');
    // … and answers the one it has.
    const answer = await (await inFlight).json();
    expect(answer).toMatchObject({ data: { login: { errors: [{ code: 'INVALID_CREDENTIALS' }] } } });
    await blocker.end();
    expect(await program.ended).toBe(0);
  });
});
