// Preloaded into the desk with --profile: its CPU profile begins when the load does, and is written as the desk ends.
// A profile of the whole process would be half about loading modules.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import process from 'node:process';

const file = process.env['BENCH_PROFILE'];
const session = new Session();
session.connect();

process.once('SIGUSR2', () => {
  session.post('Profiler.enable');
  session.post('Profiler.start');
  process.once('exit', () =>
    session.post('Profiler.stop', (_, { profile }) => writeFileSync(file, JSON.stringify(profile))),
  );
});
