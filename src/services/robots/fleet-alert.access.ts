import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { reachOf, type Actor } from '../../domain/accounts/actor.js';

/**
 * Alerts concern the fleet: staff, technicians and unbound services see all. A service bound to a client sees those
 * that name this client, a CLIENT none: it sees its own tickets instead.
 */
export function alertsInReach(actor: Actor): RawBuilder<SqlBool> {
  const reach = reachOf(actor);
  if (reach.kind === 'ALL' || reach.kind === 'TECHNICIAN') return sql<SqlBool>`true`;
  if (reach.kind === 'CLIENT' && actor.kind === 'SERVICE')
    return sql<SqlBool>`fleet_alert.client_id = ${reach.clientId}::uuid`;
  return sql<SqlBool>`false`;
}
