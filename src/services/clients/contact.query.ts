/** Reading contacts, as far as the caller sees. */
import { sql } from 'kysely';
import { visibleContacts } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';

const COLUMNS = [
  'contact.id',
  'contact.client_id as clientId',
  'contact.site_id as siteId',
  'contact.name',
  'contact.function',
  'contact.department',
  'contact.email',
  'contact.phone',
  'contact.preferred_mode as preferredMode',
  'contact.is_primary as isPrimary',
  'contact.external_ref as externalRef',
  'contact.created_at as createdAt',
  'contact.archived_at as archivedAt',
  'contact.version',
] as const;

const rows = (call: Call) =>
  call.desk.db
    .selectFrom('contact')
    .select(columnsFor('Contact', COLUMNS, call))
    .where(visibleContacts(call.actor));
export type ContactRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** Contacts by id, also those who are there no more. */
export const contactsByIds = (call: Call, ids: readonly string[]): Promise<ContactRow[]> =>
  rows(call)
    .where(sql<boolean>`contact.id = any(${ids}::uuid[])`)
    .execute();

/** The contacts of several clients, or at several sites, by name, the primary one first; there are few. */
export async function contactsOf(
  call: Call,
  owner: 'client_id' | 'site_id',
  ids: readonly string[],
): Promise<ContactRow[][]> {
  const found = await rows(call)
    .select(sql.ref<string>(`contact.${owner}`).as('owner'))
    .where(sql<boolean>`${sql.ref(`contact.${owner}`)} = any(${ids}::uuid[])`)
    .where('contact.archived_at', 'is', null)
    .orderBy('contact.is_primary', 'desc')
    .orderBy('contact.name')
    .orderBy('contact.id')
    .execute();
  const byOwner = Map.groupBy(found, (row) => row.owner);
  return ids.map((id) => byOwner.get(id) ?? []);
}
