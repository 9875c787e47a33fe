/** What ServiceNow's words are at the desk. */
import type { ContactMode, Grade, Priority, TicketStatus } from '../../domain/tickets/ticket-words.js';

/**
 * An incident has a group from its first line on, so that `New` is a ticket on which nobody works yet: ASSIGNED. The desk
 * knows three things to wait for; a problem is looked into by somebody else, as by a vendor.
 */
export const STATUSES: Record<string, TicketStatus> = {
  New: 'ASSIGNED',
  Active: 'IN_PROGRESS',
  'Awaiting User Info': 'PENDING_CLIENT',
  'Awaiting Evidence': 'PENDING_CLIENT',
  'Awaiting Problem': 'PENDING_VENDOR',
  'Awaiting Vendor': 'PENDING_VENDOR',
  Resolved: 'RESOLVED',
  Closed: 'CLOSED',
};

/** States that are told by the nearest one that the desk has. */
export const APPROXIMATE: readonly string[] = ['Awaiting Problem', 'Awaiting Evidence'];

export const PRIORITIES: Record<string, Priority> = {
  '1 - Critical': 'P1',
  '2 - High': 'P2',
  '3 - Moderate': 'P3',
  '4 - Low': 'P4',
};

export const GRADES: Record<string, Grade> = { '1 - High': 'HIGH', '2 - Medium': 'MEDIUM', '3 - Low': 'LOW' };

export const CONTACT_MODES: Record<string, ContactMode> = {
  Phone: 'PHONE',
  Email: 'EMAIL',
  'Self service': 'PORTAL',
};

/** The team of whom the log does not name. */
export const UNKNOWN_TEAM = 'Groupe inconnu';
