import { createRoot } from 'react-dom/client';
import './style/controls.css';
import { App } from './app.js';
import { loadPlaygroundInfo } from './playground-info.js';
import { arriveOrRestore, loadSsoProviders } from './session/sso.js';

// GraphiQL keeps the reader's choice of theme here; taken at once, so that the page does not blink.
const theme = readTheme();
if (theme) document.body.classList.add(`graphiql-${theme}`);

void loadPlaygroundInfo();
void loadSsoProviders();
void arriveOrRestore();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);

function readTheme(): string | null {
  try {
    const stored = localStorage.getItem('graphiql:theme');
    return stored === 'light' || stored === 'dark' ? stored : null;
  } catch {
    return null;
  }
}
