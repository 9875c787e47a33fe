/**
 * The `audit:verify` program: from a command line to an exit code.
 */
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../mikro-orm.config.js';
import { readSettings, SettingsError } from '../../src/config/env.js';
import { BREAKS, type AuditHead } from '../../src/domain/platform/audit.js';
import type { Db } from '../../src/entities/index.js';
import { PostgresError, startPostgres } from '../../src/integrations/postgres/index.js';
import { platform } from '../../src/services/index.js';
import type { Command } from '../support/command.js';
import { EXIT, readCommandLine, UsageError } from '../support/command-line.js';
import { ProgressLine } from '../support/progress-line.js';
import { count, plural } from '../support/text.js';
import type { World } from '../support/world.js';

const HELP = `Verifies the audit log: every event in its place, saying what it said when it was written.

  npm run audit:verify -- [--head SEQ:HASH]…

  --head SEQ:HASH   an event as it was noted outside the database, for instance out of the desk's log
                    ("audit head"); the log must still hold it. May be given several times.
  --help            this text

It reads the database of DATABASE_URL, or else the embedded one in DATA_DIR (the desk must be stopped then), and changes
nothing. What the database alone cannot prove, that somebody with all rights has not made the whole chain anew, a head
from outside does.

Exit code: 0 the log is whole; 1 it is broken (the first break is named), or cannot be read; 2 bad usage.
`;

/** `npm run audit:verify`. */
export const auditVerifyCommand: Command = { name: 'audit:verify', help: HELP, run: verify };

async function verify(args: string[], world: World): Promise<number> {
  const heads = readHeads(args);
  const progress = new ProgressLine(world.err, world.clock);
  try {
    const verdict = await withDatabase((db) =>
      platform.verifyAudit(db, {
        heads,
        onProgress: (done, of) => progress.update(`${count(done)} of ${plural(of, 'event')} verified`),
      }),
    );
    progress.end();
    const { head, broken } = verdict;
    if (broken) {
      const good = head.seq > 0 ? `Events 1 to ${head.seq} are good.` : 'No event is good.';
      world.err.write(`The audit log is broken at event ${broken.seq}: ${BREAKS[broken.kind]}. ${good}\n`);
      return EXIT.incomplete;
    }
    world.out.write(`The audit log is whole: ${plural(verdict.events, 'event')}. Head ${head.seq}:${head.hash}\n`);
    return EXIT.done;
  } catch (error) {
    progress.end();
    world.err.write(`${explain(error)}\n`);
    return EXIT.incomplete;
  }
}

function readHeads(args: string[]): AuditHead[] {
  const { values, positionals } = readCommandLine(args, { head: { type: 'string', multiple: true } });
  if (positionals.length > 0) throw new UsageError(`What is ${positionals.join(' ')}? Only options are expected.`);
  return (values.head ?? []).map((text) => {
    const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
    if (!seq || !hash) throw new UsageError(`--head ${text} is not a number and a hash. Say it like --head 1234:9f86…`);
    return { seq: Number(seq), hash };
  });
}

/** Opens the desk's database and nothing else of the desk: no migration, no job, no write. */
async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { DATABASE_URL: given, DATA_DIR } = readSettings();
  const embedded = given ? null : await startPostgres({ dataDir: `${DATA_DIR}/postgres` });
  try {
    const orm = await MikroORM.init(ormOptions(given ?? embedded!.url, { max: 1 }, { debug: () => undefined }));
    try {
      return await work(orm.em.fork().getKysely() as unknown as Db);
    } finally {
      await orm.close();
    }
  } finally {
    await embedded?.stop();
  }
}

/** Why it could not be read, as one sentence. */
function explain(error: unknown): string {
  if (error instanceof SettingsError || error instanceof PostgresError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === '42P01')
    return 'This database has no audit log yet: start the desk on it once, which makes it.';
  return `The audit log cannot be read: ${error.message}`;
}
