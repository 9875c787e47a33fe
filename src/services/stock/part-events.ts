import type { EventActor, EventKind } from '../../domain/events.js';
import { Product } from '../../entities/catalogue/product.entity.js';
import type { RequiredPart } from '../../entities/stock/required-part.entity.js';
import type { Tx } from '../transaction.js';

export type PartEvent = Extract<EventKind, `ticket.part_${string}`>;

/** Tells of required parts on their tickets' timelines: which product and how many, never what is in stock or what it costs. */
export async function recordParts(
  tx: Tx,
  kind: PartEvent,
  parts: readonly RequiredPart[],
  by?: EventActor,
): Promise<void> {
  if (parts.length === 0) return;
  const products = await tx.em.find(Product, { id: { $in: parts.map(({ productId }) => productId) } });
  const nameOf = (id: string) => products.find((product) => product.id === id)?.name ?? null;
  for (const part of parts)
    tx.record({
      kind,
      ticketId: part.ticketId,
      ...(by && { by }),
      data: {
        requiredPartId: part.id,
        productId: part.productId,
        productName: nameOf(part.productId),
        quantity: part.status === 'USED' ? part.used : (part.approved ?? part.quantity),
        status: part.status,
        reason: part.reason ?? null,
      },
    });
}
