/** How urgent a ticket is, and why: a proposal that a person can follow. */
import type { Locale } from '../messages.js';
import type { Severity } from '../robots/reading.js';
import { GRADES, PRIORITIES, type Grade, type Priority } from './ticket-words.js';

/** What a contract that covers the matter weighs. */
export type ContractWeight = 'STANDARD' | 'PREMIUM' | 'CRITICAL';

/** What a priority goes by: two grades, with the contract where it made a difference; or what spoke for the robots. */
export type PriorityBasis =
  | { kind: 'GRADES'; impact: Grade; urgency: Grade; contract: Exclude<ContractWeight, 'STANDARD'> | null }
  | { kind: 'FAULT' | 'ALERT'; severity: Severity }
  | { kind: 'RULE'; rule: string };

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
  const basis: PriorityBasis = {
    kind: 'GRADES',
    impact,
    urgency,
    contract: isRaised && contract !== 'STANDARD' ? contract : null,
  };
  return {
    priority: isRaised ? PRIORITIES[PRIORITIES.indexOf(plain) - 1]! : plain,
    basis,
    reason: reasonOf(basis, 'fr'),
  };
}

/** What a priority goes by, in a few words. */
export function reasonOf(basis: PriorityBasis, locale: Locale): string {
  const isFrench = locale === 'fr';
  switch (basis.kind) {
    case 'FAULT':
      return isFrench ? `panne de gravité ${basis.severity}` : `fault of severity ${basis.severity}`;
    case 'ALERT':
      return isFrench ? `alerte de gravité ${basis.severity}` : `alert of severity ${basis.severity}`;
    case 'RULE':
      return isFrench ? `règle « ${basis.rule} »` : `rule “${basis.rule}”`;
    case 'GRADES': {
      const { impact, urgency, contract } = basis;
      const grades = isFrench
        ? `impact ${GRADE_FR[impact][0]} × urgence ${GRADE_FR[urgency][1]}`
        : `${impact.toLowerCase()} impact × ${urgency.toLowerCase()} urgency`;
      if (!contract) return grades;
      return isFrench
        ? `${grades}, relevée d’un cran par le contrat ${contract}`
        : `${grades}, raised one step by the ${contract} contract`;
    }
  }
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
