import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireDeskLock, generationOf, holderOf } from '../../../src/integrations/postgres/desk-lock.js';
import { identityOf, ownIdentity } from '../../../src/integrations/postgres/process-identity.js';
import { dataDirForTest, spawnDesk } from './support.js';

describe('the lock of a data directory', () => {
  it('is held once, and free after release', () => {
    const path = lockPath();
    const lock = acquireDeskLock(path, '.data/postgres');
    expect(holderOf(path)).toEqual(ownIdentity());
    expect(() => acquireDeskLock(path, '.data/postgres')).toThrow(
      `Another desk (process ${process.pid}) is using .data/postgres. Stop it, or set DATA_DIR to another folder.`,
    );
    lock.release();
    acquireDeskLock(path, '.data/postgres').release();
    lock.release();
  });

  it('of a dead desk is taken over, even when its number was given out again', () => {
    const path = lockPath();
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'another time', nonce: 'x' }));
    const lock = acquireDeskLock(path, '.data/postgres');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject(ownIdentity());
    lock.release();
  });

  it('that a power cut has left empty belongs to nobody', () => {
    const path = lockPath();
    writeFileSync(path, '');
    acquireDeskLock(path, '.data/postgres').release();
  });

  it('is not removed by a desk that has lost it', () => {
    const path = lockPath();
    const lost = acquireDeskLock(path, '.data/postgres');
    const other = JSON.stringify({ pid: 1, startedAt: 'another time', nonce: 'other' });
    writeFileSync(path, other);
    lost.release();
    expect(readFileSync(path, 'utf8')).toBe(other);
  });

  it('of a desk that died while taking over is taken over too, and leaves nothing behind', () => {
    const path = lockPath();
    const dead = (nonce: string) => JSON.stringify({ pid: process.pid, startedAt: 'another time', nonce });
    writeFileSync(path, dead('first'));
    writeFileSync(`${path}.${generationOf(path)}`, dead('second'));
    writeFileSync(`${path}.0123456789ab`, dead('third'));
    const lock = acquireDeskLock(path, '.data/postgres');
    expect(readdirSync(join(path, '..'))).toEqual(['desk.lock']);
    lock.release();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('goes to exactly one of many desks that find a dead one at the same moment', async () => {
    const dataDir = dataDirForTest();
    writeFileSync(join(dataDir, 'desk.lock'), JSON.stringify({ pid: process.pid, startedAt: 'another time' }));
    const desks = Array.from({ length: 6 }, () => spawnDesk(dataDir, { role: 'lock' }));
    await Promise.all(desks.map((desk) => desk.next()));
    desks.forEach((desk) => desk.tell());
    const outcomes = await Promise.all(desks.map((desk) => desk.next()));
    expect(outcomes.filter(({ got }) => got)).toHaveLength(1);
    expect(outcomes.filter(({ code }) => code === 'DATA_DIR_IN_USE')).toHaveLength(5);
  });
});

describe('the identity of a process', () => {
  it('is the same each time it is asked, and differs between processes', () => {
    expect(identityOf(process.pid)).toEqual(ownIdentity());
    expect(ownIdentity().startedAt).not.toBe('');
    expect(identityOf(process.ppid)?.startedAt).not.toBe(ownIdentity().startedAt);
  });

  it('is none for a number nobody has', () => {
    expect(identityOf(0)).toBeUndefined();
    expect(identityOf(2 ** 31 - 1)).toBeUndefined();
  });
});

function lockPath(): string {
  return join(dataDirForTest(), 'desk.lock');
}
