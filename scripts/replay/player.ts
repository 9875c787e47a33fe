/**
 * Playing a recording: every message when it is due, in the order of the file, one request at a time.
 */
import type { IngestResult } from '../support/answer.js';
import { Batch } from '../support/batch.js';
import type { Desk, Vda5050Input } from '../support/desk-client.js';
import { DeskError } from '../support/desk-error.js';
import type { Totals } from '../support/totals.js';
import { addTo, noTotals } from '../support/totals.js';
import type { World } from '../support/world.js';
import type { BadLine, RecordedLine, RecordedMessage } from './recording.js';

/** How a recording is played. */
export interface PlayerOptions {
  desk: Desk;
  /** How many times faster than recorded; `Infinity` as fast as the desk takes it. */
  speed: number;
  /** Told before each batch, with the time until it is due. */
  onProgress?: (outcome: Outcome, nextInMs: number) => void;
}

/** One message the desk refused, found again in the file. */
export interface RejectedLine {
  /** Null when the desk named a message that was not in the batch. */
  line: number | null;
  code: string;
  message: string;
}

/** What came of it, also while it is going on. */
export interface Outcome {
  totals: Totals;
  /** The first ones only, see `KEPT`; the count is in the totals. */
  rejected: RejectedLine[];
  badLines: BadLine[];
  badLineCount: number;
  /** Bytes of the file dealt with: sent or skipped. */
  bytes: number;
  /** The last line that the desk has taken; 0 before the first. */
  lastLine: number;
  /** Why it ended before the end of the file. */
  gaveUp: DeskError | 'STOPPED' | null;
}

/** A summary shows so many rejections and bad lines; a recording that is all wrong must not fill the memory. */
export const KEPT = 20;

/**
 * Plays the lines. Spacing is kept against the start and not from message to message, so that the time requests take
 * does not add up; when the desk is slower than the recording, what has fallen due meanwhile goes in one batch.
 */
export async function play(
  lines: AsyncIterable<RecordedLine>,
  options: PlayerOptions,
  world: Pick<World, 'clock' | 'stop' | 'newId'>,
): Promise<Outcome> {
  const { clock, stop } = world;
  const outcome = noOutcome();
  // A key per run and batch: the same for each try of a batch, another for a second replay, which is to be counted anew.
  const run = world.newId();
  const due = schedule(options.speed, clock.now());
  const source = messagesOf(lines, outcome);
  let next = await take(source);
  for (let batchNumber = 1; next && !stop.aborted; batchNumber++) {
    const wait = due(next.at) - clock.now();
    options.onProgress?.(outcome, Math.max(0, wait));
    if (wait > 0) await clock.sleep(wait, stop);
    if (stop.aborted) break;
    const moment = Math.max(clock.now(), due(next.at));
    const batch = new Batch<RecordedMessage>();
    while (next && due(next.at) <= moment && batch.fits(next.bytes)) {
      batch.push(next, next.bytes);
      next = await take(source);
    }
    try {
      const vda5050 = batch.items.map(asInput);
      deliver(batch.items, await options.desk.ingest({ vda5050 }, `replay-${run}-${batchNumber}`), outcome);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      outcome.gaveUp = error;
      break;
    }
  }
  if (next) outcome.gaveUp ??= 'STOPPED';
  await source.return();
  return outcome;
}

/** When a message recorded at `at` is due. Never before an earlier line: the order of the file wins over its times. */
function schedule(speed: number, start: number): (at: number) => number {
  let first: number | null = null;
  let latest = 0;
  return (at) => {
    first ??= at;
    latest = Math.max(latest, (at - first) / speed);
    return start + latest;
  };
}

/** The messages, with the bad lines noted on the way. */
async function* messagesOf(
  lines: AsyncIterable<RecordedLine>,
  outcome: Outcome,
): AsyncGenerator<RecordedMessage, void, undefined> {
  for await (const line of lines) {
    if ('topic' in line) {
      yield line;
      continue;
    }
    outcome.badLineCount += 1;
    outcome.bytes += line.bytes;
    if (outcome.badLines.length < KEPT) outcome.badLines.push(line);
  }
}

async function take(source: AsyncGenerator<RecordedMessage, void, undefined>): Promise<RecordedMessage | null> {
  const { value } = await source.next();
  return value ?? null;
}

/** `receivedAt` is the recorded time: a second replay says the same things again, and the desk sees that it does. */
function asInput({ topic, at, payload }: RecordedMessage): Vda5050Input {
  return { topic, receivedAt: new Date(at).toISOString(), payload };
}

function deliver(sent: RecordedMessage[], result: IngestResult, outcome: Outcome): void {
  addTo(outcome.totals, sent.length, result);
  for (const { index, code, message } of result.rejected) {
    if (outcome.rejected.length < KEPT) outcome.rejected.push({ line: sent[index]?.line ?? null, code, message });
  }
  for (const message of sent) outcome.bytes += message.bytes;
  outcome.lastLine = sent.at(-1)?.line ?? outcome.lastLine;
}

function noOutcome(): Outcome {
  return {
    totals: noTotals(),
    rejected: [],
    badLines: [],
    badLineCount: 0,
    bytes: 0,
    lastLine: 0,
    gaveUp: null,
  };
}
