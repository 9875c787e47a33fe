import { execFileSync } from 'node:child_process';
import { findChromium } from './chromium.js';

/** Builds the page as it is shipped, in a process of its own: the test runner's NODE_ENV must not leak into it. */
export default function buildPage(): void {
  if (!findChromium()) return;
  const vite = new URL('../../node_modules/vite/bin/vite.js', import.meta.url).pathname;
  execFileSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'error'], { stdio: 'inherit' });
}
