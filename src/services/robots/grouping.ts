/** Grouping: faults that have one cause hang on one parent, and their tickets are muted while it is open. */
import { sql } from 'kysely';
import { newId } from '../../domain/ids.js';
import { STORM_ROBOTS, STORM_SECONDS } from '../../domain/robots/default-rules.js';
import type { WatchedFault } from '../../domain/robots/detection.js';
import type { DetectionRule } from '../../domain/robots/detection-rule.js';
import { titleOfSiteStorm, titleOfStorm } from '../../domain/tickets/automatic-title.js';
import { FleetAlert } from '../../entities/robots/fleet-alert.entity.js';
import { openAlert, type OpenAlert } from './open-alert.js';
import type { Tx } from '../transaction.js';
import type { Found } from './follow-findings.js';
import type { KnownRobot } from './known-robots.js';

interface Opened {
  ticketId: string;
  fault: WatchedFault;
  robot: KnownRobot;
}

export interface Grouping {
  /** The parent ticket of a fault that belongs to an open alert, or null; remembers the alert. */
  parentOf(robot: KnownRobot, fault: WatchedFault): string | null;
  /** Looks whether what was just opened is a storm, and if so puts it under a parent of its own. */
  detectStorms(opened: Opened[], rules: DetectionRule[]): Promise<void>;
}

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
  const open = raises ? await tx.em.find(FleetAlert, { resolvedAt: null }, { orderBy: { raisedAt: 'asc' } }) : [];
  return {
    parentOf(robot, fault) {
      const alert = open.find((candidate) => belongsTo(candidate, robot, fault));
      if (!alert) return null;
      alertOf.set(fault.id, alert.id);
      return alert.ticketId;
    },
    async detectStorms(opened) {
      const free = opened.filter(({ fault }) => !alertOf.has(fault.id));
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

/** Enough robots with the same cause within the time are a storm: an alert is opened, and all of them hang on it. */
async function gather(
  tx: Tx,
  alertOf: Map<string, string | null>,
  fresh: Opened[],
  cause: { code?: string; siteId?: string },
): Promise<void> {
  const newest = Math.max(...fresh.map(({ fault }) => fault.firstSeenAt.getTime()));
  const since = new Date(newest - STORM_SECONDS * 1_000);
  const earlier = await tx.db
    .selectFrom('fault')
    .innerJoin('robot', 'robot.id', 'fault.robot_id')
    .select(['fault.id', 'fault.robot_id as robotId', 'fault.ticket_id as ticketId', 'fault.severity'])
    .where('fault.active', '=', true)
    .where('fault.fleet_alert_id', 'is', null)
    .where(sql<boolean>`fault.first_seen_at >= ${since}`)
    .where((eb) => (cause.code ? eb('fault.code', '=', cause.code) : eb('robot.site_id', '=', cause.siteId!)))
    .execute();
  const now = fresh.filter(({ fault }) => fault.firstSeenAt >= since);
  const robots = new Set([...earlier.map(({ robotId }) => robotId), ...now.map(({ robot }) => robot.id)]);
  if (robots.size < STORM_ROBOTS) return;
  const first = fresh[0]!;
  const alert: OpenAlert = {
    origin: 'STORM',
    title: cause.code
      ? titleOfStorm(cause.code, first.fault.message, robots.size)
      : titleOfSiteStorm(await siteName(tx, cause.siteId!), robots.size),
    message: first.fault.message,
    severity: first.fault.severity,
    code: cause.code ?? null,
    siteId: cause.siteId ?? null,
  };
  const opened = await openAlert(tx, newId(), alert, [
    ...earlier.map(({ id, ticketId }) => ({ faultId: id, ticketId })),
    ...now.map(({ fault, ticketId }) => ({ faultId: fault.id, ticketId })),
  ]);
  for (const { fault } of now) alertOf.set(fault.id, opened.id);
}

async function siteName(tx: Tx, siteId: string): Promise<string> {
  const row = await tx.db.selectFrom('site').select('name').where('id', '=', siteId).executeTakeFirst();
  return row?.name ?? '';
}
