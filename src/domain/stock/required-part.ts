/** The life of a part that a ticket needs, as a table of states. */
import { DeskError } from '../errors.js';

export const PART_STATUSES = ['REQUESTED', 'APPROVED', 'SHORTAGE', 'REJECTED', 'USED', 'RELEASED'] as const;
export type PartStatus = (typeof PART_STATUSES)[number];

/**
 * From each status, those that may follow. An approval that finds too little opens a SHORTAGE, which becomes APPROVED
 * when the rest arrives, or when the manager decides anew. RELEASED is a request that was withdrawn, or whose ticket ended.
 */
export const PART_TRANSITIONS: Record<PartStatus, readonly PartStatus[]> = {
  REQUESTED: ['APPROVED', 'SHORTAGE', 'REJECTED', 'RELEASED'],
  SHORTAGE: ['APPROVED', 'SHORTAGE', 'REJECTED', 'RELEASED'],
  APPROVED: ['USED', 'RELEASED'],
  REJECTED: [],
  USED: [],
  RELEASED: [],
};

/** @throws DeskError ILLEGAL_TRANSITION naming from, to and what is allowed. */
export function checkPartStep(from: PartStatus, to: PartStatus): void {
  const allowed = PART_TRANSITIONS[from];
  if (allowed.includes(to)) return;
  const params = { from, to, allowed: allowed.join(', ') || '–' };
  throw new DeskError('ILLEGAL_TRANSITION', 'illegal_part_step', params, ['requiredPartId'], { from, to, allowed });
}

/** Statuses in which something may still come of it: these end with their ticket. */
export const OPEN_PART_STATUSES = PART_STATUSES.filter((status) => PART_TRANSITIONS[status].length > 0);
