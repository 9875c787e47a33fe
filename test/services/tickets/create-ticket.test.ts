import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../../src/services/desk.js';
import type { DeskError } from '../../../src/domain/errors.js';
import type { Client } from '../../../src/entities/clients/client.entity.js';
import { tickets } from '../../../src/services/index.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeSite } from '../../factories/site.factory.js';
import { callAs, personOf, serviceWith } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let manager: Call;
let client: Call;
let ours: Client;
let now = new Date('2026-12-31T23:59:59Z');

beforeAll(async () => {
  desk = await startDesk({ clock: { now: () => now } });
  manager = callAs(desk, await personOf(desk, 'manager'));
  client = callAs(desk, await personOf(desk, 'client'));
  ours = await makeClient(desk.call);
});
afterAll(() => desk.stop());

type Input = Parameters<typeof tickets.createTicket>[1];
const asked = (given: Partial<Input> = {}): Input => ({
  title: 'It does not move',
  serviceType: 'HARDWARE_REPAIR',
  clientId: ours.id,
  ...given,
});
const created = async (call: Call, given: Partial<Input> = {}) => {
  const { ticketId } = await tickets.createTicket(call, asked(given));
  return (await tickets.ticketsByIds(manager, [ticketId]))[0]!;
};
const refused = async (call: Call, given: Partial<Input>): Promise<DeskError> =>
  tickets.createTicket(call, asked(given)).then(
    () => expect.fail('it was created'),
    (error: DeskError) => error,
  );
const counts = async () => {
  const count = (table: 'ticket' | 'timeline_entry' | 'event' | 'idempotency') =>
    desk.desk.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow()
      .then((row) => Number(row.count));
  return [await count('ticket'), await count('timeline_entry'), await count('event'), await count('idempotency')];
};

describe('a new ticket', () => {
  it('begins as NEW, with everything that was said', async () => {
    const robot = await makeRobot(desk.call, { clientId: ours.id });
    const site = await makeSite(desk.call, { clientId: ours.id });
    const given = {
      title: '  Wheel slips  ',
      description: 'Since Monday.',
      impact: 'HIGH',
      urgency: 'CRITICAL',
      siteId: site.id,
      robotId: robot.id,
      equipment: { brand: 'Ouranos', model: ' ', operatingSystem: 'ROS 2', purchasedOn: '2025-02-28' },
      contact: { name: 'Zoé', email: 'zoe@client.test', phone: '+33 1', preferredMode: 'SMS' },
      triedSolutions: 'Cleaned it.',
    } as const;
    expect(await created(manager, given)).toMatchObject({
      ...given,
      title: 'Wheel slips',
      status: 'NEW',
      serviceType: 'HARDWARE_REPAIR',
      priority: 'P1',
      priorityReason: 'impact fort × urgence critique',
      equipment: { ...given.equipment, model: null },
      technicianId: null,
      muted: false,
      reopened: 0,
      version: 1,
      createdBy: { kind: 'PERSON', name: 'manager' },
      resolvedAt: null,
      closedAt: null,
    });
  });

  it('is of medium impact and urgency when nothing is said', async () => {
    expect(await created(manager)).toMatchObject({
      impact: 'MEDIUM',
      urgency: 'MEDIUM',
      priority: 'P3',
      description: '',
    });
  });

  it('is numbered by the year in UTC, and no number comes twice', async () => {
    const first = await created(manager);
    now = new Date('2027-01-01T00:00:00Z');
    const second = await created(manager);
    expect(first.number).toMatch(/^T-2026-\d{6}$/);
    expect(second.number).toMatch(/^T-2027-\d{6}$/);
    expect(Number(second.number.slice(7))).toBe(Number(first.number.slice(7)) + 1);
  });

  it('comes from STAFF or from a CLIENT, whoever asks for it', async () => {
    const own = { clientId: null };
    expect((await created(manager)).origin).toBe('STAFF');
    expect((await created(client, own)).origin).toBe('CLIENT');
    expect((await created(callAs(desk, serviceWith(['tickets:write'])))).origin).toBe('CLIENT');
  });

  it('is for the caller’s own client when nothing is said, and on the robot’s site', async () => {
    const site = await makeSite(desk.call, { clientId: ours.id });
    const robot = await makeRobot(desk.call, { clientId: ours.id, siteId: site.id });
    const key = callAs(desk, serviceWith(['tickets:write'], ours.id));
    expect(await created(key, { clientId: null })).toMatchObject({ clientId: ours.id, siteId: null });
    expect(await created(manager, { clientId: null, robotId: robot.id })).toMatchObject({
      clientId: ours.id,
      siteId: site.id,
      robotId: robot.id,
    });
  });

  it('is the first line of its timeline and one event', async () => {
    const before = await counts();
    const { id } = await created(manager);
    const after = await counts();
    expect(after.map((count, index) => count - before[index]!)).toEqual([1, 1, 1, 0]);
    const [timeline] = await tickets.timelinesOf(manager, [id], 10, false);
    expect(timeline).toMatchObject([
      { kind: 'ticket.opened', actorName: 'manager', data: { to: 'NEW', priority: 'P3', origin: 'STAFF' } },
    ]);
  });
});

