/** Reading clients and their sites. */
import { sql } from 'kysely';
import type { Db } from '../../entities/index.js';
import { visibleClients, visibleSites } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import { conditions, searched, type Filter, type SearchDocument } from '../filter.js';
import { countOf, orderOf, pageOf, type Order, type PageArgs } from '../page.js';

const COLUMNS = [
  'client.id',
  'client.name',
  'client.kind',
  'client.external_ref as externalRef',
  'client.email',
  'client.phone',
  'client.locale',
  'client.created_at as createdAt',
  'client.version',
] as const;

/** The columns of clients that the operation needs. */
export const clientColumns = (call: Call) => columnsFor('Client', COLUMNS, call);
const rows = (call: Call) => call.desk.db.selectFrom('client').select(clientColumns(call));
export type ClientRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

const siteRows = (db: Db) =>
  db
    .selectFrom('site')
    .select([
      'site.id',
      'site.client_id as clientId',
      'site.name',
      'site.street',
      'site.postal_code as postalCode',
      'site.city',
      'site.country',
      'site.latitude',
      'site.longitude',
      'site.time_zone as timeZone',
      'site.created_at as createdAt',
      'site.version',
    ]);
export type SiteRow = Awaited<ReturnType<ReturnType<typeof siteRows>['execute']>>[number];

export interface ClientWhere {
  kind?: Filter<string> | null;
  name?: Filter<string> | null;
  externalRef?: Filter<string> | null;
  createdAt?: Filter<Date> | null;
  search?: string | null;
}

export const CLIENT_ORDERS = {
  NAME_ASC: { name: 'name', column: sql`client.name`, type: 'text', direction: 'ASC' },
  NAME_DESC: { name: 'name', column: sql`client.name`, type: 'text', direction: 'DESC' },
  CREATED_AT_DESC: { name: 'createdAt', column: sql`client.created_at`, type: 'timestamptz', direction: 'DESC' },
  CREATED_AT_ASC: { name: 'createdAt', column: sql`client.created_at`, type: 'timestamptz', direction: 'ASC' },
} as const satisfies Record<string, Order>;
export type ClientOrder = keyof typeof CLIENT_ORDERS;

/** Indexed as `client_search_idx` and `client_codes_idx`. */
const DOCUMENT: SearchDocument = {
  text: sql`to_tsvector('desk', client.name)`,
  codes: sql`(coalesce(client.external_ref, '') || ' ' || coalesce(client.email, '') || ' ' || coalesce(client.phone, ''))`,
};

const whereOf = (call: Call, where: ClientWhere) => [
  visibleClients(call.actor),
  sql<boolean>`client.archived_at is null`,
  ...conditions(sql`client.kind`, where.kind),
  ...conditions(sql`client.name`, where.name),
  ...conditions(sql`client.external_ref`, where.externalRef),
  ...conditions(sql`client.created_at`, where.createdAt, 'timestamptz'),
  ...searched(DOCUMENT, where.search),
];

export const listClients = (call: Call, where: ClientWhere, orderBy: ClientOrder, page: PageArgs) =>
  pageOf(rows(call), whereOf(call, where), orderOf(CLIENT_ORDERS[orderBy], where.search), sql`client.id`, page);

export const countClients = (call: Call, where: ClientWhere): Promise<number> =>
  countOf(call.desk.db.selectFrom('client'), whereOf(call, where));

export const clientsByIds = (call: Call, ids: readonly string[]): Promise<ClientRow[]> =>
  rows(call)
    .where(sql<boolean>`client.id = any(${ids}::uuid[])`)
    .where(visibleClients(call.actor))
    .execute();

export const sitesByIds = (call: Call, ids: readonly string[]): Promise<SiteRow[]> =>
  siteRows(call.desk.db)
    .where(sql<boolean>`site.id = any(${ids}::uuid[])`)
    .where(visibleSites(call.actor))
    .execute();

/** The sites of several clients, by name; a client has few. */
export async function sitesOfClients(call: Call, clientIds: readonly string[]): Promise<SiteRow[][]> {
  const found = await siteRows(call.desk.db)
    .where(sql<boolean>`site.client_id = any(${clientIds}::uuid[])`)
    .where('site.archived_at', 'is', null)
    .where(visibleSites(call.actor))
    .orderBy('site.name')
    .execute();
  const byClient = Map.groupBy(found, (row) => row.clientId);
  return clientIds.map((id) => byClient.get(id) ?? []);
}
