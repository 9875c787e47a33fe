/** Gaia's alerts: one problem behind many faults. */
import { LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { reachOf } from '../../domain/accounts/actor.js';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import type { Severity } from '../../domain/robots/reading.js';
import { isOver } from '../../domain/tickets/lifecycle.js';
import { Client } from '../../entities/clients/client.entity.js';
import { Site } from '../../entities/clients/site.entity.js';
import { FleetAlert } from '../../entities/robots/fleet-alert.entity.js';
import { Ticket } from '../../entities/tickets/ticket.entity.js';
import { withinReach } from '../access.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { optionalText, requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { belongsTo, takeGroupingTurn } from './grouping.js';
import { openAlert, unmuteChildren } from './open-alert.js';

export interface RaiseFleetAlert {
  externalRef?: string | null;
  title: string;
  message?: string | null;
  severity: Severity;
  code?: string | null;
  component?: string | null;
  manufacturer?: string | null;
  model?: string | null;
  clientId?: string | null;
  siteId?: string | null;
  idempotencyKey?: string | null;
}

/**
 * Raises an alert: a parent ticket, on which the active faults that it describes hang at once and new ones as they
 * come, muted while it is open. An alert with a reference that is known already is that alert; when it is another
 * client's, nothing of it is told but that the reference is taken.
 * @throws DeskError VALIDATION, NOT_FOUND, ALREADY_EXISTS, IDEMPOTENCY_MISMATCH
 */
export async function raiseFleetAlert(call: Call, input: RaiseFleetAlert): Promise<{ fleetAlertId: string }> {
  const { idempotencyKey, ...given } = input;
  return transaction(call, (tx) =>
    once(tx, 'raiseFleetAlert', idempotencyKey, given, async () => {
      await takeGroupingTurn(tx);
      const externalRef = optionalText(input.externalRef, ['externalRef']);
      const known = externalRef ? await knownAlert(tx, externalRef) : null;
      if (known) return { fleetAlertId: known };
      const place = await placeOf(tx, input.clientId ?? null, input.siteId ?? null);
      const alert = {
        origin: 'GAIA' as const,
        externalRef,
        title: requiredText(input.title, ['title']),
        message: optionalText(input.message, ['message'], 20_000) ?? '',
        severity: input.severity,
        code: optionalText(input.code, ['code']),
        component: optionalText(input.component, ['component']),
        manufacturer: optionalText(input.manufacturer, ['manufacturer']),
        model: optionalText(input.model, ['model']),
        ...place,
      };
      const opened = await openAlert(tx, newId(), alert, await matchingFaults(tx, alert));
      return { fleetAlertId: opened.id };
    }),
  );
}

/** The alert that bears a reference already. @throws DeskError ALREADY_EXISTS when it is another client's */
async function knownAlert(tx: Tx, externalRef: string): Promise<string | null> {
  const known = await tx.em.findOne(FleetAlert, { externalRef });
  const { clientId } = withinReach(tx.call.actor);
  if (known && clientId && known.clientId !== clientId)
    throw new DeskError('ALREADY_EXISTS', 'reference_taken', {}, ['externalRef']);
  return known?.id ?? null;
}

export interface ResolveFleetAlert {
  fleetAlertId: string;
  resolution?: string | null;
  version?: number | null;
}

/** Resolves an alert with its parent ticket; its children are heard again. @throws DeskError NOT_FOUND, CONFLICT, VALIDATION */
export async function resolveFleetAlert(call: Call, input: ResolveFleetAlert): Promise<{ fleetAlertId: string }> {
  const resolution = optionalText(input.resolution, ['resolution'], 2_000);
  return transaction(call, async (tx) => {
    await takeGroupingTurn(tx);
    const alert = await tx.em.findOne(
      FleetAlert,
      { $and: [{ id: input.fleetAlertId }, withinReach(call.actor)] },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!alert) throw notFound('fleetAlert', ['fleetAlertId']);
    checkVersion(alert.version, input.version);
    if (alert.resolvedAt) throw new DeskError('CONFLICT', 'alert_resolved', {}, ['fleetAlertId']);
    await resolve(tx, alert, resolution);
    return { fleetAlertId: alert.id };
  });
}

/** How long a storm must have been quiet before the desk calls it over, in minutes. */
const QUIET_MINUTES = 10;

/**
 * Resolves the storms that have passed: no fault of theirs stands, and none was seen for a while. What Gaia raised,
 * Gaia or a person resolves. Answers how many.
 */
export async function resolvePassedStorms(call: Call): Promise<number> {
  return transaction(call, async (tx) => {
    await takeGroupingTurn(tx);
    const quietSince = new Date(tx.now.getTime() - QUIET_MINUTES * 60_000);
    const passed = await tx.db
      .selectFrom('fleet_alert')
      .select('id')
      .where('origin', '=', 'STORM')
      .where('resolved_at', 'is', null)
      .where(sql<boolean>`raised_at < ${quietSince}`)
      .where(
        sql<boolean>`not exists (select from fault where fault.fleet_alert_id = fleet_alert.id
          and (fault.active or fault.cleared_at > ${quietSince}))`,
      )
      .orderBy('id')
      .execute();
    for (const { id } of passed)
      await resolve(
        tx,
        await tx.em.findOneOrFail(FleetAlert, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'Plus aucune de ces pannes n’est active.',
      );
    return passed.length;
  });
}

/** Ends an alert with its parent ticket, and lets its children be heard again. */
async function resolve(tx: Tx, alert: FleetAlert, resolution: string | null): Promise<void> {
  alert.resolve(tx.now, resolution);
  tx.record({
    kind: 'fleet_alert.resolved',
    clientId: alert.clientId,
    siteId: alert.siteId,
    data: { fleetAlertId: alert.id },
  });
  await resolveParent(tx, alert, resolution);
  await unmuteChildren(tx, alert);
}

async function resolveParent(tx: Tx, alert: FleetAlert, resolution: string | null): Promise<void> {
  const parent = await tx.em.findOneOrFail(Ticket, { id: alert.ticketId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (isOver(parent.status)) return;
  const from = parent.status;
  const reason = resolution ?? 'L’alerte est résolue.';
  parent.move('RESOLVED', 'SYSTEM', tx.now, reason);
  tx.record({ kind: 'ticket.status_changed', ticketId: parent.id, data: { from, to: parent.status, reason } });
}

/** Active faults that the alert describes and that hang on no other open one. */
async function matchingFaults(tx: Tx, alert: Parameters<typeof belongsTo>[0]) {
  const rows = await tx.db
    .selectFrom('fault')
    .innerJoin('robot', 'robot.id', 'fault.robot_id')
    .select([
      'fault.id as faultId',
      'fault.ticket_id as ticketId',
      'fault.code',
      'fault.component',
      'robot.manufacturer',
      'robot.model',
      'robot.client_id as clientId',
      'robot.site_id as siteId',
    ])
    .where('fault.active', '=', true)
    .leftJoin('fleet_alert', 'fleet_alert.id', 'fault.fleet_alert_id')
    .where(sql<boolean>`(fleet_alert.id is null or fleet_alert.resolved_at is not null)`)
    .$if(Boolean(alert.code), (query) => query.where('fault.code', '=', alert.code!))
    .execute();
  return rows.filter((row) => belongsTo(alert, row, row));
}

async function placeOf(tx: Tx, clientId: string | null, siteId: string | null) {
  const reach = reachOf(tx.call.actor);
  const owner = reach.kind === 'CLIENT' ? reach.clientId : clientId;
  if (clientId && (owner !== clientId || !(await tx.em.findOne(Client, { id: clientId }))))
    throw notFound('client', ['clientId']);
  if (siteId) {
    const site = await tx.em.findOne(Site, { id: siteId });
    if (!site || (owner && reach.kind === 'CLIENT' && site.clientId !== owner)) throw notFound('site', ['siteId']);
    if (owner && site.clientId !== owner) throw invalid('site_of_other_client', ['siteId']);
  }
  return { clientId: owner, siteId };
}
