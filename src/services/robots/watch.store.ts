/** What is remembered of robots between batches: loaded under a lock, moved on by the batch, and stored again. */
import { sql } from 'kysely';
import {
  faultMapKey,
  progressMapKey,
  type Progress,
  type Watch,
  type WatchedFault,
} from '../../domain/robots/detection.js';
import type { RobotState } from '../../domain/robots/robot-state.js';
import { statusOf } from '../../domain/robots/robot-state.js';
import { plainArray } from '../arrays.js';
import type { Tx } from '../transaction.js';

/** A robot's state row, its watch, and what the batch has changed of them. */
export interface Watched {
  robotId: string;
  state: RobotState;
  connectionSaid: boolean;
  connectionReceivedAt: Date | null;
  stateObservedAt: Date | null;
  lastSeenAt: Date | null;
  /** When a message of the robot's own last reached the desk: what silence is judged by. */
  heardAt: Date | null;
  /** Newest time that a stored line of it bears; null: there is none. */
  newestObservedAt: Date | null;
  /** Whether the batch told anything of it. */
  changed: boolean;
  watch: Watch;
  /** Faults that the batch made or moved. */
  touched: Set<WatchedFault>;
  /** Whether the database has conditions in progress of it. */
  hasProgress: boolean;
}

const date = (value: string | null): Date | null => (value === null ? null : new Date(value));
const times = (values: string[]): number[] => values.map((value) => new Date(value).getTime());

/**
 * Loads the watches of some robots. Their state rows are locked until the commit, in one order for everybody: batches
 * that concern the same robot take turns, so that 100 equal faults sent at once are one fault, and nobody deadlocks.
 */
export async function loadWatches(tx: Tx, robotIds: string[]): Promise<Map<string, Watched>> {
  const ids = [...new Set(robotIds)].sort();
  const states = await tx.db
    .selectFrom('robot_state')
    .selectAll()
    .where(sql<boolean>`robot_id = any(${plainArray(ids)}::uuid[])`)
    .orderBy('robot_id')
    .forUpdate()
    .execute();
  const watched = new Map<string, Watched>();
  for (const row of states) {
    watched.set(row.robot_id, {
      robotId: row.robot_id,
      state: {
        connection: row.connection,
        health: row.health,
        operatingMode: row.operating_mode,
        batteryLevel: row.battery_level,
        charging: row.charging,
      },
      connectionSaid: row.connection_said,
      connectionReceivedAt: date(row.connection_received_at),
      stateObservedAt: date(row.state_observed_at),
      lastSeenAt: date(row.last_seen_at),
      heardAt: date(row.heard_at),
      newestObservedAt: date(row.newest_observed_at),
      changed: false,
      touched: new Set(),
      hasProgress: false,
      watch: {
        operatingMode: row.operating_mode,
        underIntervention: false,
        fullReportAt: date(row.full_report_at)?.getTime() ?? 0,
        okAt: new Map(),
        faults: new Map(),
        progress: new Map(),
      },
    });
  }
  // One connection answers one thing at a time: nothing is won by asking at once.
  await loadFaults(tx, ids, watched);
  await loadProgress(tx, ids, watched);
  await loadInterventions(tx, ids, watched);
  return watched;
}

/** Of each identity the active fault, or else the last one: what comes back reopens or follows it. */
async function loadFaults(tx: Tx, ids: string[], watched: Map<string, Watched>): Promise<void> {
  const rows = await tx.db
    .selectFrom('fault')
    .distinctOn(['robot_id', 'component', 'code'])
    .selectAll()
    .where(sql<boolean>`robot_id = any(${plainArray(ids)}::uuid[])`)
    .orderBy('robot_id')
    .orderBy('component')
    .orderBy('code')
    .orderBy('active', 'desc')
    .orderBy('last_seen_at', 'desc')
    .execute();
  for (const row of rows) {
    const fault: WatchedFault = {
      id: row.id,
      ruleId: row.rule_id,
      source: row.source,
      component: row.component,
      code: row.code,
      severity: row.severity,
      message: row.message,
      active: row.active,
      flapping: row.flapping,
      occurrences: row.occurrences,
      firstSeenAt: new Date(row.first_seen_at),
      lastSeenAt: new Date(row.last_seen_at),
      clearedAt: date(row.cleared_at),
      raises: times(row.raises),
      ticketId: row.ticket_id,
    };
    watched.get(row.robot_id)?.watch.faults.set(faultMapKey(fault), fault);
  }
}

async function loadProgress(tx: Tx, ids: string[], watched: Map<string, Watched>): Promise<void> {
  const rows = await tx.db
    .selectFrom('fault_progress')
    .selectAll()
    .where(sql<boolean>`robot_id = any(${plainArray(ids)}::uuid[])`)
    .execute();
  for (const row of rows) {
    const progress: Progress = {
      ruleId: row.rule_id,
      source: row.source,
      component: row.component,
      code: row.code,
      since: date(row.since)?.getTime() ?? null,
      hits: times(row.hits),
    };
    const one = watched.get(row.robot_id)!;
    one.watch.progress.set(progressMapKey(progress), progress);
    one.hasProgress = true;
  }
}

/** A maintenance intervention is running while a ticket of a maintenance plan is in progress on the robot. */
async function loadInterventions(tx: Tx, ids: string[], watched: Map<string, Watched>): Promise<void> {
  const rows = await tx.db
    .selectFrom('ticket')
    .select('robot_id')
    .where(sql<boolean>`robot_id = any(${plainArray(ids)}::uuid[])`)
    // Literal, so that a prepared statement too can use the index of just these.
    .where(sql<boolean>`origin = 'MAINTENANCE_PLAN' and status = 'IN_PROGRESS'`)
    .execute();
  for (const { robot_id } of rows) if (robot_id) watched.get(robot_id)!.watch.underIntervention = true;
}

