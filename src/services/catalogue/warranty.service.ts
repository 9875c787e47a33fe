/** What extends a warranty. */
import type { Day } from '../../domain/calendar-day.js';
import { holdsByLaw, REPAIR_MONTHS } from '../../domain/catalogue/warranty.js';
import { newId } from '../../domain/ids.js';
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
  const id = newId();
  const facts = { reason: 'CONFORMITY_REPAIR', months: REPAIR_MONTHS, at: repairedOn } as const;
  const assetId = (asset.robotId ?? asset.deviceId)!;
  // Told twice at once, the second waits for the first here, and finds it.
  const { numInsertedOrUpdatedRows: made } = await tx.db
    .insertInto('warranty_extension')
    .values({ ...facts, id, asset_id: assetId, created_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (made === 0n) return false;
  tx.audit({ table: 'warranty_extension', id, before: null, after: { ...facts, assetId } });
  return true;
}
