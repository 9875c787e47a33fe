/** Changes the key that signs access tokens, in the database of the settings. */
import { readSettings } from '../src/config/env.js';
import { startDesk } from '../src/server/compose.js';
import { createLog } from '../src/server/log.js';
import { SYSTEM } from '../src/domain/accounts/actor.js';
import { accounts } from '../src/services/index.js';
import { EXIT, readCommandLine, UsageError } from './support/command-line.js';

const HELP = `npm run keys:rotate -- [--now | --revoke-now]

  Publishes the next signing key; it signs in an hour, when verifiers elsewhere know it.
  --now         it signs at once; tokens of the other keys stay good until they end
  --revoke-now  it signs at once, and tokens of all other keys are good no more: for when a key has got out.
                Nobody has to sign in anew; clients exchange their refresh tokens
`;

const OPTIONS = {
  now: { type: 'boolean', default: false },
  'revoke-now': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

try {
  const { values } = readCommandLine(process.argv.slice(2), OPTIONS);
  if (values.help) process.stdout.write(HELP);
  else await rotate(values['revoke-now'] ? 'REVOKE' : values.now ? 'NOW' : 'PUBLISH');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? EXIT.usage : EXIT.incomplete;
}

async function rotate(how: accounts.Rotation): Promise<void> {
  // Not as `api`: that would want to sign, and the secret of the old keys may be lost.
  const running = await startDesk(readSettings({ ...process.env, ROLES: 'worker' }), createLog('warn'));
  const call = { desk: running.desk, actor: SYSTEM, locale: 'fr', requestId: 'keys-rotate', address: null } as const;
  const { kid, signsFrom, retired } = await accounts.rotateSigningKeys(call, how);
  console.log(`Key ${kid} signs from ${signsFrom.toISOString()}.`);
  for (const one of retired) console.log(`Key ${one} is retired: its tokens are good no more.`);
  await running.stop();
}
