/** Must be seen: killed subscribers and killed desks lose nothing and repeat nothing. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fleet } from '../../scripts/simulate/fleet.js';
import { StoryClock } from '../../scripts/simulate/pace.js';
import { run } from '../../scripts/simulate/run.js';
import { systemClock, type Clock } from '../../scripts/support/clock.js';
import { DeskClient } from '../../scripts/support/desk-client.js';
import { removePostgres, startPostgres } from '../../src/integrations/postgres/index.js';
import { demo } from '../../src/services/index.js';
import { makeTestDir } from '../setup/postgres.js';
import { signIn, withKey } from '../support/client.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { buildDesk, runDesk, type DeskProgram } from '../support/desk-program.js';
import { startDesk } from '../support/desk.js';
import { follow, type Follower } from './follower.js';

const STATUS = `subscription ($after: Cursor) {
  robotStatusChanged(after: $after) { cursor previousStatus robot { serialNumber status } } }`;
const DIAGNOSTICS = `subscription ($after: Cursor) {
  diagnosticReceived(after: $after) { cursor diagnostic { id code } } }`;
const TICKETS = `subscription ($after: Cursor) {
  ticketUpdated(after: $after) { cursor kind ticket { number title status } } }`;
const THE_END = 'THE-END';
const BEGINNING = Buffer.from('e0').toString('base64url');

/** A clock on which nobody waits long for a desk that is away. */
const impatient: Clock = { ...systemClock, sleep: (ms, stop) => systemClock.sleep(Math.min(ms, 1_000), stop) };

/** Simulated robots report, in fast motion, until the story is over; then one last robot speaks, and one ticket is opened. */
async function tellStory(url: string, ticks: number): Promise<void> {
  const [periodMs, tickMs] = [2_000, 20];
  const stop = new AbortController().signal;
  const world = { clock: impatient, fetch, random: () => 0, newId: randomUUID, stop };
  const story = new StoryClock(Date.now(), periodMs / tickMs);
  const fleet = new Fleet({ robots: 60, seed: 'chaos', periodMs, stamp: story.stamp });
  const key = demo.DEMO_KEYS.simulator.secret;
  const desk = new DeskClient({ endpoint: `${url}/graphql`, key, source: 'simulator' }, world);
  const outcome = await run({ desk, fleet, story, tickMs, untilMs: ticks * periodMs }, world);
  expect(outcome.gaveUp).toBeNull();
  const manager = await signIn(url, 'manager');
  const robot = { serialNumber: THE_END, manufacturer: 'Ouranos', model: 'Last' };
  const entry = { serialNumber: THE_END, observedAt: new Date(), sequence: 1, component: 'end', code: THE_END };
  await manager.data('mutation ($input: RegisterRobotInput!) { registerRobot(input: $input) { errors { code } } }', {
    input: robot,
  });
  await withKey(url, 'hyperion').data(
    'mutation ($input: IngestDiagnosticsInput!) { ingestDiagnostics(input: $input) { accepted } }',
    { input: { source: 'test', entries: [{ ...entry, level: 'OK', message: '', values: {} }] } },
  );
  const { clients } = await manager.data('{ clients(first: 1) { edges { node { id } } } }');
  const ticket = { title: THE_END, description: '', serviceType: 'SECURITY', impact: 'LOW', urgency: 'LOW' };
  await manager.data('mutation ($input: CreateTicketInput!) { createTicket(input: $input) { errors { code } } }', {
    input: { ...ticket, clientId: clients.edges[0].node.id },
  });
}

/** Three subscribers, one a stream, from the beginning of the log to the end of the story. */
async function followAll(url: string, lifeOf: (n: number) => number, onEvent?: (follower: Follower) => void) {
  const { token } = await signIn(url, 'admin');
  const common = { url, token: token!, after: BEGINNING, onEvent };
  return {
    status: follow({
      ...common,
      query: STATUS,
      lifeOf: (n) => (n < 60 ? 1 : lifeOf(n)),
      isLast: ({ robot }) => robot.serialNumber === THE_END,
    }),
    diagnostics: follow({
      ...common,
      query: DIAGNOSTICS,
      lifeOf,
      isLast: ({ diagnostic }) => diagnostic.code === THE_END,
    }),
    tickets: follow({ ...common, query: TICKETS, lifeOf, isLast: ({ ticket }) => ticket.title === THE_END }),
  };
}
type Followers = Awaited<ReturnType<typeof followAll>>;

