/** Clients from a file, with their sites and contacts. */
import { LockMode } from '@mikro-orm/postgresql';
import { Client, type ClientProfile } from '../../entities/clients/client.entity.js';
import { Contact, type ContactCard } from '../../entities/clients/contact.entity.js';
import { Site, type SiteAddress } from '../../entities/clients/site.entity.js';
import {
  importFile,
  importRefusal,
  readTable,
  type ImportFile,
  type ImportReport,
  type Table,
  type TableRow,
} from '../csv/index.js';
import type { Call } from '../desk.js';
import type { Tx } from '../transaction.js';
import { CLIENT_COLUMNS, type ClientRecord } from './client-csv.js';
import { saidClients, type KnownClient, type SaidClient } from './client-rows.js';
import { enterClient } from './client.service.js';
import { enterContact } from './contact.service.js';
import { refusingTaken } from './edit.js';
import { enterSite } from './site.service.js';

/**
 * Enters and edits clients by their external references, their sites and contacts by their names: all rows of the file,
 * or none. A dry run answers the same and changes nothing.
 * @throws ShownRefusal VALIDATION with the report, when anything is wrong with the file
 * @throws DeskError ALREADY_EXISTS when a reference was entered by somebody else meanwhile; IDEMPOTENCY_MISMATCH
 */
export async function importClients(call: Call, input: ImportFile): Promise<ImportReport> {
  const table = readTable(input.csv, CLIENT_COLUMNS, ['externalRef']);
  const take = (tx: Tx, dryRun: boolean) => takeRows(tx, table, dryRun);
  return refusingTaken(() => importFile(call, 'importClients', input, take), 'csv');
}

async function takeRows(tx: Tx, table: Table<ClientRecord>, dryRun: boolean): Promise<ImportReport> {
  const { rows, count, problems } = table;
  const known = await knownClients(tx, rows, dryRun);
  const said = saidClients(tx.call, table, known);
  if (problems.count > 0) throw importRefusal(problems, count, dryRun, tx.call.locale);
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const [reference, client] of said) counts[takeClient(tx, client, known.get(reference))] += 1;
  return { ...counts, dryRun, rows: count, problems: [], problemsLeftOut: 0 };
}

/** The clients that a file speaks of, by reference; locked in the order of their ids where they are to be changed. */
async function knownClients(
  tx: Tx,
  rows: readonly TableRow<ClientRecord>[],
  dryRun: boolean,
): Promise<Map<string, KnownClient>> {
  const references = [...new Set(rows.flatMap(({ values }) => values.externalRef?.trim() ?? []))];
  const lockMode = dryRun ? LockMode.NONE : LockMode.PESSIMISTIC_WRITE;
  const options = { orderBy: { id: 'asc' }, lockMode } as const;
  const clients = await tx.em.find(Client, { externalRef: { $in: references } }, options);
  const theirs = { clientId: { $in: clients.map(({ id }) => id) }, archivedAt: null };
  const sites = Map.groupBy(await tx.em.find(Site, theirs, options), ({ clientId }) => clientId);
  const contacts = Map.groupBy(await tx.em.find(Contact, theirs, options), ({ clientId }) => clientId);
  return new Map(
    clients.map((client) => [
      client.externalRef!,
      {
        client,
        sites: Map.groupBy(sites.get(client.id) ?? [], ({ name }) => name),
        contacts: Map.groupBy(contacts.get(client.id) ?? [], ({ name }) => name),
      },
    ]),
  );
}

/** Does what the file says of a client, and of their sites and contacts. */
function takeClient(tx: Tx, said: SaidClient, known: KnownClient | undefined): 'created' | 'updated' | 'unchanged' {
  const client = known?.client ?? enterClient(tx, said.parts as ClientProfile);
  let changed = client.edit(said.parts);
  const siteIds = new Map<string, string>();
  for (const [name, { parts }] of said.sites) {
    const there = known?.sites.get(name)?.[0];
    const site = there ?? enterSite(tx, client.id, parts as SiteAddress);
    changed = site.edit(parts) || !there || changed;
    siteIds.set(name, site.id);
  }
  for (const [name, { parts }] of said.contacts) {
    const card = { ...parts, ...(parts.siteId && { siteId: siteIds.get(parts.siteId)! }) };
    const there = known?.contacts.get(name)?.[0];
    const contact = there ?? enterContact(tx, client.id, card as ContactCard);
    changed = contact.edit(card) || !there || changed;
  }
  if (!known) return 'created';
  return changed ? 'updated' : 'unchanged';
}