/** Stores what the batch changed: one statement for the states, one for the faults, one for the progress. */
export async function saveWatches(tx: Tx, all: Iterable<Watched>, alertOf: Map<string, string | null>): Promise<void> {
  const changed = [...all].filter((watched) => watched.changed);
  await saveStates(tx, changed);
  await saveFaults(tx, changed, alertOf);
  await saveProgress(tx, changed);
}

async function saveStates(tx: Tx, changed: Watched[]): Promise<void> {
  if (changed.length === 0) return;
  const column = (value: (watched: Watched) => string | number | boolean | Date | null) =>
    plainArray(changed.map(value));
  await sql`
    update robot_state set status = new.status, connection = new.connection, connection_said = new.connection_said,
      connection_received_at = new.connection_received_at, health = new.health, operating_mode = new.operating_mode,
      battery_level = new.battery_level, charging = new.charging, state_observed_at = new.state_observed_at,
      full_report_at = new.full_report_at, last_seen_at = new.last_seen_at, heard_at = new.heard_at,
      newest_observed_at = new.newest_observed_at
    from unnest(
      ${column(({ robotId }) => robotId)}::uuid[],
      ${column(({ state }) => statusOf(state))}::text[],
      ${column(({ state }) => state.connection)}::text[],
      ${column(({ connectionSaid }) => connectionSaid)}::boolean[],
      ${column(({ connectionReceivedAt }) => connectionReceivedAt)}::timestamptz[],
      ${column(({ state }) => state.health)}::text[],
      ${column(({ state }) => state.operatingMode)}::text[],
      ${column(({ state }) => state.batteryLevel)}::real[],
      ${column(({ state }) => state.charging)}::boolean[],
      ${column(({ stateObservedAt }) => stateObservedAt)}::timestamptz[],
      ${column(({ watch }) => (watch.fullReportAt ? new Date(watch.fullReportAt) : null))}::timestamptz[],
      ${column(({ lastSeenAt }) => lastSeenAt)}::timestamptz[],
      ${column(({ heardAt }) => heardAt)}::timestamptz[],
      ${column(({ newestObservedAt }) => newestObservedAt)}::timestamptz[]
    ) as new (robot_id, status, connection, connection_said, connection_received_at, health, operating_mode,
      battery_level, charging, state_observed_at, full_report_at, last_seen_at, heard_at, newest_observed_at)
    where robot_state.robot_id = new.robot_id`.execute(tx.db);
}

async function saveFaults(tx: Tx, changed: Watched[], alertOf: Map<string, string | null>): Promise<void> {
  const faults = changed.flatMap(({ robotId, touched }) => [...touched].map((fault) => ({ robotId, fault })));
  // 17 parameters a row; PostgreSQL takes 65,535 in a statement.
  for (let start = 0; start < faults.length; start += 1_000) {
    await tx.db
      .insertInto('fault')
      .values(
        faults.slice(start, start + 1_000).map(({ robotId, fault }) => ({
          id: fault.id,
          robot_id: robotId,
          rule_id: fault.ruleId,
          source: fault.source,
          component: fault.component,
          code: fault.code,
          severity: fault.severity,
          message: fault.message,
          active: fault.active,
          flapping: fault.flapping,
          occurrences: fault.occurrences,
          first_seen_at: fault.firstSeenAt,
          last_seen_at: fault.lastSeenAt,
          cleared_at: fault.clearedAt,
          raises: fault.raises.map((time) => new Date(time).toISOString()),
          ticket_id: fault.ticketId,
          fleet_alert_id: alertOf.get(fault.id) ?? null,
          version: 1,
        })) as never,
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          rule_id: sql`excluded.rule_id`,
          severity: sql`excluded.severity`,
          message: sql`excluded.message`,
          active: sql`excluded.active`,
          flapping: sql`excluded.flapping`,
          occurrences: sql`excluded.occurrences`,
          first_seen_at: sql`excluded.first_seen_at`,
          last_seen_at: sql`excluded.last_seen_at`,
          cleared_at: sql`excluded.cleared_at`,
          raises: sql`excluded.raises`,
          ticket_id: sql`excluded.ticket_id`,
          fleet_alert_id: sql`coalesce(excluded.fleet_alert_id, fault.fleet_alert_id)`,
          // What comes back has not been seen by anybody yet.
          acknowledged_at: sql`case when excluded.active and not fault.active then null else fault.acknowledged_at end`,
          acknowledged_by: sql`case when excluded.active and not fault.active then null else fault.acknowledged_by end`,
          version: sql`fault.version + 1`,
        }),
      )
      .execute();
  }
}

async function saveProgress(tx: Tx, changed: Watched[]): Promise<void> {
  const before = changed.filter(({ hasProgress }) => hasProgress).map(({ robotId }) => robotId);
  const lines = changed.flatMap(({ robotId, watch }) =>
    [...watch.progress.values()]
      .filter(({ since, hits }) => since !== null || hits.length > 0)
      .map((progress) => ({
        robot_id: robotId,
        rule_id: progress.ruleId,
        source: progress.source,
        component: progress.component,
        code: progress.code,
        since: progress.since === null ? null : new Date(progress.since),
        hits: progress.hits.map((time) => new Date(time).toISOString()),
      })),
  );
  if (before.length > 0)
    await tx.db
      .deleteFrom('fault_progress')
      .where(sql<boolean>`robot_id = any(${plainArray(before)}::uuid[])`)
      .execute();
  for (let start = 0; start < lines.length; start += 5_000)
    await tx.db
      .insertInto('fault_progress')
      .values(lines.slice(start, start + 5_000) as never)
      .execute();
}
