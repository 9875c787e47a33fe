import { Suspense, lazy, useRef } from 'react';
import { DemoBar } from './header/demo-bar.js';
import { Header } from './header/header.js';
import { SignInDialog } from './header/sign-in-dialog.js';

// GraphiQL and its editors are most of the bundle; the header and the sign-in do not wait for them.
const Workbench = lazy(() => import('./workbench/workbench.js').then((module) => ({ default: module.Workbench })));

export function App() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Header onSignIn={() => dialog.current?.showModal()} />
      <DemoBar />
      <main className="desk-main">
        <Suspense
          fallback={
            <p className="desk-notice" role="status">
              Opening the workbench…
            </p>
          }
        >
          <Workbench />
        </Suspense>
      </main>
      <SignInDialog ref={dialog} />
    </>
  );
}
