import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateBinaries, readyBinaries } from '../../../src/integrations/postgres/binary.js';
import { readyCluster } from '../../../src/integrations/postgres/cluster.js';
import { explainOutput, explainSystemError } from '../../../src/integrations/postgres/errors.js';
import { startPostgres } from '../../../src/integrations/postgres/index.js';
import { ask, dataDirForTest, startForTest } from './support.js';

describe('what cannot be started is refused with a sentence that says what to do', () => {
  it('data of another version, which is left as it is', async () => {
    const dataDir = dataDirForTest();
    const data = join(dataDir, 'cluster', 'data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'PG_VERSION'), '16\n');
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({
      code: 'OTHER_VERSION',
      message:
        `The data in ${data} was written by PostgreSQL 16, and this desk runs PostgreSQL 18. ` +
        'Export it with the desk that wrote it, or set DATA_DIR to another folder.',
    });
    expect(readdirSync(data)).toEqual(['PG_VERSION']);
    expect(readdirSync(dataDir)).toEqual(['cluster']);
  });

  it('a folder that is no database', async () => {
    const dataDir = dataDirForTest();
    mkdirSync(join(dataDir, 'cluster', 'photos'), { recursive: true });
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'NOT_A_CLUSTER' });
  });

  it('a path that is a file', async () => {
    const dataDir = join(dataDirForTest(), 'file');
    writeFileSync(dataDir, '');
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      message: `The folder ${dataDir} cannot be made. Make it for this account, or set DATA_DIR to another folder.`,
    });
  });

  it('a disk with too little room for a new database', async () => {
    const home = dataDirForTest();
    const binaries = await readyBinaries(locateBinaries(), undefined, '', () => undefined);
    const making = readyCluster({
      home,
      binaries,
      account: undefined,
      durable: false,
      log: () => undefined,
      spaceNeeded: Number.MAX_SAFE_INTEGER,
    });
    await expect(making).rejects.toMatchObject({ code: 'DISK_FULL' });
    await expect(making).rejects.toThrow(/MB free.*Free some space, or set DATA_DIR to a folder on another disk\.$/);
    expect(readdirSync(home)).toEqual([]);
  });

  it('a disk that is full, in the words of PostgreSQL and of the system', () => {
    const said = 'FATAL:  could not write lock file "postmaster.pid": No space left on device';
    const sentence = 'The disk that holds .data is full. Free some space and start the desk again.';
    expect(explainOutput(said, '.data')).toMatchObject({ code: 'DISK_FULL', message: sentence, detail: said });
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(explainSystemError(error, '.data')).toMatchObject({ code: 'DISK_FULL', message: sentence });
  });

  it('a password that is missing, or not the database’s', async () => {
    const dataDir = dataDirForTest();
    await startForTest(dataDir).then((postgres) => postgres.stop());
    const file = join(dataDir, 'cluster', 'password');
    const refusal = {
      code: 'PASSWORD_LOST',
      message:
        `The database does not open with the password in ${file}. ` +
        'Put the right file back from a backup, or set DATA_DIR to another folder.',
    };
    writeFileSync(file, 'another\n');
    await expect(startPostgres({ dataDir, durable: false })).rejects.toMatchObject(refusal);
    rmSync(file);
    await expect(startPostgres({ dataDir, durable: false })).rejects.toMatchObject(refusal);
  });

  it('a setting PostgreSQL does not know, and the folder is free again', async () => {
    const dataDir = dataDirForTest();
    await expect(startPostgres({ dataDir, durable: false, settings: { no_such: '1' } })).rejects.toMatchObject({
      code: 'FAILED',
      message: 'PostgreSQL did not start: unrecognized configuration parameter "no_such"',
    });
    const postgres = await startForTest(dataDir);
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('a machine the npm package has no programs for', () => {
    expect(() => locateBinaries('sunos-sparc')).toThrow(
      'The desk brings no PostgreSQL for sunos-sparc. Set DATABASE_URL to a server of your own.',
    );
  });
});
