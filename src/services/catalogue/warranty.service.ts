/** What extends a warranty. */
import type { Day } from '../../domain/calendar-day.js';
import { holdsByLaw, REPAIR_MONTHS } from '../../domain/catalogue/warranty.js';
import { newId } from '../../domain/ids.js';
import { WarrantyExtension } from '../../entities/catalogue/warranty-extension.entity.js';
import type { Tx } from '../transaction.js';
import { warrantyCase, type AssetName } from './warranty.query.js';

/**
 * Extends the legal guarantee of an asset by the six months that a repair under it brings; answers whether it did: not
 * where that guarantee does not hold on the day, and not twice for one day. For the use cases in which a repair is done;
 * they have judged who may.
 */
export async function extendWarranty(tx: Tx, asset: AssetName, repairedOn: Day): Promise<boolean> {
  const known = await warrantyCase(tx.db, asset, repairedOn);
  if (!known || !holdsByLaw(known)) return false;
  const extension = {
    assetId: (asset.robotId ?? asset.deviceId)!,
    reason: 'CONFORMITY_REPAIR',
    at: repairedOn,
  } as const;
  if ((await tx.em.count(WarrantyExtension, extension)) > 0) return false;
  tx.em.create(WarrantyExtension, { ...extension, id: newId(), months: REPAIR_MONTHS, createdAt: tx.now });
  await tx.em.flush();
  return true;
}
