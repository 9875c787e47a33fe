/**
 * The refresh token between two loads of this tab. It lives in sessionStorage: gone with the tab, unseen by other tabs.
 *
 * "Duplicate tab" copies sessionStorage, and two holders of one rotating token look like theft to the server, which then
 * revokes the whole family. So the holder keeps a Web Lock for as long as the tab lives, and a copy that cannot get the
 * lock starts signed out instead of spending the original's token.
 */
const KEY = 'desk:session';

interface Kept {
  /** The lock's name; stays the same while the token rotates. */
  holder: string;
  refreshToken: string;
}

const LOCK_WAIT_MS = 800;
let current: Kept | null = null;
let releaseLock: (() => void) | null = null;

/** Remembers a token: a fresh sign-in takes a new lock, a rotation keeps the one it has. */
export function keep(refreshToken: string): void {
  if (current) {
    current = { ...current, refreshToken };
  } else {
    current = { holder: crypto.getRandomValues(new Uint32Array(4)).join('-'), refreshToken };
    void hold(current.holder);
  }
  write(current);
}

/**
 * What this tab says with each renewal: known to nobody else, and the same after a reload, so that a renewal whose
 * answer was lost may be repeated.
 */
export const renewalKey = (): string | null => current?.holder ?? null;

/** The token this tab may use, or null. Waits a moment for the lock, which a reload frees only just after it starts. */
export async function recall(): Promise<string | null> {
  const kept = read();
  if (!kept) return null;
  if (!(await hold(kept.holder))) {
    write(null);
    return null;
  }
  current = kept;
  return kept.refreshToken;
}

export function forget(): void {
  current = null;
  releaseLock?.();
  releaseLock = null;
  write(null);
}

/** True once the lock is ours, or where locks do not exist (plain http elsewhere than on localhost). */
async function hold(holder: string): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  return new Promise((resolve) => {
    navigator.locks
      .request(`desk:${holder}`, { signal: AbortSignal.timeout(LOCK_WAIT_MS) }, () => {
        resolve(true);
        return new Promise<void>((release) => (releaseLock = release));
      })
      .catch(() => resolve(false));
  });
}

function read(): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<Kept> | null;
    return kept?.holder && kept.refreshToken ? { holder: kept.holder, refreshToken: kept.refreshToken } : null;
  } catch {
    return null;
  }
}

function write(kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(KEY, JSON.stringify(kept));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is switched off: the session lasts until the page is left.
  }
}
