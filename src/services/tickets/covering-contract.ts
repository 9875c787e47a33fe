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

export interface CoveringContract {
  id: string;
  level: ContractLevel;
  slaPolicyId: string | null;
}

/**
 * The contracts that are in force on a day and cover the asset, the highest level first; of equals the youngest. Without
 * an asset, only contracts that cover all of them do.
 */
export function coveringContracts(
  db: Db,
  { clientId, robotId, deviceId }: Matter,
  at: Date,
): Promise<CoveringContract[]> {
  const day = at.toISOString().slice(0, 10);
  const assetId = robotId ?? deviceId ?? null;
  return db
    .selectFrom('contract')
    .select(['contract.id', 'contract.level', 'contract.sla_policy_id as slaPolicyId'])
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
    .execute();
}

/** The first of them: what it weighs makes the priority. */
export const coveringContract = async (db: Db, matter: Matter, at: Date): Promise<CoveringContract | null> =>
  (await coveringContracts(db, matter, at))[0] ?? null;
