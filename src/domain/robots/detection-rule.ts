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
  /**
   * Clears when this holds for the fault's own component: another one is meant only when it is named in full, or when the
   * rule gives all its faults one component; likewise the code, unless a measure is read. Without it: an OK of the same component
   * and code, or absence from a message that lists everything.
   */
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

/**
 * Whether the text is what the pattern says; `*` stands for anything. Each part between two stars is found once, as early
 * as it can be, so that no pattern takes longer than the text is long (a regular expression would).
 */
export function matches(pattern: string | null | undefined, text: string): boolean {
  if (!pattern || pattern === '*') return true;
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let place = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, place);
    if (found < 0 || found + part.length > end) return false;
    place = found + part.length;
  }
  return place <= end;
}

/** A plain value of what was observed. Objects and lists are not compared; what every object inherits is not observed. */
function measured(values: Record<string, unknown>, key: string): string | number | boolean | null {
  const value = Object.hasOwn(values, key) ? values[key] : null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function compare(measure: Measure, actual: string | number | boolean): boolean {
  if (measure.operator === 'EQ') return String(actual) === measure.value;
  if (measure.operator === 'NEQ') return String(actual) !== measure.value;
  const number = typeof actual === 'string' ? numberOf(actual) : actual;
  const bound = numberOf(measure.value);
  if (typeof number !== 'number' || bound === null) return false;
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

/** The number that a text is, or null: an empty text is no zero. */
function numberOf(text: string): number | null {
  const number = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : null;
}

/**
 * Whether the observation is one that the condition can speak of: the measure, when there is one, is present. A STALE
 * line has no data, so what it measures is old and says nothing.
 */
export function concerns(condition: Condition, source: Source, observation: Observation): boolean {
  if (condition.source && condition.source !== source) return false;
  if (!matches(condition.component, observation.component) || !matches(condition.code, observation.code)) return false;
  if (!condition.measure) return true;
  return observation.level !== 'STALE' && measured(observation.values, condition.measure.key) !== null;
}

export function holds(condition: Condition, source: Source, observation: Observation): boolean {
  if (!concerns(condition, source, observation)) return false;
  if (condition.levels?.length && !condition.levels.includes(observation.level)) return false;
  const { measure } = condition;
  return !measure || compare(measure, measured(observation.values, measure.key)!);
}

/** Whether a measure can ever hold: the orderings need a number to compare with. */
export const isComparable = ({ operator, value }: Measure): boolean =>
  operator === 'EQ' || operator === 'NEQ' || numberOf(value) !== null;

/** What a rule of each kind cannot do without, by field name; empty when the rule is complete. */
export function missingFrom(
  rule: Pick<DetectionRule, 'kind' | 'holdSeconds' | 'count' | 'windowSeconds' | 'raise' | 'clear'>,
): string[] {
  const missing: string[] = [];
  if (rule.kind === 'DURATION' && !rule.holdSeconds) missing.push('holdSeconds');
  if (rule.kind === 'REPEATING' && !rule.count) missing.push('count');
  if (rule.kind === 'REPEATING' && !rule.windowSeconds) missing.push('windowSeconds');
  if (!rule.raise.levels?.length && !rule.raise.measure) missing.push('raise.levels | raise.measure');
  if (rule.clear && !rule.clear.levels?.length && !rule.clear.measure) missing.push('clear.levels | clear.measure');
  return missing;
}
