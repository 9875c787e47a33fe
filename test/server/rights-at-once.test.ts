/** What ends a right at one process ends it at the others: the next call, and every open socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../../src/services/index.js';
import { makeAccount, PASSWORD } from '../factories/account.factory.js';
import { makeClient } from '../factories/client.factory.js';
import { clientOf, type TestClient } from '../support/client.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startDesk, type TestDesk } from '../support/desk.js';
import { signedInSocket } from '../support/live.js';

let database: TestDatabase;
let one: TestDesk;
let two: TestDesk;
beforeAll(async () => {
  database = await freshDatabase();
  one = await startDesk({ database, demo: false });
  two = await startDesk({ database, demo: false });
  // Somebody is left when the others are let out.
  await makeAccount(one.call);
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  await database.drop();
});

/** Somebody who is known, and listens, at both processes. */
async function present(token: string) {
  const here = clientOf(one.url, token);
  const there = clientOf(two.url, token);
  const sockets = [await signedInSocket(one.url, token), await signedInSocket(two.url, token)];
  return { here, there, sockets };
}
const statusOf = async (client: TestClient): Promise<number> => (await client.ask('{ __typename me { id } }')).status;

async function expectGone({ here, there, sockets }: Awaited<ReturnType<typeof present>>): Promise<void> {
  // At the process that did it, already the next call.
  expect(await statusOf(here)).toBe(401);
  for (const socket of sockets) expect((await socket.closed).code).toBe(4403);
  // At the other, once the event has come; whoever is remembered is forgotten before any socket is closed.
  expect(await statusOf(there)).toBe(401);
}

async function person() {
  const account = await makeAccount(one.call);
  const call = { ...one.call, actor: { kind: 'ANONYMOUS' } as const };
  const signedIn = await accounts.login(call, { email: account.email, password: PASSWORD });
  const { actor } = await accounts.authenticate(one.desk, `Bearer ${signedIn.accessToken}`);
  const known = await present(signedIn.accessToken);
  expect([await statusOf(known.here), await statusOf(known.there)]).toEqual([200, 200]);
  return { account, email: account.email, signedIn, own: { ...call, actor }, known };
}

describe('at every process, at once,', () => {
  it('deactivation ends everything', async () => {
    const { account, known } = await person();
    await accounts.setUserActive(one.call, { accountId: account.id, active: false });
    await expectGone(known);
  });

  it('logout ends the session', async () => {
    const { own, known } = await person();
    await accounts.logout(own, {});
    await expectGone(known);
  });

  it('a revoked session ends, and no other', async () => {
    const { signedIn, own, known } = await person();
    const other = await accounts.login(
      { ...own, actor: { kind: 'ANONYMOUS' } },
      { email: signedIn.account.email, password: PASSWORD },
    );
    const spared = await present(other.accessToken);
    await accounts.revokeSession(own, signedIn.refreshToken.split('.')[0]!);
    await expectGone(known);
    expect([await statusOf(spared.here), await statusOf(spared.there)]).toEqual([200, 200]);
    for (const { ws } of spared.sockets) {
      expect(ws.readyState).toBe(ws.OPEN);
      ws.terminate();
    }
  });

  it('a changed password ends the other sessions', async () => {
    const { email, own, known } = await person();
    const call = { ...own, actor: { kind: 'ANONYMOUS' } as const };
    const other = await accounts.login(call, { email, password: PASSWORD });
    const { actor } = await accounts.authenticate(one.desk, `Bearer ${other.accessToken}`);
    const newPassword = 'a quiet river under seven bridges';
    await accounts.changePassword({ ...call, actor }, { currentPassword: PASSWORD, newPassword });
    await expectGone(known);
    expect(await statusOf(clientOf(two.url, other.accessToken))).toBe(200);
  });

  it('another role is what counts', async () => {
    const { account, known } = await person();
    const asAdmin = '{ users { totalCount } }';
    expect((await known.there.ask(asAdmin)).errors).toBeUndefined();
    const { id: clientId } = await makeClient(one.call);
    await accounts.assignRole(one.call, { accountId: account.id, role: 'CLIENT', clientId });
    for (const socket of known.sockets) expect((await socket.closed).code).toBe(4403);
    for (const client of [known.here, known.there])
      expect((await client.ask(asAdmin)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('a revoked key opens nothing', async () => {
    const { apiKey, secret } = await accounts.createApiKey(one.call, { name: 'Partner', scopes: ['robots:read'] });
    const known = await present(secret);
    const ask = (client: TestClient) => client.ask('{ robots { totalCount } }');
    expect([(await ask(known.here)).status, (await ask(known.there)).status]).toEqual([200, 200]);
    await accounts.revokeApiKey(one.call, apiKey.id);
    await expectGone(known);
  });
});
