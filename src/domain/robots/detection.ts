/**
 * From what a robot reports to what is wrong with it. Pure: the watch goes in, it is moved on, and what happened comes
 * out; the ingest service loads and stores it. Time is the robot's own (`observedAt`), so a replayed recording is
 * judged as it was live.
 */
import { REOPEN_WINDOW_MS } from '../tickets/lifecycle.js';
import { concerns, faultKeyOf, holds, severityOf, type DetectionRule, type FaultKey } from './detection-rule.js';
import {
  SEVERITIES,
  type Observation,
  type OperatingMode,
  type Reading,
  type Severity,
  type Source,
} from './reading.js';

/** A fault as the watch holds it: the active one of its identity, or the last one that cleared. */
export interface WatchedFault extends FaultKey {
  id: string;
  ruleId: string;
  source: Source;
  severity: Severity;
  message: string;
  active: boolean;
  flapping: boolean;
  occurrences: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  clearedAt: Date | null;
  /** When it was raised lately, in ms since 1970, oldest first: what flapping is judged by. */
  raises: number[];
  ticketId: string | null;
}

/** Progress of a DURATION or REPEATING rule towards a fault that has not been raised yet. */
export interface Progress extends FaultKey {
  ruleId: string;
  source: Source;
  /** Since when the condition has held, ms; null while it does not (DURATION). */
  since: number | null;
  /** When it held lately, ms (REPEATING). */
  hits: number[];
}

/** All that is remembered of one robot in order to judge what it says next. */
export interface Watch {
  operatingMode: OperatingMode | null;
  underIntervention: boolean;
  /** Robot's time of its newest full report (`covers: ALL`), ms: an older one that arrives late raises nothing. */
  fullReportAt: number;
  /** Robot's time of the newest OK of a line (by `lineMapKey`), ms: an older finding that arrives late raises nothing. */
  okAt: Map<string, number>;
  faults: Map<string, WatchedFault>;
  progress: Map<string, Progress>;
}

/** What happened to a fault. `severity` and `flapping` are those of then: the same batch may move the fault on. */
export type Finding = { fault: WatchedFault; severity: Severity; flapping: boolean } & (
  | {
      kind: 'RAISED' | 'RETURNED';
      rule: DetectionRule;
      /** The fault whose ticket comes before: for what returned the fault itself, otherwise the last of its identity. */
      previous: WatchedFault | null;
    }
  | { kind: 'ROSE'; rule: DetectionRule }
  | { kind: 'RECURRED' | 'CLEARED' }
);

export const faultMapKey = (key: FaultKey): string => `${key.component}\u0001${key.code}`;
export const progressMapKey = (progress: FaultKey & { ruleId: string }): string =>
  `${progress.ruleId}\u0001${faultMapKey(progress)}`;

export const lineMapKey = (source: Source, line: FaultKey): string => `${source}\u0001${faultMapKey(line)}`;

/** When a fault was last raised, ms. */
export const raisedAt = (fault: WatchedFault): number => fault.raises.at(-1) ?? fault.firstSeenAt.getTime();

const told = (fault: WatchedFault) => ({ fault, severity: fault.severity, flapping: fault.flapping });

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/**
 * Judges the fresh observations of one reading; those that were heard before only tell that their fault still stands.
 * `rules` are all rules, lowest rank first: a disabled one raises nothing, but what it raised goes on until it clears.
 */
