/** Assets and contracts: what becomes of devices and robots, and what contracts say of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../src/entities/clients/client.entity.js';
import { clients, robots, tickets } from '../../../src/services/index.js';
import type { Call } from '../../../src/services/desk.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeContract } from '../../factories/contract.factory.js';
import { makeDevice } from '../../factories/device.factory.js';
import { makeProduct } from '../../factories/product.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeSite } from '../../factories/site.factory.js';
import { makeTechnician } from '../../factories/technician.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { callAs, personOf, serviceWith } from '../../support/actor.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { refusalOf } from '../../support/refusal.js';

let desk: TestDesk;
let manager: Call;
let client: Call;
let crm: Call;
let ours: Client;

beforeAll(async () => {
  desk = await startDesk();
  const person = await personOf(desk, 'client');
  manager = callAs(desk, await personOf(desk, 'manager'));
  ours = await makeClient(desk.call);
  client = callAs(desk, { ...person, clientId: ours.id });
  crm = callAs(desk, serviceWith(['clients:write']));
});
afterAll(() => desk.stop());

const asset = async (id: string) => (await clients.assetsByIds(desk.call, [id]))[0]!;

describe('a device', () => {
  it('is entered by its owner, named after its brand and model when it has no name, and changed', async () => {
    const { assetId } = await clients.registerAsset(client, {
      ...{ brand: 'Dell', model: 'R360', serialNumber: 'Q-1', operatingSystem: 'Ubuntu', purchasedOn: '2025-02-28' },
      purchasePlace: 'Lyon',
    });
    expect(await asset(assetId)).toMatchObject({
      ...{ __typename: 'Device', name: 'Dell R360', clientId: ours.id, serialNumber: 'Q-1', purchasedOn: '2025-02-28' },
    });
    const product = await makeProduct(desk.call, { kind: 'EQUIPMENT' });
    await clients.registerAsset(client, { deviceId: assetId, name: 'Serveur', productId: product.id, version: 1 });
    expect(await asset(assetId)).toMatchObject({
      name: 'Serveur',
      productId: product.id,
      purchasePlace: 'Lyon',
      version: 2,
    });
    expect(await refusalOf(clients.registerAsset(client, { deviceId: assetId, version: 1 }))).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await refusalOf(clients.registerAsset(client, { serialNumber: 'Q-1', name: 'Again' }))).toMatchObject({
      code: 'ALREADY_EXISTS',
      input: ['serialNumber'],
    });
  });

  it('is one, however often the CRM brings it, also at once', async () => {
    const bring = (name: string) => clients.registerAsset(crm, { clientId: ours.id, name, externalRef: 'A-9' });
    const brought = await Promise.all(['A', 'B', 'C'].map(bring));
    expect(new Set(brought.map(({ assetId }) => assetId)).size).toBe(1);
  });

  it('needs a name, a product that is on offer, a site of its client’s, and an owner', async () => {
    const gone = await makeProduct(desk.call, { archivedAt: new Date() });
    const theirs = await makeSite(desk.call, { clientId: (await makeClient(desk.call)).id });
    const device = await makeDevice(desk.call, { clientId: ours.id });
    for (const [call, given, key] of [
      [client, {}, 'required'],
      [client, { name: 'X', productId: gone.id }, 'not_found'],
      [client, { name: 'X', siteId: theirs.id }, 'not_found'],
      [manager, { clientId: ours.id, name: 'X', siteId: theirs.id }, 'site_of_other_client'],
      [manager, { name: 'X' }, 'client_required'],
      [manager, { deviceId: device.id, clientId: theirs.clientId }, 'asset_stays_with_client'],
      [client, { name: 'X', externalRef: 'A-9' }, 'reference_is_the_crms'],
    ] as const)
      expect((await refusalOf(clients.registerAsset(call, given))).key).toBe(key);
  });

  it('is put away when no ticket on it is open', async () => {
    const device = await makeDevice(desk.call, { clientId: ours.id });
    const ticket = await makeTicket(desk.call, { clientId: ours.id, deviceId: device.id });
    expect(await refusalOf(clients.archiveDevice(client, { deviceId: device.id }))).toMatchObject({
      key: 'open_tickets',
    });
    await tickets.changeTicketStatus(manager, { ticketId: ticket.id, status: 'CANCELLED', reason: 'x' });
    await clients.archiveDevice(client, { deviceId: device.id });
    const listed = await clients.listAssets(client, {}, 'NAME_ASC', { first: 100 });
    expect(listed.rows.map(({ id }) => id)).not.toContain(device.id);
    expect((await asset(device.id)).archivedAt).not.toBeNull();
  });
});

describe('a robot', () => {
  it('is described as an asset by its owner, and keeps what it was registered with', async () => {
    const robot = await makeRobot(desk.call, { clientId: ours.id });
    const { assetId } = await clients.registerAsset(client, {
      robotId: robot.id,
      operatingSystem: 'ROS 2',
      purchasedOn: '2026-01-02',
    });
    expect(assetId).toBe(robot.id);
    expect(await asset(robot.id)).toMatchObject({
      ...{ __typename: 'Robot', model: robot.model, operatingSystem: 'ROS 2', purchasedOn: '2026-01-02' },
    });
    for (const name of ['name', 'brand', 'model', 'serialNumber'] as const)
      expect(await refusalOf(clients.registerAsset(client, { robotId: robot.id, [name]: 'X' }))).toMatchObject({
        key: 'registered_robot',
        input: [name],
      });
  });

  it('is linked by the CRM, which is told to those who watch it', async () => {
    const robot = await makeRobot(desk.call);
    const site = await makeSite(desk.call, { clientId: ours.id });
    await clients.registerAsset(crm, { robotId: robot.id, clientId: ours.id, siteId: site.id, externalRef: 'R-5' });
    expect(await asset(robot.id)).toMatchObject({ clientId: ours.id, siteId: site.id, externalRef: 'R-5' });
    const linked = await desk.desk.db
      .selectFrom('event')
      .select(['client_id', 'site_id'])
      .where('kind', '=', 'robot.linked')
      .where('robot_id', '=', robot.id)
      .execute();
    expect(linked).toEqual([{ client_id: ours.id, site_id: site.id }]);
  });

  it('of nobody is not described by a client', async () => {
    const robot = await makeRobot(desk.call);
    expect(await refusalOf(clients.registerAsset(client, { robotId: robot.id, clientId: ours.id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('tickets', () => {
  it('are opened on a device, and found by it, by the robot, and by the product of either', async () => {
    const product = await makeProduct(desk.call);
    const site = await makeSite(desk.call, { clientId: ours.id });
    const device = await makeDevice(desk.call, { clientId: ours.id, siteId: site.id, productId: product.id });
    const robot = await makeRobot(desk.call, { clientId: ours.id, productId: product.id });
    const open = (given: object) =>
      tickets.createTicket(manager, { title: 'T', serviceType: 'HARDWARE_REPAIR', ...given });
    const [onDevice, onRobot] = [await open({ deviceId: device.id }), await open({ robotId: robot.id })];
    const [row] = await tickets.ticketsByIds(manager, [onDevice.ticketId]);
    expect(row).toMatchObject({ clientId: ours.id, siteId: site.id, deviceId: device.id, robotId: null });
    const found = async (where: object) =>
      (await tickets.listTickets(manager, where, 'CREATED_AT_ASC', {})).rows.map(({ id }) => id).sort();
    expect(await found({ assetId: { eq: device.id } })).toEqual([onDevice.ticketId]);
    expect(await found({ assetId: { eq: robot.id } })).toEqual([onRobot.ticketId]);
    const both = [onDevice.ticketId, onRobot.ticketId].sort();
    expect(await found({ assetId: { in: [device.id, robot.id] } })).toEqual(both);
    expect(await found({ productId: { eq: product.id } })).toEqual(both);
    expect(await found({ assetId: { in: [] } })).toEqual([]);
    const theirs = await makeDevice(desk.call, { clientId: (await makeClient(desk.call)).id });
    for (const call of [client, manager])
      expect(
        await refusalOf(
          tickets.createTicket(call, { title: 'T', serviceType: 'SECURITY', clientId: ours.id, deviceId: theirs.id }),
        ),
      ).toMatchObject({ code: 'NOT_FOUND', input: ['assetId'] });
  });

  it('show a technician the devices that they are about, and no others', async () => {
    const technician = await makeTechnician(desk.call);
    const person = await personOf(desk, 'technician');
    const call = callAs(desk, { ...person, technicianId: technician.id });
    const [mine, other] = [
      await makeDevice(desk.call, { clientId: ours.id }),
      await makeDevice(desk.call, { clientId: ours.id }),
    ];
    await makeTicket(desk.call, { clientId: ours.id, deviceId: mine.id, technicianId: technician.id });
    expect((await clients.listAssets(call, {}, 'NAME_ASC', {})).rows.map(({ id }) => id)).toEqual([mine.id]);
    expect(await clients.assetsByIds(call, [other.id])).toEqual([]);
    expect(await clients.countContracts(call, {})).toBe(0);
  });
});

describe('a contract', () => {
  const written = { name: 'Maintenance', startsOn: '2026-01-01', endsOn: '2026-12-31' };

  it('is made with a number, prices as money, and all assets unless some are listed', async () => {
    const { contractId } = await clients.upsertContract(manager, {
      ...{ ...written, clientId: ours.id, level: 'PREMIUM', exclusions: [' Usure '], coversParts: true },
      ...{ yearlyPrice: { amount: '1200' }, hourlyRate: { amount: '95.5', currency: 'EUR' } },
    });
    const [row] = await clients.contractsByIds(client, [contractId]);
    expect(row).toMatchObject({
      ...{ level: 'PREMIUM', coversAllAssets: true, coversParts: true, exclusions: ['Usure'] },
      ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', number: expect.stringMatching(/^C-\d{4}-\d{4}$/) as string },
      ...{ yearlyPrice: { amount: '1200.00', currency: 'EUR' }, hourlyRate: { amount: '95.50', currency: 'EUR' } },
    });
  });

  it('covers what it lists, and what it lists is the client’s', async () => {
    const [robot, device] = [
      await makeRobot(desk.call, { clientId: ours.id }),
      await makeDevice(desk.call, { clientId: ours.id }),
    ];
    const { contractId } = await clients.upsertContract(manager, {
      ...{ ...written, clientId: ours.id, assetIds: [robot.id, device.id, robot.id] },
    });
    const covered = async () => (await clients.assetsOfContracts(client, [contractId]))[0]!.map(({ id }) => id).sort();
    expect(await covered()).toEqual([robot.id, device.id].sort());
    await clients.upsertContract(manager, { contractId, assetIds: [device.id] });
    expect(await covered()).toEqual([device.id]);
    const covering = async (assetId: string) =>
      (await clients.listContracts(manager, { assetId }, 'STARTS_ON_ASC', {})).rows.map(({ id }) => id);
    expect(await covering(device.id)).toContain(contractId);
    expect(await covering(robot.id)).not.toContain(contractId);
    const theirs = await makeRobot(desk.call);
    expect(await refusalOf(clients.upsertContract(manager, { contractId, assetIds: [theirs.id] }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refusalOf(clients.upsertContract(manager, { contractId, assetIds: [] }))).toMatchObject({
      key: 'nothing_covered',
    });
    await clients.upsertContract(manager, { contractId, assetIds: [], coversAllAssets: true });
    expect(await covering(robot.id)).toContain(contractId);
  });

  it('is refused with an end before its start, a number that is taken, or two currencies', async () => {
    const first = await makeContract(desk.call, { clientId: ours.id, number: 'TAKEN', yearlyPriceAmount: '10.00' });
    const make = (given: object) =>
      refusalOf(clients.upsertContract(manager, { ...written, clientId: ours.id, ...given }));
    expect(await make({ endsOn: '2025-12-31' })).toMatchObject({ key: 'ends_before_start', input: ['endsOn'] });
    expect(await make({ number: 'TAKEN' })).toMatchObject({ code: 'ALREADY_EXISTS', input: ['number'] });
    expect(await make({ yearlyPrice: { amount: '-1' } })).toMatchObject({ input: ['yearlyPrice', 'amount'] });
    expect(await make({ yearlyPrice: { amount: '1' }, hourlyRate: { amount: '1', currency: 'CHF' } })).toMatchObject({
      key: 'one_currency',
    });
    expect(
      await refusalOf(
        clients.upsertContract(manager, { contractId: first.id, hourlyRate: { amount: '1', currency: 'CHF' } }),
      ),
    ).toMatchObject({ key: 'one_currency' });
    await clients.upsertContract(manager, {
      ...{ contractId: first.id, yearlyPrice: null, hourlyRate: { amount: '1', currency: 'CHF' } },
    });
  });

  it('is in force from its first day to its last', async () => {
    const contract = await makeContract(desk.call, { clientId: ours.id, startsOn: '2030-03-01', endsOn: '2030-03-31' });
    const on = async (activeOn: string) =>
      (await clients.listContracts(client, { activeOn }, 'STARTS_ON_DESC', { first: 100 })).rows.some(
        ({ id }) => id === contract.id,
      );
    expect([await on('2030-02-28'), await on('2030-03-01'), await on('2030-03-31'), await on('2030-04-01')]).toEqual([
      ...[false, true, true, false],
    ]);
    await clients.archiveContract(manager, { contractId: contract.id });
    expect(await on('2030-03-01')).toBe(false);
  });
});

it('lists robots and devices as one, in both orders, in pages that miss nothing', async () => {
  const owner = await makeClient(desk.call);
  for (let index = 0; index < 7; index += 1) {
    await makeDevice(desk.call, {
      clientId: owner.id,
      name: `Same ${index % 3}`,
      brand: 'Dell',
      serialNumber: `D-${index}`,
    });
    await makeRobot(desk.call, { clientId: owner.id, manufacturer: 'Dell', model: `Same ${index % 3}` });
  }
  const where = { clientId: { eq: owner.id } };
  for (const order of ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'NAME_ASC', 'NAME_DESC'] as const) {
    const whole = (await clients.listAssets(manager, where, order, { first: 100 })).rows.map(({ id }) => id);
    expect(new Set(whole).size).toBe(14);
    for (const size of [1, 3, 5]) {
      const forwards: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await clients.listAssets(manager, where, order, { first: size, after });
        forwards.push(...page.rows.map(({ id }) => id));
        more = page.hasNextPage;
        after = page.rows.length > 0 ? page.cursorOf(page.rows.at(-1)!) : null;
      }
      expect(forwards).toEqual(whole);
      const last = await clients.listAssets(manager, where, order, { last: size });
      expect(last.rows.map(({ id }) => id)).toEqual(whole.slice(-size));
    }
  }
  const counted = (given: object) => clients.countAssets(manager, { ...where, ...given });
  expect([await counted({ kind: { eq: 'ROBOT' } }), await counted({ kind: { in: ['DEVICE', 'ROBOT'] } })]).toEqual([
    7, 14,
  ]);
  expect([await counted({ brand: { eq: 'Dell' } }), await counted({ search: 'D-3' })]).toEqual([14, 1]);
  const { rows } = await clients.listAssets(manager, { ...where, search: 'same 1' }, 'NAME_ASC', {});
  expect(rows.length).toBeGreaterThan(0);
  const [page] = await clients.assetsOf(manager, 'client_id', [owner.id], { first: 3 });
  expect(page!.rows).toHaveLength(3);
  expect(page!.hasNextPage).toBe(true);
  expect(robots.robotName(await makeRobot(desk.call, { serialNumber: 'Z-1', model: 'Atlas' }))).toBe('Atlas Z-1');
});
