/** What may happen to a ticket between its opening and its end, each step with its line on the timeline. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/domain/ids.js';
import { isOver } from '../../../src/domain/tickets/lifecycle.js';
import { TICKET_STATUSES } from '../../../src/domain/tickets/ticket-words.js';
import { Contract, ContractAsset } from '../../../src/entities/clients/contract.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { tickets } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeDevice } from '../../factories/device.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeSite } from '../../factories/site.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

let desk: TestDesk;
let manager: Call;
let client: Call;
let clientId: string;

beforeAll(async () => {
  desk = await startDesk();
  manager = callAs(desk, await personOf(desk, 'manager'));
  const person = await personOf(desk, 'client');
  client = callAs(desk, person);
  clientId = person.clientId!;
});
afterAll(() => desk.stop());

const read = async (id: string) => (await tickets.ticketsByIds(manager, [id]))[0]!;
const timelineOf = async (id: string) => (await tickets.timelinesOf(manager, [id], 100, false))[0]!;
const lastLine = async (id: string) => (await timelineOf(id)).at(-1)!;

describe('a contract', () => {
  const request = { title: 'It stands still', serviceType: 'ROBOT_FAULT' } as const;
  const makeContract = (given: Partial<Contract> & Pick<Contract, 'clientId'>) =>
    transaction(desk.call, async ({ em, now }) => {
      const id = newId();
      const named = { id, number: id, name: 'Contract', startsOn: '2020-01-01', exclusions: [] };
      return Promise.resolve(em.create(Contract, { ...named, createdAt: now, updatedAt: now, ...given }));
    });
  const opened = async (of: string, more: object = {}) => {
    const { ticketId, confirmed } = await tickets.createTicket(manager, { ...request, clientId: of, ...more });
    return { ...(await read(ticketId)), confirmed };
  };
  const contractOf = async (id: string) =>
    (await desk.desk.db.selectFrom('ticket').select('contract_id').where('id', '=', id).executeTakeFirstOrThrow())
      .contract_id;

  it('that covers the matter raises its priority by one, PREMIUM not up to P1, and says so', async () => {
    const { id: of } = await makeClient(desk.call);
    expect(await opened(of)).toMatchObject({ priority: 'P3', priorityReason: 'impact modéré × urgence modérée' });
    const premium = await makeContract({ clientId: of, level: 'PREMIUM' });
    const raised = await opened(of);
    expect(raised).toMatchObject({ priority: 'P2' });
    expect(raised.priorityReason).toContain('contrat PREMIUM');
    expect(await contractOf(raised.id)).toBe(premium.id);
    expect(tickets.confirmationOf(raised.confirmed, 'en')).toBe(
      `Your request is registered as ${raised.number}: “It stands still”. Priority P2 (medium impact × medium urgency, raised one step by the PREMIUM contract).`,
    );
    const grades = { impact: 'HIGH', urgency: 'HIGH' };
    expect(await opened(of, grades)).toMatchObject({ priority: 'P2', priorityReason: 'impact fort × urgence forte' });
    const critical = await makeContract({ clientId: of, level: 'CRITICAL' });
    const urgent = await opened(of, grades);
    expect(urgent.priority).toBe('P1');
    expect(await contractOf(urgent.id)).toBe(critical.id);
  });

  it.each<[string, Partial<Contract>]>([
    ['has not begun', { startsOn: '2999-01-01' }],
    ['is over', { endsOn: '2020-02-01' }],
    ['was put away', { archivedAt: new Date() }],
    ['covers other assets', { coversAllAssets: false }],
  ])('that %s changes nothing', async (_, given) => {
    const { id: of } = await makeClient(desk.call);
    await makeContract({ clientId: of, level: 'CRITICAL', ...given });
    const ticket = await opened(of);
    expect([ticket.priority, await contractOf(ticket.id)]).toEqual(['P3', null]);
  });

  it('of listed assets covers these', async () => {
    const { id: of } = await makeClient(desk.call);
    const robot = await makeRobot(desk.call, { clientId: of });
    const { id: contractId } = await makeContract({ clientId: of, level: 'CRITICAL', coversAllAssets: false });
    await transaction(desk.call, async ({ em }) => {
      em.create(ContractAsset, { contractId, assetId: robot.id });
      return Promise.resolve();
    });
    expect((await opened(of, { robotId: robot.id })).priority).toBe('P2');
    expect((await opened(of)).priority).toBe('P3');
  });
});

describe('a resolution', () => {
  const resolve = (ticketId: string, more: object = {}) =>
    tickets.changeTicketStatus(manager, { ticketId, status: 'RESOLVED', ...more });

  it('is kept with its word and on the timeline, and taken back when the ticket is reopened', async () => {
    const { id: technicianId } = await makeTechnician(desk.call);
    const { id } = await makeTicket(desk.call, { technicianId, status: 'IN_PROGRESS' });
    await resolve(id, { resolution: 'The wheel was changed', resolutionCode: 'REPLACED' });
    const said = { resolution: 'The wheel was changed', resolutionCode: 'REPLACED' };
    expect(await read(id)).toMatchObject(said);
    expect((await lastLine(id)).data).toMatchObject(said);
    await tickets.changeTicketStatus(manager, { ticketId: id, status: 'IN_PROGRESS', reason: 'It squeaks' });
    expect(await read(id)).toMatchObject({ resolution: null, resolutionCode: null });
    await resolve(id, { reason: 'Oiled' });
    expect(await read(id)).toMatchObject({ resolution: 'Oiled', resolutionCode: null });
  });
});

describe('taking a ticket from its technician', () => {
  it.each([
    ['ASSIGNED', 'NEW'],
    ['IN_PROGRESS', 'NEW'],
    ['PENDING_PARTS', 'PENDING_PARTS'],
  ] as const)('makes one that is %s %s, and names who had it and why', async (status, after) => {
    const { id: technicianId } = await makeTechnician(desk.call);
    const { id } = await makeTicket(desk.call, { technicianId, status });
    await tickets.unassignTicket(manager, { ticketId: id, reason: 'Ill' });
    expect(await read(id)).toMatchObject({ status: after, technicianId: null });
    expect(await lastLine(id)).toMatchObject({
      kind: 'ticket.unassigned',
      data: { from: status, to: after, previousTechnicianId: technicianId, reason: 'Ill' },
    });
  });

  it('is illegal when it is over, and nothing when nobody has it', async () => {
    const { id: technicianId } = await makeTechnician(desk.call);
    const over = await makeTicket(desk.call, { technicianId, status: 'CLOSED' });
    expect(await refusalOf(tickets.unassignTicket(manager, { ticketId: over.id }))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
    const { id } = await makeTicket(desk.call);
    await tickets.unassignTicket(manager, { ticketId: id });
    expect(await timelineOf(id)).toHaveLength(1);
  });
});

describe('a priority by decision', () => {
  const change = (ticketId: string, more: object = {}) =>
    tickets.changeTicketPriority(manager, { ticketId, priority: 'P4', reason: 'They can wait', ...more });

  it('goes up or down with its reason; the same one is no change', async () => {
    const { id, version } = await makeTicket(desk.call, {
      priorityBasis: { kind: 'FAULT', severity: 'URGENT' },
    });
    await change(id, { version });
    expect(await read(id)).toMatchObject({ priority: 'P4', priorityReason: 'They can wait', priorityBasis: null });
    expect(await lastLine(id)).toMatchObject({
      kind: 'ticket.priority_changed',
      data: { from: 'P3', to: 'P4', reason: 'They can wait' },
    });
    await change(id);
    expect(await timelineOf(id)).toHaveLength(2);
    expect(await refusalOf(change(id, { version }))).toMatchObject({ code: 'CONFLICT' });
    expect(await refusalOf(change(id, { reason: '' }))).toMatchObject({ input: ['reason'] });
  });

  it.each(TICKET_STATUSES.filter(isOver))('stands on one that is %s', async (status) => {
    const { id } = await makeTicket(desk.call, { status });
    expect(await refusalOf(change(id))).toMatchObject({ key: 'ticket_over' });
  });
});

describe('a correction', () => {
  it('changes what is said, leaves the rest, and keeps what was said before', async () => {
    const site = await makeSite(desk.call, { clientId });
    const robot = await makeRobot(desk.call, { clientId });
    const { id } = await makeTicket(desk.call, { clientId, robotId: robot.id, department: 'Quai' });
    await tickets.updateTicket(manager, {
      ticketId: id,
      title: ' It squeaks ',
      siteId: site.id,
      department: null,
      contact: { name: 'Zoé' },
    });
    const contact = { name: 'Zoé', email: null, phone: null, preferredMode: null };
    expect(await read(id)).toMatchObject({
      title: 'It squeaks',
      description: '',
      siteId: site.id,
      robotId: robot.id,
      department: null,
      contact,
    });
    expect(await lastLine(id)).toMatchObject({
      kind: 'ticket.edited',
      data: {
        from: { title: 'It does not move', siteId: null, department: 'Quai', contact: null },
        to: { title: 'It squeaks', siteId: site.id, department: null, contact },
      },
    });
    await tickets.updateTicket(manager, { ticketId: id, title: 'It squeaks', contact: { name: 'Zoé' } });
    expect(await timelineOf(id)).toHaveLength(2);
  });

  it('moves a ticket from a robot to a device and back; each takes the place of the other', async () => {
    const robot = await makeRobot(desk.call, { clientId });
    const site = await makeSite(desk.call, { clientId });
    const device = await makeDevice(desk.call, { clientId, siteId: site.id });
    const { id } = await makeTicket(desk.call, { clientId, robotId: robot.id });
    const correct = (given: object) => tickets.updateTicket(manager, { ticketId: id, ...given });
    await correct({ deviceId: device.id });
    expect(await read(id)).toMatchObject({ robotId: null, deviceId: device.id, siteId: site.id });
    expect((await lastLine(id)).data).toMatchObject({
      from: { robotId: robot.id, deviceId: null },
      to: { robotId: null, deviceId: device.id },
    });
    await correct({ title: 'Other', siteId: site.id });
    expect(await read(id)).toMatchObject({ robotId: null, deviceId: device.id });
    await correct({ robotId: robot.id });
    expect(await read(id)).toMatchObject({ robotId: robot.id, deviceId: null });
    await correct({ deviceId: null });
    expect(await read(id)).toMatchObject({ robotId: null, deviceId: null });
    const others = await makeDevice(desk.call, { clientId: (await makeClient(desk.call)).id });
    expect(await refusalOf(correct({ deviceId: others.id }))).toMatchObject({ code: 'NOT_FOUND', input: ['assetId'] });
    expect(await read(id)).toMatchObject({ robotId: null, deviceId: null });
  });

  it('is a client’s own until work begins; places and robots of others are not found', async () => {
    const { id } = await makeTicket(desk.call, { clientId });
    await tickets.updateTicket(client, { ticketId: id, description: 'At dock 4' });
    const others = await makeSite(desk.call, { clientId: (await makeClient(desk.call)).id });
    expect(await refusalOf(tickets.updateTicket(client, { ticketId: id, siteId: others.id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refusalOf(tickets.updateTicket(manager, { ticketId: id, siteId: others.id }))).toMatchObject({
      key: 'site_of_other_client',
    });
    const { id: technicianId } = await makeTechnician(desk.call);
    await tickets.assignTicket(manager, { ticketId: id, technicianId });
    expect(await refusalOf(tickets.updateTicket(client, { ticketId: id, title: 'Other' }))).toMatchObject({
      key: 'already_in_work',
    });
    await tickets.updateTicket(manager, { ticketId: id, title: 'Other' });
    const foreign = await makeTicket(desk.call);
    expect(await refusalOf(tickets.updateTicket(client, { ticketId: foreign.id, title: 'x' }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('tags', () => {
  it('are taken on and off in one spelling, found by any, and told once', async () => {
    const { id } = await makeTicket(desk.call);
    await tickets.tagTicket(manager, { ticketId: id, add: ['Zone  froide', 'zone-froide', 'Été'] });
    await tickets.tagTicket(manager, { ticketId: id, add: ['été', 'wifi'], remove: ['ZONE FROIDE', 'never'] });
    expect((await read(id)).tags).toEqual(['wifi', 'été']);
    const tagged = (await timelineOf(id)).filter(({ kind }) => kind === 'ticket.tagged').map(({ data }) => data);
    expect(tagged).toEqual([
      { added: ['zone-froide', 'été'], removed: [] },
      { added: ['wifi'], removed: ['zone-froide'] },
    ]);
    for (const [tag, found] of [
      ['ÉTÉ', 1],
      ['zone-froide', 0],
      ['a,b', 0],
    ] as const)
      expect(await tickets.countTickets(manager, { tag })).toBe(found);
  });

  it('that are none, or too many, are refused', async () => {
    const { id } = await makeTicket(desk.call);
    const tag = (add: string[]) => refusalOf(tickets.tagTicket(manager, { ticketId: id, add }));
    expect(await tag(['ok', 'a,b'])).toMatchObject({ key: 'tag', input: ['add'] });
    expect(await tag(['null'])).toMatchObject({ key: 'tag' });
    const many = Array.from({ length: 20 }, (_, index) => `t${index}`);
    expect(await tag([...many, 'one-more'])).toMatchObject({ key: 'too_many' });
    await tickets.tagTicket(manager, { ticketId: id, add: many });
    expect(await tag(['one-more'])).toMatchObject({ key: 'too_many' });
    expect((await read(id)).tags).toHaveLength(20);
  });
});
