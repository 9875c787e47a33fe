/** Reading robots: plain rows with their current state, as far as the caller sees. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import { visibleRobots } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { conditions, searched, type Filter, type SearchDocument } from '../filter.js';
import { countOf, orderOf, pageOf, type Order, type PageArgs } from '../page.js';
import { comparable } from '../text.js';

const COLUMNS = [
  'robot.id',
  'robot.serial_number as serialNumber',
  'robot.manufacturer',
  'robot.model',
  'robot.client_id as clientId',
  'robot.site_id as siteId',
  'robot.report_period_seconds as reportPeriodSeconds',
  'robot.created_at as createdAt',
  'robot.version',
  'state.status',
  'state.connection',
  'state.health',
  'state.operating_mode as operatingMode',
  'state.battery_level as batteryLevel',
  'state.charging',
  'state.last_seen_at as lastSeenAt',
] as const;

const robots = (db: Db) => db.selectFrom('robot').innerJoin('robot_state as state', 'state.robot_id', 'robot.id');
/** The columns of robots and their state (`state`) that the operation needs. */
export const robotColumns = (call: Call) => columnsFor('Robot', COLUMNS, call);
const rows = (call: Call) => robots(call.desk.db).select(robotColumns(call));

export type RobotRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface RobotWhere {
  status?: Filter<string> | null;
  connection?: Filter<string> | null;
  health?: Filter<string> | null;
  clientId?: Filter<string> | null;
  siteId?: Filter<string> | null;
  manufacturer?: Filter<string> | null;
  model?: Filter<string> | null;
  serialNumber?: Filter<string> | null;
  lastSeenAt?: Filter<Date> | null;
  search?: string | null;
}

export const ROBOT_ORDERS = {
  SERIAL_NUMBER_ASC: { name: 'serialNumber', column: sql`robot.serial_number`, type: 'text', direction: 'ASC' },
  SERIAL_NUMBER_DESC: { name: 'serialNumber', column: sql`robot.serial_number`, type: 'text', direction: 'DESC' },
  CREATED_AT_ASC: { name: 'createdAt', column: sql`robot.created_at`, type: 'timestamptz', direction: 'ASC' },
  CREATED_AT_DESC: { name: 'createdAt', column: sql`robot.created_at`, type: 'timestamptz', direction: 'DESC' },
} as const satisfies Record<string, Order>;
export type RobotOrder = keyof typeof ROBOT_ORDERS;

/** Indexed as `robot_search_idx` and `robot_codes_idx`. */
export const ROBOT_DOCUMENT: SearchDocument = {
  text: sql`to_tsvector('desk', robot.manufacturer || ' ' || robot.model || ' ' || robot.serial_number)`,
  codes: sql`(robot.serial_number || ' ' || robot.model || ' ' || robot.manufacturer || ' ' || coalesce(robot.external_ref, ''))`,
};

const whereOf = (call: Call, where: RobotWhere) => [
  visibleRobots(call.actor),
  sql<boolean>`robot.archived_at is null`,
  ...conditions(sql`state.status`, where.status),
  ...conditions(sql`state.connection`, where.connection),
  ...conditions(sql`state.health`, where.health),
  ...conditions(sql`robot.client_id`, where.clientId, 'uuid'),
  ...conditions(sql`robot.site_id`, where.siteId, 'uuid'),
  ...conditions(sql`robot.manufacturer`, where.manufacturer),
  ...conditions(sql`robot.model`, where.model),
  ...conditions(sql`robot.serial_number`, where.serialNumber),
  ...conditions(sql`state.last_seen_at`, where.lastSeenAt, 'timestamptz'),
  ...searched(ROBOT_DOCUMENT, where.search),
];

/** One page of the robots that the caller sees. */
export const listRobots = (call: Call, where: RobotWhere, orderBy: RobotOrder, page: PageArgs) =>
  pageOf(rows(call), whereOf(call, where), orderOf(ROBOT_ORDERS[orderBy], where.search), sql`robot.id`, page);

export const countRobots = (call: Call, where: RobotWhere): Promise<number> =>
  countOf(robots(call.desk.db), whereOf(call, where));

/** Robots by id, of those that the caller sees. */
export const robotsByIds = (call: Call, ids: readonly string[]): Promise<RobotRow[]> =>
  rows(call)
    .where(sql<boolean>`robot.id = any(${ids}::uuid[])`)
    .where(visibleRobots(call.actor))
    .execute();

/** One robot by its serial number, or null. */
export async function robotBySerialNumber(call: Call, serialNumber: string): Promise<RobotRow | null> {
  const row = await rows(call)
    .where('robot.serial_number', '=', comparable(serialNumber))
    .where('robot.archived_at', 'is', null)
    .where(visibleRobots(call.actor))
    .executeTakeFirst();
  return row ?? null;
}
