/** What is promised of a new ticket, and under which contract. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/domain/ids.js';
import type { SlaTarget } from '../../../src/domain/sla/sla-words.js';
import { Contract, ContractAsset } from '../../../src/entities/clients/contract.entity.js';
import type { Call } from '../../../src/services/desk.js';
import { sla } from '../../../src/services/index.js';
import { transaction } from '../../../src/services/transaction.js';
import { makeClient } from '../../factories/client.factory.js';
import { makeRobot } from '../../factories/robot.factory.js';
import { makeTicket, type GivenTicket } from '../../factories/ticket.factory.js';
import { startDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
let call: Call;
let calendarId: string;

beforeAll(async () => {
  desk = await startDesk({ demo: false });
  ({ call } = desk);
  calendarId = (await sla.listSlaCalendars(call))[0]!.id;
});
afterAll(() => desk.stop());

let made = 0;
const target = (hours: number, serviceType: SlaTarget['serviceType'] = null): SlaTarget => ({
  priority: 'P3',
  serviceType,
  responseSeconds: null,
  resolutionSeconds: hours * 3_600,
});
const policyWith = async (targets: SlaTarget[], enabled = true): Promise<string> => {
  const { policyId } = await sla.upsertSlaPolicy(call, {
    name: `Policy ${(made += 1)}`,
    calendarId,
    targets,
    pauseStatuses: [],
    warningPercent: 75,
    breachActions: { escalateTo: null, reassignToTechnicianId: null },
    isDefault: false,
    enabled,
  });
  return policyId;
};
const contractOf = (
  clientId: string,
  slaPolicyId: string | null,
  given: Partial<Contract> = {},
  assets: string[] = [],
) =>
  transaction(call, async ({ em, now }) => {
    const contract = em.create(Contract, {
      id: newId(),
      clientId,
      number: `C-${(made += 1)}`,
      name: 'Entretien',
      startsOn: '2026-01-01',
      endsOn: null,
      slaPolicyId,
      exclusions: [],
      yearlyPriceAmount: null,
      hourlyRateAmount: null,
      externalRef: null,
      archivedAt: null,
      createdAt: now,
      updatedAt: now,
      coversAllAssets: assets.length === 0,
      ...given,
    });
    for (const assetId of assets) em.create(ContractAsset, { contractId: contract.id, assetId });
    return contract.id;
  });
const opened = async (given: GivenTicket) => {
  const { id, contractId } = await makeTicket(call, given);
  const [level] = await sla.slaOf(call, [id]);
  return { contractId, policyId: level!.policyId };
};
const byDefault = async () => (await sla.listSlaPolicies(call)).find(({ isDefault }) => isDefault)!.id;

describe('what is promised', () => {
  it('is the default where no contract speaks of it', async () => {
    const { id: clientId } = await makeClient(call);
    expect(await opened({ clientId })).toEqual({ contractId: null, policyId: await byDefault() });
  });

  it('is the contract’s own, also where others are stricter', async () => {
    const { id: clientId } = await makeClient(call);
    const own = await policyWith([target(100)]);
    const contractId = await contractOf(clientId, own);
    expect(await opened({ clientId })).toEqual({ contractId, policyId: own });
  });

  it('is the strictest of several contracts’, by what comes first', async () => {
    const { id: clientId } = await makeClient(call);
    await contractOf(clientId, await policyWith([target(30)]));
    const strict = await policyWith([target(3)]);
    const contractId = await contractOf(clientId, strict);
    await contractOf(clientId, await policyWith([target(12)]));
    expect(await opened({ clientId })).toEqual({ contractId, policyId: strict });
  });

  it('is that of the contract that it is said to be under', async () => {
    const { id: clientId } = await makeClient(call);
    const mild = await policyWith([target(30)]);
    const contractId = await contractOf(clientId, mild);
    await contractOf(clientId, await policyWith([target(3)]));
    expect(await opened({ clientId, contractId })).toEqual({ contractId, policyId: mild });
  });

  it.each([
    ['has ended', { endsOn: '2026-10-31' }],
    ['has not begun', { startsOn: '2099-01-01' }],
    ['is archived', { archivedAt: new Date() }],
  ] as const)('is not that of a contract that %s', async (_, given) => {
    const { id: clientId } = await makeClient(call);
    await contractOf(clientId, await policyWith([target(3)]), given);
    expect(await opened({ clientId })).toEqual({ contractId: null, policyId: await byDefault() });
  });

  it('is that of a contract which covers the asset, and not of one which covers others', async () => {
    const { id: clientId } = await makeClient(call);
    const [covered, other] = [await makeRobot(call, { clientId }), await makeRobot(call, { clientId })];
    const own = await policyWith([target(3)]);
    const contractId = await contractOf(clientId, own, {}, [covered.id]);
    expect(await opened({ clientId, robotId: covered.id })).toEqual({ contractId, policyId: own });
    expect(await opened({ clientId, robotId: other.id })).toEqual({ contractId: null, policyId: await byDefault() });
    expect(await opened({ clientId })).toEqual({ contractId: null, policyId: await byDefault() });
  });

  it('is the default under a contract whose policy is disabled, or says nothing of such a ticket', async () => {
    const { id: clientId } = await makeClient(call);
    const contractId = await contractOf(clientId, await policyWith([target(3)], false));
    expect(await opened({ clientId })).toEqual({ contractId, policyId: await byDefault() });
    const { id: another } = await makeClient(call);
    const silent = await contractOf(another, await policyWith([{ ...target(3), priority: 'P1' }]));
    expect(await opened({ clientId: another })).toEqual({ contractId: silent, policyId: await byDefault() });
  });

  it('is a policy for just this type of service before the default, the strictest of several', async () => {
    const strict = await policyWith([target(2, 'SECURITY')]);
    await policyWith([target(9, 'SECURITY')]);
    const { id: clientId } = await makeClient(call);
    expect((await opened({ clientId, serviceType: 'SECURITY' })).policyId).toBe(strict);
    expect((await opened({ clientId, serviceType: 'ROBOT_FAULT' })).policyId).toBe(await byDefault());
  });
});
