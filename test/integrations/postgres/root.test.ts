import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs';
import { symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chooseAccount, parsePasswd } from '../../../src/integrations/postgres/account.js';
import { locateBinaries, readyBinaries } from '../../../src/integrations/postgres/binary.js';
import { removePostgres, startPostgres } from '../../../src/integrations/postgres/index.js';
import { canReach, ELSEWHERE, movedTo } from '../../../src/integrations/postgres/place.js';
import { ask, dataDirForTest, isRoot, spawnDesk, startForTest } from './support.js';

const skipped = isRoot ? '' : ' (skipped: not root)';
const passwd = parsePasswd(
  'root:x:0:0::/root:/bin/sh\n# a comment\nnobody:x:65534:65534::/:/bin/false\nann:x:1000:100::/:/bin/sh',
);

describe('the account PostgreSQL runs under', () => {
  it.skipIf(isRoot)(`is one’s own for an ordinary user${isRoot ? ' (skipped: root)' : ''}`, () => {
    expect(chooseAccount(['/'], passwd)).toBeUndefined();
  });

  it.skipIf(!isRoot)(`is postgres for root, else nobody, else there is a sentence${skipped}`, () => {
    const postgres = { name: 'postgres', uid: 101, gid: 104 };
    expect(chooseAccount(['/'], [...passwd, postgres])).toEqual(postgres);
    expect(chooseAccount(['/'], passwd)).toMatchObject({ name: 'nobody' });
    expect(() => chooseAccount(['/'], passwd.slice(0, 1))).toThrow(/^PostgreSQL refuses to run as root, and neither/);
  });

  it.skipIf(!isRoot)(`is whoever owns the data, or the folder it will be in${skipped}`, () => {
    const dir = dataDirForTest();
    chownSync(dir, 1000, 100);
    expect(chooseAccount([join(dir, 'not', 'yet')], passwd)).toEqual({ name: 'ann', uid: 1000, gid: 100 });
    chownSync(dir, 4711, 4711); // an owner without a name cannot run initdb
    expect(chooseAccount([dir], passwd)).toMatchObject({ name: 'nobody' });
  });
});

