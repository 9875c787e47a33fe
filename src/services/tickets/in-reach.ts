/** Tickets that are to be changed: locked until the commit, and looked up within the caller's reach. */
import { LockMode } from '@mikro-orm/postgresql';
import { reachOf } from '../../domain/accounts/actor.js';
import { notFound } from '../../domain/errors.js';
import { Ticket } from '../../entities/tickets/ticket.entity.js';
import { withinReach } from '../access.js';
import type { Tx } from '../transaction.js';

/** The ticket, locked; another's is as if it did not exist. @throws DeskError NOT_FOUND */
export async function ticketInReach(
  tx: Tx,
  ticketId: string,
  refusal = notFound('ticket', ['ticketId']),
): Promise<Ticket> {
  const [ticket] = await ticketsInReach(tx, [ticketId]);
  if (!ticket) throw refusal;
  return ticket;
}

/** Those of several tickets that the caller may touch, locked in the order of their ids: nobody waits in a circle. */
export function ticketsInReach(tx: Tx, ticketIds: readonly string[]): Promise<Ticket[]> {
  const { actor } = tx.call;
  const reach = reachOf(actor);
  const mine = reach.kind === 'TECHNICIAN' ? { technicianId: reach.technicianId } : withinReach(actor);
  return tx.em.find(
    Ticket,
    { $and: [{ id: { $in: [...new Set(ticketIds)] } }, mine] },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}
