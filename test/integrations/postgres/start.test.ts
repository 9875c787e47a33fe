import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { removePostgres, startPostgres } from '../../../src/integrations/postgres/index.js';
import type { RunningPostgres } from '../../../src/integrations/postgres/index.js';
import { identityOf, isAlive, ownIdentity } from '../../../src/integrations/postgres/process-identity.js';
import { makeTestDir } from '../../setup/postgres.js';
import { ask, connect, dataDirForTest, startForTest } from './support.js';

// Made once: every test but those about the first start begins with a cluster that is there.
const dataDir = makeTestDir();
afterAll(() => removePostgres(dataDir));

describe('first start', () => {
  const lines: string[] = [];
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres({ dataDir, log: (line) => lines.push(line), settings: { work_mem: '7MB' } });
  });
  afterAll(() => postgres.stop());

  it('makes a cluster that is the same on every machine, with the database desk', async () => {
    const [row] = await ask(
      postgres.url,
      `select current_database() as database, current_user as owner, getdatabaseencoding() as encoding,
              datlocprovider as provider, datlocale as locale, current_setting('TimeZone') as zone,
              lower('ÉLÈVE') as lower
       from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({
      database: 'desk',
      owner: 'desk',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      zone: 'UTC',
      lower: 'élève',
    });
  });

  it('passes settings on, and leaves nothing out that a power cut needs', async () => {
    expect(await durability(postgres.url)).toEqual({ work_mem: '7MB', fsync: 'on', commit: 'on', pages: 'on' });
  });

  it('finds words with accents by trigram', async () => {
    await ask(postgres.url, 'create extension pg_trgm');
    expect(await ask(postgres.url, `select similarity('éàü', 'éàü')::int as same`)).toEqual([{ same: 1 }]);
  });

  it('gives addresses of other databases', async () => {
    await ask(postgres.url, 'create database "à côté"');
    expect(await ask(postgres.urlFor('à côté'), 'select current_database() as name')).toEqual([{ name: 'à côté' }]);
  });

  it('listens on 127.0.0.1 only, and asks for the password', async () => {
    expect(new URL(postgres.url).hostname).toBe('127.0.0.1');
    const outward = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address } of outward.filter(({ family, internal }) => family === 'IPv4' && !internal)) {
      expect(await outcomeOfConnecting(address, postgres.port)).toBe('ECONNREFUSED');
    }
    const wrong = new URL(postgres.url);
    wrong.password = 'wrong';
    await expect(connect(wrong.href)).rejects.toThrow(/password authentication failed/);
  });

  it('keeps the password in a file only its owner reads, and out of the log', () => {
    const file = join(dataDir, 'cluster', 'password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const password = readFileSync(file, 'utf8').trim();
    expect(new URL(postgres.url).password).toBe(password);
    expect(password.length).toBeGreaterThanOrEqual(32);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toContain(password);
  });
});

describe('second start', () => {
  it('finds its data again', async () => {
    const first = await startForTest(dataDir);
    await ask(first.url, `create table note as select 'kept' as text`);
    await first.stop();

    const second = await startForTest(dataDir);
    expect(await ask(second.url, 'select text from note')).toEqual([{ text: 'kept' }]);
    expect(await durability(second.url)).toMatchObject({ fsync: 'off', commit: 'off', pages: 'off' });
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  it('creates the database desk again when it was dropped', async () => {
    const first = await startForTest(dataDir);
    await ask(first.urlFor('postgres'), 'drop database desk');
    await first.stop();

    const second = await startForTest(dataDir);
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('port', () => {
  it('is the one asked for', async () => {
    const { port } = await takePort().then(({ address, close }) => close().then(() => address));
    const postgres = await startForTest(dataDir, { port });
    expect(postgres.port).toBe(port);
  });

  it('that is asked for and taken is refused with a sentence, and the folder is free again', async () => {
    const { address } = await takePort();
    await expect(startPostgres({ dataDir, port: address.port, durable: false })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `Port ${address.port} is taken by another program. Stop it, or let the database choose a free port.`,
    });
    await startForTest(dataDir);
  });

  it('is another for each server, so that two run side by side', async () => {
    const [one, two] = await Promise.all([startForTest(dataDir), startForTest(dataDirForTest())]);
    expect(one.port).not.toBe(two.port);
  });
});

describe('stop', () => {
  it('disconnects clients, ends the process, frees the folder, and may be called twice', async () => {
    const postgres = await startForTest(dataDir);
    const client = await connect(postgres.url);
    const lost = new Promise((resolve) => client.on('error', resolve));
    const server = identityOf(postgres.pid) ?? ownIdentity();

    await Promise.all([postgres.stop(), postgres.stop()]);
    await lost;
    expect(await postgres.exited).toEqual({ expected: true, message: 'PostgreSQL has stopped.' });
    expect(isAlive(server)).toBe(false);
    expect(readdirSync(dataDir)).toEqual(['cluster']);
    await postgres.stop();
  });

  it.skipIf(process.platform !== 'linux')('is not done by the Ctrl-C of the terminal', async () => {
    const postgres = await startForTest(dataDir);
    const [, , group, session] = readFileSync(`/proc/${postgres.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    expect([group, session]).toEqual([String(postgres.pid), String(postgres.pid)]);
  });

  it('leaves no listener on the process', async () => {
    const signals = ['SIGINT', 'SIGTERM', 'exit', 'beforeExit', 'uncaughtException', 'unhandledRejection'];
    const count = () => signals.map((name) => process.listenerCount(name));
    const before = count();
    const postgres = await startForTest(dataDir);
    expect(count()).toEqual(before);
    await postgres.stop();
    expect(count()).toEqual(before);
  });
});

async function durability(url: string) {
  const [row] = await ask(
    url,
    `select current_setting('work_mem') as work_mem, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`,
  );
  return row;
}

async function takePort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(close);
  return { address: server.address() as AddressInfo, close };
}

function outcomeOfConnecting(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
  });
}