describe('a desk that runs as root', () => {
  it.skipIf(!isRoot)(`runs PostgreSQL under another account${skipped}`, async () => {
    const dataDir = dataDirForTest();
    const postgres = await startForTest(dataDir);
    expect(statSync(join(dataDir, 'cluster', 'data')).uid).not.toBe(0);
    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
  });

  it.skipIf(!isRoot)(`keeps data elsewhere when the account cannot reach its folder${skipped}`, async () => {
    const locked = dataDirForTest();
    chmodSync(locked, 0o700);
    const dataDir = join(locked, '.data', 'postgres');
    onTestFinished(() => removePostgres(dataDir));
    const lines: string[] = [];

    const first = await startForTest(dataDir, { log: (line) => lines.push(line) });
    const home = readlinkSync(join(dataDir, 'elsewhere'));
    expect(dirname(home)).toBe(ELSEWHERE);
    expect(lines.filter((line) => line.includes(home))).toHaveLength(1);
    await ask(first.url, `create table note as select 'kept' as text`);
    await first.stop();

    const second = await startForTest(dataDir);
    expect(await ask(second.url, 'select text from note')).toEqual([{ text: 'kept' }]);
    await second.stop();

    await removePostgres(dataDir);
    expect(lstatSync(home, { throwIfNoEntry: false })).toBeUndefined();
    expect(lstatSync(dataDir, { throwIfNoEntry: false })).toBeUndefined();
  });

  it.skipIf(!isRoot)(`does not start afresh elsewhere when data it had is out of reach${skipped}`, async () => {
    const parent = dataDirForTest();
    chmodSync(parent, 0o755);
    const dataDir = join(parent, 'postgres');
    await startForTest(dataDir).then((postgres) => postgres.stop());
    chmodSync(parent, 0o700);
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      message: expect.stringContaining(`cannot reach the data in ${dataDir}. Let it pass`) as string,
    });
  });

  it.skipIf(!isRoot)(`follows no link but its own${skipped}`, () => {
    const dataDir = dataDirForTest();
    for (const target of ['/etc', `${ELSEWHERE}/../../etc`, `${ELSEWHERE}/binaries`]) {
      symlinkSync(target, join(dataDir, 'elsewhere'));
      expect(movedTo(dataDir)).toBeUndefined();
      rmSync(join(dataDir, 'elsewhere'));
    }
  });

  it.skipIf(!isRoot)(
    `copies the programs when the account cannot reach them${skipped}`,
    { timeout: 30_000 },
    async () => {
      const account = chooseAccount(['/']);
      const [locked, copies] = [dataDirForTest(), dataDirForTest()];
      const located = locateBinaries();
      cpSync(located.dir, join(locked, 'native'), { recursive: true, verbatimSymlinks: true });
      chmodSync(locked, 0o700);
      chmodSync(copies, 0o755);
      const lines: string[] = [];
      const get = () =>
        readyBinaries({ ...located, dir: join(locked, 'native') }, account, copies, (line) => lines.push(line));

      const binaries = await get();
      expect(binaries.postgres.startsWith(copies)).toBe(true);
      expect(binaries.major).toBe(18);
      expect(await get()).toEqual(binaries);
      expect(lines).toHaveLength(1);
    },
  );

  it.skipIf(!isRoot)(`can take turns with the ordinary user who owns the folder${skipped}`, async ({ skip }) => {
    const account = chooseAccount(['/']);
    if (!account || !canReach(dirname(process.execPath), account)) return skip('the account cannot reach node');
    const dataDir = dataDirForTest();
    chownSync(dataDir, account.uid, account.gid);
    const user = { uid: account.uid, gid: account.gid };

    const before = spawnDesk(dataDir, user);
    const { url } = await before.next();
    await ask(String(url), `create table note as select 'kept' as text`);
    before.tell();
    await once(before.process, 'exit');

    const asRoot = await startForTest(dataDir);
    expect(await ask(asRoot.url, 'select text from note')).toEqual([{ text: 'kept' }]);
    await asRoot.stop();

    const after = spawnDesk(dataDir, user);
    expect(await ask(String((await after.next())['url']), 'select text from note')).toEqual([{ text: 'kept' }]);
  });

  it.skipIf(!isRoot)(`tells an ordinary user who owns the data${skipped}`, async ({ skip }) => {
    const account = chooseAccount(['/']);
    if (!account || !canReach(dirname(process.execPath), account)) return skip('the account cannot reach node');
    const dataDir = dataDirForTest();
    await startForTest(dataDir).then((postgres) => postgres.stop());
    const stranger = spawnDesk(dataDir, { uid: 4711, gid: 4711 });
    expect(await stranger.next()).toEqual({
      code: 'NOT_PERMITTED',
      error:
        `The folder ${dataDir} cannot be used by this account. ` +
        'Start the desk under the account that owns it, or set DATA_DIR to another folder.',
    });
  });
});

describe('reaching a folder', () => {
  it.skipIf(!isRoot)(`depends on every folder above it${skipped}`, () => {
    const top = mkdtempSync(join(dataDirForTest(), 'top-'));
    const dir = join(top, 'inner');
    mkdirSync(dir);
    chmodSync(dirname(top), 0o711);
    chmodSync(dir, 0o755);
    chownSync(top, 1000, 100);
    for (const [mode, owner, group, other] of [
      [0o711, true, true, true],
      [0o710, true, true, false],
      [0o700, true, false, false],
      [0o601, false, false, true],
    ] as const) {
      chmodSync(top, mode);
      expect(canReach(dir, { name: 'owner', uid: 1000, gid: 5 })).toBe(owner);
      expect(canReach(dir, { name: 'group', uid: 5, gid: 100 })).toBe(group);
      expect(canReach(dir, { name: 'other', uid: 5, gid: 5 })).toBe(other);
    }
  });
});
