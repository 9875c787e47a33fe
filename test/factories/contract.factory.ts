import { newId } from '../../src/domain/ids.js';
import { Contract } from '../../src/entities/clients/contract.entity.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';

/** A contract with a client, over all of its assets, that runs on. */
export const makeContract = (call: Call, given: Partial<Contract> & Pick<Contract, 'clientId'>): Promise<Contract> =>
  transaction(call, async ({ em, now }) => {
    const id = given.id ?? newId();
    const unsaid = { endsOn: null, slaPolicyId: null, yearlyPriceAmount: null, hourlyRateAmount: null };
    const times = { createdAt: now, updatedAt: now, archivedAt: null };
    const named = { number: `N-${id.slice(-12)}`, name: 'Maintenance', startsOn: '2026-01-01' };
    return em.create(Contract, { ...unsaid, ...times, ...named, exclusions: [], externalRef: null, ...given, id });
  });
