/** Parts that come to nothing: what was reserved for them is to be had again, and goes to who waits for it. */
import { LockMode } from '@mikro-orm/postgresql';
import type { DeskEvent, EventActor } from '../../domain/events.js';
import { SYSTEM } from '../../domain/accounts/actor.js';
import { OPEN_PART_STATUSES } from '../../domain/stock/required-part.js';
import { RequiredPart } from '../../entities/stock/required-part.entity.js';
import { eventActorOf } from '../desk.js';
import type { Tx } from '../transaction.js';
import { lockLevels, settleLevels } from './levels.js';
import { recordParts, type PartEvent } from './part-events.js';

/** Ends locked parts by `end`, which may refuse; their tickets are locked. */
export async function endParts(
  tx: Tx,
  parts: readonly RequiredPart[],
  kind: PartEvent,
  end: (part: RequiredPart) => void,
  by?: EventActor,
): Promise<void> {
  const held = parts.flatMap(({ productId, locationId, reserved }) =>
    locationId && reserved > 0 ? [{ productId, locationId, reserved }] : [],
  );
  for (const part of parts) end(part);
  const levels = await lockLevels(tx, held);
  for (const place of held) levels.of(place).release(place.reserved);
  await recordParts(tx, kind, parts, by);
  await settleLevels(tx, levels);
}

/** Whether an event ends its ticket: what it still waited for is not needed any more. RESOLVED may yet turn out not to be. */
const endsTicket = ({ kind, data }: { kind: string; data: DeskEvent['data'] }): boolean =>
  kind === 'ticket.merged' ||
  (kind === 'ticket.status_changed' && (data['to'] === 'CLOSED' || data['to'] === 'CANCELLED'));

/**
 * Releases what was reserved for tickets that have just ended, whoever ended them and however: told by what a
 * transaction has recorded, before it is committed.
 */
export async function releasePartsOfEnded(tx: Tx, recorded: readonly DeskEvent[]): Promise<void> {
  const ended = [...new Set(recorded.filter(endsTicket).map(({ ticketId }) => ticketId!))];
  if (ended.length === 0) return;
  await tx.em.flush();
  const parts = await tx.em.find(
    RequiredPart,
    { ticketId: { $in: ended }, status: { $in: OPEN_PART_STATUSES } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
  );
  const release = (part: RequiredPart) => part.release(null, tx.now);
  await endParts(tx, parts, 'ticket.part_released', release, eventActorOf(SYSTEM));
}