/** Holds what was seen against the tables. */
async function expectEverythingOnce({ status, diagnostics, tickets }: Followers, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const column = async (text: string): Promise<string[]> =>
    (await client.query({ text, rowMode: 'array' })).rows.map(([value]) => String(value));
  const place = `rtrim(replace(replace(encode(convert_to('e' || seq, 'UTF8'), 'base64'), '+', '-'), '/', '_'), '=')`;
  const table = {
    status: await column(`select ${place} from event where kind = 'robot.status_changed' order by seq`),
    tickets: await column(`select ${place} from event where kind like 'ticket.%' order by seq`),
    diagnostics: await column(`select 'diagnostic_' || replace(line.id::text, '-', '') from event
      join diagnostic as line on line.batch_id = (event.data ->> 'batchId')::uuid
      where event.kind = 'diagnostics.received' order by event.seq, line.id`),
  };
  await client.end();
  expect(status.seen.map(({ cursor }) => cursor)).toEqual(table.status);
  expect(tickets.seen.map(({ cursor }) => cursor)).toEqual(table.tickets);
  expect(diagnostics.seen.map(({ diagnostic }) => diagnostic.id)).toEqual(table.diagnostics);
  expect(table.status.length).toBeGreaterThan(120);
  expect(table.diagnostics.length).toBeGreaterThan(500);
  // Each change goes on from where the last one of the robot ended: none is missing in between.
  const last = new Map<string, string>();
  for (const { previousStatus, robot } of status.seen) {
    if (last.has(robot.serialNumber)) expect(previousStatus).toBe(last.get(robot.serialNumber));
    last.set(robot.serialNumber, robot.status);
  }
}

const allFinished = ({ status, diagnostics, tickets }: Followers) =>
  Promise.all([status.finished, diagnostics.finished, tickets.finished]);

describe('a subscriber that is killed and resumed 50 times while robots report', () => {
  it('sees every event once, in order', async () => {
    const desk = await startDesk();
    const followers = await followAll(desk.url, (n) => (n < 60 ? 1 + ((n * 7) % 23) : 500));
    await Promise.all([tellStory(desk.url, 100), allFinished(followers)]);
    expect(followers.status.lives).toBeGreaterThan(50);
    expect(followers.diagnostics.lives).toBeGreaterThan(50);
    await expectEverythingOnce(followers, desk.database.url);
    await desk.stop();
  }, 60_000);
});

describe('a desk that is killed and started again while robots report', () => {
  const running: DeskProgram[] = [];
  let database: TestDatabase;
  let dataDir: string;

  beforeAll(async () => {
    buildDesk();
    database = await freshDatabase();
    dataDir = makeTestDir();
    await (await startDesk({ database })).stop();
  }, 120_000);
  afterAll(async () => {
    for (const { kill } of running) kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    await database.drop();
    await removePostgres(join(dataDir, 'postgres'));
    await removePostgres(dataDir);
  });

  async function start(env: Record<string, string>): Promise<{ url: string; program: DeskProgram }> {
    const program = runDesk({ HOST: '127.0.0.1', PORT: '0', ...env });
    running.push(program);
    await program.ready;
    return { program, url: /GraphQL +(\S+)\/graphql/.exec(program.output)![1]! };
  }

  /** Kills the desk each time that so many more diagnostics were seen, and starts it again at the same address. */
  async function killAndFollow(env: Record<string, string>, kills: number): Promise<Followers> {
    const first = await start(env);
    const { url } = first;
    let { program } = first;
    const port = new URL(url).port;
    let killed = 0;
    let restarted: Promise<unknown> = Promise.resolve();
    const restart = async () => {
      program.kill('SIGKILL');
      await program.ended;
      ({ program } = await start({ ...env, PORT: port }));
    };
    const followers = await followAll(
      url,
      (n) => (n % 2 ? 40 : Infinity),
      ({ seen }) => {
        if (killed < kills && seen.length === 200 * (killed + 1)) {
          killed += 1;
          restarted = restarted.then(restart);
        }
      },
    );
    await Promise.all([tellStory(url, 60), allFinished(followers)]);
    await restarted;
    expect(killed).toBe(kills);
    expect(followers.diagnostics.lives).toBeGreaterThan(kills);
    program.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    return followers;
  }

  it('loses and repeats nothing for those who resume, on a database of its own', async () => {
    const followers = await killAndFollow({ DATABASE_URL: database.url }, 3);
    await expectEverythingOnce(followers, database.url);
  }, 90_000);

  it('loses and repeats nothing on the PostgreSQL that it brings, which it takes over', async () => {
    const followers = await killAndFollow({ DATA_DIR: dataDir }, 2);
    const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') });
    await expectEverythingOnce(followers, postgres.url);
    await postgres.stop();
  }, 90_000);
});
