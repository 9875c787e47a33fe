/** What follows from findings: tickets opened, reopened, raised and resolved, and the events that tell of it. */
import { LockMode } from '@mikro-orm/postgresql';
import type { EventKind } from '../../domain/events.js';
import type { Finding, WatchedFault } from '../../domain/robots/detection.js';
import type { DetectionRule } from '../../domain/robots/detection-rule.js';
import type { Severity } from '../../domain/robots/reading.js';
import { titleOfFault } from '../../domain/tickets/automatic-title.js';
import { isOver, isReopenable } from '../../domain/tickets/lifecycle.js';
import { PRIORITY_OF_SEVERITY, type PriorityBasis } from '../../domain/tickets/priority.js';
import type { Priority } from '../../domain/tickets/ticket-words.js';
import { Ticket } from '../../entities/tickets/ticket.entity.js';
import { openTicket } from '../tickets/open-ticket.js';
import type { Tx } from '../transaction.js';
import { captureEvidence } from './evidence.js';
import { groupingFor, type Appeared } from './grouping.js';
import type { KnownRobot } from './known-robots.js';
import { hang } from './open-alert.js';

/** A finding and the robot it is of. */
export interface Found {
  robot: KnownRobot;
  finding: Finding;
}

export interface Followed {
  ticketsOpened: number;
  /** The alert that each new fault hangs on, by fault id. */
  alertOf: Map<string, string | null>;
  /** Freezes the evidence; to be called once the faults are stored. */
  evidence(): Promise<void>;
}

/** That a fault goes on is counted, and has no other consequence. */
type NewsWorthy = Finding & { kind: 'RAISED' | 'RETURNED' | 'ROSE' | 'CLEARED' };
type Raised = Finding & { kind: 'RAISED' | 'RETURNED' };
const isWorthFollowing = (found: Found): found is Found & { finding: NewsWorthy } => found.finding.kind !== 'RECURRED';

const EVENT_OF: Record<NewsWorthy['kind'], EventKind> = {
  RAISED: 'fault.raised',
  RETURNED: 'fault.returned',
  ROSE: 'fault.rose',
  CLEARED: 'fault.cleared',
};

export async function followFindings(tx: Tx, found: Found[]): Promise<Followed> {
  const worth = found.filter(isWorthFollowing);
  const followed: Followed = { ticketsOpened: 0, alertOf: new Map(), evidence: async () => {} };
  if (worth.length === 0) return followed;
  // The grouping takes its turn before any ticket is locked: it locks other robots' tickets too.
  const grouping = await groupingFor(tx, worth, followed.alertOf);
  const tickets = await lockTickets(tx, worth);
  const opened: Appeared[] = [];
  const appeared: Appeared[] = [];

  for (const { robot, finding } of worth) {
    const { fault } = finding;
    switch (finding.kind) {
      case 'RAISED':
      case 'RETURNED': {
        const alert = grouping.alertFor(robot, fault);
        const previousId = finding.previous?.ticketId ?? null;
        const before = previousId ? tickets.get(previousId) : undefined;
        if (finding.kind === 'RETURNED' && before && takeBack(tx, before, finding)) {
          if (alert) hang(tx, before, alert);
          appeared.push({ ticketId: before.id, fault, robot });
          break;
        }
        if (!finding.rule.opensTicket) break;
        const ticket = await openFor(tx, robot, finding, alert?.ticketId ?? null, previousId);
        tickets.set(ticket.id, ticket);
        opened.push({ ticketId: ticket.id, fault, robot });
        appeared.push(opened.at(-1)!);
        break;
      }
      case 'ROSE': {
        const ticket = fault.ticketId ? tickets.get(fault.ticketId) : undefined;
        if (ticket) raisePriority(tx, ticket, finding);
        break;
      }
      case 'CLEARED': {
        const ticket = fault.ticketId ? tickets.get(fault.ticketId) : undefined;
        // A flapping fault is not believed when it clears; the settling job looks again when it has been quiet.
        if (ticket && !finding.flapping) recover(tx, ticket, fault);
        break;
      }
    }
    recordFault(tx, robot, finding);
  }
  await grouping.detectStorms(appeared);
  followed.ticketsOpened = opened.length;
  // The new tickets must stand before the faults that point at them.
  await tx.em.flush();
  followed.evidence = () => captureEvidence(tx, opened);
  return followed;
}

