/** Views of tickets that people save for themselves. */
import { LockMode } from '@mikro-orm/postgresql';
import { DeskError, invalid, notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { SavedView } from '../../entities/tickets/saved-view.entity.js';
import type { Call } from '../desk.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import { ticketConditions, type TicketOrder, type TicketWhere } from './ticket.query.js';

/** Views of one account, and columns of one view, at the most. */
export const VIEWS_MAX = 50;
const COLUMNS_MAX = 50;

export interface UpsertSavedView {
  /** The view to change; without it the one of this name, or a new one. */
  id?: string | null;
  name: string;
  /** Which tickets, as it was given: it is kept in this form. */
  conditions: Record<string, unknown>;
  /** The same, as tickets are found by it. */
  where: TicketWhere;
  orderBy: TicketOrder;
  columns?: readonly string[] | null;
  position?: number | null;
  version?: number | null;
}

/**
 * Saves a view under a name, or changes one. Saving the same name again changes the view that bears it, so a repetition
 * does no harm.
 * @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS
 */
export async function upsertSavedView(call: Call, input: UpsertSavedView): Promise<{ savedViewId: string }> {
  const accountId = ownerOf(call);
  const name = requiredText(input.name, ['name'], 100);
  if (input.columns && input.columns.length > COLUMNS_MAX) throw invalid('too_many', ['columns'], { max: COLUMNS_MAX });
  const columns = input.columns?.map((column, index) => requiredText(column, ['columns', String(index)], 100));
  // What cannot be asked for cannot be saved: this refuses what the list would.
  ticketConditions(call, input.where);
  return transaction(call, async (tx) => {
    await lockViewsOf(tx, accountId);
    const own = await tx.em.find(SavedView, { accountId });
    const named = own.find((view) => view.name === name);
    const view = input.id ? own.find(({ id }) => id === input.id) : named;
    if (input.id && !view) throw notFound('savedView', ['id']);
    if (named && named !== view) throw new DeskError('ALREADY_EXISTS', 'name_taken', {}, ['name']);
    const given = { name, conditions: input.conditions, orderBy: input.orderBy };
    if (view) {
      checkVersion(view.version, input.version);
      tx.em.assign(view, {
        ...given,
        ...(columns && { columns }),
        ...(input.position != null && { position: input.position }),
        updatedAt: tx.now,
      });
      return { savedViewId: view.id };
    }
    if (own.length >= VIEWS_MAX) throw invalid('too_many', ['name'], { max: VIEWS_MAX });
    const id = newId();
    const last = Math.max(-1, ...own.map(({ position }) => position));
    tx.em.create(SavedView, {
      ...given,
      id,
      accountId,
      columns: columns ?? [],
      position: input.position ?? last + 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    return { savedViewId: id };
  });
}

/** Takes one of the caller's views away. @throws DeskError NOT_FOUND */
export async function deleteSavedView(call: Call, { id }: { id: string }): Promise<{ savedViewId: string }> {
  const accountId = ownerOf(call);
  return transaction(call, async (tx) => {
    const view = await tx.em.findOne(SavedView, { id, accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!view) throw notFound('savedView', ['id']);
    tx.em.remove(view);
    return { savedViewId: id };
  });
}

function ownerOf({ actor }: Call): string {
  if (actor.kind !== 'PERSON') throw new DeskError('FORBIDDEN', 'forbidden');
  return actor.accountId;
}

/** One at a time: names and numbers of views are an account's own. */
const lockViewsOf = (tx: Tx, accountId: string) =>
  tx.db.selectFrom('account').select('id').where('id', '=', accountId).forNoKeyUpdate().execute();
