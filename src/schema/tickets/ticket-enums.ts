import { Int } from 'type-graphql';
import { EVENT_KINDS, type EventKind } from '../../domain/events.js';
import { MESSAGE_SIDES } from '../../domain/tickets/conversation.js';
import {
  CONTACT_MODES,
  GRADES,
  LINK_KINDS,
  ORIGINS,
  PRIORITIES,
  RESOLUTION_CODES,
  SERVICE_TYPES,
  TICKET_STATUSES,
} from '../../domain/tickets/ticket-words.js';
import { TICKET_ORDERS } from '../../services/tickets/ticket.query.js';
import { enumOf, orderEnumOf } from '../common/enums.js';
import { filterOf } from '../common/filters.js';

export const TicketStatus = enumOf('TicketStatus', 'Where a ticket stands.', TICKET_STATUSES, {
  NEW: 'Opened, and nobody is on it.',
  ASSIGNED: 'Given to a technician.',
  IN_PROGRESS: 'Being worked on.',
  PENDING_CLIENT: 'Waiting for the client.',
  PENDING_PARTS: 'Waiting for parts.',
  PENDING_VENDOR: 'Waiting for somebody else.',
  RESOLVED: 'Solved; can be reopened within the reopen window.',
  CLOSED: 'Over; can be reopened within the reopen window.',
  CANCELLED: 'Not to be done, for good.',
  MERGED: 'Part of another ticket now, for good.',
});
export const Priority = enumOf('Priority', 'How urgent; P1 is the most urgent.', PRIORITIES, {
  P1: 'Now.',
  P2: 'Next.',
  P3: 'Soon.',
  P4: 'When it fits.',
});
export const Origin = enumOf('Origin', 'Where a ticket came from.', ORIGINS, {
  CLIENT: 'A client, or a partner for one.',
  STAFF: 'Somebody at the desk.',
  DIAGNOSTIC: 'The desk itself, from what a robot said.',
  FLEET_ALERT: 'An alert about the fleet.',
  MAINTENANCE_PLAN: 'A maintenance plan.',
});
export const ServiceType = enumOf('ServiceType', 'What is asked for.', SERVICE_TYPES, {
  HARDWARE_REPAIR: 'Repair of equipment.',
  SOFTWARE_TROUBLESHOOTING: 'Trouble with software.',
  NETWORK_CONFIGURATION: 'Configuration of a network.',
  DATA_RECOVERY: 'Recovery of data.',
  SECURITY: 'Security of systems.',
  HARDWARE_UPGRADE: 'Upgrade of equipment.',
  ROBOT_FAULT: 'A fault of a robot.',
});
export const Grade = enumOf('Grade', 'The scale of impact and of urgency.', GRADES, {
  LOW: 'Low.',
  MEDIUM: 'Medium.',
  HIGH: 'High.',
  CRITICAL: 'Critical.',
});
export const ContactMode = enumOf('ContactMode', 'How somebody prefers to be reached.', CONTACT_MODES, {
  EMAIL: 'By e-mail.',
  PHONE: 'By telephone.',
  SMS: 'By text message.',
  PORTAL: 'In the client portal.',
});
export const ResolutionCode = enumOf('ResolutionCode', 'How a ticket was resolved, in one word.', RESOLUTION_CODES, {
  REPAIRED: 'Something was repaired.',
  REPLACED: 'Something was replaced.',
  CONFIGURED: 'Something was set up, updated or set right.',
  EXPLAINED: 'It was explained how it is used.',
  WORKED_AROUND: 'There is a way around it; the cause stays.',
  NOT_REPRODUCED: 'It did not happen again.',
  NO_FAULT: 'Nothing was wrong.',
  OTHER: 'Otherwise; the text says how.',
});
export const TicketLinkKind = enumOf(
  'TicketLinkKind',
  'What a ticket has to do with another, said of the first.',
  LINK_KINDS,
  {
    RELATED: 'They have to do with each other; neither comes first.',
    DUPLICATES: 'It says again what the other says.',
    CAUSED_BY: 'It comes of what the other is about.',
    SPLIT_FROM: 'It was part of the other.',
  },
);
export const LinkDirection = enumOf('LinkDirection', 'Of which of the two tickets a link is said.', ['TO', 'FROM'], {
  TO: 'Of this one: it DUPLICATES the other. Always so of RELATED, which has no direction.',
  FROM: 'Of the other one: the other DUPLICATES it.',
});
export const ActorKind = enumOf('ActorKind', 'What kind of actor did something.', ['PERSON', 'SERVICE', 'SYSTEM'], {
  PERSON: 'A person.',
  SERVICE: 'A service account.',
  SYSTEM: 'The desk itself.',
});

