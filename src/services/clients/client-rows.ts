/** What the rows of a file say of clients, their sites and contacts: gathered, checked, and nothing done yet. */
import { type DeskError, invalid } from '../../domain/errors.js';
import type { Client, ClientProfile } from '../../entities/clients/client.entity.js';
import type { Contact, ContactCard } from '../../entities/clients/contact.entity.js';
import type { Site, SiteAddress } from '../../entities/clients/site.entity.js';
import type { Table, TableRow } from '../csv/index.js';
import type { Call } from '../desk.js';
import { ADDRESS_COLUMNS, CARD_COLUMNS, PROFILE_COLUMNS, type ClientRecord, type PartColumns } from './client-csv.js';
import { profileChecks } from './client.service.js';
import { cardChecks } from './contact.service.js';
import { checkedParts, kept, type Checks, type Given } from './edit.js';
import { addressChecks, isHalfPosition } from './site.service.js';

/** A client that the desk has, with what is in use there, by name. */
export interface KnownClient {
  client: Client;
  sites: Map<string, Site[]>;
  contacts: Map<string, Contact[]>;
}

/** What a file says of one thing. */
interface Said<Parts> {
  /** The line that speaks of it first. */
  line: number;
  /** Its cells there: what further lines say must be the same. */
  given: Given<Parts>;
  parts: Partial<Parts>;
}

export interface SaidClient extends Said<ClientProfile> {
  sites: Map<string, Said<SiteAddress>>;
  contacts: Map<string, Said<ContactCard>>;
}

/** A kind of thing: where its parts are in the file, and how each is checked. */
interface Thing<Parts> {
  columns: PartColumns<Parts>;
  checks: Checks<Parts>;
  /** Whether its position is said by half. */
  isHalf?: (given: Given<Parts>) => boolean;
}

type Row = TableRow<ClientRecord>;
type ClientTable = Table<ClientRecord>;

/** The clients of a file by reference; whatever is wrong becomes a problem of the table. */
export function saidClients(
  call: Call,
  table: ClientTable,
  known: ReadonlyMap<string, KnownClient>,
): Map<string, SaidClient> {
  const profile: Thing<ClientProfile> = { columns: PROFILE_COLUMNS, checks: profileChecks(call) };
  const address: Thing<SiteAddress> = { columns: ADDRESS_COLUMNS, checks: addressChecks(call), isHalf: isHalfPosition };
  // No site in a row says nothing of where the contact is.
  const card: Thing<ContactCard> = { columns: CARD_COLUMNS, checks: { ...cardChecks(call), siteId: kept } };
  const clients = new Map<string, SaidClient>();
  for (const row of table.rows) {
    const reference = textIn(row, 'externalRef');
    const there = known.get(reference);
    if (!reference) tell(table, row, 'externalRef', invalid('required', []));
    if (there?.client.archivedAt) {
      tell(table, row, 'externalRef', invalid('client_archived', [], { key: reference }));
      continue;
    }
    const said = say(table, row, profile, clients.get(reference), !there);
    const client = clients.get(reference) ?? { ...said, sites: new Map(), contacts: new Map() };
    if (reference) clients.set(reference, client);
    sayPart(table, row, address, client.sites, there?.sites);
    sayPart(table, row, card, client.contacts, there?.contacts);
  }
  return clients;
}

/** The site or contact of a row, where it has one. */
function sayPart<Parts extends SiteAddress | ContactCard>(
  table: ClientTable,
  row: Row,
  thing: Thing<Parts>,
  said: Map<string, Said<Parts>>,
  known: ReadonlyMap<string, unknown[]> | undefined,
): void {
  const { siteId: _where, ...own } = thing.columns as PartColumns<SiteAddress & ContactCard>;
  if (Object.values(own).every((column) => row.values[column] == null)) return;
  const name = textIn(row, own.name!);
  if ((known?.get(name)?.length ?? 0) > 1) tell(table, row, own.name!, invalid('several_of_name', [], { key: name }));
  const one = say(table, row, thing, said.get(name), true);
  if (name) said.set(name, one);
}

/** What a row says of a thing: checked where it is the first to, and else held against what was said `before`. */
function say<Parts extends object>(
  table: ClientTable,
  row: Row,
  { columns, checks, isHalf }: Thing<Parts>,
  before: Said<Parts> | undefined,
  needsName: boolean,
): Said<Parts> {
  const given = givenIn(row, columns, needsName);
  const refuse = (name: keyof Parts, error: DeskError) => tell(table, row, columns[name]!, error);
  if (before) {
    for (const name of Object.keys(given) as (keyof Parts)[])
      if (given[name] != null && name in before.given && given[name] !== before.given[name])
        refuse(name, invalid('csv_differs', [], { line: before.line, column: table.headerOf(columns[name]!) }));
    return before;
  }
  const parts = checkedParts(given, checks, refuse);
  if (isHalf?.(given) && !row.refused.has('latitude') && !row.refused.has('longitude'))
    tell(table, row, 'latitude', invalid('latitude_and_longitude', []));
  return { line: row.line, given, parts };
}

/** The cells of a thing that the file has columns for and that could be read, without blanks around them. */
function givenIn<Parts>(row: Row, columns: PartColumns<Parts>, needsName: boolean): Given<Parts> {
  const given: Record<string, unknown> = needsName ? { name: null } : {};
  for (const [name, column] of Object.entries(columns) as [string, keyof ClientRecord][]) {
    const value = row.values[column];
    if (value !== undefined) given[name] = typeof value === 'string' ? value.trim() : value;
  }
  return given as Given<Parts>;
}

const textIn = (row: Row, column: keyof ClientRecord): string => String(row.values[column] ?? '').trim();

const tell = ({ problems, headerOf }: ClientTable, { row, line }: Row, column: keyof ClientRecord, error: DeskError) =>
  problems.add({ row, line, column: headerOf(column) }, error);