/** The tickets that the findings touch, locked in one order for everybody. */
async function lockTickets(tx: Tx, found: Found[]): Promise<Map<string, Ticket>> {
  const ids = new Set<string>();
  for (const { finding } of found) {
    if (finding.fault.ticketId) ids.add(finding.fault.ticketId);
    if ('previous' in finding && finding.previous?.ticketId) ids.add(finding.previous.ticketId);
  }
  if (ids.size === 0) return new Map();
  const tickets = await tx.em.find(
    Ticket,
    { id: { $in: [...ids] } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  return new Map(tickets.map((ticket) => [ticket.id, ticket]));
}

async function openFor(
  tx: Tx,
  robot: KnownRobot,
  { fault, rule, severity }: Raised,
  parentId: string | null,
  previousId: string | null,
): Promise<Ticket> {
  const ticket = await openTicket(tx, {
    title: titleOfFault(robot, fault.component, fault.code, fault.message),
    description: fault.message,
    serviceType: rule.serviceType,
    ...priorityOf(severity, rule),
    origin: 'DIAGNOSTIC',
    clientId: robot.clientId,
    siteId: robot.siteId,
    robotId: robot.id,
    technicianId: rule.technicianId,
    parentId,
    previousId,
  });
  fault.ticketId = ticket.id;
  return ticket;
}

function priorityOf(severity: Severity, rule: DetectionRule): { priority: Priority; priorityBasis: PriorityBasis } {
  return rule.priority
    ? { priority: rule.priority, priorityBasis: { kind: 'RULE', rule: rule.name } }
    : { priority: PRIORITY_OF_SEVERITY[severity], priorityBasis: { kind: 'FAULT', severity } };
}

/** The fault is back: its ticket goes on, or is reopened, and is as urgent as the fault now is. False when that ticket is over for good. */
function takeBack(tx: Tx, ticket: Ticket, finding: Raised): boolean {
  const { fault, flapping } = finding;
  if (!isOver(ticket.status)) {
    ticket.recoveredAt = null;
    ticket.updatedAt = tx.now;
    // A flapping fault is told once, not each time.
    if (!flapping)
      tx.record({ kind: 'ticket.fault_returned', ticketId: ticket.id, data: { faultId: fault.id, flapping: false } });
    raisePriority(tx, ticket, finding);
    return true;
  }
  if (!isReopenable(ticket.status) || !ticket.isWithinReopenWindow(tx.now)) return false;
  const from = ticket.status;
  ticket.reopen(tx.now, 'La panne est revenue.');
  tx.record({
    kind: 'ticket.reopened',
    ticketId: ticket.id,
    data: { from, to: ticket.status, faultId: fault.id, flapping },
  });
  raisePriority(tx, ticket, finding);
  return true;
}

function raisePriority(tx: Tx, ticket: Ticket, { severity, rule }: { severity: Severity; rule: DetectionRule }): void {
  const from = ticket.priority;
  const { priority, priorityBasis } = priorityOf(severity, rule);
  if (ticket.raisePriority(priority, priorityBasis, tx.now))
    tx.record({ kind: 'ticket.priority_raised', ticketId: ticket.id, data: { from, to: ticket.priority } });
}

/** The fault is gone: the ticket is resolved if nobody is on it, and otherwise marked "recovered, verify". */
export function recover(tx: Tx, ticket: Ticket, fault: Pick<WatchedFault, 'id'>): void {
  if (isOver(ticket.status)) return;
  const from = ticket.status;
  const reason = 'La panne a disparu d’elle-même.';
  ticket.recover(tx.now, reason);
  if (ticket.status === from)
    tx.record({ kind: 'ticket.fault_cleared', ticketId: ticket.id, data: { faultId: fault.id, verify: true } });
  else tx.record({ kind: 'ticket.status_changed', ticketId: ticket.id, data: { from, to: ticket.status, reason } });
}

function recordFault(tx: Tx, robot: KnownRobot, finding: NewsWorthy): void {
  const { fault, severity, flapping } = finding;
  tx.record({
    kind: EVENT_OF[finding.kind],
    robotId: robot.id,
    clientId: robot.clientId,
    siteId: robot.siteId,
    data: {
      faultId: fault.id,
      component: fault.component,
      code: fault.code,
      severity,
      flapping,
      ticketId: fault.ticketId,
    },
  });
}
