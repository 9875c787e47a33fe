import { sql } from 'kysely';
import { LockMode } from '@mikro-orm/postgresql';
import type { Severity } from '../../domain/robots/reading.js';
import { isOver } from '../../domain/tickets/lifecycle.js';
import { PRIORITY_OF_SEVERITY } from '../../domain/tickets/priority.js';
import { FleetAlert } from '../../entities/robots/fleet-alert.entity.js';
import { Ticket } from '../../entities/tickets/ticket.entity.js';
import { openTicket } from '../tickets/open-ticket.js';
import type { Tx } from '../transaction.js';

export interface OpenAlert {
  origin: 'GAIA' | 'STORM';
  title: string;
  message: string;
  severity: Severity;
  externalRef?: string | null;
  code?: string | null;
  component?: string | null;
  manufacturer?: string | null;
  model?: string | null;
  clientId?: string | null;
  siteId?: string | null;
}

/** Opens an alert with its parent ticket and hangs the given faults and their tickets on it. */
export async function openAlert(
  tx: Tx,
  id: string,
  given: OpenAlert,
  children: { faultId: string; ticketId: string | null }[],
): Promise<FleetAlert> {
  const parent = await openTicket(tx, {
    title: given.title,
    description: given.message,
    serviceType: 'ROBOT_FAULT',
    priority: PRIORITY_OF_SEVERITY[given.severity],
    priorityBasis: { kind: 'ALERT', severity: given.severity },
    origin: 'FLEET_ALERT',
    clientId: given.clientId ?? null,
    siteId: given.siteId ?? null,
    robotId: null,
  });
  const alert = tx.em.create(FleetAlert, {
    externalRef: null,
    code: null,
    component: null,
    manufacturer: null,
    model: null,
    clientId: null,
    siteId: null,
    ...given,
    id,
    ticketId: parent.id,
    raisedAt: tx.now,
    resolvedAt: null,
    resolution: null,
  });
  await tx.em.flush();
  tx.record({
    kind: 'fleet_alert.raised',
    clientId: alert.clientId,
    siteId: alert.siteId,
    data: { fleetAlertId: alert.id },
  });
  await attach(tx, alert, children);
  return alert;
}

/** The tickets become children of the parent and are muted; the faults point at the alert. Tickets are locked first, as everywhere. */
async function attach(
  tx: Tx,
  alert: FleetAlert,
  children: { faultId: string; ticketId: string | null }[],
): Promise<void> {
  const faultIds = children.map(({ faultId }) => faultId);
  if (faultIds.length === 0) return;
  const ticketIds = [...new Set(children.flatMap(({ ticketId }) => ticketId ?? []))];
  for (const ticket of await lockTickets(tx, ticketIds)) hang(tx, ticket, alert);
  await tx.db
    .updateTable('fault')
    .set({ fleet_alert_id: alert.id })
    .where(sql<boolean>`id = any(${faultIds}::uuid[])`)
    .execute();
}

/** Hangs a ticket on an alert, unless it is over or muted under another one already. */
export function hang(tx: Tx, ticket: Ticket, alert: FleetAlert): void {
  if (isOver(ticket.status) || ticket.muted) return;
  Object.assign(ticket, { parentId: alert.ticketId, muted: true, updatedAt: tx.now });
  tx.record({
    kind: 'ticket.grouped',
    ticketId: ticket.id,
    data: { parentId: alert.ticketId, fleetAlertId: alert.id },
  });
}

/** Lets the children of an alert be heard again. */
export async function unmuteChildren(tx: Tx, alert: FleetAlert): Promise<void> {
  const children = await tx.em.find(
    Ticket,
    { parentId: alert.ticketId, muted: true },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  for (const ticket of children) {
    Object.assign(ticket, { muted: false, updatedAt: tx.now });
    tx.record({ kind: 'ticket.ungrouped', ticketId: ticket.id, data: { fleetAlertId: alert.id } });
  }
}

const lockTickets = (tx: Tx, ids: string[]): Promise<Ticket[]> =>
  tx.em.find(Ticket, { id: { $in: ids } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
