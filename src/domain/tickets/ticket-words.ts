/** The closed lists of the ticket domain. */
export const TICKET_STATUSES = [
  'NEW',
  'ASSIGNED',
  'IN_PROGRESS',
  'PENDING_CLIENT',
  'PENDING_PARTS',
  'PENDING_VENDOR',
  'RESOLVED',
  'CLOSED',
  'CANCELLED',
  'MERGED',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** P1 is the most urgent. */
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const ORIGINS = ['CLIENT', 'STAFF', 'DIAGNOSTIC', 'FLEET_ALERT', 'MAINTENANCE_PLAN'] as const;
export type Origin = (typeof ORIGINS)[number];

export const SERVICE_TYPES = [
  'HARDWARE_REPAIR',
  'SOFTWARE_TROUBLESHOOTING',
  'NETWORK_CONFIGURATION',
  'DATA_RECOVERY',
  'SECURITY',
  'HARDWARE_UPGRADE',
  'ROBOT_FAULT',
] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

/** The scale of impact and of urgency. */
export const GRADES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Grade = (typeof GRADES)[number];

export const CONTACT_MODES = ['EMAIL', 'PHONE', 'SMS', 'PORTAL'] as const;
export type ContactMode = (typeof CONTACT_MODES)[number];

/** How a ticket was resolved, in one word, for whoever counts. */
export const RESOLUTION_CODES = [
  'REPAIRED',
  'REPLACED',
  'CONFIGURED',
  'EXPLAINED',
  'WORKED_AROUND',
  'NOT_REPRODUCED',
  'NO_FAULT',
  'OTHER',
] as const;
export type ResolutionCode = (typeof RESOLUTION_CODES)[number];

/** What one ticket has to do with another, said of the first: it DUPLICATES the other. RELATED has no direction. */
export const LINK_KINDS = ['RELATED', 'DUPLICATES', 'CAUSED_BY', 'SPLIT_FROM'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** How far a ticket can be escalated; 0 is not at all. */
export const ESCALATION_MAX = 3;
