/** Loads the demo desk into the database of the settings, if it is empty. The only way to have it with DATABASE_URL set. */
import { readSettings } from '../src/config/env.js';
import { startDesk } from '../src/server/compose.js';
import { createLog } from '../src/server/log.js';
import { SYSTEM } from '../src/domain/accounts/actor.js';
import { demo } from '../src/services/index.js';

const settings = readSettings({ ...process.env, ROLES: 'worker' });
const running = await startDesk(settings, createLog('warn'));
const call = { desk: running.desk, actor: SYSTEM, locale: 'fr', requestId: 'demo-load', address: null } as const;
const loaded = running.isDemo ? false : await demo.loadDemoOnEmptyDesk(call);
if (loaded) await demo.attachDemoPhotos(call);
if (running.isDemo) console.log('The demo desk is loaded.');
else if (loaded) console.log(`The demo desk is loaded. Its password is ${demo.DEMO_PASSWORD}.`);
else {
  console.error('This desk has accounts or clients of its own: the demo is loaded on an empty one only.');
  process.exitCode = 1;
}
await running.stop();
