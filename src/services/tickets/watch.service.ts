/** Who wants to hear of a ticket. */
import { invalid, notFound } from '../../domain/errors.js';
import { NO_ID } from '../../domain/ids.js';
import { Account } from '../../entities/accounts/account.entity.js';
import { Technician } from '../../entities/technicians/technician.entity.js';
import { TicketWatcher } from '../../entities/tickets/ticket-watcher.entity.js';
import type { Ticket } from '../../entities/tickets/ticket.entity.js';
import { rolesShownTo } from '../../domain/accounts/account-policy.js';
import type { Call } from '../desk.js';
import { transaction, type Tx } from '../transaction.js';
import { ticketInReach } from './in-reach.js';

export interface WatchTicket {
  ticketId: string;
  /** The caller’s own when nothing is said; another's is for managers. */
  accountId?: string | null;
}

/**
 * Puts somebody on a ticket's list of watchers: staff, its technician, or an account of its client. Who is on it stays.
 * @throws DeskError NOT_FOUND, VALIDATION
 */
export async function watchTicket(call: Call, input: WatchTicket): Promise<{ ticketId: string }> {
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    const account = await accountOf(tx, input.accountId ?? null);
    if (!account.active || !(await sees(tx, account, ticket))) throw invalid('watcher_out_of_sight', ['accountId']);
    const watcher = { ticketId: ticket.id, accountId: account.id };
    if (!(await tx.em.findOne(TicketWatcher, watcher))) tx.em.create(TicketWatcher, { ...watcher, createdAt: tx.now });
    return { ticketId: ticket.id };
  });
}

/** Takes somebody off it; who is not on it is no mistake. @throws DeskError NOT_FOUND */
export async function unwatchTicket(call: Call, input: WatchTicket): Promise<{ ticketId: string }> {
  return transaction(call, async (tx) => {
    const ticket = await ticketInReach(tx, input.ticketId);
    const { id: accountId } = await accountOf(tx, input.accountId ?? null);
    const watcher = await tx.em.findOne(TicketWatcher, { ticketId: ticket.id, accountId });
    if (watcher) tx.em.remove(watcher);
    return { ticketId: ticket.id };
  });
}

/** The caller's own account, or one that is shown to them: to managers others are. */
async function accountOf(tx: Tx, given: string | null): Promise<Account> {
  const { actor } = tx.call;
  const own = actor.kind === 'PERSON' ? actor.accountId : NO_ID;
  const account = await tx.em.findOne(Account, { id: given ?? own });
  if (!account || (account.id !== own && !rolesShownTo(actor).includes(account.role)))
    throw notFound('account', ['accountId']);
  return account;
}

async function sees(tx: Tx, account: Account, ticket: Ticket): Promise<boolean> {
  if (account.role === 'CLIENT') return account.clientId !== null && account.clientId === ticket.clientId;
  if (account.role !== 'TECHNICIAN') return true;
  const technician = await tx.em.findOne(Technician, { accountId: account.id });
  return technician !== null && technician.id === ticket.technicianId;
}
