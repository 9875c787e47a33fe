/** Parts that a ticket needs: asked for by its technician, decided on by the manager, used or given back. */
import { LockMode } from '@mikro-orm/postgresql';
import { invalid, notFound } from '../../domain/errors.js';
import { newId, NO_ID } from '../../domain/ids.js';
import { checkPartStep } from '../../domain/stock/required-part.js';
import { QUANTITY_MAX } from '../../domain/stock/stock-words.js';
import { isOver } from '../../domain/tickets/lifecycle.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import { RequiredPart } from '../../entities/stock/required-part.entity.js';
import type { Ticket } from '../../entities/tickets/ticket.entity.js';
import { eventActorOf, type Call } from '../desk.js';
import { once } from '../idempotency.js';
import { optionalText, requiredText } from '../text.js';
import { ticketInReach } from '../tickets/in-reach.js';
import { transaction, type Tx } from '../transaction.js';
import { endParts } from './end-parts.js';
import { lockLevels, settleLevels } from './levels.js';
import { move } from './movements.js';
import { recordParts } from './part-events.js';
import { serialsFor, takePieces } from './pieces.js';

export interface AddRequiredPart {
  ticketId: string;
  productId: string;
  quantity: number;
  note?: string | null;
  idempotencyKey?: string | null;
}

/** Asks for a part. @throws DeskError VALIDATION, NOT_FOUND, IDEMPOTENCY_MISMATCH */
export async function addRequiredPart(call: Call, input: AddRequiredPart): Promise<{ requiredPartId: string }> {
  const { idempotencyKey, ...given } = input;
  checkQuantity(input.quantity);
  const note = optionalText(input.note, ['note'], 2_000);
  return transaction(call, (tx) =>
    once(tx, 'addRequiredPart', idempotencyKey, given, async () => {
      const ticket = await ticketInWork(tx, input.ticketId);
      const product = await tx.em.findOne(Product, { id: input.productId });
      if (!product) throw notFound('product', ['productId']);
      if (product.kind !== 'PART' || product.archivedAt) throw invalid('not_a_part', ['productId']);
      const part = tx.em.create(RequiredPart, {
        id: newId(),
        ticketId: ticket.id,
        productId: product.id,
        locationId: null,
        status: 'REQUESTED',
        quantity: input.quantity,
        approved: null,
        note,
        reason: null,
        requestedBy: eventActorOf(call.actor),
        createdAt: tx.now,
        updatedAt: tx.now,
      });
      await recordParts(tx, 'ticket.part_requested', [part]);
      return { requiredPartId: part.id };
    }),
  );
}

/** Takes a part's request back, with what was reserved for it. @throws DeskError NOT_FOUND, ILLEGAL_TRANSITION */
export async function withdrawRequiredPart(
  call: Call,
  input: { requiredPartId: string; reason?: string | null },
): Promise<{ requiredPartId: string }> {
  const reason = optionalText(input.reason, ['reason'], 2_000);
  return transaction(call, async (tx) => {
    const part = await partInReach(tx, input.requiredPartId);
    await endParts(tx, [part], 'ticket.part_released', () => part.release(reason, tx.now));
    return { requiredPartId: part.id };
  });
}

/** Refuses a part, with what was reserved for it. @throws DeskError NOT_FOUND, ILLEGAL_TRANSITION, VALIDATION */
export async function rejectRequiredPart(
  call: Call,
  input: { requiredPartId: string; reason: string },
): Promise<{ requiredPartId: string }> {
  const reason = requiredText(input.reason, ['reason'], 2_000);
  return transaction(call, async (tx) => {
    const part = await partInReach(tx, input.requiredPartId);
    await endParts(tx, [part], 'ticket.part_rejected', () => part.reject(reason, tx.now));
    return { requiredPartId: part.id };
  });
}

export interface UseRequiredPart {
  requiredPartId: string;
  /** Pieces that went into the work; all that lie ready when nothing is said. */
  quantity?: number | null;
  serialNumbers?: string[] | null;
  /** Of the pieces that were taken out for them. */
  replacedSerialNumbers?: string[] | null;
  idempotencyKey?: string | null;
}

/**
 * Takes what was reserved for a part out of the stock, for good; what is not used of it is to be had again.
 * @throws DeskError VALIDATION, NOT_FOUND, ILLEGAL_TRANSITION, IDEMPOTENCY_MISMATCH
 */
export async function useRequiredPart(call: Call, input: UseRequiredPart): Promise<{ requiredPartId: string }> {
  const { idempotencyKey, ...given } = input;
  return transaction(call, (tx) =>
    once(tx, 'useRequiredPart', idempotencyKey, given, async () => {
      const part = await partInReach(tx, input.requiredPartId);
      checkPartStep(part.status, 'USED');
      const quantity = input.quantity ?? part.reserved;
      if (quantity < 1 || quantity > part.reserved)
        throw invalid('out_of_bounds', ['quantity'], { min: 1, max: part.reserved });
      const product = await tx.em.findOneOrFail(Product, { id: part.productId });
      const serialNumbers = serialsFor(product, quantity, input.serialNumbers);
      const replaced = (input.replacedSerialNumbers ?? []).map((one) => requiredText(one, ['replacedSerialNumbers']));
      if (replaced.length > quantity) throw invalid('too_many', ['replacedSerialNumbers'], { max: quantity });
      const place = { productId: part.productId, locationId: part.locationId! };
      const levels = await lockLevels(tx, [place]);
      await takePieces(tx, place, serialNumbers);
      const level = levels.of(place);
      level.release(part.reserved);
      move(tx, level, {
        kind: 'ISSUE',
        quantity: -quantity,
        serialNumbers,
        replacedSerialNumbers: replaced,
        ticketId: part.ticketId,
        requiredPartId: part.id,
      });
      part.use(quantity, tx.now);
      await recordParts(tx, 'ticket.part_used', [part]);
      await settleLevels(tx, levels);
      return { requiredPartId: part.id };
    }),
  );
}

const checkQuantity = (quantity: number): void => {
  if (quantity < 1 || quantity > QUANTITY_MAX)
    throw invalid('out_of_bounds', ['quantity'], { min: 1, max: QUANTITY_MAX });
};

/** A ticket that is being worked on, locked until the commit. @throws DeskError NOT_FOUND, VALIDATION */
export async function ticketInWork(tx: Tx, ticketId: string): Promise<Ticket> {
  const ticket = await ticketInReach(tx, ticketId);
  if (isOver(ticket.status)) throw invalid('ticket_over', ['ticketId'], { status: ticket.status });
  return ticket;
}

/** A part of a ticket in reach, both locked until the commit: the ticket first, as everybody does. @throws DeskError NOT_FOUND */
async function partInReach(tx: Tx, id: string): Promise<RequiredPart> {
  const found = await tx.em.findOne(RequiredPart, { id }, { fields: ['ticketId'], disableIdentityMap: true });
  await ticketInReach(tx, found?.ticketId ?? NO_ID, notFound('requiredPart', ['requiredPartId']));
  return await tx.em.findOneOrFail(RequiredPart, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
