/** The desk's people: making accounts, roles, letting in and out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/domain/accounts/actor.js';
import { NO_ID } from '../../../src/domain/ids.js';
import type { Call } from '../../../src/services/desk.js';
import { accounts } from '../../../src/services/index.js';
import { makeAccount, PASSWORD } from '../../factories/account.factory.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { signIn, type TestClient } from '../../support/client.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { signedInSocket } from '../../support/live.js';
import { mailbox, tokenIn } from '../../support/mailbox.js';
import { refusalOf } from '../../support/refusal.js';

const box = mailbox();
let desk: TestDesk;
let admin: Call;
let manager: Call;
let clientId: string;
beforeAll(async () => {
  desk = await startDesk({ mailer: box });
  admin = callAs(desk, await personOf(desk, 'admin'));
  manager = callAs(desk, await personOf(desk, 'manager'));
  clientId = (await makeClient(desk.call)).id;
});
afterAll(() => desk.stop());

let count = 0;
const given = (role: Role, more: Partial<Parameters<typeof accounts.createUser>[1]> = {}) => ({
  email: `user-${(count += 1)}@desk.test`,
  firstName: 'Luc',
  lastName: 'Roche',
  role,
  locale: 'fr' as const,
  ...more,
});
const technicianOf = (accountId: string) =>
  desk.desk.db.selectFrom('technician').selectAll().where('account_id', '=', accountId).executeTakeFirst();
const signInAs = (email: string, password = PASSWORD) =>
  accounts.login({ ...desk.call, actor: { kind: 'ANONYMOUS' } }, { email, password });
const told = async (work: Promise<unknown>) => {
  const { code, key, input } = await refusalOf(work);
  return [code, key, ...input];
};

describe('createUser', () => {
  it('invites somebody, who chooses the password', async () => {
    const input = given('SAV_MANAGER');
    const { account } = await accounts.createUser(admin, input);
    expect(account).toMatchObject({ role: 'SAV_MANAGER', active: true, clientId: null, technicianId: null });
    const [letter] = await box.deliver(desk.call);
    expect([letter!.to, letter!.subject]).toEqual([input.email, 'Votre compte Ouranos Desk']);
    await refusalOf(signInAs(input.email, ''));
    await accounts.resetPassword(desk.call, { token: tokenIn(letter!), newPassword: PASSWORD });
    expect((await signInAs(input.email)).account.id).toBe(account.id);
  });

  it('gives a TECHNICIAN a record, or the one that is there', async () => {
    const made = (await accounts.createUser(admin, given('TECHNICIAN'))).account;
    expect(await technicianOf(made.id)).toMatchObject({ id: made.technicianId, name: 'Luc Roche', active: true });
    const record = await makeTechnician(desk.call, { name: 'Known Before', active: false });
    const linked = (await accounts.createUser(admin, given('TECHNICIAN', { technicianId: record.id }))).account;
    expect(linked.technicianId).toBe(record.id);
    expect(await technicianOf(linked.id)).toMatchObject({ name: 'Known Before', active: true });
    expect(await told(accounts.createUser(admin, given('TECHNICIAN', { technicianId: record.id })))).toEqual([
      'VALIDATION',
      'technician_taken',
      'technicianId',
    ]);
  });

  it('lets a second person act for a client', async () => {
    expect((await accounts.createUser(admin, given('CLIENT', { clientId }))).account.clientId).toBe(clientId);
  });

  it.each([
    ['CLIENT', {}, ['VALIDATION', 'client_required', 'clientId']],
    ['CLIENT', { clientId: NO_ID }, ['NOT_FOUND', 'not_found', 'clientId']],
    ['TECHNICIAN', { technicianId: NO_ID }, ['NOT_FOUND', 'not_found', 'technicianId']],
    ['ADMIN', { clientId: NO_ID }, ['VALIDATION', 'only_for_role', 'clientId']],
    ['SAV_MANAGER', { technicianId: NO_ID }, ['VALIDATION', 'only_for_role', 'technicianId']],
    ['ADMIN', { email: 'nobody' }, ['VALIDATION', 'invalid_email', 'email']],
    ['ADMIN', { email: 'Admin@Demo.ouranos.test' }, ['ALREADY_EXISTS', 'email_taken', 'email']],
    ['ADMIN', { firstName: '' }, ['VALIDATION', 'required', 'firstName']],
  ] as const)('refuses %s with %o', async (role, more, refusal) => {
    const before = await accounts.countAccounts(admin, {});
    expect(await told(accounts.createUser(admin, given(role, more)))).toEqual(refusal);
    expect(await accounts.countAccounts(admin, {})).toBe(before);
  });

  it('answers a repetition with the first result, and invites once', async () => {
    await box.deliver(desk.call);
    const input = given('ADMIN', { idempotencyKey: 'again' });
    const made = await Promise.all([1, 2].map(() => accounts.createUser(admin, input)));
    expect(made[0]!.account.id).toBe(made[1]!.account.id);
    expect(await told(accounts.createUser(admin, { ...input, lastName: 'Other' }))).toContain('IDEMPOTENCY_MISMATCH');
    expect(await box.deliver(desk.call)).toHaveLength(1);
  });

  it('of two at once with one address makes one', async () => {
    const input = given('SAV_MANAGER');
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => accounts.createUser(admin, input)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason.key).toBe('email_taken');
  });
});

describe('assignRole', () => {
  it('holds at the next call and for open sockets', async () => {
    const account = await makeAccount(desk.call, { role: 'SAV_MANAGER' });
    const { accessToken } = await signInAs(account.email);
    const socket = await signedInSocket(desk.url, accessToken);
    const { actor } = await accounts.authenticate(desk.desk, `Bearer ${accessToken}`);
    expect(actor).toMatchObject({ role: 'SAV_MANAGER' });
    await accounts.assignRole(admin, { accountId: account.id, role: 'CLIENT', clientId });
    expect((await socket.closed).code).toBe(4403);
    const after = await accounts.authenticate(desk.desk, `Bearer ${accessToken}`);
    expect(after.actor).toMatchObject({ role: 'CLIENT', clientId });
  });

  it('takes a technician out of the dispatch, and puts them back with the same record', async () => {
    const { account } = await accounts.createUser(admin, given('TECHNICIAN'));
    const active = async () => (await technicianOf(account.id))?.active;
    await accounts.assignRole(admin, { accountId: account.id, role: 'SAV_MANAGER' });
    expect(await active()).toBe(false);
    const back = await accounts.assignRole(admin, { accountId: account.id, role: 'TECHNICIAN' });
    expect([back.account.technicianId, await active()]).toEqual([account.technicianId, true]);
    const other = await makeTechnician(desk.call);
    expect(
      await told(accounts.assignRole(admin, { accountId: account.id, role: 'TECHNICIAN', technicianId: other.id })),
    ).toEqual(['VALIDATION', 'other_technician', 'technicianId']);
  });

  it('takes the client from who is one no more', async () => {
    const { account } = await accounts.createUser(admin, given('CLIENT', { clientId }));
    const { account: after } = await accounts.assignRole(admin, { accountId: account.id, role: 'ADMIN' });
    expect([after.role, after.clientId, after.version]).toEqual(['ADMIN', null, account.version + 1]);
  });

  it('refuses an older version, and an account that is not there', async () => {
    const { account } = await accounts.createUser(admin, given('SAV_MANAGER'));
    const change = (accountId: string, version: number) =>
      told(accounts.assignRole(admin, { accountId, role: 'ADMIN', version }));
    expect(await change(account.id, account.version + 1)).toEqual(['CONFLICT', 'version_conflict', 'version']);
    expect(await change(NO_ID, 1)).toEqual(['NOT_FOUND', 'not_found', 'accountId']);
  });
});

describe('setUserActive', () => {
  const SET = `mutation ($input: SetUserActiveInput!) {
    setUserActive(input: $input) { user { active } errors { code path } } }`;
  const setBy = async (by: TestClient, accountId: string) => {
    const { encodeId } = await import('../../../src/domain/ids.js');
    const { data, errors } = await by.ask(SET, { input: { accountId: encodeId('Account', accountId), active: false } });
    return errors?.[0]?.extensions['code'] ?? data.setUserActive.errors[0]?.code ?? data.setUserActive.user.active;
  };

  it('lets a SAV_MANAGER act on accounts of clients, and know of no others but technicians', async () => {
    const by = await signIn(desk.url, 'manager');
    const idOf = async (role: Role) =>
      (await makeAccount(desk.call, { role, clientId: role === 'CLIENT' ? clientId : null })).id;
    expect(await setBy(by, await idOf('CLIENT'))).toBe(false);
    expect(await setBy(by, await idOf('TECHNICIAN'))).toBe('FORBIDDEN');
    expect(await setBy(by, await idOf('SAV_MANAGER'))).toBe('NOT_FOUND');
    expect(await setBy(by, await idOf('ADMIN'))).toBe('NOT_FOUND');
    // Not even that it is the last one.
    const { accountId } = await personOf(desk, 'admin');
    const others = await accounts.listAccounts(admin, { role: { eq: 'ADMIN' }, active: true }, 'NAME_ASC', {});
    for (const { id } of others.rows)
      if (id !== accountId) await accounts.assignRole(admin, { accountId: id, role: 'SAV_MANAGER' });
    expect(await setBy(by, accountId)).toBe('NOT_FOUND');
    expect(await setBy(by, NO_ID)).toBe('NOT_FOUND');
  });

  it('ends sessions and sockets at once, and signing in', async () => {
    const account = await makeAccount(desk.call, { role: 'CLIENT', clientId });
    const { accessToken, refreshToken } = await signInAs(account.email);
    const socket = await signedInSocket(desk.url, accessToken);
    const { account: out } = await accounts.setUserActive(manager, { accountId: account.id, active: false });
    expect(out.active).toBe(false);
    expect((await socket.closed).code).toBe(4403);
    expect(await told(accounts.authenticate(desk.desk, `Bearer ${accessToken}`))).toContain('UNAUTHENTICATED');
    expect(await told(accounts.refresh(desk.call, refreshToken))).toContain('INVALID_CREDENTIALS');
    expect(await told(signInAs(account.email))).toContain('INVALID_CREDENTIALS');
    await accounts.setUserActive(manager, { accountId: account.id, active: true });
    // What has ended stays so: they sign in anew.
    expect(await told(accounts.refresh(desk.call, refreshToken))).toContain('INVALID_CREDENTIALS');
    expect((await signInAs(account.email)).account.id).toBe(account.id);
  });

  it('gives no ticket to a technician who is out', async () => {
    const { account } = await accounts.createUser(admin, given('TECHNICIAN'));
    await accounts.setUserActive(admin, { accountId: account.id, active: false });
    expect(await technicianOf(account.id)).toMatchObject({ active: false });
    await accounts.setUserActive(admin, { accountId: account.id, active: true });
    expect(await technicianOf(account.id)).toMatchObject({ active: true });
  });

  it('changes nothing when nothing changes, and refuses an older version', async () => {
    const account = await makeAccount(desk.call);
    const again = await accounts.setUserActive(admin, { accountId: account.id, active: true, version: 1 });
    expect(again.account.version).toBe(1);
    const stale = accounts.setUserActive(admin, { accountId: account.id, active: false, version: 2 });
    expect(await told(stale)).toEqual(['CONFLICT', 'version_conflict', 'version']);
  });
});

describe('the last ADMIN', () => {
  it('can neither be demoted nor let out, also not by two at once', async () => {
    const alone = await startDesk({ demo: false });
    try {
      const [a, b] = [await makeAccount(alone.call), await makeAccount(alone.call)];
      // Invited, and never came: nobody who could run the desk.
      await makeAccount(alone.call, { passwordHash: null });
      await makeAccount(alone.call, { active: false });
      const demote = (accountId: string) => accounts.assignRole(alone.call, { accountId, role: 'SAV_MANAGER' });
      const letOut = (accountId: string) => accounts.setUserActive(alone.call, { accountId, active: false });
      const left = async () =>
        (await accounts.listAccounts(alone.call, { role: { eq: 'ADMIN' }, active: true }, 'CREATED_AT_ASC', {})).rows
          .map(({ id }) => id)
          .filter((id) => [a.id, b.id].includes(id));
      for (const [one, two] of [
        [demote, demote],
        [letOut, demote],
        [demote, letOut],
        [letOut, letOut],
      ] as const) {
        const outcomes = await Promise.allSettled([one(a.id), two(b.id)]);
        expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
        const [last] = await left();
        expect(await left()).toHaveLength(1);
        expect(await told(demote(last!))).toEqual(['CONFLICT', 'last_admin']);
        expect(await told(letOut(last!))).toEqual(['CONFLICT', 'last_admin']);
        for (const { id: accountId } of [a, b]) {
          await accounts.setUserActive(alone.call, { accountId, active: true });
          await accounts.assignRole(alone.call, { accountId, role: 'ADMIN' });
        }
      }
    } finally {
      await alone.stop();
    }
  });
});
