/** Whose something is, and where: checked before it is written. */
import { reachOf } from '../../domain/accounts/actor.js';
import { invalid, notFound } from '../../domain/errors.js';
import { Client } from '../../entities/clients/client.entity.js';
import { Site } from '../../entities/clients/site.entity.js';
import type { Call } from '../desk.js';
import type { Tx } from '../transaction.js';

/** Whether the caller may touch this client's things: a client its own, and a service that is bound to one its. */
function isInReach({ actor }: Call, clientId: string | null): boolean {
  const reach = reachOf(actor);
  return reach.kind === 'ALL' || (reach.kind === 'CLIENT' && reach.clientId === clientId);
}

/** The client that is meant, and the caller's own when none is named; checked to exist, and to be in the caller's reach. */
export async function checkedClient(tx: Tx, clientId: string | null | undefined): Promise<string> {
  const { clientId: owner } = await checkedPlace(tx, clientId ?? null, null);
  if (!owner) throw invalid('client_required', ['clientId']);
  return owner;
}

/** The client and site, checked to exist, to belong together, and to be in the caller's reach. */
export async function checkedPlace(
  tx: Tx,
  clientId: string | null,
  siteId: string | null,
): Promise<{ clientId: string | null; siteId: string | null }> {
  const reach = reachOf(tx.call.actor);
  const owner = clientId ?? (reach.kind === 'CLIENT' ? reach.clientId : null);
  if (owner) {
    const client = isInReach(tx.call, owner) ? await tx.em.findOne(Client, { id: owner, archivedAt: null }) : null;
    if (!client) throw notFound('client', ['clientId']);
  }
  if (siteId) {
    if (!owner) throw invalid('client_required', ['clientId']);
    const site = await tx.em.findOne(Site, { id: siteId, archivedAt: null });
    if (!site || !isInReach(tx.call, site.clientId)) throw notFound('site', ['siteId']);
    if (site.clientId !== owner) throw invalid('site_of_other_client', ['siteId']);
  }
  return { clientId: owner, siteId };
}
