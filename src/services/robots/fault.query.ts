/** Reading faults: active and cleared, each with its ticket. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import { visibleRobots } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { conditions, type Filter } from '../filter.js';
import { countOf, keyset, literalLimit, pageOf, type Order, type Page, type PageArgs } from '../page.js';

const COLUMNS = [
  'fault.id',
  'fault.rule_id as ruleId',
  'fault.component',
  'fault.code',
  'fault.severity',
  'fault.message',
  'fault.active',
  sql<boolean>`fault.acknowledged_at is not null`.as('acknowledged'),
  'fault.acknowledged_at as acknowledgedAt',
  'fault.flapping',
  'fault.occurrences',
  'fault.first_seen_at as firstSeenAt',
  'fault.last_seen_at as lastSeenAt',
  'fault.cleared_at as clearedAt',
  'fault.ticket_id as ticketId',
  'fault.fleet_alert_id as fleetAlertId',
  'fault.version',
] as const;

const faults = (db: Db) => db.selectFrom('fault').innerJoin('robot', 'robot.id', 'fault.robot_id');
/** With the robot in any case: pages of several robots are told apart by it. */
const rows = (call: Call) =>
  faults(call.desk.db)
    .select(columnsFor('Fault', COLUMNS, call))
    .select('fault.robot_id as robotId');

export type FaultRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface FaultWhere {
  active?: boolean | null;
  acknowledged?: boolean | null;
  flapping?: boolean | null;
  severity?: Filter<string> | null;
  code?: Filter<string> | null;
  component?: Filter<string> | null;
  robotId?: Filter<string> | null;
  clientId?: Filter<string> | null;
  siteId?: Filter<string> | null;
  ticketId?: Filter<string> | null;
  firstSeenAt?: Filter<Date> | null;
  lastSeenAt?: Filter<Date> | null;
}

export const FAULT_ORDERS = {
  LAST_SEEN_AT_DESC: { name: 'lastSeenAt', column: sql`fault.last_seen_at`, type: 'timestamptz', direction: 'DESC' },
  LAST_SEEN_AT_ASC: { name: 'lastSeenAt', column: sql`fault.last_seen_at`, type: 'timestamptz', direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type FaultOrder = keyof typeof FAULT_ORDERS;

const is = (column: string, value: boolean | null | undefined) =>
  value == null ? [] : [sql<boolean>`${sql.raw(column)} = ${value}`];

const whereOf = (call: Call, where: FaultWhere) => [
  visibleRobots(call.actor),
  ...is('fault.active', where.active),
  ...is('(fault.acknowledged_at is not null)', where.acknowledged),
  ...is('fault.flapping', where.flapping),
  ...conditions(sql`fault.severity`, where.severity),
  ...conditions(sql`fault.code`, where.code),
  ...conditions(sql`fault.component`, where.component),
  ...conditions(sql`fault.robot_id`, where.robotId, 'uuid'),
  ...conditions(sql`robot.client_id`, where.clientId, 'uuid'),
  ...conditions(sql`robot.site_id`, where.siteId, 'uuid'),
  ...conditions(sql`fault.ticket_id`, where.ticketId, 'uuid'),
  ...conditions(sql`fault.first_seen_at`, where.firstSeenAt, 'timestamptz'),
  ...conditions(sql`fault.last_seen_at`, where.lastSeenAt, 'timestamptz'),
];

/** One page of the faults on robots that the caller sees. */
export const listFaults = (call: Call, where: FaultWhere, orderBy: FaultOrder, page: PageArgs) =>
  pageOf(rows(call), whereOf(call, where), FAULT_ORDERS[orderBy], sql`fault.id`, page);

export const countFaults = (call: Call, where: FaultWhere): Promise<number> =>
  countOf(faults(call.desk.db), whereOf(call, where));

/**
 * The same page of faults for each of several robots, in one statement. The robots' visibility was decided where they
 * were found.
 */
export async function faultsOfRobots(
  call: Call,
  robotIds: readonly string[],
  where: FaultWhere,
  page: PageArgs,
): Promise<Page<FaultRow & { pageKey: string }>[]> {
  const set = keyset(page, FAULT_ORDERS.LAST_SEEN_AT_DESC, sql`fault.id`);
  const found = await call.desk.db
    .selectFrom(sql<{ id: string }>`unnest(${robotIds}::uuid[])`.as<'asked'>(sql`asked(id)`))
    .innerJoinLateral(
      () =>
        rows(call)
          .select(set.key.as('pageKey'))
          .where(sql<boolean>`fault.robot_id = asked.id`)
          .where((eb) => eb.and([...whereOf(call, where), ...set.where]))
          .orderBy(set.orderBy as never)
          .limit(literalLimit(set.limit))
          .as('fault'),
      (join) => join.onTrue(),
    )
    .selectAll('fault')
    .execute();
  const byRobot = Map.groupBy(found as (FaultRow & { pageKey: string })[], (row) => row.robotId);
  return robotIds.map((id) => set.finish(byRobot.get(id) ?? []));
}

/** Faults by id, of those on robots that the caller sees. */
export const faultsByIds = (call: Call, ids: readonly string[]): Promise<FaultRow[]> =>
  rows(call)
    .where(sql<boolean>`fault.id = any(${ids}::uuid[])`)
    .where(visibleRobots(call.actor))
    .execute();
