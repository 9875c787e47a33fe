/** Reading devices, as far as the caller sees. */
import { sql } from 'kysely';
import { visibleDevices } from '../access.js';
import { columnsFor } from '../columns.js';
import type { Call } from '../desk.js';
import type { SearchDocument } from '../filter.js';

const COLUMNS = [
  'device.id',
  'device.client_id as clientId',
  'device.site_id as siteId',
  'device.product_id as productId',
  'device.name',
  'device.brand',
  'device.model',
  'device.serial_number as serialNumber',
  'device.operating_system as operatingSystem',
  'device.purchased_on as purchasedOn',
  'device.purchase_place as purchasePlace',
  'device.external_ref as externalRef',
  'device.created_at as createdAt',
  'device.updated_at as updatedAt',
  'device.archived_at as archivedAt',
  'device.version',
] as const;

const rows = (call: Call) => call.desk.db.selectFrom('device').select(columnsFor('Device', COLUMNS, call));
export type DeviceRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** Indexed as `device_search_idx` and `device_codes_idx`. */
export const DEVICE_DOCUMENT: SearchDocument = {
  text: sql`to_tsvector('desk', device.name || ' ' || coalesce(device.brand, '') || ' ' || coalesce(device.model, '') || ' ' || coalesce(device.operating_system, ''))`,
  codes: sql`(coalesce(device.serial_number, '') || ' ' || coalesce(device.model, '') || ' ' || coalesce(device.external_ref, ''))`,
};

/** Devices by id, also those that are in use no more. */
export const devicesByIds = (call: Call, ids: readonly string[]): Promise<DeviceRow[]> =>
  rows(call)
    .where(sql<boolean>`device.id = any(${ids}::uuid[])`)
    .where(visibleDevices(call.actor))
    .execute();
