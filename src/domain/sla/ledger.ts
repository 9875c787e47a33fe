/**
 * The ledger of a ticket's service level: from what happened to it, what was promised and when people work, both clocks
 * with each stretch of time, counted or not, and why. A pure function: recomputing from history gives what was stored.
 */
import type { Priority, ServiceType, TicketStatus } from '../tickets/ticket-words.js';
import type { SlaTarget } from './sla-words.js';
import type { Kind, WorkingTime } from './working-time.js';

export const SLA_CLOCKS = ['RESPONSE', 'RESOLUTION'] as const;
export type SlaClockKind = (typeof SLA_CLOCKS)[number];

export const SLA_STATES = ['RUNNING', 'PAUSED', 'BREACHED', 'MET', 'MET_LATE', 'ENDED'] as const;
export type SlaState = (typeof SLA_STATES)[number];

/** Why an interval counts, or does not. */
export const SLA_REASONS = ['COUNTED', 'OUTSIDE_HOURS', 'HOLIDAY', 'DAY_OFF', 'PAUSED', 'STOPPED'] as const;
export type SlaReason = (typeof SLA_REASONS)[number];

/** One thing that happened to a ticket, as far as its clocks are concerned. Times in ms. */
export interface SlaStep {
  at: number;
  status?: TicketStatus;
  /** Why it got this status, as was said. */
  note?: string | null;
  priority?: Priority;
  /** The desk has answered, or somebody has taken it. */
  responded?: true;
}

/** What happened to a ticket, in the order of time; the first step is its opening and says status and priority. */
export interface TicketPast {
  serviceType: ServiceType;
  steps: readonly [SlaStep & Required<Pick<SlaStep, 'status' | 'priority'>>, ...SlaStep[]];
}

/** What was promised. */
export interface SlaPromise {
  targets: readonly SlaTarget[];
  pauseStatuses: readonly TicketStatus[];
  warningPercent: number;
}

/** A stretch of time of one clock, half-open, ms. */
export interface SlaInterval {
  from: number;
  to: number;
  counted: boolean;
  reason: SlaReason;
  /** The status that the ticket had, where the clock stood because of it. */
  status: TicketStatus | null;
  /** The name of the holiday or day off; why the ticket waited, as was said. */
  note: string | null;
}

/** One clock. Lengths are working time in ms. */
export interface ClockLedger {
  kind: SlaClockKind;
  target: number;
  state: SlaState;
  startedAt: number;
  /** When the target is used up; of a clock that is over, when it would have been. Null while the clock stands. */
  dueAt: number | null;
  /** When the part of the target is used up at which to warn; null while the clock stands before that. */
  warningAt: number | null;
  /** When it was met, or its ticket was ended; null while it goes on. */
  stoppedAt: number | null;
  elapsed: number;
  /** Less than nothing when it is late. */
  remaining: number;
  /** Working time in which it stood. */
  paused: number;
  intervals: SlaInterval[];
}

export interface Ledger {
  response: ClockLedger | null;
  resolution: ClockLedger | null;
}

/** The target for a priority: the one for the service type, before the one for all. */
export function targetFor(
  targets: readonly SlaTarget[],
  priority: Priority,
  serviceType: ServiceType,
): SlaTarget | undefined {
  const ofPriority = targets.filter((target) => target.priority === priority);
  return (
    ofPriority.find((target) => target.serviceType === serviceType) ??
    ofPriority.find((target) => target.serviceType === null)
  );
}

/** Both clocks of a ticket as they stand at `now`; null where nothing is promised. */
export function ledgerOf(past: TicketPast, promise: SlaPromise, time: WorkingTime, now: number): Ledger {
  return {
    response: clockOf('RESPONSE', past, promise, time, now),
    resolution: clockOf('RESOLUTION', past, promise, time, now),
  };
}

/** How a clock goes: it runs, stands for a while, has stopped (and may go on), or has ended for good. */
type Mode = 'RUN' | 'PAUSE' | 'STOP' | 'END';
const isOver = (mode: Mode): boolean => mode === 'STOP' || mode === 'END';

interface Phase {
  from: number;
  to: number;
  mode: Mode;
  status: TicketStatus;
  note: string | null;
}

/** What decides how a clock goes. */
interface Standing {
  status: TicketStatus;
  note: string | null;
  responded: boolean;
}

function modeOf(kind: SlaClockKind, { status, responded }: Standing, promise: SlaPromise): Mode {
  const isAnswered = kind === 'RESPONSE' && responded;
  if (status === 'CANCELLED' || status === 'MERGED') return isAnswered ? 'STOP' : 'END';
  if (isAnswered || status === 'RESOLVED' || status === 'CLOSED') return 'STOP';
  return kind === 'RESOLUTION' && promise.pauseStatuses.includes(status) ? 'PAUSE' : 'RUN';
}

