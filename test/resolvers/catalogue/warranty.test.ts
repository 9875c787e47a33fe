/** Warranties over the API: who may ask, and what is told. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, encodeId } from '../../../src/domain/ids.js';
import { Contract, ContractAsset } from '../../../src/entities/clients/contract.entity.js';
import { Device } from '../../../src/entities/clients/device.entity.js';
import { catalogue, tickets } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeProduct } from '../../factories/product.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeTicket } from '../../factories/ticket.factory.js';
import { personOf, serviceWith } from '../../support/actor.js';
import { clientOf, signIn, type Loose, type TestClient } from '../../support/client.js';
import { clockAt } from '../../support/clock.js';
import { startDesk, type TestDesk } from '../../support/desk.js';
import { executeAs } from '../../support/execute.js';
import { spokenDuring } from '../../support/spoken.js';

const WARRANTY = `query ($assetId: ID!, $at: Date) { warranty(assetId: $assetId, at: $at) {
  at covered verdict until covers reasons { code effect message from until months contract covers exclusions } } }`;

let desk: TestDesk;
let manager: TestClient;
let robot: string;
let ownerId: string;
beforeAll(async () => {
  desk = await startDesk({ held: false, clock: clockAt('2026-11-20T23:30:00Z') });
  manager = await signIn(desk.url, 'manager');
  ownerId = (await personOf(desk, 'client')).clientId!;
  await desk.desk.db.updateTable('contract').set({ archived_at: desk.desk.clock.now() }).execute();
  const { id: productId } = await makeProduct(desk.call, {
    warrantyMonths: 12,
    warrantyExclusions: ['Usure', 'Chocs'],
  });
  robot = (await makeRobot(desk.call, { clientId: ownerId, productId, purchasedOn: '2026-01-31' })).id;
});
afterAll(() => desk.stop());

const ask = async (assetId: string, at?: string, by = manager): Promise<Loose> =>
  (await by.data(WARRANTY, { assetId, at })).warranty;
const codes = (warranty: Loose): string[] => warranty.reasons.map(({ code, effect }: Loose) => `${code} ${effect}`);

const makeDevice = (clientId: string, given: Partial<Device> = {}): Promise<Device> =>
  transaction(desk.call, async ({ em, now }) => {
    const none = { siteId: null, brand: null, model: null, serialNumber: null, operatingSystem: null };
    const more = { purchasePlace: null, externalRef: null, archivedAt: null, productId: null, purchasedOn: null };
    const id = newId();
    return em.create(Device, {
      ...none,
      ...more,
      id,
      clientId,
      name: 'Serveur',
      createdAt: now,
      updatedAt: now,
      ...given,
    });
  });

it('is refused when anonymous', async () => {
  const { errors } = await clientOf(desk.url).ask(WARRANTY, { assetId: encodeId('Robot', robot) });
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

describe('warranty', () => {
  it('tells whether an asset is covered today in France, until when, and why', async () => {
    expect(await ask(encodeId('Robot', robot))).toEqual({
      ...{ at: '2026-11-21', covered: true, verdict: 'WARRANTY', until: '2027-01-31', covers: ['WORK', 'PARTS'] },
      reasons: [
        {
          ...{ code: 'PRODUCT_TERMS', effect: 'COVERS', from: '2026-01-31', until: '2027-01-31', months: 12 },
          ...{ contract: null, covers: ['WORK', 'PARTS'], exclusions: [] },
          message:
            'La garantie du fabricant, 12 mois à compter de l’achat le 31 janvier 2026, court jusqu’au 31 janvier 2027.',
        },
        {
          ...{ code: 'PRODUCT_EXCLUSIONS', effect: 'LIMITS', from: null, until: null, months: null, contract: null },
          ...{ covers: [], exclusions: ['Usure', 'Chocs'], message: 'Elle ne couvre pas : Usure ; Chocs.' },
        },
        expect.objectContaining({ code: 'LEGAL_FOR_CONSUMERS', effect: 'DOES_NOT_COVER' }),
        expect.objectContaining({ code: 'NO_CONTRACT', effect: 'DOES_NOT_COVER' }),
      ],
    });
  });

  it('tells it of another day, in the caller’s language', async () => {
    const { data } = await manager.ask(
      WARRANTY,
      { assetId: encodeId('Robot', robot), at: '2027-02-01' },
      { 'accept-language': 'en' },
    );
    expect(data.warranty).toMatchObject({ covered: false, verdict: 'NOT_COVERED', until: '2027-01-31', covers: [] });
    expect(data.warranty.reasons[0].message).toMatch(/ended on 31 January 2027\.$/);
  });

  it('knows contracts: their time, their assets, their exclusions', async () => {
    const { id: clientId } = await makeClient(desk.call);
    const device = await makeDevice(clientId);
    const assetId = encodeId('Device', device.id);
    expect(codes(await ask(assetId))).toEqual([
      'PURCHASE_DATE_UNKNOWN UNDECIDED',
      'PRODUCT_UNKNOWN UNDECIDED',
      'LEGAL_FOR_CONSUMERS DOES_NOT_COVER',
      'NO_CONTRACT DOES_NOT_COVER',
    ]);
    expect(await ask(assetId)).toMatchObject({ covered: false, verdict: 'UNKNOWN', until: null });
    await transaction(desk.call, async ({ em, now }) => {
      const make = (number: string, given: Partial<Contract> = {}) =>
        em.create(Contract, {
          ...{ id: newId(), clientId, number, name: number, startsOn: '2026-01-01', endsOn: '2026-12-31' },
          ...{ slaPolicyId: null, exclusions: [], yearlyPriceAmount: null, hourlyRateAmount: null, externalRef: null },
          ...{ createdAt: now, updatedAt: now, archivedAt: null, ...given },
        });
      make('W-1');
      const some = make('W-2', { coversAllAssets: false, coversParts: true, exclusions: ['Batteries'] });
      em.create(ContractAsset, { contractId: some.id, assetId: device.id });
      make('W-3', { coversAllAssets: false });
      make('W-4', { archivedAt: now });
    });
    const covered = await ask(assetId);
    expect(covered).toMatchObject({
      covered: true,
      verdict: 'CONTRACT',
      until: '2026-12-31',
      covers: ['WORK', 'PARTS'],
    });
    expect(covered.reasons.slice(3).map(({ code, contract }: Loose) => `${code} ${contract}`)).toEqual([
      'CONTRACT W-1',
      'CONTRACT W-2',
      'CONTRACT_EXCLUSIONS W-2',
      'CONTRACT_OTHER_ASSETS W-3',
    ]);
  });

  it('costs one statement beside the caller', async () => {
    const assetId = encodeId('Robot', robot);
    await ask(assetId);
    expect(await spokenDuring(() => ask(assetId))).toHaveLength(1);
  });

  it('is told of one’s own, of what is assigned, and of nothing else', async () => {
    const [client, client2, technician, technician2] = [
      await signIn(desk.url, 'client'),
      await signIn(desk.url, 'client2'),
      await signIn(desk.url, 'technician'),
      await signIn(desk.url, 'technician2'),
    ];
    const { technicianId } = await personOf(desk, 'technician');
    const device = await makeDevice(ownerId);
    for (const [id, given] of [
      [encodeId('Robot', robot), { robotId: robot }],
      [encodeId('Device', device.id), { deviceId: device.id }],
    ] as const) {
      expect(await ask(id, undefined, client)).not.toBeNull();
      expect(await ask(id, undefined, client2)).toBeNull();
      expect(await ask(id, undefined, technician)).toBeNull();
      const ticket = await makeTicket(desk.call, { clientId: ownerId, ...given });
      await tickets.assignTicket(desk.call, { ticketId: ticket.id, technicianId: technicianId! });
      expect(await ask(id, undefined, technician)).not.toBeNull();
      expect(await ask(id, undefined, technician2)).toBeNull();
    }
    const asKey = async (clientId: string | null) => {
      const key = serviceWith(['warranty:read'], clientId);
      const { data } = await executeAs(desk, key, WARRANTY, { assetId: encodeId('Robot', robot) });
      return (data as Loose).warranty;
    };
    expect(await asKey(null)).not.toBeNull();
    expect(await asKey(ownerId)).not.toBeNull();
    expect(await asKey((await makeClient(desk.call)).id)).toBeNull();
  });

  it('is null for what is no asset, and for one by the name of the other kind', async () => {
    for (const id of ['nothing', encodeId('Client', ownerId), encodeId('Device', robot), encodeId('Robot', newId())])
      expect(await ask(id)).toBeNull();
  });
});

describe('a repair under the legal guarantee', () => {
  const extend = (robotId: string, day: string): Promise<boolean> =>
    transaction(desk.call, (tx) => catalogue.extendWarranty(tx, { robotId, deviceId: null }, day));

  it('extends it by six months, once a day, while it holds', async () => {
    const person = await makeClient(desk.call, { kind: 'PERSON', name: 'Odile Petit' });
    const { id } = await makeRobot(desk.call, { clientId: person.id, purchasedOn: '2024-08-31' });
    const assetId = encodeId('Robot', id);
    expect(await ask(assetId)).toMatchObject({ covered: false, verdict: 'UNKNOWN', until: '2026-08-31' });
    expect(await extend(id, '2026-08-31')).toBe(true);
    expect(await extend(id, '2026-08-31')).toBe(false);
    expect(await ask(assetId)).toMatchObject({ covered: true, verdict: 'LEGAL_GUARANTEE', until: '2027-02-28' });
    expect(await extend(id, '2027-02-28')).toBe(true);
    expect(await ask(assetId)).toMatchObject({ until: '2027-08-31' });
    expect(await extend(id, '2027-09-01')).toBe(false);
    expect(codes(await ask(assetId)).filter((code) => code.startsWith('LEGAL_EXTENSION'))).toHaveLength(2);
    const told = await sql<{ after: object }>`select after from audit_event where entity_kind = 'WarrantyExtension'
      order by seq`.execute(desk.desk.db);
    expect(told.rows.map(({ after }) => after)).toMatchObject([
      { assetId: id, at: '2026-08-31', months: 6, reason: 'CONFORMITY_REPAIR' },
      { assetId: id, at: '2027-02-28' },
    ]);
  });

  it('extends nothing for a company, without a purchase, or of what is not there', async () => {
    const company = await makeClient(desk.call);
    const bought = await makeRobot(desk.call, { clientId: company.id, purchasedOn: '2026-01-01' });
    const person = await makeClient(desk.call, { kind: 'PERSON' });
    const undated = await makeRobot(desk.call, { clientId: person.id });
    for (const id of [bought.id, undated.id, newId()]) expect(await extend(id, '2026-06-01')).toBe(false);
  });

  it('may be told twice at once, and counts once', async () => {
    const person = await makeClient(desk.call, { kind: 'PERSON' });
    const { id } = await makeRobot(desk.call, { clientId: person.id, purchasedOn: '2026-01-01' });
    const both = await Promise.all([extend(id, '2026-06-01'), extend(id, '2026-06-01')]);
    expect(both.toSorted()).toEqual([false, true]);
  });
});
