import { playgroundInfo } from '../playground-info.js';
import { session } from '../session/session.js';
import { useStore } from '../store.js';
import { DemoAccounts } from './demo-accounts.js';

/** Shown to visitors of a demo desk, and only there: the server says whether it is one. */
export function DemoBar() {
  const { demo } = useStore(playgroundInfo);
  const { kind } = useStore(session);
  if (!demo || kind !== 'nobody') return null;
  return (
    <aside className="desk-demo-bar" aria-label="Demo desk">
      <span>This is a demo desk. Come in as</span>
      <DemoAccounts demo={demo} />
    </aside>
  );
}