export function detect(
  rules: readonly DetectionRule[],
  watch: Watch,
  reading: Reading,
  fresh: readonly Observation[],
  newFaultId: () => string,
): Finding[] {
  const findings: Finding[] = [];
  const { source, observedAt: at } = reading;
  const overtaken = reading.covers === 'ALL' && at.getTime() < watch.fullReportAt;
  if (!overtaken && reading.state?.operatingMode) watch.operatingMode = reading.state.operatingMode;
  const mentioned = new Set<string>();
  const unheard = new Set(fresh);

  for (const observation of reading.observations) {
    const isFresh = unheard.has(observation);
    const line = lineMapKey(source, observation);
    const isLate = overtaken || at.getTime() < (watch.okAt.get(line) ?? -Infinity);
    for (const rule of decidingRules(rules, watch, source, observation)) {
      const key = faultMapKey(faultKeyOf(rule, observation));
      mentioned.add(key);
      if (!isFresh) continue;
      const fault = watch.faults.get(key);
      if (fault?.active) findings.push(...recur(fault, rule, observation, at));
      else if (fault?.clearedAt && at <= fault.clearedAt) findings.push(...countLate(fault));
      else if (!isLate && !isSuppressed(rule, watch) && isDue(rule, watch, source, observation, at))
        findings.push(...raise(rule, watch, reading, observation, newFaultId));
    }
    // No data (STALE) is not recovery.
    if (!isFresh || observation.level === 'STALE') continue;
    if (observation.level === 'OK') watch.okAt.set(line, Math.max(watch.okAt.get(line) ?? -Infinity, at.getTime()));
    if (!isLate) resetProgress(rules, watch, source, observation);
    for (const fault of watch.faults.values()) {
      if (fault.active && isClearedBy(ruleOf(rules, fault), fault, source, observation))
        findings.push(...clear(fault, at));
    }
  }
  if (reading.covers === 'ALL') {
    for (const [key, fault] of watch.faults) {
      if (!mentioned.has(key) && fault.source === source && clearsByAbsence(ruleOf(rules, fault)))
        findings.push(...clear(fault, at));
    }
    if (!overtaken) forgetAbsent(rules, watch, source, mentioned);
    watch.fullReportAt = Math.max(watch.fullReportAt, at.getTime());
  }
  return findings;
}

const ruleOf = (rules: readonly DetectionRule[], { ruleId }: { ruleId: string }): DetectionRule | undefined =>
  rules.find((rule) => rule.id === ruleId);

/** Of the rules that read levels the first that holds; and every rule that reads a measure and holds. */
function decidingRules(
  rules: readonly DetectionRule[],
  watch: Watch,
  source: Source,
  observation: Observation,
): DetectionRule[] {
  const deciding: DetectionRule[] = [];
  let decided = false;
  for (const rule of rules) {
    const readsLevel = !rule.raise.measure;
    if ((readsLevel && decided) || !holds(rule.raise, source, observation)) continue;
    if (!rule.enabled && !hasRaised(rule, watch, observation)) continue;
    if (readsLevel) decided = true;
    deciding.push(rule);
  }
  return deciding;
}

function hasRaised(rule: DetectionRule, watch: Watch, observation: Observation): boolean {
  const fault = watch.faults.get(faultMapKey(faultKeyOf(rule, observation)));
  return fault?.active === true && fault.ruleId === rule.id;
}

const isSuppressed = (rule: DetectionRule, watch: Watch): boolean =>
  (watch.operatingMode !== null && rule.suppressedModes.includes(watch.operatingMode)) ||
  (rule.suppressedByIntervention && watch.underIntervention);

/** Moves the rule's progress on, and says whether the condition has held long or often enough. */
function isDue(rule: DetectionRule, watch: Watch, source: Source, observation: Observation, at: Date): boolean {
  if (rule.kind === 'SIMPLE') return true;
  const key = { ruleId: rule.id, ...faultKeyOf(rule, observation) };
  const mapKey = progressMapKey(key);
  const progress = watch.progress.get(mapKey) ?? { ...key, source, since: null, hits: [] };
  watch.progress.set(mapKey, progress);
  const now = at.getTime();
  if (rule.kind === 'DURATION') {
    progress.since = Math.min(progress.since ?? now, now);
    return now - progress.since >= (rule.holdSeconds ?? 0) * 1_000;
  }
  // Reports may come out of order: the window ends at the newest hit, whichever came last. No more is kept than is counted.
  const count = rule.count ?? 1;
  const hits = [...progress.hits, now].sort((a, b) => a - b);
  const horizon = hits.at(-1)! - (rule.windowSeconds ?? 0) * 1_000;
  progress.hits = hits.filter((hit) => hit > horizon).slice(-count);
  return progress.hits.length >= count;
}

/** A DURATION condition that stops holding starts again from nothing. */
function resetProgress(rules: readonly DetectionRule[], watch: Watch, source: Source, observation: Observation): void {
  for (const rule of rules) {
    if (rule.kind !== 'DURATION' || holds(rule.raise, source, observation)) continue;
    if (!concerns(rule.raise, source, observation)) continue;
    const progress = watch.progress.get(progressMapKey({ ruleId: rule.id, ...faultKeyOf(rule, observation) }));
    if (progress) progress.since = null;
  }
}

