import { newId } from '../../src/domain/ids.js';
import { Site } from '../../src/entities/clients/site.entity.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';

/** A place of a client's. */
export const makeSite = (call: Call, given: Partial<Site> & Pick<Site, 'clientId'>): Promise<Site> =>
  transaction(call, async ({ em, now }) => em.create(Site, { id: newId(), name: 'Quai 1', createdAt: now, ...given }));
