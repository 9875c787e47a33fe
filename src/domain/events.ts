/**
 * What happens in the desk, as other parts may hear of it. An event is written in the transaction of its change and
 * published after the commit. Names are `<thing>.<past tense>`.
 */
export const EVENT_KINDS = [
  'robot.registered',
  'robot.linked',
  'robot.status_changed',
  'diagnostics.received',
  'fault.raised',
  'fault.rose',
  'fault.returned',
  'fault.cleared',
  'fault.acknowledged',
  'ticket.opened',
  'ticket.assigned',
  'ticket.status_changed',
  'ticket.reopened',
  'ticket.priority_raised',
  'ticket.priority_changed',
  'ticket.unassigned',
  'ticket.escalated',
  'ticket.merged',
  'ticket.absorbed',
  'ticket.split',
  'ticket.linked',
  'ticket.unlinked',
  'ticket.edited',
  'ticket.tagged',
  'ticket.fault_cleared',
  'ticket.fault_returned',
  'ticket.attachment_added',
  'ticket.attachment_removed',
  'ticket.grouped',
  'ticket.ungrouped',
  'ticket.part_requested',
  'ticket.part_approved',
  'ticket.part_short',
  'ticket.part_rejected',
  'ticket.part_used',
  'ticket.part_released',
  'ticket.message_posted',
  'ticket.message_retracted',
  'ticket.note_posted',
  'ticket.note_retracted',
  'ticket.note_file_added',
  'ticket.note_file_removed',
  'ticket.sla_warned',
  'ticket.sla_breached',
  'fleet_alert.raised',
  'fleet_alert.resolved',
  'account.profile_changed',
  'account.rights_changed',
  'api_key.revoked',
  'policies.changed',
  'signing_key.added',
  'signing_key.retired',
  'stock.low',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Events after which a caller may no longer do what they could. */
export const RIGHTS_KINDS = [
  'account.rights_changed',
  'api_key.revoked',
  'signing_key.retired',
] as const satisfies EventKind[];

/** Events after which a caller is no longer who is remembered: what they may do, or how they are called. */
export const IDENTITY_KINDS = [...RIGHTS_KINDS, 'account.profile_changed'] as const satisfies EventKind[];

/** Who did it, as the timeline and the streams show it. The name is kept as it was then. */
export interface EventActor {
  kind: 'PERSON' | 'SERVICE' | 'SYSTEM';
  id: string | null;
  name: string;
}

/** An event as a service records it; the log gives it its place and its time. */
export interface DeskEvent {
  kind: EventKind;
  /** What it touches: rights are judged by these, and streams find their subscribers by them. */
  clientId?: string | null;
  siteId?: string | null;
  robotId?: string | null;
  ticketId?: string | null;
  technicianId?: string | null;
  /** Who did it, when it was not the caller: what the desk itself does about what a robot reports. */
  by?: EventActor;
  /**
   * When it happened, when that is long past: history that another system kept. It belongs to the timeline, and the log,
   * which tells what happens now, does not hear of it.
   */
  at?: Date;
  /** What changed, as the stream shows it: a snapshot, so that a replayed event tells what was true then. */
  data: Record<string, unknown>;
}

/** An event as it stands in the log. */
export interface LoggedEvent extends Required<Omit<DeskEvent, 'by' | 'at'>> {
  /** Place in the log: dense enough, strictly rising in the order of commits. */
  seq: number;
  at: Date;
  actor: EventActor;
}
