import { type FormEvent, type Ref, useRef, useState } from 'react';
import { openStarters } from '../example/open.js';
import { playgroundInfo } from '../playground-info.js';
import type { Role } from '../role.js';
import { signIn, signInWithKey } from '../session/session.js';
import { useStore } from '../store.js';
import { DemoAccounts } from './demo-accounts.js';
import { SsoButtons } from './sso-buttons.js';

/** A native modal dialog: focus stays inside, Escape closes it, and focus goes back to where it was. */
export function SignInDialog({ ref }: { ref: Ref<HTMLDialogElement> }) {
  const { demo } = useStore(playgroundInfo);
  const box = useRef<HTMLDivElement>(null);
  const close = (): void => box.current?.closest('dialog')?.close();
  return (
    <dialog
      ref={ref}
      className="desk-dialog"
      aria-labelledby="desk-sign-in-title"
      // The dialog itself is only hit on its backdrop; its content is in the box.
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div ref={box} className="desk-dialog-box">
        <div className="desk-dialog-head">
          <h2 id="desk-sign-in-title">Sign in</h2>
          <button type="button" className="desk-button" onClick={close}>
            Close
          </button>
        </div>
        <SsoButtons />
        <AccountForm onDone={close} />
        <KeyForm onDone={close} />
        {demo && (
          <section>
            <h3>Demo accounts</h3>
            <DemoAccounts demo={demo} onDone={close} />
          </section>
        )}
      </div>
    </dialog>
  );
}

function AccountForm({ onDone }: { onDone: () => void }) {
  const form = useSubmit(onDone, (data) => signIn(data('email').trim(), data('password')));
  return (
    <form onSubmit={form.submit} aria-label="Account">
      <label htmlFor="desk-email">E-mail</label>
      <input id="desk-email" name="email" type="email" autoComplete="username" required autoFocus />
      <label htmlFor="desk-password">Password</label>
      <input id="desk-password" name="password" type="password" autoComplete="current-password" required />
      <Failure text={form.failure} />
      <button type="submit" className="desk-button primary" disabled={form.busy}>
        {form.busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  );
}

function KeyForm({ onDone }: { onDone: () => void }) {
  const form = useSubmit(onDone, (data) => signInWithKey(data('key')));
  return (
    <form onSubmit={form.submit} aria-label="API key">
      <label htmlFor="desk-key">Or an API key, or a whole Authorization header</label>
      <div className="desk-row">
        <input
          id="desk-key"
          name="key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          aria-describedby="desk-key-hint"
        />
        <button type="submit" className="desk-button" disabled={form.busy}>
          Use key
        </button>
      </div>
      <p id="desk-key-hint" className="desk-hint">
        Kept in this page’s memory only; a reload forgets it.
      </p>
      <Failure text={form.failure} />
    </form>
  );
}

function Failure({ text }: { text: string }) {
  // Always there, so that screen readers notice when it gets a text.
  return (
    <p className="desk-failure" role="alert">
      {text}
    </p>
  );
}

/** What both forms do: one attempt at a time, the refusal in words, and on success the tabs of the role. */
function useSubmit(onDone: () => void, attempt: (data: (name: string) => string) => Promise<Role>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setBusy(true);
    setFailure('');
    try {
      const role = await attempt((name) => String(fields.get(name) ?? ''));
      form.reset();
      onDone();
      void openStarters(role);
    } catch (error) {
      setFailure(error instanceof TypeError ? 'The desk cannot be reached.' : String((error as Error).message));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, submit: (event: FormEvent<HTMLFormElement>) => void submit(event) };
}
