import type { Call } from '../desk.js';
import { transaction } from '../transaction.js';
import { lockLevels, settleLevels, waitingPlaces } from './levels.js';

/** Comes back to tickets that wait for parts and were passed over because somebody was changing them just then. */
export async function fulfilWaiting(call: Call): Promise<void> {
  const places = await waitingPlaces(call.desk.db);
  // One place at a time: a transaction each, so that nobody waits for all of them.
  for (const place of places) await transaction(call, async (tx) => settleLevels(tx, await lockLevels(tx, [place])));
}
