/**
 * Telling a story to a desk: a tick per period, one request at a time, slower when the desk is slower.
 */
import type { Rejection } from '../support/answer.js';
import { inBatches, MAX_BATCH_MESSAGES } from '../support/batch.js';
import type { Desk, EntryInput, Vda5050Input } from '../support/desk-client.js';
import { DeskError } from '../support/desk-error.js';
import type { Totals } from '../support/totals.js';
import { addTo, noTotals } from '../support/totals.js';
import type { World } from '../support/world.js';
import type { Fleet } from './fleet.js';
import type { Message } from './link.js';
import { MAX_MERGED_TICKS, Rate } from './pace.js';
import type { StoryClock } from './pace.js';

/** What is told, to whom, and for how long. */
export interface RunOptions {
  desk: Desk;
  fleet: Fleet;
  story: StoryClock;
  /** Time between two ticks on the clock: the period divided by the speed. */
  tickMs: number;
  /** Milliseconds of the story; null goes on until stopped. */
  untilMs: number | null;
  onTick?: (outcome: Outcome) => void;
}

/** A refused message, and who said it. */
export interface RejectedMessage {
  /** The topic, or the robot and component of a telemetry line. */
  from: string;
  code: string;
  message: string;
}

/** What came of it, also while it is going on. */
export interface Outcome {
  totals: Totals;
  /** The first ones only, see `KEPT`. */
  rejected: RejectedMessage[];
  rate: Rate;
  /** Ticks that went into the last request. */
  merged: number;
  /** How long the story has had to wait for the desk, in ms on the clock. */
  waitedMs: number;
  gaveUp: DeskError | null;
}

/** A summary shows so many rejections. */
export const KEPT = 20;

/** Runs until the story ends, it is stopped, or the desk is given up. In the first two cases the robots say goodbye. */
export async function run(options: RunOptions, world: Pick<World, 'clock' | 'stop' | 'newId'>): Promise<Outcome> {
  const { fleet, story, tickMs, untilMs } = options;
  const { clock, stop } = world;
  const outcome: Outcome = { totals: noTotals(), rejected: [], rate: new Rate(), merged: 1, waitedMs: 0, gaveUp: null };
  const send = sender(options.desk, world, outcome);
  const finished = () => untilMs !== null && fleet.storyMs >= untilMs;

  let nextAt = clock.now() + tickMs;
  /** Drops no message: what is too late to be merged happens later instead. Answers for how long. */
  const waitForDesk = (): number => {
    const due = 1 + Math.floor((clock.now() - nextAt) / tickMs);
    const wait = Math.max(0, due - MAX_MERGED_TICKS) * tickMs;
    story.postpone(wait);
    nextAt += wait;
    return wait;
  };
  try {
    while (!finished()) {
      await clock.sleep(Math.max(0, nextAt - clock.now()), stop);
      if (stop.aborted) break;
      outcome.waitedMs += waitForDesk();
      const messages: Message[] = [];
      let lastTick = 0;
      outcome.merged = 0;
      do {
        const before = messages.length;
        messages.push(...fleet.step());
        lastTick = messages.length - before;
        nextAt += tickMs;
        outcome.merged += 1;
      } while (
        clock.now() >= nextAt &&
        outcome.merged < MAX_MERGED_TICKS &&
        messages.length + lastTick <= MAX_BATCH_MESSAGES &&
        !finished()
      );
      await send(messages);
      options.onTick?.(outcome);
    }
    // Not to leave a desk full of robots that look lost. They say goodbye now, however long the last request took.
    story.postpone(Math.max(0, clock.now() + tickMs - nextAt));
    await send(fleet.switchOff());
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    outcome.gaveUp = error;
  }
  return outcome;
}

/** Sends a tick's messages, in order; returns when the desk has taken them. */
function sender(desk: Desk, { clock, newId }: Pick<World, 'clock' | 'newId'>, outcome: Outcome) {
  const name = newId();
  let requests = 0;
  return async (messages: readonly Message[]): Promise<void> => {
    for (const batch of inBatches(messages, sizeOf)) {
      const vda5050: Vda5050Input[] = [];
      const entries: EntryInput[] = [];
      for (const message of batch) {
        if ('entry' in message) entries.push(message.entry);
        else vda5050.push(message.vda5050);
      }
      const result = await desk.ingest({ vda5050, entries }, `simulate-${name}-${(requests += 1)}`);
      addTo(outcome.totals, batch.length, result);
      outcome.rate.add(clock.now(), batch.length);
      for (const rejection of result.rejected) {
        if (outcome.rejected.length < KEPT) outcome.rejected.push(whoSaid(rejection, vda5050, entries));
      }
    }
  };
}

function whoSaid({ index, list, code, message }: Rejection, vda5050: Vda5050Input[], entries: EntryInput[]) {
  const entry = list?.toLowerCase() === 'entries' ? entries[index] : undefined;
  const from = entry ? `${entry.serialNumber} ${entry.component}` : (vda5050[index]?.topic ?? '?');
  return { from, code, message };
}

function sizeOf(message: Message): number {
  return Buffer.byteLength(JSON.stringify(message));
}
