/** Reading detection rules, as the API shows them and as detection needs them. */
import { sql } from 'kysely';
import type { DetectionRule } from '../../domain/robots/detection-rule.js';
import type { Db } from '../../entities/index.js';
import type { Call } from '../desk.js';

const rows = (db: Db) =>
  db
    .selectFrom('detection_rule')
    .select([
      'id',
      'name',
      'enabled',
      'kind',
      'rank',
      'raise',
      'clear',
      'hold_seconds as holdSeconds',
      'count',
      'window_seconds as windowSeconds',
      'fault_code as faultCode',
      'fault_component as faultComponent',
      'severity',
      'priority',
      'service_type as serviceType',
      'flap_count as flapCount',
      'flap_seconds as flapSeconds',
      'suppressed_modes as suppressedModes',
      'suppressed_by_intervention as suppressedByIntervention',
      'opens_ticket as opensTicket',
      'technician_id as technicianId',
      'version',
    ])
    .orderBy('rank')
    .orderBy('id');

export type DetectionRuleRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** All rules, in the order in which they are tried. */
export const listDetectionRules = (call: Call): Promise<DetectionRuleRow[]> => rows(call.desk.db).execute();

export const detectionRulesByIds = (call: Call, ids: readonly string[]): Promise<DetectionRuleRow[]> =>
  rows(call.desk.db)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();

/** All rules as detection needs them, lowest rank first: a disabled one raises nothing, but what it raised must clear. */
export const detectionRules = async (db: Db): Promise<DetectionRule[]> => (await rows(db).execute()) as DetectionRule[];