/** In a report that lists everything, what is not listed does not hold; rules that read measures hear of those directly. */
function forgetAbsent(rules: readonly DetectionRule[], watch: Watch, source: Source, mentioned: Set<string>): void {
  for (const progress of watch.progress.values()) {
    const rule = ruleOf(rules, progress);
    if (progress.source === source && !mentioned.has(faultMapKey(progress)) && !rule?.raise.measure)
      progress.since = null;
  }
}

function recur(fault: WatchedFault, rule: DetectionRule, observation: Observation, at: Date): Finding[] {
  fault.occurrences += 1;
  if (at > fault.lastSeenAt) fault.lastSeenAt = at;
  if (at < fault.firstSeenAt) fault.firstSeenAt = at;
  const severity = severityOf(rule, observation);
  if (rank(severity) <= rank(fault.severity)) return [{ kind: 'RECURRED', ...told(fault) }];
  fault.severity = severity;
  fault.message = observation.message || fault.message;
  return [{ kind: 'ROSE', ...told(fault), rule }];
}

/** A report from before the clearance tells of the time when the fault still stood: it raises nothing again. */
function countLate(fault: WatchedFault): Finding[] {
  fault.occurrences += 1;
  return [{ kind: 'RECURRED', ...told(fault) }];
}

function raise(
  rule: DetectionRule,
  watch: Watch,
  reading: Reading,
  observation: Observation,
  newFaultId: () => string,
): Finding[] {
  const at = reading.observedAt;
  const key = faultKeyOf(rule, observation);
  const last = watch.faults.get(faultMapKey(key));
  watch.progress.delete(progressMapKey({ ruleId: rule.id, ...key }));
  const severity = severityOf(rule, observation);
  if (last?.clearedAt && at.getTime() - last.clearedAt.getTime() <= REOPEN_WINDOW_MS) {
    const horizon = at.getTime() - rule.flapSeconds * 1_000;
    last.raises = [...last.raises.filter((time) => time > horizon), at.getTime()];
    Object.assign(last, { active: true, clearedAt: null, ruleId: rule.id, lastSeenAt: at, severity });
    last.occurrences += 1;
    last.message = observation.message || last.message;
    last.flapping ||= last.raises.length >= rule.flapCount;
    return [{ kind: 'RETURNED', ...told(last), rule, previous: last }];
  }
  const fault: WatchedFault = {
    ...key,
    id: newFaultId(),
    ruleId: rule.id,
    source: reading.source,
    severity,
    message: observation.message,
    active: true,
    flapping: false,
    occurrences: 1,
    firstSeenAt: at,
    lastSeenAt: at,
    clearedAt: null,
    raises: [at.getTime()],
    ticketId: null,
  };
  watch.faults.set(faultMapKey(key), fault);
  return [{ kind: 'RAISED', ...told(fault), rule, previous: last ?? null }];
}

const clearsByAbsence = (rule: DetectionRule | undefined): boolean => !rule?.clear && !rule?.raise.measure;

function isClearedBy(
  rule: DetectionRule | undefined,
  fault: WatchedFault,
  source: Source,
  observation: Observation,
): boolean {
  const sameComponent = observation.component === fault.component;
  const sameCode = observation.code === fault.code;
  if (rule?.clear) {
    const { clear } = rule;
    const isHere = sameComponent || rule.faultComponent !== null || isInFull(clear.component);
    const isThis = sameCode || rule.faultCode !== null || isInFull(clear.code) || Boolean(clear.measure);
    return isHere && isThis && holds(clear, source, observation);
  }
  if (rule?.raise.measure) {
    const isHere = (sameComponent || rule.faultComponent !== null) && (sameCode || rule.faultCode !== null);
    return isHere && concerns(rule.raise, source, observation) && !holds(rule.raise, source, observation);
  }
  return sameComponent && sameCode && observation.level === 'OK';
}

const isInFull = (pattern: string | null | undefined): boolean => Boolean(pattern) && !pattern!.includes('*');

/** An older report never rolls a newer finding back. */
function clear(fault: WatchedFault, at: Date): Finding[] {
  if (!fault.active || at < fault.lastSeenAt) return [];
  fault.active = false;
  fault.clearedAt = at;
  return [{ kind: 'CLEARED', ...told(fault) }];
}
