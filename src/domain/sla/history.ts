/** What a timeline says to the clocks of a service level. */
import type { EventKind } from '../events.js';
import {
  PRIORITIES,
  TICKET_STATUSES,
  type Priority,
  type ServiceType,
  type TicketStatus,
} from '../tickets/ticket-words.js';
import type { SlaStep, TicketPast } from './ledger.js';

/** Events after which a ticket's clocks may stand otherwise; of messages, those by the desk. */
export const SLA_KINDS = [
  'ticket.opened',
  'ticket.assigned',
  'ticket.status_changed',
  'ticket.reopened',
  'ticket.priority_raised',
  'ticket.priority_changed',
  'ticket.message_posted',
  'ticket.merged',
] as const;

/** When a clock's warning and breach were told. */
export const TOLD_KINDS = ['ticket.sla_warned', 'ticket.sla_breached'] as const satisfies readonly EventKind[];

const KINDS: ReadonlySet<string> = new Set([...SLA_KINDS, ...TOLD_KINDS]);

/** Whether a ticket's clocks are to be reckoned anew after an event. */
export const concernsSla = (kind: EventKind): boolean => KINDS.has(kind);

/** One line of a timeline. `at` in ms. */
export interface SlaLine {
  kind: string;
  at: number;
  actorKind: string;
  data: Record<string, unknown>;
}

/** A ticket as it stands: for what its timeline does not say. */
export interface SlaTicket {
  serviceType: ServiceType;
  status: TicketStatus;
  priority: Priority;
  createdAt: number;
}

/** A ticket's past from its timeline, in the order of time. */
export function pastOf(ticket: SlaTicket, lines: readonly SlaLine[]): TicketPast {
  const [first] = lines;
  const opening = first?.kind === 'ticket.opened' ? stepOf(first) : null;
  const later = (opening ? lines.slice(1) : lines).flatMap((line) => stepOf(line) ?? []);
  return {
    serviceType: ticket.serviceType,
    steps: [
      {
        at: opening?.at ?? ticket.createdAt,
        status: opening?.status ?? 'NEW',
        priority: opening?.priority ?? ticket.priority,
        ...(opening?.responded && { responded: true }),
      },
      ...later,
    ],
  };
}

/** What a line says; null for nothing. */
function stepOf({ kind, at, actorKind, data }: SlaLine): SlaStep | null {
  const status = TICKET_STATUSES.find((one) => one === data['to']);
  const note = typeof data['reason'] === 'string' ? data['reason'] : null;
  // What the desk does by itself is no response, but for giving the ticket to somebody; nor is calling it off.
  const responds = actorKind !== 'SYSTEM' && status !== 'CANCELLED' && ({ responded: true } as const);
  switch (kind) {
    case 'ticket.opened': {
      const priority = PRIORITIES.find((one) => one === data['priority']);
      return {
        at,
        ...(status && { status }),
        ...(priority && { priority }),
        ...(status === 'ASSIGNED' && { responded: true }),
      };
    }
    case 'ticket.assigned':
      return { at, ...(status && { status }), responded: true };
    case 'ticket.status_changed':
    case 'ticket.reopened':
      return status ? { at, status, note, ...responds } : null;
    case 'ticket.priority_raised':
    case 'ticket.priority_changed': {
      const priority = PRIORITIES.find((one) => one === data['to']);
      return priority ? { at, priority } : null;
    }
    case 'ticket.message_posted':
      return data['side'] === 'DESK' ? { at, responded: true } : null;
    case 'ticket.merged':
      return { at, status: 'MERGED' };
    default:
      return null;
  }
}