describe('a request is refused', () => {
  it.each([
    ['without a title', { title: '   ' }, ['title'], 'required'],
    ['with a title too long', { title: 'x'.repeat(201) }, ['title'], 'too_long'],
    ['with a null character', { title: 'a\0b' }, ['title'], 'null_byte'],
    ['with a description too long', { description: 'x'.repeat(20_001) }, ['description'], 'too_long'],
    ['with a null character tried', { triedSolutions: '\0' }, ['triedSolutions'], 'null_byte'],
    ['with half an address', { contact: { email: 'zoe@' } }, ['contact', 'email'], 'invalid_email'],
    ['with a telephone too long', { contact: { phone: '1'.repeat(51) } }, ['contact', 'phone'], 'too_long'],
    ['with a brand too long', { equipment: { brand: 'x'.repeat(201) } }, ['equipment', 'brand'], 'too_long'],
    ['for nobody', { clientId: null }, ['clientId'], 'client_required'],
    ['with an empty key', { idempotencyKey: '' }, ['idempotencyKey'], 'key_length'],
    ['with a key too long', { idempotencyKey: 'k'.repeat(201) }, ['idempotencyKey'], 'key_length'],
    ['with a null character in its key', { idempotencyKey: 'k\0' }, ['idempotencyKey'], 'key_length'],
  ] as [string, Partial<Input>, string[], string][])('%s, and leaves nothing behind', async (_, given, path, key) => {
    const before = await counts();
    expect(await refused(manager, given)).toMatchObject({ code: 'VALIDATION', input: path, key });
    expect(await counts()).toEqual(before);
  });

  it('for a client, a site or a robot that is archived', async () => {
    const archivedAt = now;
    const gone = await makeClient(desk.call, { archivedAt });
    const site = await makeSite(desk.call, { clientId: ours.id, archivedAt });
    const robot = await makeRobot(desk.call, { clientId: ours.id, archivedAt });
    expect(await refused(manager, { clientId: gone.id })).toMatchObject({ code: 'NOT_FOUND', input: ['clientId'] });
    expect(await refused(manager, { siteId: site.id })).toMatchObject({ code: 'NOT_FOUND', input: ['siteId'] });
    expect(await refused(manager, { robotId: robot.id })).toMatchObject({ code: 'NOT_FOUND', input: ['robotId'] });
  });

  it('when client, site and robot do not belong together', async () => {
    const theirs = await makeClient(desk.call);
    const site = await makeSite(desk.call, { clientId: theirs.id });
    const robot = await makeRobot(desk.call, { clientId: theirs.id });
    expect(await refused(manager, { siteId: site.id })).toMatchObject({ code: 'VALIDATION', input: ['siteId'] });
    expect(await refused(manager, { robotId: robot.id })).toMatchObject({ code: 'NOT_FOUND', input: ['robotId'] });
  });
});

describe('an idempotency key', () => {
  it('makes the same request answer the first ticket', async () => {
    const first = await created(manager, { idempotencyKey: 'once' });
    expect((await created(manager, { idempotencyKey: 'once' })).id).toBe(first.id);
  });

  it('does not mind in which order the input is written', async () => {
    const one = { idempotencyKey: 'order', equipment: { brand: 'a', model: 'b' } };
    const two = { equipment: { model: 'b', brand: 'a' }, idempotencyKey: 'order' };
    expect((await created(manager, one)).id).toBe((await created(manager, two)).id);
  });

  it('refuses another request, and keeps the first', async () => {
    const { id } = await created(manager, { idempotencyKey: 'other' });
    const refusal = await refused(manager, { idempotencyKey: 'other', title: 'Something else' });
    expect(refusal).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH', input: ['idempotencyKey'] });
    expect((await created(manager, { idempotencyKey: 'other' })).id).toBe(id);
  });

  it('is the caller’s own', async () => {
    const admin = callAs(desk, await personOf(desk, 'admin'));
    const first = await created(manager, { idempotencyKey: 'mine' });
    expect((await created(admin, { idempotencyKey: 'mine' })).id).not.toBe(first.id);
  });

  it('is free again when the request was refused', async () => {
    await refused(manager, { idempotencyKey: 'free', title: '' });
    expect((await created(manager, { idempotencyKey: 'free' })).title).toBe('It does not move');
  });

  it('makes one ticket of 20 at once', async () => {
    const before = await counts();
    const all = await Promise.all(Array.from({ length: 20 }, () => created(manager, { idempotencyKey: 'twenty' })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    const after = await counts();
    expect(after.map((count, index) => count - before[index]!)).toEqual([1, 1, 1, 1]);
  });

  it('lets one of 20 different requests at once win, and refuses the others', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        tickets.createTicket(manager, asked({ title: `Request ${index}`, idempotencyKey: 'race' })),
      ),
    );
    const refusals = outcomes.filter((one) => one.status === 'rejected');
    expect(refusals).toHaveLength(19);
    expect(new Set(refusals.map(({ reason }) => (reason as DeskError).code))).toEqual(
      new Set(['IDEMPOTENCY_MISMATCH']),
    );
  });
});
