import { newId } from '../../src/domain/ids.js';
import { Client } from '../../src/entities/clients/client.entity.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';

/** A company. */
export const makeClient = (call: Call, given: Partial<Client> = {}): Promise<Client> =>
  transaction(call, async ({ em, now }) =>
    em.create(Client, { id: newId(), name: 'Atelier Duval', kind: 'COMPANY', createdAt: now, ...given }),
  );
