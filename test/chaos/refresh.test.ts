/**
 * Must be seen: killing the desk in the middle of refreshes leaves nobody locked out and no reused token accepted. People
 * renew as fast as they can, lose answers, and repeat with the same key; the desk is killed under them, over and over.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestDir } from '../setup/postgres.js';
import { clientOf, type DemoName, type Loose } from '../support/client.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { buildDesk, runDesk, type DeskProgram } from '../support/desk-program.js';
import { startDesk } from '../support/desk.js';
import { demo } from '../../src/services/index.js';

const NAMES: DemoName[] = ['admin', 'manager', 'technician', 'technician2', 'client', 'client2'];
const PEOPLE = 12;
const KILLS = 6;
const RENEWALS_A_LIFE = 60;
/** How long somebody waits before they knock again at a desk that is not there. */
const KNOCK_MS = 50;

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) { accessToken refreshToken errors { code } } }`;
const REFRESH = `mutation ($input: RefreshTokenInput!) {
  refreshToken(input: $input) { accessToken refreshToken errors { code } } }`;

interface Person {
  token: string;
  accessToken: string;
  /** Theirs alone. */
  key: string;
  spent: string[];
  /** Tries whose answer never came. */
  lost: number;
}

let database: TestDatabase;
let program: DeskProgram;
let url: string;
const running: DeskProgram[] = [];

async function start(port: string): Promise<void> {
  const env = { HOST: '127.0.0.1', PORT: port, DATABASE_URL: database.url, DATA_DIR: makeTestDir() };
  program = runDesk(env);
  running.push(program);
  await program.ready;
  url = /GraphQL +(\S+)\/graphql/.exec(program.output)![1]!;
}

beforeAll(async () => {
  buildDesk();
  database = await freshDatabase();
  await (await startDesk({ database })).stop();
  await start('0');
}, 120_000);
afterAll(async () => {
  for (const { kill } of running) kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  await database.drop();
});

async function signIn(name: DemoName): Promise<Person> {
  const input = { email: `${name}@demo.ouranos.test`, password: demo.aboutDemo().password };
  const { login } = await clientOf(url).data(LOGIN, { input });
  return { token: login.refreshToken, accessToken: login.accessToken, key: randomUUID(), spent: [], lost: 0 };
}

/** One exchange, repeated until it is answered. Being refused is being locked out, and fails. */
async function renew(person: Person): Promise<void> {
  for (;;) {
    const answer: Loose = await clientOf(url)
      .data(REFRESH, { input: { refreshToken: person.token, idempotencyKey: person.key } })
      .catch(() => null);
    if (!answer) {
      person.lost += 1;
      await new Promise((resolve) => setTimeout(resolve, KNOCK_MS));
      continue;
    }
    const { refreshToken, accessToken, errors } = answer.refreshToken;
    expect(errors).toEqual([]);
    person.spent.push(person.token);
    Object.assign(person, { token: refreshToken, accessToken });
    return;
  }
}

const refused = async (refreshToken: string, idempotencyKey: string | null): Promise<boolean> => {
  const { refreshToken: answer } = await clientOf(url).data(REFRESH, { input: { refreshToken, idempotencyKey } });
  return answer.accessToken === null && answer.errors[0].code === 'INVALID_CREDENTIALS';
};

describe('a desk that is killed in the middle of refreshes', () => {
  it('locks nobody out, and accepts no token twice', async () => {
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => signIn(NAMES[n % NAMES.length]!)));
    let over = false;
    const renewals = (): number => people.reduce((sum, { spent }) => sum + spent.length, 0);
    const killing = (async () => {
      const { port } = new URL(url);
      for (let kills = 1; kills <= KILLS; kills += 1) {
        while (renewals() < kills * RENEWALS_A_LIFE) await new Promise((resolve) => setTimeout(resolve, 5));
        program.kill('SIGKILL');
        await program.ended;
        await start(port);
      }
      over = true;
    })();
    const living = people.map(async (person) => {
      while (!over) await renew(person);
      // Once more, on the desk that stays.
      await renew(person);
    });
    await Promise.all([killing, ...living]);

    expect(people.reduce((sum, { lost }) => sum + lost, 0)).toBeGreaterThan(KILLS);
    for (const person of people)
      expect((await clientOf(url, person.accessToken).data('{ me { email } }')).me.email).toContain('@demo.');

    // Every second person is robbed, each of another token: none is taken, and the theft ends the family.
    const thefts: ((person: Person) => [token: string, key: string | null])[] = [
      ({ spent }) => [spent.at(-1)!, null],
      ({ spent }) => [spent.at(-1)!, randomUUID()],
      // The thief even has the key: but that answer was made use of long ago.
      ({ spent, key }) => [spent.at(-2)!, key],
      ({ spent, key }) => [spent[0]!, key],
    ];
    for (const [index, person] of people.entries()) {
      if (index % 2) continue;
      const [token, key] = thefts[(index / 2) % thefts.length]!(person);
      expect(await refused(token, key)).toBe(true);
      expect(await refused(person.token, person.key)).toBe(true);
    }
    for (const [index, person] of people.entries()) if (index % 2) await renew(person);
    console.info(`Refresh under ${KILLS} kills: ${renewals()} renewals of ${PEOPLE} people, nobody locked out`);
  }, 120_000);
});
