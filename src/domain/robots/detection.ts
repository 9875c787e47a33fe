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
  faults: Map<string, WatchedFault>;
  progress: Map<string, Progress>;
}

export type Finding =
  | { kind: 'RAISED' | 'RETURNED'; fault: WatchedFault; rule: DetectionRule; previousTicketId: string | null }
  | { kind: 'RECURRED'; fault: WatchedFault }
  | { kind: 'ROSE'; fault: WatchedFault; rule: DetectionRule; from: Severity }
  | { kind: 'CLEARED'; fault: WatchedFault };

export const faultMapKey = (key: FaultKey): string => `${key.component}\u0001${key.code}`;
export const progressMapKey = (progress: FaultKey & { ruleId: string }): string =>
  `${progress.ruleId}\u0001${faultMapKey(progress)}`;

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Judges the new observations of one reading. `rules` are the enabled ones, lowest rank first. */
export function detect(
  rules: readonly DetectionRule[],
  watch: Watch,
  reading: Reading,
  observations: readonly Observation[],
  newFaultId: () => string,
): Finding[] {
  const findings: Finding[] = [];
  const at = reading.observedAt;
  const overtaken = reading.covers === 'ALL' && at.getTime() < watch.fullReportAt;
  if (!overtaken && reading.state?.operatingMode) watch.operatingMode = reading.state.operatingMode;
  const mentioned = new Set<string>();

  for (const observation of observations) {
    for (const rule of decidingRules(rules, reading.source, observation)) {
      const key = faultMapKey(faultKeyOf(rule, observation));
      mentioned.add(key);
      const active = watch.faults.get(key);
      if (active?.active) findings.push(...recur(active, rule, observation, at));
      else if (!overtaken && !isSuppressed(rule, watch) && isDue(rule, watch, observation, at))
        findings.push(...raise(rule, watch, reading, observation, newFaultId));
    }
    resetProgress(rules, watch, reading.source, observation);
    for (const fault of watch.faults.values()) {
      const rule = rules.find((candidate) => candidate.id === fault.ruleId);
      if (isClearedBy(rule, fault, reading.source, observation)) findings.push(...clear(fault, at));
    }
  }
  if (reading.covers === 'ALL') {
    for (const [key, fault] of watch.faults) {
      const rule = rules.find((candidate) => candidate.id === fault.ruleId);
      if (!mentioned.has(key) && fault.source === reading.source && clearsByAbsence(rule))
        findings.push(...clear(fault, at));
    }
    watch.fullReportAt = Math.max(watch.fullReportAt, at.getTime());
  }
  return findings;
}

/** Of the rules that read levels the first that holds; and every rule that reads a measure and holds. */
function decidingRules(rules: readonly DetectionRule[], source: Source, observation: Observation): DetectionRule[] {
  const deciding: DetectionRule[] = [];
  let decided = false;
  for (const rule of rules) {
    const readsLevel = !rule.raise.measure;
    if ((readsLevel && decided) || !holds(rule.raise, source, observation)) continue;
    if (readsLevel) decided = true;
    deciding.push(rule);
  }
  return deciding;
}

const isSuppressed = (rule: DetectionRule, watch: Watch): boolean =>
  (watch.operatingMode !== null && rule.suppressedModes.includes(watch.operatingMode)) ||
  (rule.suppressedByIntervention && watch.underIntervention);

/** Moves the rule's progress on, and says whether the condition has held long or often enough. */
function isDue(rule: DetectionRule, watch: Watch, observation: Observation, at: Date): boolean {
  if (rule.kind === 'SIMPLE') return true;
  const key = { ruleId: rule.id, ...faultKeyOf(rule, observation) };
  const mapKey = progressMapKey(key);
  const progress = watch.progress.get(mapKey) ?? { ...key, since: null, hits: [] };
  watch.progress.set(mapKey, progress);
  const now = at.getTime();
  if (rule.kind === 'DURATION') {
    progress.since = Math.min(progress.since ?? now, now);
    return now - progress.since >= (rule.holdSeconds ?? 0) * 1_000;
  }
  const horizon = now - (rule.windowSeconds ?? 0) * 1_000;
  progress.hits = [...progress.hits.filter((hit) => hit > horizon), now];
  return progress.hits.length >= (rule.count ?? 1);
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

function recur(fault: WatchedFault, rule: DetectionRule, observation: Observation, at: Date): Finding[] {
  fault.occurrences += 1;
  if (at > fault.lastSeenAt) fault.lastSeenAt = at;
  if (at < fault.firstSeenAt) fault.firstSeenAt = at;
  const severity = severityOf(rule, observation);
  if (rank(severity) <= rank(fault.severity)) return [{ kind: 'RECURRED', fault }];
  const from = fault.severity;
  fault.severity = severity;
  fault.message = observation.message || fault.message;
  return [{ kind: 'ROSE', fault, rule, from }];
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
  // A late report from before the clearance tells of the time when the fault still stood: it raises nothing again.
  if (last?.clearedAt && at <= last.clearedAt) {
    last.occurrences += 1;
    return [{ kind: 'RECURRED', fault: last }];
  }
  watch.progress.delete(progressMapKey({ ruleId: rule.id, ...key }));
  const severity = severityOf(rule, observation);
  if (last?.clearedAt && at.getTime() - last.clearedAt.getTime() <= REOPEN_WINDOW_MS) {
    const horizon = at.getTime() - rule.flapSeconds * 1_000;
    last.raises = [...last.raises.filter((time) => time > horizon), at.getTime()];
    Object.assign(last, { active: true, clearedAt: null, ruleId: rule.id, lastSeenAt: at, severity });
    last.occurrences += 1;
    last.message = observation.message || last.message;
    last.flapping ||= last.raises.length >= rule.flapCount;
    return [{ kind: 'RETURNED', fault: last, rule, previousTicketId: last.ticketId }];
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
  return [{ kind: 'RAISED', fault, rule, previousTicketId: last?.ticketId ?? null }];
}

const clearsByAbsence = (rule: DetectionRule | undefined): boolean => !rule?.clear && !rule?.raise.measure;

function isClearedBy(
  rule: DetectionRule | undefined,
  fault: WatchedFault,
  source: Source,
  observation: Observation,
): boolean {
  if (!fault.active) return false;
  const sameComponent = observation.component === fault.component;
  if (rule?.clear) {
    const bound = rule.clear.measure || rule.faultComponent || sameComponent;
    return Boolean(bound) && holds(rule.clear, source, observation);
  }
  if (rule?.raise.measure) return concerns(rule.raise, source, observation) && !holds(rule.raise, source, observation);
  return sameComponent && observation.code === fault.code && observation.level === 'OK';
}

/** An older report never rolls a newer finding back. No data (STALE) is not recovery: it never gets here. */
function clear(fault: WatchedFault, at: Date): Finding[] {
  if (!fault.active || at < fault.lastSeenAt) return [];
  fault.active = false;
  fault.clearedAt = at;
  return [{ kind: 'CLEARED', fault }];
}
