/** Runs the parts that were asked for, one after the other, and writes the report after each. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { startDatabase } from './data/database.mjs';
import { say } from './lib/say.mjs';
import { readOptions } from './options.mjs';
import { PARTS } from './parts/index.mjs';
import { Stage } from './parts/stage.mjs';
import { factsOf } from './report/facts.mjs';
import { Report } from './report/report.mjs';
import { partAsText } from './report/text.mjs';

/** @param {string[]} args @returns {Promise<number>} exit code: 1 when a part could not be measured, never for being slow */
export async function main(args) {
  let options;
  try {
    options = readOptions(args.filter((arg) => arg !== '--no-build'));
  } catch (error) {
    say(error.message);
    return 2;
  }
  options.sockets = socketsPossible(options.sockets);
  const report = new Report(options.out);
  const database = await startDatabase();
  const stage = new Stage(database, options);
  let interrupted = false;
  const stop = async () => {
    await stage.stop();
    await database.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      interrupted = true;
      void stop().finally(() => process.exit(130));
    });
  let failures = 0;
  try {
    for (const id of options.parts) {
      const part = PARTS.find((one) => one.id === id);
      say(`\n${part.id}: ${part.title}`);
      try {
        await stage.begin();
        const measured = await part.run(stage);
        const profile = await stage.profile();
        const facts = await factsOf(options, database, await stage.data());
        const entry = report.add(part, { ...measured, profile, facts });
        await report.write();
        process.stdout.write(`${partAsText({ ...entry, profile })}\n`);
      } catch (error) {
        if (interrupted) break;
        failures += 1;
        say(`${part.id} could not be measured: ${error.stack ?? error}`);
        await stage.stopAll();
      }
    }
  } finally {
    if (!interrupted) await stop();
  }
  say(`\nThe report is in ${options.out}/report.md.`);
  return failures > 0 ? 1 : 0;
}

/** Each socket is an open file of two processes. Node.js has raised its own limit as far as it may be raised. */
function socketsPossible(wanted) {
  let limits = '';
  try {
    limits = readFileSync('/proc/self/limits', 'utf8');
  } catch {
    // Not Linux: it will say so itself.
  }
  const files = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity);
  if (wanted + 500 <= files) return wanted;
  say(`Only ${files} files may be open (ulimit -n): ${files - 500} sockets instead of ${wanted}.`);
  return files - 500;
}
