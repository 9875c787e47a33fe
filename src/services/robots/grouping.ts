/** Grouping: faults that have one cause hang on one parent, and their tickets are muted while it is open. */
import { sql } from 'kysely';
import { newId } from '../../domain/ids.js';
import { raisedAt, type WatchedFault } from '../../domain/robots/detection.js';
import { SEVERITIES } from '../../domain/robots/reading.js';
import { startOfStorm, STORM_SECONDS } from '../../domain/robots/storm.js';
import { titleOfSiteStorm, titleOfStorm } from '../../domain/tickets/automatic-title.js';
import { FleetAlert } from '../../entities/robots/fleet-alert.entity.js';
import { openAlert, type OpenAlert } from './open-alert.js';
import type { Tx } from '../transaction.js';
import type { Found } from './follow-findings.js';
import type { KnownRobot } from './known-robots.js';

/** A fault that came or came back, with the ticket that it opened or has. */
export interface Appeared {
  ticketId: string;
  fault: WatchedFault;
  robot: KnownRobot;
}

export interface Grouping {
  /** The open alert that a fault belongs to, or null; remembers it. */
  alertFor(robot: KnownRobot, fault: WatchedFault): FleetAlert | null;
  /** Looks whether what has just appeared is a storm, and if so puts it under a parent of its own. */
  detectStorms(appeared: Appeared[]): Promise<void>;
}

/**
 * Takes the turn of those who group, until the commit: ten robots that report at once in ten batches are one storm, and
 * a fault that comes while its alert is being raised or resolved is either seen by it or sees it. Faults are rare
 * beside reports, and nobody else waits. To be called before tickets are locked.
 */
export const takeGroupingTurn = async (tx: Tx): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(7341003)`.execute(tx.db));

/** Whether a fault on a robot is what an alert is about: every part that the alert names must fit. */
export function belongsTo(
  alert: Pick<FleetAlert, 'code' | 'component' | 'manufacturer' | 'model' | 'clientId' | 'siteId'>,
  robot: Pick<KnownRobot, 'manufacturer' | 'model' | 'clientId' | 'siteId'>,
  fault: { code: string; component: string },
): boolean {
  return (
    (!alert.code || alert.code === fault.code) &&
    (!alert.component || alert.component === fault.component) &&
    (!alert.manufacturer || alert.manufacturer === robot.manufacturer) &&
    (!alert.model || alert.model === robot.model) &&
    (!alert.clientId || alert.clientId === robot.clientId) &&
    (!alert.siteId || alert.siteId === robot.siteId)
  );
}

export async function groupingFor(tx: Tx, found: Found[], alertOf: Map<string, string | null>): Promise<Grouping> {
  const raises = found.some(({ finding }) => finding.kind === 'RAISED' || finding.kind === 'RETURNED');
  if (raises) await takeGroupingTurn(tx);
  const open = raises ? await tx.em.find(FleetAlert, { resolvedAt: null }, { orderBy: { raisedAt: 'asc' } }) : [];
  return {
    alertFor(robot, fault) {
      const alert = open.find((candidate) => belongsTo(candidate, robot, fault)) ?? null;
      if (alert) alertOf.set(fault.id, alert.id);
      return alert;
    },
    async detectStorms(appeared) {
      const free = appeared.filter(({ fault }) => !alertOf.has(fault.id));
      if (free.length === 0) return;
      await tx.em.flush();
      for (const [code, ones] of Map.groupBy(free, ({ fault }) => fault.code))
        await gather(tx, alertOf, ones, { code });
      const rest = free.filter(({ fault, robot }) => robot.siteId && !alertOf.has(fault.id));
      for (const [siteId, ones] of Map.groupBy(rest, ({ robot }) => robot.siteId!))
        await gather(tx, alertOf, ones, { siteId });
    },
  };
}

/** Enough robots with the same cause within the time are a storm: an alert is opened, and all from its start on hang on it. */
async function gather(
  tx: Tx,
  alertOf: Map<string, string | null>,
  appeared: Appeared[],
  cause: { code?: string; siteId?: string },
): Promise<void> {
  const ids = new Set(appeared.map(({ fault }) => fault.id));
  const now = appeared.map(({ fault, robot, ticketId }) => ({
    id: fault.id,
    robotId: robot.id,
    ticketId,
    severity: fault.severity,
    at: raisedAt(fault),
  }));
  const earlier = (await standingBeside(tx, now, cause)).filter(({ id }) => !ids.has(id));
  const start = startOfStorm([...earlier, ...now]);
  if (start === null) return;
  const caught = [...earlier, ...now].filter(({ at }) => at >= start);
  const robots = new Set(caught.map(({ robotId }) => robotId)).size;
  const { fault } = appeared[0]!;
  const alert: OpenAlert = {
    origin: 'STORM',
    title: cause.code
      ? titleOfStorm(cause.code, fault.message, robots)
      : titleOfSiteStorm(await siteName(tx, cause.siteId!), robots),
    message: fault.message,
    severity: SEVERITIES.findLast((severity) => caught.some((one) => one.severity === severity))!,
    code: cause.code ?? null,
    siteId: cause.siteId ?? null,
  };
  const children = caught.map(({ id, ticketId }) => ({ faultId: id, ticketId }));
  const opened = await openAlert(tx, newId(), alert, children);
  for (const { id } of caught) if (ids.has(id)) alertOf.set(id, opened.id);
}

/** Active faults of the same cause that were raised near enough to be of one storm with these, and hung on no alert yet. */
async function standingBeside(tx: Tx, these: { at: number }[], cause: { code?: string; siteId?: string }) {
  const times = these.map(({ at }) => at);
  const from = Math.min(...times) - STORM_SECONDS * 1_000;
  const to = Math.max(...times) + STORM_SECONDS * 1_000;
  const rows = await tx.db
    .selectFrom('fault')
    .innerJoin('robot', 'robot.id', 'fault.robot_id')
    .select(['fault.id', 'fault.robot_id as robotId', 'fault.ticket_id as ticketId', 'fault.severity', 'fault.raises'])
    .where('fault.active', '=', true)
    .where('fault.ticket_id', 'is not', null)
    .where('fault.fleet_alert_id', 'is', null)
    .where(sql<boolean>`fault.last_seen_at >= ${new Date(from)}`)
    .where((eb) => (cause.code ? eb('fault.code', '=', cause.code) : eb('robot.site_id', '=', cause.siteId!)))
    .execute();
  return rows
    .map(({ raises, ...row }) => ({ ...row, at: new Date(raises.at(-1)!).getTime() }))
    .filter(({ at }) => at >= from && at <= to);
}

async function siteName(tx: Tx, siteId: string): Promise<string> {
  const row = await tx.db.selectFrom('site').select('name').where('id', '=', siteId).executeTakeFirst();
  return row?.name ?? '';
}
