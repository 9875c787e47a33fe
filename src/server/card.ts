/** The short card that is printed when the desk is ready: addresses, accounts, keys, what to try next. */
import { demo } from '../services/index.js';
import type { RunningDesk } from './compose.js';

export function cardOf({ url, isDemo, playground }: Pick<RunningDesk, 'url' | 'isDemo' | 'playground'>): string {
  const lines = ['', '  Ouranos Desk is ready', ''];
  if (url) {
    if (playground) lines.push(`  Playground     ${url}/`);
    lines.push(`  GraphQL        ${url}/graphql`, `  Subscriptions  ${url.replace(/^http/, 'ws')}/graphql`);
    lines.push(`  Health         ${url}/readyz   ${url}/metrics`, '');
  }
  if (isDemo) lines.push(...demoLines());
  return `${lines.join('\n')}\n`;
}

function demoLines(): string[] {
  const { accounts, password, apiKeys } = demo.aboutDemo();
  const width = Math.max(...accounts.map(({ email }) => email.length));
  return [
    `  Sign in with password  ${password}`,
    ...accounts.map(({ email, role }) => `    ${email.padEnd(width)}  ${role}`),
    '  API keys (Authorization: Bearer …)',
    ...apiKeys.map(({ name, key }) => `    ${name.padEnd(18)} ${key}`),
    '',
    '  Try next, in another terminal',
    '    npm run replay -- test/fixtures/vda5050/fleet.jsonl --speed 10',
    '    npm run simulate -- --robots 200',
    '',
  ];
}
