/** Reading fleet alerts. Staff, technicians and services see all of them: an alert concerns the fleet. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import type { Call } from '../desk.js';
import { conditions, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';
import { alertsInReach } from './fleet-alert.access.js';

const COLUMNS = [
  'fleet_alert.id',
  'fleet_alert.origin',
  'fleet_alert.external_ref as externalRef',
  'fleet_alert.title',
  'fleet_alert.message',
  'fleet_alert.severity',
  'fleet_alert.code',
  'fleet_alert.component',
  'fleet_alert.manufacturer',
  'fleet_alert.model',
  'fleet_alert.client_id as clientId',
  'fleet_alert.site_id as siteId',
  'fleet_alert.ticket_id as ticketId',
  'fleet_alert.raised_at as raisedAt',
  'fleet_alert.resolved_at as resolvedAt',
  'fleet_alert.resolution',
  'fleet_alert.version',
] as const;

const rows = (db: Db) => db.selectFrom('fleet_alert').select(COLUMNS);

export type FleetAlertRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface FleetAlertWhere {
  open?: boolean | null;
  severity?: Filter<string> | null;
  code?: Filter<string> | null;
  raisedAt?: Filter<Date> | null;
}

export const FLEET_ALERT_ORDERS = {
  RAISED_AT_DESC: { name: 'raisedAt', column: sql`fleet_alert.raised_at`, type: 'timestamptz', direction: 'DESC' },
  RAISED_AT_ASC: { name: 'raisedAt', column: sql`fleet_alert.raised_at`, type: 'timestamptz', direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type FleetAlertOrder = keyof typeof FLEET_ALERT_ORDERS;

const whereOf = (call: Call, where: FleetAlertWhere) => [
  alertsInReach(call.actor),
  ...(where.open == null ? [] : [sql<boolean>`(fleet_alert.resolved_at is null) = ${where.open}`]),
  ...conditions(sql`fleet_alert.severity`, where.severity),
  ...conditions(sql`fleet_alert.code`, where.code),
  ...conditions(sql`fleet_alert.raised_at`, where.raisedAt, 'timestamptz'),
];

export const listFleetAlerts = (call: Call, where: FleetAlertWhere, orderBy: FleetAlertOrder, page: PageArgs) =>
  pageOf(rows(call.desk.db), whereOf(call, where), FLEET_ALERT_ORDERS[orderBy], sql`fleet_alert.id`, page);

export const countFleetAlerts = (call: Call, where: FleetAlertWhere): Promise<number> =>
  countOf(rows(call.desk.db), whereOf(call, where));

export const fleetAlertsByIds = (call: Call, ids: readonly string[]): Promise<FleetAlertRow[]> =>
  rows(call.desk.db)
    .where(sql<boolean>`fleet_alert.id = any(${ids}::uuid[])`)
    .where(alertsInReach(call.actor))
    .execute();

/** How many active faults hang on each alert. */
export async function activeFaultsOfAlerts(call: Call, ids: readonly string[]): Promise<number[]> {
  const found = await call.desk.db
    .selectFrom('fault')
    .select(['fleet_alert_id as alertId', (eb) => eb.fn.countAll<string>().as('count')])
    .where(sql<boolean>`fleet_alert_id = any(${ids}::uuid[])`)
    .where('active', '=', true)
    .groupBy('fleet_alert_id')
    .execute();
  const counts = new Map(found.map((row) => [row.alertId, Number(row.count)]));
  return ids.map((id) => counts.get(id) ?? 0);
}
