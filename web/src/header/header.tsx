import { playgroundInfo } from '../playground-info.js';
import { labelOf } from '../role.js';
import { type Session, session, signOut } from '../session/session.js';
import { useStore } from '../store.js';
import { ExamplesMenu } from './examples-menu.js';
import { Logo } from './logo.js';

export function Header({ onSignIn }: { onSignIn: () => void }) {
  const current = useStore(session);
  const { version } = useStore(playgroundInfo);
  return (
    <header className="desk-header">
      <h1 className="desk-name">
        <Logo />
        Ouranos Desk
      </h1>
      <span className="desk-version">
        playground{version && <> · {/^\d/.test(version) ? `v${version}` : version}</>}
      </span>
      <div className="desk-actions">
        <ExamplesMenu role={'role' in current ? current.role : 'ANYONE'} />
        <Account current={current} onSignIn={onSignIn} />
      </div>
    </header>
  );
}

function Account({ current, onSignIn }: { current: Session; onSignIn: () => void }) {
  if (current.kind === 'restoring') {
    return (
      <span className="desk-who" role="status">
        Signing in…
      </span>
    );
  }
  if (current.kind === 'nobody') {
    return (
      <>
        {current.notice && (
          <span className="desk-warning" role="status">
            {current.notice}
          </span>
        )}
        <button type="button" className="desk-button primary" onClick={onSignIn}>
          Sign in
        </button>
      </>
    );
  }
  return (
    <>
      <span className="desk-who" role="status">
        <span className="visually-hidden">Signed in as </span>
        <span className="desk-who-name">{current.kind === 'person' ? current.email : current.label}</span>
        <span className="desk-role" title={labelOf(current.role)}>
          {current.role}
        </span>
      </span>
      <button type="button" className="desk-button" onClick={onSignIn}>
        Switch
      </button>
      <button type="button" className="desk-button" onClick={signOut}>
        Sign out
      </button>
    </>
  );
}
