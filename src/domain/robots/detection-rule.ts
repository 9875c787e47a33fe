/** Detection rules: data that says when what a robot reports is a fault, when that fault is over, and what follows. */
import type { Priority, ServiceType } from '../tickets/ticket-words.js';
import type { DiagnosticLevel, Observation, OperatingMode, Severity, Source } from './reading.js';

export const RULE_KINDS = ['SIMPLE', 'DURATION', 'REPEATING'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export const OPERATORS = ['LT', 'LTE', 'GT', 'GTE', 'EQ', 'NEQ'] as const;
export type Operator = (typeof OPERATORS)[number];

/** A comparison of one measure in an observation's `values`. */
export interface Measure {
  /** Key in `values`, for instance `batteryCharge`. */
  key: string;
  operator: Operator;
  /** A number for the orderings; EQ and NEQ compare as text. */
  value: string;
}

/** What must be true of an observation. Every part that is given must hold; patterns may contain `*`. */
export interface Condition {
  source?: Source | null;
  component?: string | null;
  code?: string | null;
  levels?: DiagnosticLevel[] | null;
  measure?: Measure | null;
}

export interface DetectionRule {
  id: string;
  name: string;
  enabled: boolean;
  kind: RuleKind;
  /** Rules are tried from the lowest rank up; of the rules that read levels, the first that matches a finding decides it. */
  rank: number;
  /** Raises when this holds (SIMPLE), has held for `holdSeconds` (DURATION), or held `count` times within `windowSeconds` (REPEATING). */
  raise: Condition;
  /** Clears when this holds. Without it: an OK of the same component and code, or absence from a message that lists everything. */
  clear: Condition | null;
  holdSeconds: number | null;
  count: number | null;
  windowSeconds: number | null;
  /** The fault's code; the observation's own when absent. */
  faultCode: string | null;
  /** The fault's component; the observation's own when absent. */
  faultComponent: string | null;
  /** Fixed severity; as reported when absent (ERROR counts as CRITICAL, WARN as WARNING). */
  severity: Severity | null;
  /** Priority of the ticket; by severity when absent. */
  priority: Priority | null;
  serviceType: ServiceType;
  /** Raising `flapCount` times within `flapSeconds` is flapping. */
  flapCount: number;
  flapSeconds: number;
  /** Operating modes in which nothing is raised. */
  suppressedModes: OperatingMode[];
  /** Whether a running maintenance intervention on the robot keeps the rule quiet. */
  suppressedByIntervention: boolean;
  /** Whether a fault opens a ticket. */
  opensTicket: boolean;
  /** Technician to whom the ticket goes at once; nobody when absent. */
  technicianId: string | null;
  version: number;
}

/** The identity of a fault on its robot. */
export interface FaultKey {
  component: string;
  code: string;
}

export function faultKeyOf(rule: DetectionRule, observation: Observation): FaultKey {
  return {
    component: rule.faultComponent ?? observation.component,
    code: rule.faultCode ?? observation.code,
  };
}

export function severityOf(rule: DetectionRule, observation: Observation): Severity {
  return rule.severity ?? observation.severity ?? (observation.level === 'ERROR' ? 'CRITICAL' : 'WARNING');
}

const patterns = new Map<string, RegExp>();

function matches(pattern: string | null | undefined, text: string): boolean {
  if (!pattern || pattern === '*') return true;
  if (!pattern.includes('*')) return pattern === text;
  let compiled = patterns.get(pattern);
  if (!compiled) {
    const escaped = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    compiled = new RegExp(`^${escaped.join('.*?')}$`, 's');
    if (patterns.size > 1_000) patterns.clear();
    patterns.set(pattern, compiled);
  }
  return compiled.test(text);
}

function compare(measure: Measure, values: Record<string, unknown>): boolean {
  const actual = values[measure.key];
  if (actual === undefined || actual === null) return false;
  if (measure.operator === 'EQ') return String(actual) === measure.value;
  if (measure.operator === 'NEQ') return String(actual) !== measure.value;
  const number = typeof actual === 'number' ? actual : Number(actual);
  const bound = Number(measure.value);
  if (Number.isNaN(number) || Number.isNaN(bound)) return false;
  switch (measure.operator) {
    case 'LT':
      return number < bound;
    case 'LTE':
      return number <= bound;
    case 'GT':
      return number > bound;
    case 'GTE':
      return number >= bound;
  }
}

/** Whether the observation is one that the condition can speak of: the measure, when there is one, is present. */
export function concerns(condition: Condition, source: Source, observation: Observation): boolean {
  if (condition.source && condition.source !== source) return false;
  if (!matches(condition.component, observation.component) || !matches(condition.code, observation.code)) return false;
  return !condition.measure || observation.values[condition.measure.key] != null;
}

export function holds(condition: Condition, source: Source, observation: Observation): boolean {
  if (!concerns(condition, source, observation)) return false;
  if (condition.levels?.length && !condition.levels.includes(observation.level)) return false;
  return !condition.measure || compare(condition.measure, observation.values);
}

/** What a rule of each kind cannot do without, by field name; empty when the rule is complete. */
export function missingFrom(
  rule: Pick<DetectionRule, 'kind' | 'holdSeconds' | 'count' | 'windowSeconds' | 'raise'>,
): string[] {
  const missing: string[] = [];
  if (rule.kind === 'DURATION' && !rule.holdSeconds) missing.push('holdSeconds');
  if (rule.kind === 'REPEATING' && !rule.count) missing.push('count');
  if (rule.kind === 'REPEATING' && !rule.windowSeconds) missing.push('windowSeconds');
  if (!rule.raise.levels?.length && !rule.raise.measure) missing.push('raise.levels | raise.measure');
  return missing;
}
