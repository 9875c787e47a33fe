import { createHash, randomUUID } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasCode, PostgresError } from './errors.js';
import { isAlive, ownIdentity } from './process-identity.js';
import type { ProcessIdentity } from './process-identity.js';

/** Held from before the database starts until after it has stopped. */
export interface DeskLock {
  /** Gives the folder free. Safe to call twice. */
  release(): void;
}

interface Seen {
  /** Names this very lock, so that a newer one is not taken for it. */
  readonly generation: string;
  readonly holder: ProcessIdentity | undefined;
}

/** Thrown inside; `acquireDeskLock` turns it into a sentence. */
class HeldBy extends Error {
  readonly holder: ProcessIdentity;

  constructor(holder: ProcessIdentity) {
    super(`held by process ${holder.pid}`);
    this.holder = holder;
  }
}

/**
 * Makes this process the only desk on a folder, or throws DATA_DIR_IN_USE. A lock left by a dead desk is taken over.
 * @param path the lock file
 * @param shownAs what the sentence calls the folder
 */
export function acquireDeskLock(path: string, shownAs: string): DeskLock {
  const mine = `${path}.${randomUUID()}`;
  // Written in full before it gets the lock's name, so that nobody ever reads half a lock.
  writeFileSync(mine, `${JSON.stringify({ ...ownIdentity(), nonce: randomUUID() })}\n`, { flag: 'wx' });
  try {
    claim(path, mine);
  } catch (error) {
    if (!(error instanceof HeldBy)) throw error;
    throw new PostgresError(
      'DATA_DIR_IN_USE',
      `Another desk (process ${error.holder.pid}) is using ${shownAs}. Stop it, or set DATA_DIR to another folder.`,
    );
  } finally {
    rmSync(mine, { force: true });
  }
  const generation = generationOf(path);
  sweep(path);
  return {
    release() {
      if (generationOf(path) === generation) rmSync(path, { force: true });
    },
  };
}

/** The name of this very lock, by which a desk claims the right to replace it; undefined when there is no lock. */
export function generationOf(path: string): string | undefined {
  return see(path)?.generation;
}

/** The living process that holds the lock, if one does. */
export function holderOf(path: string): ProcessIdentity | undefined {
  const holder = see(path)?.holder;
  return holder && isAlive(holder) ? holder : undefined;
}

/*
 * The race: two desks find the same dead lock. If both removed it and then made their own, the slower would remove the
 * faster one's. So who may replace a dead lock is itself decided by a lock, named after the dead one; its holder looks
 * again, and only then puts itself in the dead one's place, in one rename. Should that holder die half-way, its lock is
 * a dead lock like any other, and the same rule applies one level down.
 */
function claim(path: string, mine: string): void {
  for (;;) {
    try {
      linkSync(mine, path);
      return;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const seen = see(path);
    if (!seen) continue;
    if (seen.holder && isAlive(seen.holder)) throw new HeldBy(seen.holder);
    const right = `${path}.${seen.generation}`;
    claim(right, mine);
    if (generationOf(path) === seen.generation) {
      renameSync(right, path);
      return;
    }
    rmSync(right, { force: true });
  }
}

function see(path: string): Seen | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    const generation = createHash('sha256')
      .update(`${statSync(path).ino}:${text}`)
      .digest('hex')
      .slice(0, 12);
    return { generation, holder: parseHolder(text) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parseHolder(text: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value)) return undefined;
    return { pid: Number(value.pid), startedAt: String(value.startedAt) };
  } catch {
    return undefined; // a power cut left it empty: nobody holds it
  }
}

// What desks that died while taking the lock have left beside it. A file without a holder may be one that a living desk is
// writing just now, so it stays.
function sweep(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`)) continue;
    const leftover = join(dirname(path), name);
    const holder = see(leftover)?.holder;
    if (holder && !isAlive(holder)) rmSync(leftover, { force: true });
  }
}
