/** How urgent a ticket is, and why: a proposal that a person can follow. */
import type { Severity } from '../robots/reading.js';
import { GRADES, PRIORITIES, type Grade, type Priority } from './ticket-words.js';

export interface ExplainedPriority {
  priority: Priority;
  /** A short sentence in the desk's default language, shown on the ticket. */
  reason: string;
}

const grade = (value: Grade): number => GRADES.indexOf(value);

/** As said of an impact and of an urgency, which differ in gender. */
const GRADE_FR: Record<Grade, readonly [impact: string, urgency: string]> = {
  LOW: ['faible', 'faible'],
  MEDIUM: ['modéré', 'modérée'],
  HIGH: ['fort', 'forte'],
  CRITICAL: ['critique', 'critique'],
};

/** Impact × urgency on the usual matrix: the two grades add up, so that both together make a P1. */
export function priorityOf(impact: Grade, urgency: Grade): ExplainedPriority {
  const sum = grade(impact) + grade(urgency);
  const priority = sum >= 5 ? 'P1' : sum >= 4 ? 'P2' : sum >= 2 ? 'P3' : 'P4';
  return { priority, reason: `impact ${GRADE_FR[impact][0]} × urgence ${GRADE_FR[urgency][1]}` };
}

/** The default priority of a fault of each severity. */
export const PRIORITY_OF_SEVERITY: Record<Severity, Priority> = {
  FATAL: 'P1',
  CRITICAL: 'P2',
  URGENT: 'P3',
  WARNING: 'P4',
};

/** The more urgent of two. */
export const moreUrgent = (a: Priority, b: Priority): Priority =>
  PRIORITIES.indexOf(a) <= PRIORITIES.indexOf(b) ? a : b;
