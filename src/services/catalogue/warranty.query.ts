/** Judging warranties: what is known of an asset in one statement, and the rule over it. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { dayIn, type Day } from '../../domain/calendar-day.js';
import { stepSentence } from '../../domain/catalogue/warranty-words.js';
import {
  judgeWarranty,
  type WarrantyCase,
  type WarrantyJudgement,
  type WarrantyStep,
} from '../../domain/catalogue/warranty.js';
import type { Db } from '../../entities/index.js';
import { visibleDevices, visibleRobots } from '../access.js';
import type { Call } from '../desk.js';

/** One asset: a robot or a device. */
export interface AssetName {
  robotId: string | null;
  deviceId: string | null;
}

/** Where the house is: a day without a place is a day there. */
const HOUSE_ZONE = 'Europe/Paris';

/** A judgement as it is shown. */
export interface WarrantyRow extends Omit<WarrantyJudgement, 'steps'> {
  at: Day;
  reasons: (WarrantyStep & { message: string })[];
}

/** Whether an asset is covered on a day, today when none is given, and why; null for one that is not the caller's to see. */
export async function warrantyOf(call: Call, asset: AssetName, given: Day | null): Promise<WarrantyRow | null> {
  const at = given ?? dayIn(HOUSE_ZONE, call.desk.clock.now());
  const visible = asset.robotId === null ? visibleDevices : visibleRobots;
  const known = await warrantyCase(call.desk.db, asset, at, visible(call.actor, 'asset'));
  if (!known) return null;
  const { steps, ...judgement } = judgeWarranty(known);
  return {
    ...judgement,
    at,
    reasons: steps.map((step) => ({ ...step, message: stepSentence(step, at, call.locale) })),
  };
}

/** What is known of an asset under a condition on the row `asset`. */
export async function warrantyCase(
  db: Db,
  { robotId, deviceId }: AssetName,
  at: Day,
  condition: RawBuilder<SqlBool> = sql`true`,
): Promise<WarrantyCase | null> {
  const { rows } = await sql<Omit<WarrantyCase, 'at'>>`select
      asset.purchased_on::text as "purchasedOn",
      case when product.id is not null then json_build_object(
        'months', product.warranty_months, 'exclusions', product.warranty_exclusions) end as product,
      coalesce(client.kind = 'PERSON', false) as "isConsumer",
      (select coalesce(json_agg(json_build_object(
          'number', contract.number, 'startsOn', contract.starts_on, 'endsOn', contract.ends_on,
          'coversAsset', contract.covers_all_assets or exists (select from contract_asset
            where contract_asset.contract_id = contract.id and contract_asset.asset_id = asset.id),
          'coversParts', contract.covers_parts, 'exclusions', contract.exclusions
        ) order by contract.starts_on, contract.number), '[]')
        from contract where contract.client_id = asset.client_id and contract.archived_at is null) as contracts,
      (select coalesce(json_agg(json_build_object('at', extension.at, 'months', extension.months)), '[]')
        from warranty_extension as extension where extension.asset_id = asset.id) as extensions
    from ${sql.table(robotId === null ? 'device' : 'robot')} as asset
    left join product on product.id = asset.product_id
    left join client on client.id = asset.client_id
    where asset.id = ${robotId ?? deviceId}::uuid and ${condition}`.execute(db);
  return rows[0] ? { ...rows[0], at } : null;
}
