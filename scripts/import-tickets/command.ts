/**
 * The `import:tickets` program: from a command line to an exit code.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { readSettings, SettingsError } from '../../src/config/env.js';
import { SYSTEM } from '../../src/domain/accounts/actor.js';
import { DeskError } from '../../src/domain/errors.js';
import { sentence } from '../../src/domain/messages.js';
import { PostgresError } from '../../src/integrations/postgres/index.js';
import { LogError, readHistories, type ReadHistories } from '../../src/integrations/servicenow/index.js';
import { startDesk } from '../../src/server/compose.js';
import { createLog } from '../../src/server/log.js';
import type { Call } from '../../src/services/desk.js';
import { tickets } from '../../src/services/index.js';
import type { Command } from '../support/command.js';
import { EXIT, readCommandLine, UsageError } from '../support/command-line.js';
import { ProgressLine } from '../support/progress-line.js';
import { count, duration, plural } from '../support/text.js';
import type { World } from '../support/world.js';
import { comparisonText, levelText, reportText, type Outcome } from './report.js';
import { fitServiceLevel } from './service-level.js';

const HELP = `Imports the tickets of another system with their history: each is replayed, step by step, through the lifecycle of
live tickets, and its timeline bears the times and the names of then.

  npm run import:tickets -- FILE [--report FILE]

  FILE            CSV of ServiceNow's incident log: one line a recorded change, times as dd-mm-yyyy hh:mm, read as UTC
  --report FILE   where to write what could not be mapped (default: beside the desk's data)
  --help          this text

It writes into the database of DATABASE_URL, or else into the embedded one in DATA_DIR (the desk must be stopped then).
Each ticket is imported whole or not at all, and known again by its number: running it once more imports what is missing.

Exit code: 0 every ticket of the file is at the desk; 1 some are not, or it could not work; 2 bad usage.
`;

const SERVICENOW = { key: 'servicenow', name: 'ServiceNow' };

/** `npm run import:tickets`. */
export const importTicketsCommand: Command = { name: 'import:tickets', help: HELP, run: importTickets };

async function importTickets(args: string[], world: World): Promise<number> {
  const { values, positionals } = readCommandLine(args, { report: { type: 'string' } });
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('Which log? Name a file.');
  if (more.length > 0) throw new UsageError(`One log at a time: ${more.join(' ')} is too many.`);
  const path = (given: string) => (isAbsolute(given) ? given : resolve(world.cwd, given));
  const text = await readFile(path(file), 'utf8').catch(() => {
    throw new UsageError(`There is no file ${file} that can be read.`);
  });
  try {
    const read = readHistories(text);
    // No door is opened and no job run: this process has but one thing to do.
    const settings = { ...readSettings(), ROLES: [] };
    const report = path(values.report ?? resolve(settings.DATA_DIR, `import-${basename(file)}.md`));
    const running = await startDesk(settings, createLog('warn'));
    const { desk } = running;
    const call: Call = { desk, actor: SYSTEM, locale: 'fr', requestId: 'import-tickets', address: null };
    try {
      const outcome = await importAll(call, read, world);
      await mkdir(dirname(report), { recursive: true });
      await writeFile(report, reportText(basename(file), read, outcome));
      world.out.write(
        `${plural(outcome.imported, 'ticket')} imported, ${count(outcome.known)} known already, ` +
          `${count(outcome.refused.length)} refused, in ${duration(outcome.ms)}.\n\n` +
          `${comparisonText(read.facts, outcome.facts)}\n${levelText(outcome.level)}\n\nWhat could not be mapped: ${relative(world.cwd, report)}\n`,
      );
      const isWhole = outcome.facts.tickets === read.facts.tickets && outcome.refused.length === 0;
      return isWhole ? EXIT.done : EXIT.incomplete;
    } finally {
      await running.stop();
    }
  } catch (error) {
    if (!(error instanceof LogError || error instanceof SettingsError || error instanceof PostgresError)) throw error;
    world.err.write(`${error.message}\n`);
    return EXIT.incomplete;
  }
}

/** One ticket after the other, until all are there or somebody asks to stop. */
async function importAll(call: Call, { histories, facts }: ReadHistories, world: World): Promise<Outcome> {
  const progress = new ProgressLine(world.err, world.clock);
  const start = world.clock.now();
  const place = await tickets.prepareImport(call, SERVICENOW, histories);
  const [refused, done]: [Outcome['refused'], { imported: number; known: number }] = [[], { imported: 0, known: 0 }];
  for (const [index, history] of histories.entries()) {
    if (world.stop.aborted) break;
    progress.update(`${count(index)} of ${plural(facts.tickets, 'ticket')}`);
    try {
      done[(await tickets.importHistory(call, SERVICENOW, place, history)) ? 'imported' : 'known'] += 1;
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      refused.push({ number: history.reference, reason: sentence(error.key, error.params, 'en') });
    }
  }
  progress.end();
  const ms = world.clock.now() - start;
  const now = await tickets.importedFacts(call.desk.db, place.clientId);
  const level = await fitServiceLevel(call, place.clientId, facts.madeSla);
  return { ...done, refused, facts: now, level, ms };
}
