/** What is known of people's comings and goings is not kept for good. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../src/domain/accounts/actor.js';
import { accounts } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makePasswordLink } from '../../../src/services/accounts/password-link.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { callAs } from '../../support/actor.js';
import { clockAt, type TestClock } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

const clock: TestClock = clockAt('2026-11-20T08:00:00Z');
let desk: TestDesk;
beforeAll(async () => void (desk = await startDesk({ demo: false, clock })));
afterAll(() => desk.stop());

const TABLES = ['login_attempt', 'session', 'known_network', 'password_link', 'throttle'] as const;
async function counts(): Promise<Record<string, number>> {
  const found = TABLES.map(async (table) => {
    const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(desk.desk.db);
    return [table, Number(rows[0]!.count)] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

it('is forgotten piece by piece', async () => {
  const account = await makeAccount(desk.call);
  const call = { ...callAs(desk, ANONYMOUS), address: '192.0.2.1' };
  await accounts.login(call, { email: account.email, password: PASSWORD });
  await refusalOf(accounts.login(call, { email: 'nobody@desk.test', password: PASSWORD }));
  await transaction(desk.call, (tx) => makePasswordLink(tx, account.id, 1));
  const left = async (days: number) => {
    clock.pass(days * 86_400);
    await accounts.forgetComingsAndGoings(desk.call);
    const now = await counts();
    return TABLES.map((table) => now[table]);
  };
  expect(await left(0)).toEqual([2, 1, 1, 1, 5]);
  expect(await left(3)).toEqual([2, 1, 1, 0, 0]);
  // The session ends 30 days after its last use, and is forgotten 90 days later.
  expect(await left(115)).toEqual([2, 1, 1, 0, 0]);
  expect(await left(3)).toEqual([2, 0, 1, 0, 0]);
  expect(await left(60)).toEqual([2, 0, 0, 0, 0]);
  expect(await left(183)).toEqual([2, 0, 0, 0, 0]);
  expect(await left(2)).toEqual([0, 0, 0, 0, 0]);
});
