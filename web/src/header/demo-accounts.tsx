import { useState } from 'react';
import { openStarters } from '../example/open.js';
import type { DemoDesk } from '../playground-info.js';
import { type Role, asRole, labelOf } from '../role.js';
import { signIn, signInWithKey } from '../session/session.js';

/** One button for each account and key of a demo desk. */
export function DemoAccounts({ demo, onDone }: { demo: DemoDesk; onDone?: () => void }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');

  const enter = async (attempt: () => Promise<Role>): Promise<void> => {
    setBusy(true);
    setFailure('');
    try {
      const role = await attempt();
      onDone?.();
      await openStarters(role);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="desk-demo-accounts" role="group" aria-label="Demo accounts">
      {demo.accounts.map(({ email, role }) => (
        <button
          key={email}
          type="button"
          className="desk-chip"
          disabled={busy}
          title={`${email} · ${labelOf(asRole(role))}`}
          onClick={() => void enter(() => signIn(email, demo.password))}
        >
          {email.replace(/@.*$/, '')}
        </button>
      ))}
      {demo.apiKeys.map(({ name, key }) => (
        <button
          key={name}
          type="button"
          className="desk-chip key"
          disabled={busy}
          title={`API key of ${name}`}
          onClick={() => void enter(() => signInWithKey(key, bare(name)))}
        >
          {bare(name)} key
        </button>
      ))}
      {failure && (
        <span className="desk-failure" role="alert">
          {failure}
        </span>
      )}
    </div>
  );
}

/** `Hypérion (demo)` is just `Hypérion` where everything is a demo. */
const bare = (name: string): string => name.replace(/\s*\(demo\)$/i, '');
