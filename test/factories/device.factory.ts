import { newId } from '../../src/domain/ids.js';
import { Device } from '../../src/entities/clients/device.entity.js';
import type { Call } from '../../src/services/desk.js';
import { transaction } from '../../src/services/transaction.js';

/** A device of a client's. */
export const makeDevice = (call: Call, given: Partial<Device> & Pick<Device, 'clientId'>): Promise<Device> =>
  transaction(call, async ({ em, now }) => {
    const unsaid = { siteId: null, productId: null, brand: null, model: null, serialNumber: null };
    const unknown = { operatingSystem: null, purchasedOn: null, purchasePlace: null, externalRef: null };
    const times = { createdAt: now, updatedAt: now, archivedAt: null };
    return em.create(Device, { ...unsaid, ...unknown, ...times, id: newId(), name: 'Serveur', ...given });
  });
