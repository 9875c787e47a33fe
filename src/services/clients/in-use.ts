/** What keeps a thing from being archived. */
import { sql } from 'kysely';
import { invalid } from '../../domain/errors.js';
import { isOver } from '../../domain/tickets/lifecycle.js';
import { TICKET_STATUSES } from '../../domain/tickets/ticket-words.js';
import type { Tx } from '../transaction.js';

const OPEN = TICKET_STATUSES.filter((status) => !isOver(status));

/** @throws DeskError VALIDATION while tickets on it are open */
export async function refuseOpenTickets(
  tx: Tx,
  column: 'client_id' | 'site_id' | 'device_id',
  id: string,
  path: string,
): Promise<void> {
  const { count } = await tx.db
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where(`ticket.${column}`, '=', id)
    .where('ticket.status', 'in', OPEN)
    .executeTakeFirstOrThrow();
  if (Number(count) > 0) throw invalid('open_tickets', [path], { count: Number(count) });
}

/** @throws DeskError VALIDATION while there are assets on the site */
export async function refuseAssets(tx: Tx, siteId: string): Promise<void> {
  const { rows } = await sql<{ count: number }>`select
      (select count(*) from robot where site_id = ${siteId}::uuid and archived_at is null)::integer
    + (select count(*) from device where site_id = ${siteId}::uuid and archived_at is null)::integer as count`.execute(
    tx.db,
  );
  const { count } = rows[0]!;
  if (count > 0) throw invalid('site_in_use', ['siteId'], { count });
}