/** Timeline kinds are the ticket's events, in the schema's spelling: `ticket.status_changed` is STATUS_CHANGED. */
const TIMELINE = {
  OPENED: 'It was opened.',
  ASSIGNED: 'It was given to a technician.',
  STATUS_CHANGED: 'Its status changed.',
  REOPENED: 'It was reopened.',
  PRIORITY_RAISED: 'Its priority rose.',
  PRIORITY_CHANGED: 'Somebody changed its priority.',
  UNASSIGNED: 'It was taken from a technician.',
  ESCALATED: 'The level of its escalation changed.',
  MERGED: 'It is part of another ticket now.',
  ABSORBED: 'Another ticket became part of it.',
  SPLIT: 'Part of it became a ticket of its own.',
  LINKED: 'It was linked with another ticket.',
  UNLINKED: 'A link with another ticket was taken away.',
  EDITED: 'What it says was corrected.',
  TAGGED: 'Its tags changed.',
  FAULT_CLEARED: 'The fault went away while somebody was on it: recovered, verify.',
  FAULT_RETURNED: 'The fault is back.',
  ATTACHMENT_ADDED: 'A file was put on it.',
  ATTACHMENT_REMOVED: 'A file was taken off it.',
  GROUPED: 'It was put under a larger problem, and muted.',
  PART_REQUESTED: 'A part was asked for; not shown to clients, as all about parts.',
  PART_APPROVED: 'A part was granted, and all of it is reserved.',
  PART_SHORT: 'A part was granted, and not all of it is there.',
  PART_REJECTED: 'A part was refused.',
  PART_USED: 'A part went into the work.',
  PART_RELEASED: 'A part is not wanted any more.',
  UNGROUPED: 'The larger problem is over; it is heard again.',
  MESSAGE_POSTED: 'Client or desk wrote a message.',
  MESSAGE_RETRACTED: 'A message was taken back.',
  NOTE_POSTED: 'The desk noted something for itself; never shown to clients and service accounts.',
  NOTE_FILE_ADDED: 'An internal file was put on it; never shown to clients and service accounts.',
  NOTE_FILE_REMOVED: 'An internal file was taken off it; never shown to clients and service accounts.',
  NOTE_RETRACTED: 'A note was taken back; never shown to clients and service accounts.',
  SLA_WARNED: 'Most of the time that was promised is used up.',
  SLA_BREACHED: 'The time that was promised is used up.',
} as const;
export const MessageSide = enumOf('MessageSide', 'For whom somebody writes.', MESSAGE_SIDES, {
  CLIENT: 'For the client.',
  DESK: 'For the desk.',
});

export const TimelineKind = enumOf(
  'TimelineKind',
  'What happened to a ticket.',
  Object.keys(TIMELINE) as (keyof typeof TIMELINE)[],
  TIMELINE,
);

/** The schema's spelling of a ticket's event. */
export const timelineKindOf = (kind: EventKind): string => kind.slice('ticket.'.length).toUpperCase();

/** The event behind a kind of line. */
export const eventKindOf = (kind: string): EventKind => `ticket.${kind.toLowerCase()}` as EventKind;

/** Every event of a ticket has its spelling: checked when the schema is built. */
for (const kind of EVENT_KINDS)
  if (kind.startsWith('ticket.') && !(timelineKindOf(kind) in TIMELINE)) throw new Error(`${kind} has no TimelineKind`);

export const TicketOrder = orderEnumOf('TicketOrder', 'tickets', TICKET_ORDERS);

export const TicketStatusFilter = filterOf('TicketStatusFilter', TicketStatus);
export const PriorityFilter = filterOf('PriorityFilter', Priority);
export const OriginFilter = filterOf('OriginFilter', Origin);
export const ServiceTypeFilter = filterOf('ServiceTypeFilter', ServiceType);
export const EscalationLevelFilter = filterOf('EscalationLevelFilter', Int);
