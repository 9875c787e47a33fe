/** The first step of ingestion: foreign messages become readings, and what cannot be read is rejected by its index. */
import type { Reading } from '../../domain/robots/reading.js';
import type { Call } from '../desk.js';
import type { DeskEntry, Dialect, RosMessage, Vda5050Message } from '../ports.js';

/** The most messages in one batch; those beyond it are rejected, each by its index. */
export const BATCH_MAX = 5_000;

export interface IngestInput {
  idempotencyKey?: string | null;
  source?: string | null;
  entries?: (DeskEntry | null)[] | null;
  vda5050?: (Vda5050Message | null)[] | null;
  ros?: (RosMessage | null)[] | null;
}

export type IngestList = 'entries' | 'vda5050' | 'ros';

/** Why one message of a batch was not taken. `code` is stable. */
export interface Rejection {
  index: number;
  list: IngestList;
  code: string;
  message: string;
}

/** A reading, and where it stood in the batch. */
export interface Placed {
  list: IngestList;
  index: number;
  reading: Reading;
  /** When its bridge received it; the desk's own time when the bridge does not say. */
  receivedAt: Date;
}

/** Robots without a set clock report 1970; nothing before this was ever observed by one of ours. */
const EARLIEST = Date.UTC(2015, 0, 1);
/** How far a robot's clock may run ahead. */
const AHEAD_MS = 24 * 3_600_000;

/** Reads all messages of a batch, in order. */
export function readMessages(call: Call, input: IngestInput, now: Date): { readings: Placed[]; rejected: Rejection[] } {
  const { dialects } = call.desk;
  const readings: Placed[] = [];
  const rejected: Rejection[] = [];
  let taken = 0;
  const readList = <Message>(
    list: IngestList,
    messages: (Message | null)[] | null | undefined,
    dialect: Dialect<Message>,
    receivedAt: (message: Message) => Date | null,
  ): void => {
    messages?.forEach((message, index) => {
      const reject = (code: string, why: string): void => void rejected.push({ index, list, code, message: why });
      if (taken >= BATCH_MAX)
        return reject('TOO_MANY', `A batch takes ${BATCH_MAX} messages; send this one in the next.`);
      taken += 1;
      if (message === null) return reject('MALFORMED', 'There is nothing at this place of the list.');
      const result = dialect.read(message);
      if ('refusal' in result) return reject(result.refusal.code, result.refusal.message);
      const outOfRange = whyOutOfRange(result.reading.observedAt, now);
      if (outOfRange) return reject('OUT_OF_RANGE', outOfRange);
      const received = receivedAt(message);
      // A bridge whose clock is wrong is not believed: neither from before there were any, nor from the future.
      const isBelieved = received !== null && received.getTime() >= EARLIEST && received < now;
      readings.push({ list, index, reading: result.reading, receivedAt: isBelieved ? received : now });
    });
  };
  readList('entries', input.entries, dialects.desk, () => null);
  readList('vda5050', input.vda5050, dialects.vda5050, (message) => message.receivedAt);
  readList('ros', input.ros, dialects.ros, () => null);
  return { readings, rejected };
}

function whyOutOfRange(observedAt: Date, now: Date): string | null {
  const time = observedAt.getTime();
  if (time < EARLIEST)
    return `The robot's clock says ${observedAt.toISOString()}; set it. Nothing before 2015 is taken.`;
  if (time > now.getTime() + AHEAD_MS)
    return `The robot's clock says ${observedAt.toISOString()}, more than a day ahead; set it.`;
  return null;
}
