/** Reading what robots said. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import { visibleRobots } from '../access.js';
import type { Call } from '../desk.js';
import { conditions, type Filter } from '../filter.js';
import { countOf, pageOf, type Order, type PageArgs } from '../page.js';

const COLUMNS = [
  'diagnostic.id',
  'diagnostic.robot_id as robotId',
  'diagnostic.source',
  'diagnostic.component',
  'diagnostic.code',
  'diagnostic.level',
  'diagnostic.severity',
  'diagnostic.message',
  'diagnostic.values',
  'diagnostic.notes',
  'diagnostic.observed_at as observedAt',
  'diagnostic.received_at as receivedAt',
] as const;

const rows = (db: Db) =>
  db.selectFrom('diagnostic').innerJoin('robot', 'robot.id', 'diagnostic.robot_id').select(COLUMNS);

export type DiagnosticRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export interface DiagnosticWhere {
  robotId?: Filter<string> | null;
  source?: Filter<string> | null;
  component?: Filter<string> | null;
  code?: Filter<string> | null;
  level?: Filter<string> | null;
  observedAt?: Filter<Date> | null;
}

export const DIAGNOSTIC_ORDERS = {
  OBSERVED_AT_DESC: {
    name: 'observedAt',
    column: sql`diagnostic.observed_at`,
    type: 'timestamptz',
    direction: 'DESC',
  },
  OBSERVED_AT_ASC: { name: 'observedAt', column: sql`diagnostic.observed_at`, type: 'timestamptz', direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type DiagnosticOrder = keyof typeof DIAGNOSTIC_ORDERS;

const whereOf = (call: Call, where: DiagnosticWhere) => [
  visibleRobots(call.actor),
  ...conditions(sql`diagnostic.robot_id`, where.robotId, 'uuid'),
  ...conditions(sql`diagnostic.source`, where.source),
  ...conditions(sql`diagnostic.component`, where.component),
  ...conditions(sql`diagnostic.code`, where.code),
  ...conditions(sql`diagnostic.level`, where.level),
  ...conditions(sql`diagnostic.observed_at`, where.observedAt, 'timestamptz'),
];

/** One page of diagnostics of robots that the caller sees. */
export const listDiagnostics = (call: Call, where: DiagnosticWhere, orderBy: DiagnosticOrder, page: PageArgs) =>
  pageOf(rows(call.desk.db), whereOf(call, where), DIAGNOSTIC_ORDERS[orderBy], sql`diagnostic.id`, page);

export const countDiagnostics = (call: Call, where: DiagnosticWhere): Promise<number> =>
  countOf(rows(call.desk.db), whereOf(call, where));

/** Where the lines that a batch stored of one robot are found: between the first and the last time, ISO 8601. */
export interface BatchSpan {
  robotId: string;
  from: string;
  to: string;
}

/** What one batch stored of some robots, in the order it came: what the live stream shows. */
export const diagnosticsOfBatch = (db: Db, batchId: string, spans: readonly BatchSpan[]): Promise<DiagnosticRow[]> =>
  rows(db)
    .innerJoin(
      sql<{ robot_id: string }>`unnest(${spans.map(({ robotId }) => robotId)}::uuid[],
        ${spans.map(({ from }) => from)}::timestamptz[], ${spans.map(({ to }) => to)}::timestamptz[])`.as<'span'>(
        sql`span(robot_id, first_at, last_at)`,
      ),
      'span.robot_id',
      'diagnostic.robot_id',
    )
    .where('diagnostic.batch_id', '=', batchId)
    .where(sql<boolean>`diagnostic.observed_at between span.first_at and span.last_at`)
    .orderBy('diagnostic.id')
    .execute();