/** The phases of a clock up to `now`, and the priority by which it is judged: one that was changed after it had stopped is not. */
function phasesOf(kind: SlaClockKind, { steps }: TicketPast, promise: SlaPromise, now: number) {
  const [opening] = steps;
  let standing: Standing = { status: opening.status, note: null, responded: false };
  let priority = opening.priority;
  let judgedBy = priority;
  const phases: Phase[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.at > now) break;
    const changes = step.status !== undefined && (step.status !== standing.status || index === 0);
    standing = {
      status: step.status ?? standing.status,
      note: changes ? (step.note ?? null) : standing.note,
      responded: standing.responded || step.responded === true,
    };
    priority = step.priority ?? priority;
    const last = phases.at(-1);
    const next = modeOf(kind, standing, promise);
    // What has stopped in time is not undone by the end of its ticket.
    const mode = last?.mode === 'STOP' && next === 'END' ? 'STOP' : next;
    if (!isOver(mode) || !last || !isOver(last.mode)) judgedBy = priority;
    if (last) last.to = step.at;
    phases.push({ from: step.at, to: now, mode, status: standing.status, note: standing.note });
  }
  return { phases: joined(phases), judgedBy };
}

/** Neighbours that go the same way for the same reason are one phase. */
function joined(phases: readonly Phase[]): Phase[] {
  const found: Phase[] = [];
  for (const phase of phases) {
    const last = found.at(-1);
    const isSame =
      last?.mode === phase.mode &&
      (phase.mode !== 'PAUSE' || (last.status === phase.status && last.note === phase.note));
    if (isSame) last.to = phase.to;
    else found.push({ ...phase });
  }
  return found;
}

function clockOf(
  kind: SlaClockKind,
  past: TicketPast,
  promise: SlaPromise,
  time: WorkingTime,
  now: number,
): ClockLedger | null {
  const { phases, judgedBy } = phasesOf(kind, past, promise, now);
  const seconds = targetFor(promise.targets, judgedBy, past.serviceType)?.[
    kind === 'RESPONSE' ? 'responseSeconds' : 'resolutionSeconds'
  ];
  if (seconds == null) return null;
  const target = seconds * 1_000;
  const reckoning = new Reckoning(time, [Math.ceil((target * promise.warningPercent) / 100), target]);
  const last = phases.at(-1)!;
  const stoppedAt = isOver(last.mode) ? last.from : null;
  for (const phase of phases) if (phase !== last || stoppedAt === null) reckoning.go(phase);
  // What stands now is promised for no time; what is over is shown with the deadline that it had.
  const [warningAt, dueAt] = last.mode === 'PAUSE' ? reckoning.reached : reckoning.foreseen(stoppedAt ?? now);
  const { elapsed, paused, intervals } = reckoning;
  return {
    kind,
    target,
    state: stateOf(last.mode, elapsed >= target),
    startedAt: past.steps[0].at,
    dueAt: dueAt ?? null,
    warningAt: warningAt ?? null,
    stoppedAt,
    elapsed,
    remaining: target - elapsed,
    paused,
    intervals,
  };
}

/** At a deadline the target is used up: who comes at that instant is late. */
function stateOf(mode: Mode, isLate: boolean): SlaState {
  switch (mode) {
    case 'RUN':
      return isLate ? 'BREACHED' : 'RUNNING';
    case 'PAUSE':
      return isLate ? 'BREACHED' : 'PAUSED';
    case 'STOP':
      return isLate ? 'MET_LATE' : 'MET';
    case 'END':
      return isLate ? 'BREACHED' : 'ENDED';
  }
}

const REASON_OF: Record<Kind, SlaReason> = {
  OPEN: 'COUNTED',
  OUTSIDE_HOURS: 'OUTSIDE_HOURS',
  HOLIDAY: 'HOLIDAY',
  DAY_OFF: 'DAY_OFF',
};

/** Goes through the phases of a clock, and notes when marks are reached. */
class Reckoning {
  elapsed = 0;
  paused = 0;
  readonly intervals: SlaInterval[] = [];
  /** When each mark was reached; null for one that has not been. */
  readonly reached: (number | null)[];
  readonly #time: WorkingTime;
  readonly #marks: readonly number[];

  constructor(time: WorkingTime, marks: readonly number[]) {
    this.#time = time;
    this.#marks = marks;
    this.reached = marks.map(() => null);
  }

  go({ from, to, mode, status, note }: Phase): void {
    if (isOver(mode)) {
      if (to > from) this.#add({ from, to, counted: false, reason: 'STOPPED', status, note });
      return;
    }
    for (const { from: start, to: end, kind, name } of this.#time.stretches(from, to)) {
      const closed = { from: start, to: end, counted: false, reason: REASON_OF[kind], status: null, note: name };
      if (kind !== 'OPEN') this.#add(closed);
      else if (mode === 'PAUSE') {
        this.paused += end - start;
        this.#add({ ...closed, reason: 'PAUSED', status, note });
      } else {
        this.#count(start, end);
        this.#add({ ...closed, counted: true });
      }
    }
  }

  /** When marks were reached, or would be if the clock ran on from here. */
  foreseen(from: number): (number | null)[] {
    return this.reached.map((at, index) => at ?? this.#time.after(from, this.#marks[index]! - this.elapsed));
  }

  #count(from: number, to: number): void {
    for (const [index, mark] of this.#marks.entries())
      if (this.reached[index] === null && this.elapsed + (to - from) >= mark)
        this.reached[index] = Math.max(from, from + mark - this.elapsed);
    this.elapsed += to - from;
  }

  /** What is outside of hours on both sides of a step is one interval. */
  #add(interval: SlaInterval): void {
    const last = this.intervals.at(-1);
    const isSame =
      last?.reason === interval.reason &&
      last.to === interval.from &&
      last.status === interval.status &&
      last.note === interval.note;
    if (isSame) last.to = interval.to;
    else this.intervals.push(interval);
  }
}
