/** What calendars and policies of service levels are made of. */
import type { Priority, ServiceType } from '../tickets/ticket-words.js';

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Working hours of a day, wall-clock time `HH:MM` in the calendar's zone, half-open; `24:00` ends a day. */
export interface Hours {
  from: string;
  to: string;
}

/** A day that is not like its weekday: other hours, or none. */
export interface CalendarOverride {
  /** ISO date. */
  date: string;
  name: string | null;
  hours: Hours[];
}

/** A promise for tickets of one priority, and of one service type where it says so. */
export interface SlaTarget {
  priority: Priority;
  serviceType: ServiceType | null;
  /** Working time until the first response and until the resolution, in seconds; null where nothing is promised. */
  responseSeconds: number | null;
  resolutionSeconds: number | null;
}

/** What a breach leads to, beside being told. */
export interface BreachActions {
  /** Raises the escalation level to this at least; null leaves it. */
  escalateTo: number | null;
  /** Gives the ticket to this technician; null leaves it where it is. */
  reassignToTechnicianId: string | null;
}
