import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/services/platform/verify-audit.js';
import { emptyDatabase } from '../support/database.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { buildDesk } from '../support/desk-program.js';

let desk: TestDesk;
beforeAll(async () => {
  buildDesk();
  desk = await startDesk();
});
afterAll(() => desk.stop());

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the program as `npm run audit:verify` does. */
const run = (args: string[] = [], url = desk.database.url): Promise<Ended> =>
  promisify(execFile)(process.execPath, ['dist/scripts/audit-verify.js', ...args], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: url },
  }).then(
    (said) => ({ code: 0, ...said }),
    (error: Ended) => error,
  );

describe('npm run audit:verify', () => {
  it('says that the log is whole, and its head', async () => {
    const { head } = await verifyAudit(desk.desk.db);
    const { code, stdout } = await run();
    expect([code, stdout]).toEqual([0, `The audit log is whole: ${head.seq} events. Head ${head.seq}:${head.hash}\n`]);
    expect((await run(['--head', `${head.seq}:${head.hash}`])).code).toBe(0);
  });

  it('explains itself and what it does not understand', async () => {
    expect((await run(['--help'])).stdout).toContain('--head SEQ:HASH');
    for (const args of [['--head', 'x'], ['now'], ['--what']]) expect((await run(args)).code).toBe(2);
  });

  it('says when there is no log', async () => {
    const empty = await emptyDatabase();
    const { code, stderr } = await run([], empty.url);
    expect([code, stderr]).toEqual([1, expect.stringContaining('has no audit log yet')]);
    await empty.drop();
  });

  it('names the first break, and ends with 1', async () => {
    const { head } = await verifyAudit(desk.desk.db);
    const forged = await run(['--head', `${head.seq}:${'a'.repeat(64)}`]);
    expect([forged.code, forged.stderr]).toEqual([1, expect.stringContaining(`at event ${head.seq}: it is another`)]);
    const intruder = new pg.Client({ connectionString: desk.database.url });
    await intruder.connect();
    await intruder.query(`alter table audit_event disable trigger user;
      update audit_event set actor_name = 'Nobody' where seq in (5, 9)`);
    await intruder.end();
    const { code, stderr } = await run();
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(
        'The audit log is broken at event 5: what it says was changed. Events 1 to 4 are good.\n',
      ),
    ]);
  });
});
