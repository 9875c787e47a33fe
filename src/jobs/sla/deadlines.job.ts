import { sla } from '../../services/index.js';
import type { DueWork } from '../queue.js';
import type { Job } from '../ticker.js';

/** Deadlines are told by the queue, at their time; the sweep is for jobs that were lost. */
export const slaWork: Record<string, DueWork> = {
  [sla.DEADLINE_TASK]: (call, { ticketId }) => sla.tellDeadlines(call, String(ticketId)),
};

export const slaJobs: Job[] = [
  { name: 'sla.sweep-deadlines', every: 15_000, run: sla.sweepDeadlines },
  { name: 'sla.recount', every: 5_000, run: sla.recountClocks },
];
