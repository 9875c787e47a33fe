/** Which contract covers a matter: what it weighs makes the priority, and its policy the service level. */
import { sql } from 'kysely';
import type { ContractLevel } from '../../entities/clients/contract.entity.js';
import type { Db } from '../../entities/index.js';

/** Whose matter it is, and about which asset. */
export interface Matter {
  clientId: string;
  robotId: string | null;
  deviceId?: string | null;
}

/**
 * The contract of the highest level that is in force on a day and covers the asset; of equals the youngest. Without an
 * asset, only a contract that covers all of them does.
 */
export async function coveringContract(
  db: Db,
  { clientId, robotId, deviceId }: Matter,
  at: Date,
): Promise<{ id: string; level: ContractLevel } | null> {
  const day = at.toISOString().slice(0, 10);
  const assetId = robotId ?? deviceId ?? null;
  const found = await db
    .selectFrom('contract')
    .select(['contract.id', 'contract.level'])
    .where('contract.client_id', '=', clientId)
    .where('contract.archived_at', 'is', null)
    .where(sql<boolean>`${day}::date between contract.starts_on and coalesce(contract.ends_on, 'infinity')`)
    .where(
      sql<boolean>`(contract.covers_all_assets or exists (select from contract_asset
        where contract_asset.contract_id = contract.id and contract_asset.asset_id = ${assetId}::uuid))`,
    )
    .orderBy(sql`array_position(array['CRITICAL', 'PREMIUM', 'STANDARD'], contract.level)`)
    .orderBy('contract.starts_on', 'desc')
    .orderBy('contract.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}
