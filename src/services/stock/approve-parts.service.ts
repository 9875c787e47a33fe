/** What the manager grants of the parts that a ticket needs. */
import { LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { checkPartStep } from '../../domain/stock/required-part.js';
import { QUANTITY_MAX } from '../../domain/stock/stock-words.js';
import { RequiredPart } from '../../entities/stock/required-part.entity.js';
import { StockLocation } from '../../entities/stock/stock-location.entity.js';
import type { Ticket } from '../../entities/tickets/ticket.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { transaction, type Tx } from '../transaction.js';
import { lockLevels, settleLevels, type LockedLevels } from './levels.js';
import { recordParts } from './part-events.js';
import { ticketInWork } from './required-part.service.js';

/** Parts in one approval at the most. */
export const PARTS_MAX = 100;

export interface PartApproval {
  requiredPartId: string;
  /** Pieces that are granted; what was asked for when nothing is said. */
  quantity?: number | null;
  /** From where; from where most of it is available when nothing is said. */
  locationId?: string | null;
}

export interface ApproveRequiredParts {
  ticketId: string;
  parts: PartApproval[];
  idempotencyKey?: string | null;
}

/** What an expected refusal says, kept so that a repetition can say it again. */
export type Refusal = Pick<DeskError, 'code' | 'key' | 'params' | 'input' | 'details'>;

export interface PartVerdict {
  requiredPartId: string;
  /** Why it was not granted; null when it was, if only in part. */
  refusal: Refusal | null;
}

/**
 * Grants parts of one ticket, each by itself: one that cannot be granted does not keep back the others. What is there is
 * reserved, if only in part; the rest opens a SHORTAGE at that place, which the next arrivals there end.
 * @throws DeskError VALIDATION, NOT_FOUND, IDEMPOTENCY_MISMATCH
 */
export async function approveRequiredParts(
  call: Call,
  input: ApproveRequiredParts,
): Promise<{ ticketId: string; verdicts: PartVerdict[] }> {
  const { idempotencyKey, ...given } = input;
  const { parts: asked } = input;
  if (asked.length === 0) throw invalid('required', ['parts']);
  if (asked.length > PARTS_MAX) throw invalid('too_many', ['parts'], { max: PARTS_MAX });
  return transaction(call, (tx) =>
    once(tx, 'approveRequiredParts', idempotencyKey, given, async () => {
      const ticket = await ticketInWork(tx, input.ticketId);
      const parts = await tx.em.find(
        RequiredPart,
        { ticketId: ticket.id, id: { $in: asked.map(({ requiredPartId }) => requiredPartId) } },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      );
      const plans: (Plan | Refused)[] = [];
      for (const index of asked.keys()) plans.push(await planOf(tx, ticket, parts, asked, index));
      const good = plans.filter((plan) => 'part' in plan);
      const places = good.flatMap(({ part, locationId }) => [
        { productId: part.productId, locationId },
        // A shortage that is decided anew gives back what it has.
        ...(part.locationId ? [{ productId: part.productId, locationId: part.locationId }] : []),
      ]);
      const levels = await lockLevels(tx, places);
      for (const plan of good) grant(tx, levels, plan);
      const granted = good.map(({ part }) => part);
      await recordParts(
        tx,
        'ticket.part_approved',
        granted.filter(({ status }) => status === 'APPROVED'),
      );
      await recordParts(
        tx,
        'ticket.part_short',
        granted.filter(({ status }) => status === 'SHORTAGE'),
      );
      await settleLevels(tx, levels);
      const verdicts = plans.map((plan, index) => ({
        requiredPartId: asked[index]!.requiredPartId,
        refusal: 'part' in plan ? null : plan.refusal,
      }));
      return { ticketId: ticket.id, verdicts };
    }),
  );
}

interface Plan {
  part: RequiredPart;
  quantity: number;
  locationId: string;
}
interface Refused {
  refusal: Refusal;
}

/** What is to be granted, or why it cannot be. */
async function planOf(
  tx: Tx,
  ticket: Ticket,
  parts: readonly RequiredPart[],
  asked: readonly PartApproval[],
  index: number,
): Promise<Plan | Refused> {
  const path = ['parts', String(index)];
  const { requiredPartId, quantity, locationId } = asked[index]!;
  try {
    const part = parts.find(({ id }) => id === requiredPartId);
    if (!part) throw notFound('requiredPart', ['requiredPartId']);
    if (asked.findIndex((one) => one.requiredPartId === requiredPartId) < index)
      throw invalid('named_twice', ['requiredPartId']);
    const granted = quantity ?? part.quantity;
    if (granted < 1 || granted > QUANTITY_MAX)
      throw invalid('out_of_bounds', ['quantity'], { min: 1, max: QUANTITY_MAX });
    const place = await placeFor(tx, ticket, part.productId, locationId ?? null);
    checkPartStep(part.status, 'SHORTAGE');
    return { part, quantity: granted, locationId: place };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const { code, key, params, input, details } = error;
    return { refusal: { code, key, params, input: [...path, ...input], details } };
  }
}

/** The place that was said, or of the warehouses and the technician's own van the one where most is available. */
async function placeFor(tx: Tx, ticket: Ticket, productId: string, locationId: string | null): Promise<string> {
  const path = ['locationId'];
  if (locationId) {
    const location = await tx.em.findOne(StockLocation, { id: locationId });
    if (!location) throw notFound('stockLocation', path);
    if (location.archivedAt) throw invalid('location_archived', path);
    return location.id;
  }
  const { rows } = await sql<{ id: string }>`
    select location.id from stock_location as location
      left join stock_level as level on level.location_id = location.id and level.product_id = ${productId}::uuid
    where location.archived_at is null
      and (location.kind = 'WAREHOUSE' or location.technician_id = ${ticket.technicianId ?? null}::uuid)
    order by coalesce(level.on_hand - level.reserved, 0) desc, location.kind desc, location.name
    limit 1`.execute(tx.db);
  if (!rows[0]) throw invalid('required', path);
  return rows[0].id;
}

function grant(tx: Tx, levels: LockedLevels, { part, quantity, locationId }: Plan): void {
  const { productId, reserved, locationId: before } = part;
  if (before && reserved > 0) levels.of({ productId, locationId: before }).release(reserved);
  part.approve(quantity, locationId, levels.of({ productId, locationId }).reserve(quantity), tx.now);
}
