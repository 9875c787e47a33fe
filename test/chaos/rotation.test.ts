/** Must be seen: whoever is killed while keys rotate, nobody is locked out, and every token that should be good is. */
import { spawn } from 'node:child_process';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf } from '../support/client.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { buildDesk, runDesk, type DeskProgram } from '../support/desk-program.js';
import { startDesk } from '../support/desk.js';

const PEOPLE = ['admin', 'manager', 'technician', 'client'];
/** The lock under which events are numbered: whoever holds it keeps a rotation from being committed. */
const NUMBERING = 7_341_001;

interface Person {
  accessToken: string;
  refreshToken: string;
}

let database: TestDatabase;
let sql: pg.Client;
let here: { url: string; program: DeskProgram };
let there: { url: string; program: DeskProgram };
const people: Person[] = [];
/** Every token that was given. */
const tokens: string[] = [];

async function startProgram(port = '0'): Promise<{ url: string; program: DeskProgram }> {
  const program = runDesk({ HOST: '127.0.0.1', PORT: port, ROLES: 'api', DATABASE_URL: database.url });
  await program.ready;
  return { program, url: /GraphQL +(\S+)\/graphql/.exec(program.output)![1]! };
}

/** `npm run keys:rotate`, to be killed. Resolves with the signal that ended it, or its exit code. */
function rotate(how: string): { kill(): void; ended: Promise<NodeJS.Signals | number | null> } {
  const child = spawn(process.execPath, ['dist/scripts/keys-rotate.js', ...(how && [`--${how}`])], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: database.url },
    stdio: 'ignore',
  });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  return { kill: () => void child.kill('SIGKILL'), ended };
}

/** Waits until a statement finds a row. */
async function until(statement: string): Promise<void> {
  while ((await sql.query(statement)).rowCount === 0);
}

beforeAll(async () => {
  buildDesk();
  database = await freshDatabase();
  await (await startDesk({ database })).stop();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  [here, there] = await Promise.all([startProgram(), startProgram()]);
  const query = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken refreshToken } }';
  for (const name of PEOPLE) {
    const input = { email: `${name}@demo.ouranos.test`, password: 'ouranos-demo-2026' };
    people.push((await clientOf(here.url).data(query, { input })).login);
  }
}, 120_000);
afterAll(async () => {
  for (const { program } of [here, there]) program.kill('SIGKILL');
  await Promise.all([here, there].map(({ program }) => program.ended));
  await sql.end();
  await database.drop();
});

const statusAt = async (url: string, token: string): Promise<number> =>
  (await clientOf(url, token).ask('{ me { email } }')).status;
const kidOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string }).kid;

/** Everybody renews at one desk, and what they get is good at both. */
async function expectNobodyLockedOut(): Promise<void> {
  const query = 'mutation ($input: RefreshTokenInput!) { refreshToken(input: $input) { accessToken refreshToken } }';
  for (const person of people) {
    const input = { refreshToken: person.refreshToken };
    Object.assign(person, (await clientOf(here.url).data(query, { input })).refreshToken);
    tokens.push(person.accessToken);
    for (const { url } of [here, there]) expect(await statusAt(url, person.accessToken)).toBe(200);
  }
}

/** Each token that was ever given is good exactly if its key was not retired, at both desks. */
async function expectTokensAsTheTableSays(): Promise<void> {
  const { rows } = await sql.query<{ kid: string }>('select kid from signing_key where retired_at is null');
  const keys = new Set(rows.map(({ kid }) => kid));
  expect(keys.size).toBeGreaterThan(0);
  for (const token of tokens)
    for (const { url } of [here, there])
      await expect.poll(() => statusAt(url, token), { interval: 20 }).toBe(keys.has(kidOf(token)) ? 200 : 401);
}

describe('a rotation that is killed', () => {
  it.each(['', 'now', 'revoke-now'])(
    'when the key is written and nothing is committed has not happened (%s)',
    async (how) => {
      const keys = 'select kid, retired_at from signing_key order by kid';
      const { rows: before } = await sql.query(keys);
      await sql.query('select pg_advisory_lock($1)', [NUMBERING]);
      const rotation = rotate(how);
      const writing = `select from pg_stat_activity where query like 'insert into "%event"%' and state <> 'idle'`;
      await until(`${writing} and wait_event = 'advisory'`);
      rotation.kill();
      expect(await rotation.ended).toBe('SIGKILL');
      await sql.query('select pg_advisory_unlock($1)', [NUMBERING]);
      // The database clears away what the killed one had begun.
      await until(`select where not exists (${writing})`);
      expect((await sql.query(keys)).rows).toEqual(before);
      await expectNobodyLockedOut();
      await expectTokensAsTheTableSays();
    },
    60_000,
  );

  it('at any moment, with a desk that is killed and started again beside it, has happened as a whole or not at all', async () => {
    const outcomes: unknown[] = [];
    for (let round = 0; round < 9; round += 1) {
      const how = ['now', 'revoke-now', ''][round % 3]!;
      const [one, other] = [rotate(how), rotate('now')];
      const [moment, port] = [400 + 280 * round, new URL(there.url).port];
      setTimeout(() => one.kill(), moment);
      if (round % 3 === 1) {
        there.program.kill('SIGKILL');
        await there.program.ended;
        there = await startProgram(port);
      }
      outcomes.push(...(await Promise.all([one.ended, other.ended])));
      await expectNobodyLockedOut();
      await expectTokensAsTheTableSays();
    }
    // Both came about: killed in the midst, and done.
    expect(outcomes).toContain('SIGKILL');
    expect(outcomes).toContain(0);
    expect(new Set(tokens.map(kidOf)).size).toBeGreaterThan(3);
    console.info(
      `Rotations: ${outcomes.length}, ${outcomes.filter((one) => one === 'SIGKILL').length} of them killed; ` +
        `${new Set(tokens.map(kidOf)).size} keys, ${tokens.length} tokens, nobody locked out`,
    );
  }, 180_000);
});
