/** People at clients. */
import { LockMode } from '@mikro-orm/postgresql';
import { newId } from '../../domain/ids.js';
import { Client } from '../../entities/clients/client.entity.js';
import { Contact, type ContactCard } from '../../entities/clients/contact.entity.js';
import type { Call } from '../desk.js';
import { once } from '../idempotency.js';
import { requiredText } from '../text.js';
import { transaction, type Tx } from '../transaction.js';
import { checkVersion } from '../version.js';
import {
  broughtBefore,
  checkedParts,
  emailOf,
  inReach,
  referenceOf,
  refusingTaken,
  textOf,
  type Checks,
  type Given,
} from './edit.js';
import { checkedClient, checkedPlace } from './place.js';

export interface UpsertContact extends Given<ContactCard> {
  /** The contact to change; without it, it is a new one. */
  contactId?: string | null;
  /** Whose a new one is. */
  clientId?: string | null;
  /** Makes them the one to turn to first, in the place of who was, or no more. */
  isPrimary?: boolean | null;
  version?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Enters a contact, or changes one: by their id, or, for a service account, by their reference.
 * @throws DeskError VALIDATION, NOT_FOUND, CONFLICT, ALREADY_EXISTS, IDEMPOTENCY_MISMATCH
 */
export async function upsertContact(call: Call, input: UpsertContact): Promise<{ contactId: string }> {
  const { idempotencyKey, ...given } = input;
  return refusingTaken(() =>
    transaction(call, (tx) =>
      once(tx, 'upsertContact', idempotencyKey, given, async () => {
        const card = cardOf(call, given);
        const contact = await contactFor(tx, input, card);
        if (card.siteId) await checkedPlace(tx, contact.clientId, card.siteId);
        contact.edit(card);
        if (input.isPrimary) await takeOver(tx, contact);
        else if (input.isPrimary === false) contact.rank(false);
        await tx.em.flush();
        return { contactId: contact.id };
      }),
    ),
  );
}

/** The contact that is meant, or a new one. */
async function contactFor(tx: Tx, input: UpsertContact, { externalRef }: Partial<ContactCard>): Promise<Contact> {
  if (input.contactId) {
    const contact = await inReach(tx, Contact, input.contactId, 'contact', 'contactId');
    checkVersion(contact.version, input.version);
    return contact;
  }
  const clientId = await checkedClient(tx, input.clientId);
  const present = await broughtBefore(tx, Contact, { clientId, externalRef });
  if (present) return present;
  return enterContact(tx, clientId, { name: requiredText(input.name, ['name']) });
}

/** A new contact of a client's. */
export const enterContact = (
  tx: Tx,
  clientId: string,
  card: Partial<ContactCard> & Pick<ContactCard, 'name'>,
): Contact =>
  tx.em.create(Contact, {
    ...{ siteId: null, function: null, department: null, email: null, phone: null, preferredMode: null },
    externalRef: null,
    ...card,
    id: newId(),
    clientId,
    createdAt: tx.now,
    archivedAt: null,
  });

/** A client has one primary contact at the most: it is locked, so that two who are made it at once take turns. */
async function takeOver(tx: Tx, contact: Contact): Promise<void> {
  await tx.em.findOneOrFail(Client, { id: contact.clientId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const others = await tx.em.find(
    Contact,
    { clientId: contact.clientId, isPrimary: true, archivedAt: null, id: { $ne: contact.id } },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  for (const other of others) other.rank(false);
  await tx.em.flush();
  contact.rank(true);
}

export interface ArchiveContact {
  contactId: string;
  version?: number | null;
}

/** Takes a contact off their client. @throws DeskError NOT_FOUND, CONFLICT */
export async function archiveContact(call: Call, input: ArchiveContact): Promise<{ contactId: string }> {
  return transaction(call, async (tx) => {
    const contact = await inReach(tx, Contact, input.contactId, 'contact', 'contactId');
    checkVersion(contact.version, input.version);
    contact.archive(tx.now);
    return { contactId: contact.id };
  });
}

const cardOf = (call: Call, input: Given<ContactCard>): Partial<ContactCard> => checkedParts(input, cardChecks(call));

/** How each part of a card is checked. */
export const cardChecks = (call: Call): Checks<ContactCard> => ({
  name: (value) => requiredText(value, ['name']),
  function: textOf('function'),
  department: textOf('department'),
  email: emailOf,
  phone: textOf('phone', 50),
  preferredMode: (value) => value,
  siteId: (value) => value,
  externalRef: referenceOf(call),
});
