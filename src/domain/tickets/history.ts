/** The life of a ticket as another system kept it, in the desk's words: what a dialect reads and the desk replays. */
import type { ContactMode, Grade, Origin, Priority, ServiceType, TicketStatus } from './ticket-words.js';

export interface TicketHistory {
  /** Its number there. */
  reference: string;
  openedAt: Date;
  /** As the source calls them. */
  openedBy: string;
  title: string;
  description: string;
  serviceType: ServiceType;
  origin: Origin;
  impact: Grade | null;
  urgency: Grade | null;
  priority: Priority;
  priorityReason: string;
  /** Place of the client, by its name there. */
  site: string | null;
  contact: { name: string; preferredMode: ContactMode | null } | null;
  /** What happened to it, in order; none is earlier than the one before, nor than the opening. */
  steps: HistoryStep[];
}

/** One step, and who took it when. */
export type HistoryStep = { at: Date; by: string } & (
  | { kind: 'ASSIGN'; team: string; person: string | null }
  | { kind: 'MOVE'; to: TicketStatus; reason: string | null }
  | { kind: 'PRIORITISE'; priority: Priority; reason: string }
);

/** Something that the desk has no place for, or that had to be made fit. */
export interface Misfit {
  /** What kind of thing, in words. */
  what: string;
  /** How many. */
  count: number;
  /** A few of them: number of the ticket, and what stood there. */
  examples: string[];
}
