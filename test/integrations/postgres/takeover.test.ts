import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { PostgresError, removePostgres, startPostgres } from '../../../src/integrations/postgres/index.js';
import { identityOf, isAlive } from '../../../src/integrations/postgres/process-identity.js';
import { makeTestDir, startTestPostgres } from '../../setup/postgres.js';
import { ask, connect, dataDirForTest, spawnDesk, startForTest } from './support.js';

// For the tests that are not about a first start: whichever comes first makes the cluster, the others find it.
const used = makeTestDir();
afterAll(() => removePostgres(used));

describe('a killed desk', () => {
  it('leaves an orphan that the next desk takes over, with its data', async () => {
    const dataDir = used;
    const desk = spawnDesk(dataDir);
    const { url, pid } = await desk.next();
    await ask(String(url), `create table note as select 'kept' as text`);
    await desk.kill();
    const orphan = identityOf(Number(pid));
    if (!orphan) throw new Error('the orphan should be alive');

    const lines: string[] = [];
    const postgres = await startForTest(dataDir, { log: (line) => lines.push(line) });
    expect(isAlive(orphan)).toBe(false);
    expect(lines[0]).toBe(
      `A desk was killed and left its PostgreSQL behind (process ${orphan.pid}); it is stopped first.`,
    );
    expect(await ask(postgres.url, 'select text from note')).toEqual([{ text: 'kept' }]);
  });

  it.skipIf(process.platform !== 'linux')(
    'whose server was killed too leaves busy backends, which are ended',
    async () => {
      const dataDir = used;
      const desk = spawnDesk(dataDir);
      const { url, pid } = await desk.next();
      const client = await connect(String(url));
      const { rows } = await client.query('select pg_backend_pid() as pid');
      const backend = identityOf(Number(rows[0]?.['pid']));
      if (!backend) throw new Error('the backend should be alive');
      // Counts without ever waiting, so it does not notice that its postmaster is gone.
      const counting = client.query('select count(*) from generate_series(1, 1e12::bigint)').catch(() => undefined);
      await expect
        .poll(() => ask(String(url), `select state from pg_stat_activity where pid = ${backend.pid}`))
        .toEqual([{ state: 'active' }]);
      await desk.kill();
      process.kill(Number(pid), 'SIGKILL');

      const postgres = await startForTest(dataDir);
      expect(isAlive(backend)).toBe(false);
      expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await counting;
    },
  );

  it('during its first start leaves a half-made database that is never used', async () => {
    const dataDir = dataDirForTest();
    const halfMade = join(dataDir, 'making-abc123', 'data');
    mkdirSync(halfMade, { recursive: true });
    writeFileSync(join(halfMade, 'PG_VERSION'), '18\n');

    const postgres = await startForTest(dataDir);
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'desk.lock']);
  });

  it('at any moment of its first start does not keep the next one from starting', async () => {
    const dataDir = dataDirForTest();
    const desk = spawnDesk(dataDir);
    // The earliest sign of initdb at work; the kill lands somewhere in the middle of it.
    await expect
      .poll(() => readdirSync(dataDir).some((name) => name.startsWith('making-')), { interval: 1 })
      .toBe(true);
    await desk.kill();

    const postgres = await startForTest(dataDir);
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'desk.lock']);
  });
});

describe('a stale postmaster.pid', () => {
  it('of a process that is no more does not block', async () => {
    const ended = spawn(process.execPath, ['--version']);
    await once(ended, 'exit');
    await startsDespitePid(ended.pid ?? 0);
  });

  it('whose number a stranger has by now does not block, and the stranger is left alone', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    onTestFinished(() => void stranger.kill('SIGKILL'));
    await once(stranger, 'spawn');
    await startsDespitePid(stranger.pid ?? 0);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });

  async function startsDespitePid(pid: number): Promise<void> {
    const dataDir = used;
    const first = await startForTest(dataDir);
    const pidFile = join(dataDir, 'cluster', 'data', 'postmaster.pid');
    const content = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, content.replace(/^\d+/, String(pid)));
    const second = await startForTest(dataDir);
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  }
});

describe('a living desk', () => {
  it('keeps every other desk out, with a sentence that says what to do', async () => {
    const dataDir = used;
    const desk = spawnDesk(dataDir);
    const { url } = await desk.next();

    const refusal = await startPostgres({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PostgresError);
    expect(refusal).toMatchObject({
      code: 'DATA_DIR_IN_USE',
      message: `Another desk (process ${desk.process.pid}) is using ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
    });
    await expect(removePostgres(dataDir)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
    expect(await ask(String(url), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('that stops makes room for the next', async () => {
    const dataDir = used;
    const desk = spawnDesk(dataDir);
    await desk.next();
    desk.tell();
    await once(desk.process, 'exit');
    await startForTest(dataDir);
  });

  it('hears that its server died', async () => {
    const postgres = await startForTest(used);
    process.kill(postgres.pid, 'SIGKILL');
    const exit = await postgres.exited;
    expect(exit.expected).toBe(false);
    expect(exit.message).toBe(
      'PostgreSQL was ended by SIGKILL while the desk was running. Start the desk again; the database recovers by itself.',
    );
    await postgres.stop();
  });
});

describe('the server of a run of tests', () => {
  it('is gone with its folder after stop', async () => {
    const postgres = await startTestPostgres();
    expect(await ask(postgres.url, `select current_setting('max_connections') as max`)).toEqual([{ max: '200' }]);
    await postgres.stop();
    expect(existsSync(postgres.dataDir)).toBe(false);
  });

  it('removes what a killed run has left, server and folder, and nothing of a living one', async () => {
    const living = makeTestDir();
    onTestFinished(() => removePostgres(living));
    // Named after a process that never had this number at this time, so after a dead one.
    const fresh = makeTestDir();
    const dead = fresh.replace(/-(\d+)-[0-9a-f]*-(\w+)$/, '-$1-00-$2');
    renameSync(fresh, dead);
    onTestFinished(() => removePostgres(dead));
    const desk = spawnDesk(dead);
    const { pid } = await desk.next();
    const orphan = identityOf(Number(pid));
    if (!orphan) throw new Error('the orphan should be alive');
    await desk.kill();

    const postgres = await startTestPostgres();
    onTestFinished(() => postgres.stop());
    expect(isAlive(orphan)).toBe(false);
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(living)).toBe(true);
  });
});
