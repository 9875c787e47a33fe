import { newId } from '../../src/domain/ids.js';
import { Technician } from '../../src/entities/technicians/technician.entity.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';

/** Somebody who repairs and does not sign in. */
export const makeTechnician = (call: Call, given: Partial<Technician> = {}): Promise<Technician> =>
  transaction(call, async ({ em, now }) =>
    em.create(Technician, { id: newId(), name: 'Jeanne Roux', skills: [], createdAt: now, ...given }),
  );
