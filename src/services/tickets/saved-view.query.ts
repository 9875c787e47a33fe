/** Reading saved views: each account's own. */
import { sql } from 'kysely';
import type { Call } from '../desk.js';
import type { TicketOrder } from './ticket.query.js';

const rows = (call: Call) =>
  call.desk.db
    .selectFrom('saved_view')
    .select([
      'id',
      'name',
      'conditions',
      sql<TicketOrder>`order_by`.as('orderBy'),
      'columns',
      'position',
      'created_at as createdAt',
      'updated_at as updatedAt',
      'version',
    ])
    .where('account_id', '=', call.actor.kind === 'PERSON' ? call.actor.accountId : null);

export type SavedViewRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** The caller's views, in the order in which they arranged them. */
export const listSavedViews = (call: Call): Promise<SavedViewRow[]> =>
  rows(call).orderBy('position').orderBy('name').orderBy('id').execute();

/** One of the caller's views, or null. */
export const savedViewById = async (call: Call, id: string): Promise<SavedViewRow | null> =>
  (await rows(call).where('id', '=', id).executeTakeFirst()) ?? null;
