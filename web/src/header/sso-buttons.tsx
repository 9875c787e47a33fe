import { useState } from 'react';
import { type SsoProvider, setOut, ssoProviders } from '../session/sso.js';
import { useStore } from '../store.js';

/** One button for each provider that the desk signs people in with; nothing where it has none. */
export function SsoButtons() {
  const providers = useStore(ssoProviders);
  const [failure, setFailure] = useState('');
  if (providers.length === 0) return null;

  const leave = async (provider: SsoProvider): Promise<void> => {
    try {
      await setOut(provider);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <div className="desk-sso" role="group" aria-label="Single sign-on">
      {providers.map((provider) => (
        <button key={provider.id} type="button" className="desk-button" onClick={() => void leave(provider)}>
          Continue with {provider.label}
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
