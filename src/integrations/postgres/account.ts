import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PostgresError } from './errors.js';

/** The unprivileged account the children run under when the desk itself is root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root picks an account; anyone else runs it as themselves (undefined).
 * Who owns the data already, or the folder it will be in, comes first: a desk started once with sudo must not take the
 * data away from the person who starts it every day. Then `postgres`, then `nobody`.
 * @param paths where the data is or will be, the most telling first
 */
export function chooseAccount(paths: readonly string[], passwd = readPasswd()): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const path of paths) {
    const owner = ownerOfNearest(path);
    const account = owner === undefined ? undefined : passwd.find(({ uid }) => uid === owner);
    if (account && account.uid !== 0) return account;
  }
  const fallback = passwd.find(({ name }) => name === 'postgres') ?? passwd.find(({ name }) => name === 'nobody');
  if (fallback && fallback.uid !== 0) return fallback;
  throw new PostgresError(
    'NO_ACCOUNT',
    'PostgreSQL refuses to run as root, and neither an account postgres nor nobody exists. ' +
      'Start the desk under an ordinary account, or set DATABASE_URL to a server of your own.',
  );
}

/** The accounts of a passwd file; lines that are not accounts are passed over. */
export function parsePasswd(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

function readPasswd(): Account[] {
  try {
    return parsePasswd(readFileSync('/etc/passwd', 'utf8'));
  } catch {
    return [];
  }
}

function ownerOfNearest(path: string): number | undefined {
  for (let at = path; ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (stat) return stat.uid;
    if (at === dirname(at)) return undefined;
  }
}
