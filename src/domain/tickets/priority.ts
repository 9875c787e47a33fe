/** How urgent a ticket is, and why: a proposal that a person can follow. */
import type { Locale } from '../messages.js';
import type { Severity } from '../robots/reading.js';
import { GRADES, PRIORITIES, type Grade, type Priority } from './ticket-words.js';

/** What a contract that covers the matter weighs. */
export type ContractWeight = 'STANDARD' | 'PREMIUM' | 'CRITICAL';

/** What a priority goes by: two grades, and the contract where it made a difference. */
export interface PriorityBasis {
  impact: Grade;
  urgency: Grade;
  contract: Exclude<ContractWeight, 'STANDARD'> | null;
}

export interface ExplainedPriority {
  priority: Priority;
  basis: PriorityBasis;
  /** A short sentence in the desk's default language, kept on the ticket. */
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

/** The most urgent priority that a contract alone can raise to. */
const CEILING: Record<ContractWeight, Priority | null> = { STANDARD: null, PREMIUM: 'P2', CRITICAL: 'P1' };

/**
 * Impact × urgency on the usual matrix: the two grades add up, so that both together make a P1. A contract above
 * STANDARD that covers the matter raises it by one, a PREMIUM one not up to P1.
 */
export function priorityOf(impact: Grade, urgency: Grade, contract: ContractWeight = 'STANDARD'): ExplainedPriority {
  const sum = grade(impact) + grade(urgency);
  const plain = sum >= 5 ? 'P1' : sum >= 4 ? 'P2' : sum >= 2 ? 'P3' : 'P4';
  const ceiling = CEILING[contract];
  const isRaised = ceiling !== null && moreUrgent(plain, ceiling) !== plain;
  const basis = { impact, urgency, contract: isRaised && contract !== 'STANDARD' ? contract : null };
  return {
    priority: isRaised ? PRIORITIES[PRIORITIES.indexOf(plain) - 1]! : plain,
    basis,
    reason: reasonOf(basis, 'fr'),
  };
}

/** What a priority goes by, in a few words. */
export function reasonOf({ impact, urgency, contract }: PriorityBasis, locale: Locale): string {
  if (locale === 'en') {
    const words = `${impact.toLowerCase()} impact × ${urgency.toLowerCase()} urgency`;
    return contract ? `${words}, raised one step by the ${contract} contract` : words;
  }
  const words = `impact ${GRADE_FR[impact][0]} × urgence ${GRADE_FR[urgency][1]}`;
  return contract ? `${words}, relevée d’un cran par le contrat ${contract}` : words;
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
