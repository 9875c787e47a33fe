/** Tickets that wait for parts get them when they arrive: the most urgent first, of equal ones the oldest. */
import { LockMode } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { SYSTEM } from '../../domain/accounts/actor.js';
import { RequiredPart } from '../../entities/stock/required-part.entity.js';
import type { StockLevel } from '../../entities/stock/stock-level.entity.js';
import { eventActorOf } from '../desk.js';
import type { Tx } from '../transaction.js';
import { recordParts } from './part-events.js';

/**
 * Reserves what is available at some locked levels for those who wait for it there. A ticket that somebody else is
 * changing at this moment is passed over, because whoever holds a level must not wait for a ticket; the job
 * `stock.fulfil-shortages` comes back to it.
 */
export async function fulfilShortages(tx: Tx, levels: readonly StockLevel[]): Promise<void> {
  const open = levels.filter((level) => level.available() > 0);
  if (open.length === 0) return;
  await tx.em.flush();
  const { rows } = await sql<{ id: string }>`
    select required_part.id from required_part join ticket on ticket.id = required_part.ticket_id
    where required_part.status = 'SHORTAGE' and (${sql.join(
      open.map(
        ({ productId, locationId }) =>
          sql`(required_part.product_id = ${productId}::uuid and required_part.location_id = ${locationId}::uuid)`,
      ),
      sql` or `,
    )})
    order by ticket.priority, required_part.created_at, required_part.id
    for key share of ticket skip locked`.execute(tx.db);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  // Whoever changes a part has its ticket first, so that none of these is waited for.
  const parts = await tx.em.find(
    RequiredPart,
    { id: { $in: ids } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const byId = new Map(parts.map((part) => [part.id, part]));
  const done: RequiredPart[] = [];
  for (const part of ids.map((id) => byId.get(id)!)) {
    const level = open.find(
      ({ productId, locationId }) => productId === part.productId && locationId === part.locationId,
    );
    const missing = part.missing();
    const got = level && missing > 0 ? level.reserve(missing) : 0;
    if (got === 0) continue;
    part.fulfil(got, tx.now);
    if (part.status === 'APPROVED') done.push(part);
  }
  // Nobody at the desk decides it now: it was decided when the shortage was opened.
  await recordParts(tx, 'ticket.part_approved', done, eventActorOf(SYSTEM));
}
