/** The real incidents, imported as `npm run import:tickets` does: killed in the middle, run again, and once more. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDesk } from '../support/desk-program.js';
import { startDesk, type TestDesk } from '../support/desk.js';

const LOG = 'test/fixtures/tickets/servicenow-incidents.csv';
const PROGRAM = 'dist/scripts/import-tickets.js';

let desk: TestDesk;
let folder: string;
beforeAll(async () => {
  buildDesk();
  [desk, folder] = await Promise.all([startDesk(), mkdtemp(join(tmpdir(), 'import-'))]);
});
afterAll(async () => {
  await desk.stop();
  await rm(folder, { recursive: true });
});

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const env = () => ({ PATH: process.env['PATH'] ?? '', DATABASE_URL: desk.database.url });
const run = (...args: string[]): Promise<Ended> =>
  promisify(execFile)(process.execPath, [PROGRAM, ...args], { env: env() }).then(
    (said) => ({ code: 0, ...said }),
    (error: Ended) => error,
  );
const one = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row> =>
  (await query.execute(desk.desk.db)).rows[0]!;
const importedSoFar = async () =>
  (await one(sql<{ count: number }>`select count(*)::integer as count from ticket where external_ref is not null`))
    .count;

describe('npm run import:tickets', () => {
  it('explains itself and what it does not understand', async () => {
    expect((await run('--help')).stdout).toContain('--report FILE');
    for (const args of [[], ['one', 'two'], ['no/such.csv'], [LOG, '--what']])
      expect((await run(...args)).code).toBe(2);
    expect(await run('test/fixtures/tickets/README.md', '--report', join(folder, 'x.md'))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/The log lacks number, |This is no CSV/),
    });
  });

  it('imports what is missing after it was killed, and nothing when all is there', { timeout: 180_000 }, async () => {
    const events = () => one(sql<{ last: string | null }>`select max(seq) as last from event`);
    const jobs = () => one(sql`select count(*)::integer as count from graphile_worker.jobs`);
    const [before, jobsBefore] = [await events(), await jobs()];
    const killed = spawn(process.execPath, [PROGRAM, LOG, '--report', join(folder, 'killed.md')], {
      env: env(),
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => killed.once('exit', (_, signal) => resolve(signal)));
    await expect.poll(importedSoFar, { timeout: 60_000, interval: 20 }).toBeGreaterThan(20);
    killed.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const there = await importedSoFar();
    expect(there).toBeLessThan(445);

    const report = join(folder, 'report.md');
    const second = await run(LOG, '--report', report);
    expect(second).toMatchObject({ code: 0, stderr: expect.stringContaining('of 445 tickets') });
    expect(second.stdout).toContain(`${445 - there} tickets imported, ${there} known already, 0 refused`);
    const told = await readFile(report, 'utf8');
    for (const [fact, number] of [
      ['tickets', 445],
      ['… CLOSED', 445],
      ['tickets with a reassignment', 210],
      ['reassignments', 437],
      ['tickets that were reopened', 5],
      ['reopenings', 6],
    ])
      expect(told).toContain(`| ${fact} | ${number} | ${number} |`);
    const [, pauses] = /\| pauses \| (\d+) \| \1 \|/.exec(told)!;
    expect(Number(pauses)).toBeGreaterThan(150);
    expect(told).toMatch(/\| hours paused \| (\d+) \| \1 \|/);
    expect(told).toContain('| category without a service type: SOFTWARE_TROUBLESHOOTING | 445 |');

    const [, fitted, agreed, checked] = /fitted on (\d+) tickets .* made_sla on (\d+) of the other (\d+)/
      .exec(second.stdout)!
      .map(Number);
    expect(fitted! + checked!).toBe(445);
    expect(agreed! / checked!).toBeGreaterThanOrEqual(0.98);

    const third = await run(LOG, '--report', report);
    expect([third.code, third.stdout]).toEqual([0, expect.stringContaining('0 tickets imported, 445 known already')]);
    // Nobody is rung up about what is long over, now or later.
    expect(await events()).toEqual(before);
    expect(
      await one(sql`select count(*)::integer as count from sla_clock join ticket on ticket.id = ticket_id
        where external_ref is not null and next_at is not null`),
    ).toEqual({ count: 0 });
    expect(await jobs()).toEqual(jobsBefore);
  });

  it('has left a timeline of then, through legal steps, and an account of who wrote it', async () => {
    const { rows } = await sql<{ kind: string; at: string; actor: string; to: string | null; reason: string | null }>`
      select kind, to_char(entry.at at time zone 'UTC', 'MM-DD HH24:MI') as at, actor_name as actor, data ->> 'to' as "to", data ->> 'reason' as reason
      from timeline_entry as entry join ticket on ticket.id = ticket_id where external_ref = 'INC0000715'
      order by entry.at, entry.id`.execute(desk.desk.db);
    expect(rows.map(({ kind, at, actor, to, reason }) => [kind.slice(7), at, actor, to, reason])).toEqual([
      ['opened', '03-01 13:03', 'Opened by 40', 'NEW', null],
      ['assigned', '03-01 13:03', 'Updated by 908', 'ASSIGNED', null],
      ['assigned', '03-01 14:10', 'Updated by 755', 'ASSIGNED', null],
      ['status_changed', '03-01 14:10', 'Updated by 755', 'IN_PROGRESS', null],
      ['status_changed', '03-03 08:36', 'Updated by 533', 'RESOLVED', 'Code de clôture : code 8'],
      ['reopened', '03-04 12:42', 'Updated by 176', 'IN_PROGRESS', 'Rouvert : Resolved → Active'],
      ['status_changed', '03-10 12:16', 'Updated by 533', 'RESOLVED', 'Code de clôture : code 8'],
      ['reopened', '03-10 12:47', 'Updated by 236', 'IN_PROGRESS', 'Rouvert : Resolved → Active'],
      ['status_changed', '03-10 15:36', 'Updated by 533', 'RESOLVED', 'Code de clôture : code 8'],
      ['status_changed', '03-24 18:50', 'Updated by 908', 'CLOSED', 'Code de clôture : code 8'],
    ]);
    expect(
      await one(sql`select number, status, created_at, resolved_at, closed_at, reopened, priority, origin, version
        from ticket where external_ref = 'INC0000715'`),
    ).toMatchObject({
      number: expect.stringMatching(/^T-2016-\d{6}$/),
      status: 'CLOSED',
      created_at: '2016-03-01 13:03:00+00',
      resolved_at: '2016-03-10 15:36:00+00',
      closed_at: '2016-03-24 18:50:00+00',
      reopened: 2,
      priority: 'P3',
      version: 1,
    });
    expect(
      await one(sql`select actor_name, operation, count(*)::integer as count from audit_event
        where entity_kind = 'Ticket' and operation = 'import:tickets' group by 1, 2`),
    ).toEqual({ actor_name: 'Import ServiceNow', operation: 'import:tickets', count: 445 });
  });
});
