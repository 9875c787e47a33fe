/**
 * Ingestion: what robots say becomes diagnostics, state, faults, tickets and events, in one transaction a batch.
 * Read, recognise, store once, judge, follow; each step is a file beside this one.
 */
import { SYSTEM } from '../../domain/accounts/actor.js';
import { newId } from '../../domain/ids.js';
import { detect, type Finding } from '../../domain/robots/detection.js';
import type { DetectionRule } from '../../domain/robots/detection-rule.js';
import { connectionAfter, healthOf, isRealChange, statusOf, type RobotState } from '../../domain/robots/robot-state.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { onBehalfOf, transaction, type Tx } from '../transaction.js';
import { detectionRules } from './detection-rule.query.js';
import { followFindings, type Found } from './follow-findings.js';
import { recogniseRobots, type KnownRobot } from './known-robots.js';
import { readMessages, type IngestInput, type Rejection } from './read-messages.js';
import { storeDiagnostics, type Stored } from './store-diagnostics.js';
import { noteNewerOks } from './newer-oks.js';
import { loadWatches, saveWatches, type Watched } from './watch.store.js';

export interface IngestResult {
  /** Messages taken, that is stored and judged for the first time. */
  accepted: number;
  /** Messages that the desk had already. */
  duplicates: number;
  rejected: Rejection[];
  faultsRaised: number;
  faultsCleared: number;
  ticketsOpened: number;
}

/**
 * Takes a batch of messages. Bad ones are rejected one by one, by list and index, and the good ones are kept.
 * @throws DeskError IDEMPOTENCY_MISMATCH, VALIDATION (the idempotency key)
 */
export async function ingest(call: Call, input: IngestInput): Promise<IngestResult> {
  const { idempotencyKey, ...given } = input;
  return transaction(call, (tx) =>
    once(tx, 'ingestDiagnostics', idempotencyKey, given, async () => {
      const read = readMessages(call, input, tx.now);
      const known = await recogniseRobots(tx, read.readings);
      const result = await take(tx, known.recognised);
      const rejected = [...read.rejected, ...known.rejected];
      call.desk.log.info(
        { requestId: call.requestId, source: input.source, ...result, rejected: rejected.length },
        'diagnostics taken',
      );
      rejected.sort((a, b) => a.list.localeCompare(b.list) || a.index - b.index);
      return { ...result, rejected };
    }),
  );
}

type Taken = Omit<IngestResult, 'rejected'>;

async function take(tx: Tx, recognised: Parameters<typeof storeDiagnostics>[2]): Promise<Taken> {
  if (recognised.length === 0)
    return { accepted: 0, duplicates: 0, faultsRaised: 0, faultsCleared: 0, ticketsOpened: 0 };
  // The lock comes first: of two batches about the same robot, the later one sees all that the earlier one left.
  const watches = await loadWatches(
    tx,
    recognised.map(({ robot }) => robot.id),
  );
  const batchId = newId();
  const stored = await storeDiagnostics(tx, batchId, recognised);
  await noteNewerOks(tx, batchId, stored, watches);
  const rules = await detectionRules(tx.db);
  const found: Found[] = [];
  for (const one of stored) {
    const watched = watches.get(one.robot.id)!;
    for (const finding of hear(tx, rules, one, watched)) found.push({ robot: one.robot, finding });
  }
  // A caller reports; what follows from it is the desk's own doing.
  const { ticketsOpened, alertOf, evidence } = await followFindings(onBehalfOf(tx, SYSTEM), found);
  await saveWatches(tx, watches.values(), alertOf);
  await evidence();
  recordDiagnostics(tx, batchId, stored);
  const count = (...kinds: Finding['kind'][]) => found.filter(({ finding }) => kinds.includes(finding.kind)).length;
  const duplicates = stored.filter(({ fresh }) => fresh.length === 0).length;
  return {
    accepted: stored.length - duplicates,
    duplicates,
    faultsRaised: count('RAISED', 'RETURNED'),
    faultsCleared: count('CLEARED'),
    ticketsOpened,
  };
}

/** Hears one message: moves the robot's state and its faults on, and tells if the state really changed. */
function hear(tx: Tx, rules: DetectionRule[], message: Stored, watched: Watched): Finding[] {
  const { reading, fresh, receivedAt } = message;
  const before = { ...watched.state };
  const isRepeated = fresh.length === 0;
  if (!isRepeated && reading.observedAt > (watched.newestObservedAt ?? new Date(0)))
    watched.newestObservedAt = reading.observedAt;
  // A last will may be the same message each time it fires, so a connection is judged by when it was received, not by
  // whether it was stored before. Replaying an old recording thereby changes nothing.
  const since = watched.connectionReceivedAt ?? new Date(0);
  const said = (isRepeated ? receivedAt > since : receivedAt >= since) ? reading.connection : null;
  if (isRepeated && !said) return [];
  watched.changed = true;
  if (said) {
    watched.connectionSaid = true;
    watched.connectionReceivedAt = receivedAt;
  }
  // Orders and the like come from fleet control; they do not prove that the robot is there.
  const isAlive = reading.source !== 'VDA5050' || reading.state !== null;
  if (said || (isAlive && !reading.connection))
    watched.state.connection = connectionAfter(watched.state.connection, said, watched.connectionSaid);
  if (isAlive || said) {
    watched.heardAt = tx.now;
    if (receivedAt > (watched.lastSeenAt ?? new Date(0))) watched.lastSeenAt = receivedAt;
  }
  if (reading.state && reading.observedAt >= (watched.stateObservedAt ?? new Date(0))) {
    watched.stateObservedAt = reading.observedAt;
    watched.state.operatingMode = reading.state.operatingMode ?? watched.state.operatingMode;
    watched.state.batteryLevel = reading.state.batteryLevel ?? watched.state.batteryLevel;
    watched.state.charging = reading.state.charging ?? watched.state.charging;
  }
  const findings = detect(rules, watched.watch, reading, fresh, newId);
  for (const { fault } of findings) watched.touched.add(fault);
  if (isAlive) {
    const active = [...watched.watch.faults.values()].filter((fault) => fault.active);
    watched.state.health = healthOf(active.map(({ severity }) => severity));
  }
  if (isRealChange(before, watched.state)) recordStatus(tx, message.robot, before, watched);
  return findings;
}

function recordStatus(tx: Tx, robot: KnownRobot, before: RobotState, watched: Watched): void {
  tx.record({
    kind: 'robot.status_changed',
    robotId: robot.id,
    clientId: robot.clientId,
    siteId: robot.siteId,
    data: {
      previousStatus: statusOf(before),
      robot: {
        ...robot,
        ...watched.state,
        status: statusOf(watched.state),
        lastSeenAt: watched.lastSeenAt?.toISOString() ?? null,
      },
    },
  });
}

/** One event for the whole batch: streams read the lines themselves, so nothing is stored twice. */
function recordDiagnostics(tx: Tx, batchId: string, stored: Stored[]): void {
  const spans = new Map<string, { robotId: string; clientId: string | null; from: Date; to: Date }>();
  for (const { robot, reading, fresh } of stored) {
    if (fresh.length === 0) continue;
    const at = reading.observedAt;
    const span = spans.get(robot.id);
    if (!span) spans.set(robot.id, { robotId: robot.id, clientId: robot.clientId, from: at, to: at });
    else if (at < span.from) span.from = at;
    else if (at > span.to) span.to = at;
  }
  if (spans.size > 0) tx.record({ kind: 'diagnostics.received', data: { batchId, robots: [...spans.values()] } });
}
