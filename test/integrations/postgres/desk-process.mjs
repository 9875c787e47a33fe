// A desk that can be killed: starts PostgreSQL on the folder it is given, says so in one line of JSON, and then waits.
import { registerHooks } from 'node:module';

// Node runs the TypeScript as it is; only the names of the files differ from the names in the imports.
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.startsWith('.') || !specifier.endsWith('.js')) throw error;
      return next(specifier.replace(/\.js$/, '.ts'), context);
    }
  },
});

const [dataDir, role] = process.argv.slice(2);
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

if (role === 'lock') {
  // Only takes the lock, at the moment it is told to.
  const { acquireDeskLock } = await import('../../../src/integrations/postgres/desk-lock.ts');
  say({ ready: true });
  process.stdin.once('data', () => {
    try {
      acquireDeskLock(`${dataDir}/desk.lock`, dataDir);
      say({ got: true });
    } catch (error) {
      say({ got: false, code: error.code });
    }
  });
} else {
  const { startPostgres } = await import('../../../src/integrations/postgres/index.ts');
  try {
    const postgres = await startPostgres({ dataDir, durable: false });
    say({ url: postgres.url, pid: postgres.pid });
    process.stdin.once('data', () => postgres.stop().then(() => process.exit(0)));
  } catch (error) {
    say({ error: error.message, code: error.code });
    process.exit(1);
  }
}
process.stdin.resume();
