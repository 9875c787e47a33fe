import { createHash } from 'node:crypto';
import { canonical } from '../domain/canonical.js';
import { DeskError, invalid } from '../domain/errors.js';
import { eventActorOf } from './desk.js';
import type { Tx } from './transaction.js';

export const IDEMPOTENCY_KEY_MAX = 200;
/** For how long a first result is kept, in hours. */
export const IDEMPOTENCY_HOURS = 48;

/**
 * Does `work` once per caller, operation and key, inside the caller's transaction; a repetition answers the first
 * result. Two at once: the second waits for the first to commit. Without a key it simply does the work.
 * @throws DeskError IDEMPOTENCY_MISMATCH when the key was used with another input.
 */
export async function once<Result>(
  tx: Tx,
  operation: string,
  key: string | null | undefined,
  input: unknown,
  work: () => Promise<Result>,
): Promise<Result> {
  if (key == null) return await work();
  if (key.length < 1 || key.length > IDEMPOTENCY_KEY_MAX || key.includes('\0'))
    throw invalid('key_length', ['idempotencyKey'], { max: IDEMPOTENCY_KEY_MAX });
  const { kind, id } = eventActorOf(tx.call.actor);
  const owner = `${kind}:${id ?? ''}`;
  const inputHash = createHash('sha256').update(canonical(input)).digest('base64url');
  const place = { owner, operation, key };
  const taken = await tx.db
    .insertInto('idempotency')
    .values({ ...place, input_hash: inputHash, created_at: tx.call.desk.clock.now(), result: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) {
    const result = await work();
    await tx.db
      .updateTable('idempotency')
      .set({ result: JSON.stringify(result) })
      .where('owner', '=', owner)
      .where('operation', '=', operation)
      .where('key', '=', key)
      .execute();
    return result;
  }
  const first = await tx.db
    .selectFrom('idempotency')
    .select(['input_hash', 'result'])
    .where('owner', '=', owner)
    .where('operation', '=', operation)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (first.input_hash !== inputHash)
    throw new DeskError('IDEMPOTENCY_MISMATCH', 'idempotency_mismatch', {}, ['idempotencyKey']);
  return first.result as Result;
}
