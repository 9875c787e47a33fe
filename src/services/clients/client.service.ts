/** Clients: entered by staff, by partners, and by themselves when they register. */
import { LockMode } from '@mikro-orm/postgresql';
import { reachOf } from '../../domain/accounts/actor.js';
import { notFound } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { Client, type ClientProfile } from '../../entities/clients/client.entity.js';
import { withinReach } from '../access.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import {
  broughtBefore,
  checkedParts,
  emailOf,
  kept,
  referenceOf,
  refusingTaken,
  textOf,
  type Checks,
  type Given,
} from './edit.js';
import { refuseOpenTickets } from './in-use.js';

export interface CreateClient extends Given<ClientProfile> {
  name: string;
  idempotencyKey?: string | null;
}

/**
 * Enters a client. Who has one already gets no second one: a CLIENT's own was made with their account, a key may be bound
 * to one, and a service account names one that it has brought before by its reference. That client then takes what is given.
 * @throws DeskError VALIDATION, ALREADY_EXISTS, IDEMPOTENCY_MISMATCH
 */
export async function createClient(call: Call, input: CreateClient): Promise<{ clientId: string; created: boolean }> {
  const { idempotencyKey, ...given } = input;
  return refusingTaken(() =>
    transaction(call, (tx) =>
      once(tx, 'createClient', idempotencyKey, given, async () => {
        const profile = profileOf(call, given);
        const reach = reachOf(call.actor);
        const present =
          reach.kind === 'CLIENT'
            ? await clientInReach(tx, reach.clientId)
            : await broughtBefore(tx, Client, { externalRef: profile.externalRef });
        present?.edit(profile);
        const client = present ?? enterClient(tx, { ...profile, name: requiredText(input.name, ['name']) });
        await tx.em.flush();
        return { clientId: client.id, created: !present };
      }),
    ),
  );
}

/** A new client. */
export const enterClient = (tx: Tx, profile: Partial<ClientProfile> & Pick<ClientProfile, 'name'>): Client =>
  tx.em.create(Client, {
    ...{ kind: 'COMPANY', email: null, phone: null, externalRef: null, preferredContactMode: null },
    ...profile,
    id: newId(),
    createdAt: tx.now,
    archivedAt: null,
  });

export interface UpdateClient extends Given<ClientProfile> {
  clientId: string;
  version?: number | null;
}

/** Changes what is given of a client. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS */
export async function updateClient(call: Call, input: UpdateClient): Promise<{ clientId: string }> {
  return refusingTaken(() =>
    transaction(call, async (tx) => {
      const client = await clientInReach(tx, input.clientId);
      checkVersion(client.version, input.version);
      client.edit(profileOf(call, input));
      await tx.em.flush();
      return { clientId: client.id };
    }),
  );
}

export interface ArchiveClient {
  clientId: string;
  version?: number | null;
}

/** Ends the service of a client; one with open tickets is refused. @throws DeskError VALIDATION, NOT_FOUND, CONFLICT */
export async function archiveClient(call: Call, input: ArchiveClient): Promise<{ clientId: string }> {
  return transaction(call, async (tx) => {
    const client = await clientInReach(tx, input.clientId);
    checkVersion(client.version, input.version);
    await refuseOpenTickets(tx, 'client_id', client.id, 'clientId');
    client.archive(tx.now);
    return { clientId: client.id };
  });
}

/** The client, locked until the commit; another is as if it did not exist. */
async function clientInReach(tx: Tx, id: string): Promise<Client> {
  const { clientId, ...nothing } = withinReach(tx.call.actor);
  const client = await tx.em.findOne(
    Client,
    { $and: [{ id, archivedAt: null }, clientId ? { id: clientId } : nothing] },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!client) throw notFound('client', ['clientId']);
  return client;
}

/** How each part of a profile is checked. */
export const profileChecks = (call: Call): Checks<ClientProfile> => ({
  name: (value) => requiredText(value, ['name']),
  kind: kept,
  email: emailOf,
  phone: textOf('phone', 50),
  locale: kept,
  preferredContactMode: (value) => value,
  externalRef: referenceOf(call),
});

const profileOf = (call: Call, input: Given<ClientProfile>): Partial<ClientProfile> =>
  checkedParts(input, profileChecks(call));
