import { PLAYGROUND_INFO_URL } from './address.js';
import { Store } from './store.js';

/** What `GET /playground.json` says. `demo` is there only when the server itself says that it is a demo desk. */
export interface PlaygroundInfo {
  version: string;
  demo: DemoDesk | null;
}

export interface DemoDesk {
  password: string;
  accounts: { email: string; role: string }[];
  apiKeys: { name: string; key: string }[];
}

const UNKNOWN: PlaygroundInfo = { version: '', demo: null };

export const playgroundInfo = new Store<PlaygroundInfo>(UNKNOWN);

/** Asks once. A desk that answers nothing useful is simply not a demo desk: the page works the same without it. */
export async function loadPlaygroundInfo(): Promise<void> {
  try {
    const response = await fetch(PLAYGROUND_INFO_URL, { headers: { accept: 'application/json' }, cache: 'no-store' });
    if (!response.ok) return;
    const info = (await response.json()) as Partial<PlaygroundInfo>;
    playgroundInfo.set({
      version: info.version ?? '',
      demo: info.demo ? { ...info.demo, accounts: info.demo.accounts ?? [], apiKeys: info.demo.apiKeys ?? [] } : null,
    });
  } catch {
    // Unreachable or not JSON: stays unknown.
  }
}
